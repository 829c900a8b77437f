// Shows a result and hands it out as files. Text from articles is only ever put into the page as
// text; the report, which escapes it on the server, is shown in a frame without this page's rights.
const KEPT = "summarise.kept-result";
const section = element.querySelector(".result");
const early = element.querySelector(".early");
const frame = element.querySelector("iframe");
const said = element.querySelector(".said");
const keep = element.querySelector("[data-do=keep]");
const take = element.querySelector(".take");
const wide = element.querySelector("[data-do=wide]");
let shown = {};

function storage(use) {
  // A browser may forbid storage; then keeping is not offered.
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}

function say(text) {
  said.textContent = text;
  window.setTimeout(() => said.textContent === text && (said.textContent = ""), 6000);
}

function card({ name, text, note }) {
  const item = document.createElement("li");
  const heading = document.createElement("h3");
  heading.textContent = name;
  const words = document.createElement("p");
  words.textContent = text || note;
  item.append(heading, words);
  return item;
}

function show(value) {
  const before = shown;
  shown = value || {};
  const { parts = [], html = "", files = {} } = shown;
  const appears = (section.hidden && parts.length) || (html && !before.html);
  section.hidden = !html && !parts.length;
  early.hidden = Boolean(html) || !parts.length;
  if (early.children.length > parts.length || html) early.replaceChildren();
  if (!html) parts.slice(early.children.length).forEach((part) => early.append(card(part)));
  frame.hidden = take.hidden = !html;
  if (html && html !== before.html) frame.srcdoc = html;
  if (!html) {
    frame.removeAttribute("srcdoc");
    widen(false);
  }
  for (const button of take.querySelectorAll("[data-file]"))
    button.hidden = !files[button.dataset.file];
  take.querySelector("[data-do=copy]").hidden = !shown.citations;
  if (appears && shown.ticket) window.setTimeout(bring, 100);
  if (shown.ticket && html && keep.checked) store();
}

function bring() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  section.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

function store() {
  const done = storage((place) => {
    place.setItem(KEPT, JSON.stringify(shown));
    return true;
  });
  if (!done) {
    keep.checked = false;
    say("This browser has no room for it.");
  }
}

function save(name) {
  const { text, type, filename } = shown.files[name];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = filename;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(`Saved as ${filename}.`);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(shown.citations);
  } catch {
    // Without https, or when the visitor forbids it, only the old way is left.
    const area = document.createElement("textarea");
    area.value = shown.citations;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) return say("The browser does not allow copying.");
  }
  return say("Copied, with citations.");
}

function widen(on) {
  section.classList.toggle("wide", on);
  wide.setAttribute("aria-pressed", String(on));
  wide.textContent = on ? "Back to the page" : "Whole window";
}

take.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.file) save(button.dataset.file);
  if (button.dataset.do === "copy") copy();
  if (button.dataset.do === "wide") widen(!section.classList.contains("wide"));
  if (button.dataset.do === "forget") {
    storage((place) => place.removeItem(KEPT));
    keep.checked = false;
    history.replaceState(null, "", location.pathname + location.search);
    show(null);
    trigger("clear");
  }
});
keep.addEventListener("change", () => {
  if (keep.checked) store();
  else storage((place) => place.removeItem(KEPT));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && section.classList.contains("wide")) widen(false);
});
watch("value", () => {
  // The ticket stands behind the #, which browsers send to nobody: a reload finds the result.
  const { ticket } = props.value || {};
  if (ticket) history.replaceState(null, "", `#result=${ticket}`);
  show(props.value);
});
const kept = storage((place) => JSON.parse(place.getItem(KEPT)));
if (kept) {
  keep.checked = true;
  show(kept);
} else show(props.value);
