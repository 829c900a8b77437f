// Evidence: pointing at an entry of the report lights up the words that it rests on, choosing it
// keeps them lit and goes there.
const id = (name) => document.getElementById(name);
const data = JSON.parse(id("data").textContent);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const behavior = calm ? "auto" : "smooth";
const back = id("back");

// The pieces of each article, by the offset at which they start.
const pieces = new Map();
for (const node of document.querySelectorAll(".w")) {
  const [article, start] = node.id.slice(1).split("-").map(Number);
  if (!pieces.has(article)) pieces.set(article, []);
  pieces.get(article).push([start, node]);
}
function within([article, start, end]) {
  return (pieces.get(article) || [])
    .filter(([offset]) => offset >= start && offset < end)
    .map(([, node]) => node);
}
const words = (place) => within(place).map((node) => node.textContent).join("").trim();

let lit = [];
let chosen = null;

function dim() {
  for (const node of lit) node.classList.remove("lit");
  lit = [];
}
function light(places, except) {
  dim();
  lit = places.flatMap(within);
  for (const node of lit) node.classList.add("lit");
  bring(except);
}
const apart = (article) => getComputedStyle(article).overflowY === "auto";
function first() {
  const found = new Map();
  for (const node of lit) {
    const article = node.closest("article");
    if (!found.has(article)) found.set(article, node);
  }
  return found;
}
// Articles that scroll on their own do so at once; the page moves only when asked.
function bring(except) {
  let strip = null;
  for (const [article, node] of first()) {
    const fold = node.closest("details");
    if (fold) fold.open = true;
    if (!apart(article) || article === except) continue;
    const top = node.getBoundingClientRect().top - article.getBoundingClientRect().top;
    article.scrollTo({ top: article.scrollTop + top - article.clientHeight / 3, behavior });
    if (strip) continue;
    strip = article.parentElement;
    const box = strip.getBoundingClientRect();
    const place = article.getBoundingClientRect();
    if (except || (place.left >= box.left && place.right <= box.right)) continue;
    strip.scrollTo({ left: strip.scrollLeft + place.left - box.left, behavior });
  }
}
function go(entry) {
  const [found] = first();
  if (!found) return;
  const [article, node] = found;
  if (apart(article)) {
    id("originals").scrollIntoView({ block: "nearest", behavior });
  } else {
    node.scrollIntoView({ block: "center", behavior });
    back.hidden = false;
    back.onclick = () => {
      back.hidden = true;
      entry.scrollIntoView({ block: "center", behavior });
      entry.focus({ preventScroll: true });
    };
  }
}
function release() {
  if (chosen) {
    chosen.classList.remove("chosen");
    if (chosen.hasAttribute("aria-current")) chosen.removeAttribute("aria-current");
  }
  chosen = null;
  back.hidden = true;
  dim();
}
function choose(entry) {
  const again = entry === chosen;
  release();
  if (again) return;
  chosen = entry;
  entry.classList.add("chosen");
  entry.setAttribute("aria-current", "true");
  light(data.targets[entry.dataset.k]);
  go(entry);
  const sources = new Set(data.targets[entry.dataset.k].map(([article]) => data.articles[article]));
  id("status").textContent = `Evidence is marked in ${[...sources].join(", ")}`;
}

let waiting = 0;
function point(event) {
  const entry = event.target.closest("[data-k]");
  clearTimeout(waiting);
  if (!entry || chosen) return;
  const wait = event.type === "focusin" ? 0 : 120; // not while the pointer only passes over
  waiting = setTimeout(() => light(data.targets[entry.dataset.k]), wait);
}
function leave(event) {
  clearTimeout(waiting);
  if (!chosen && event.target.closest("[data-k]")) dim();
}
document.addEventListener("pointerover", point);
document.addEventListener("pointerout", leave);
document.addEventListener("focusin", point);
document.addEventListener("focusout", leave);
