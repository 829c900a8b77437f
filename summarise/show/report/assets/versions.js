// The other articles' versions of a passage, and what links and keys do.
const versions = id("versions");
let passage = null; // whose versions are listed

function make(tag, text, name) {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  if (name) node.className = name;
  return node;
}
function refer(name, text) {
  const link = make("a", text);
  link.href = `#${name}`;
  return link;
}
function target(places) {
  return data.targets.push(places) - 1;
}
function item(label, place, text, note) {
  const link = make("a", "", "version");
  link.href = `#p${place[0]}-${place[1]}`;
  link.dataset.k = target([place]);
  link.append(make("bdi", label, "who"));
  const entry = make("li");
  entry.append(link);
  if (note) entry.append(make("span", ` ${note}`, "muted"));
  const quote = make("blockquote", text);
  quote.dir = "auto";
  entry.append(quote);
  return entry;
}
function list(mark) {
  const fact = data.facts[mark.dataset.f];
  const [article, start] = mark.querySelector(".w").id.slice(1).split("-").map(Number);
  const own = fact.mentions.find(([a, s, e]) => a === article && start >= s && start < e);
  const others = fact.mentions.filter((mention) => mention !== own);
  const elsewhere = others.filter(([a]) => a !== article);
  const names = fact.sources.map((source) => data.articles[source]);
  const title = !elsewhere.length
    ? `Only in ${data.articles[article]}`
    : names.length > 1
      ? `${names.length} independent sources: ${names.join(", ")}`
      : `Only in ${names[0]} and what repeats it`;
  const places = others.map((mention) => mention.slice(0, 3));
  const entries = others.map((mention) =>
    item(
      data.articles[mention[0]],
      mention.slice(0, 3),
      words(mention),
      mention[3] === "qualifies" ? "with other details" : "",
    ),
  );
  for (const conflict of own ? own[4] : [])
    for (const side of data.conflicts[conflict])
      if (side[0] !== article) {
        places.push(side.slice(0, 3));
        entries.push(item(data.articles[side[0]], side.slice(0, 3), side[3], "says differently:"));
      }
  id("versions-title").textContent = title;
  const note = entries.length ? "What the other articles have in its place:" : "";
  const links = [refer(`f${mark.dataset.f}`, "In the table of facts")];
  for (const conflict of own ? own[4] : []) links.push(refer(`c${conflict}`, "In the differences"));
  id("versions-note").replaceChildren(...links, make("span", note));
  id("versions-list").replaceChildren(...entries);
  return places;
}
function open(mark) {
  release();
  if (passage) passage.classList.remove("chosen");
  passage = mark;
  mark.classList.add("chosen");
  const places = list(mark);
  versions.hidden = false;
  versions.scrollTop = 0;
  light(places, mark.closest("article"));
  versions.scrollIntoView({ block: "nearest", behavior });
  id("versions-title").focus({ preventScroll: true });
}
function close() {
  if (!passage) return;
  versions.hidden = true;
  passage.classList.remove("chosen");
  passage.focus({ preventScroll: true });
  passage = null;
  release();
}
if (versions) id("close").addEventListener("click", close);

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest('a[href^="#"], [data-k]');
  if (!link) return;
  // A document in a srcdoc frame would load its parent's address for "#part".
  event.preventDefault();
  if (link.closest("article") && !getSelection().isCollapsed) return; // words are being selected
  if (link.dataset.k) return choose(link);
  if (link.dataset.f) return passage === link ? close() : open(link);
  const goal = id(link.getAttribute("href").slice(1));
  if (!goal) return;
  if (goal.closest("#matrix")) {
    id("kind").value = id("source").value = "";
    id("kind").dispatchEvent(new Event("change"));
  }
  goal.scrollIntoView({ block: link.closest(".chips") ? "nearest" : "start", inline: "start", behavior });
  if (!goal.hasAttribute("tabindex")) goal.setAttribute("tabindex", "-1");
  goal.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (chosen) release();
  else close();
});
for (const mark of document.querySelectorAll("article a")) mark.draggable = false;
