// What the page around the entries offers: another layout, a theme, the clipboard.
// The page that shows this one in a frame may have a theme of its own.
addEventListener("message", (event) => {
  const theme = event.source === parent && event.data && event.data.theme;
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
});

const widen = id("widen");
widen.hidden = false;
widen.addEventListener("click", () => {
  const wide = id("split").classList.toggle("widened");
  widen.setAttribute("aria-pressed", String(wide));
});

// Where the articles scroll sideways, their names above tell which of them are in view.
const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, intersectionRatio } of entries) {
      const chip = document.querySelector(`.chip[href="#${target.id}"]`);
      if (intersectionRatio > 0.9) chip?.setAttribute("aria-current", "true");
      else chip?.removeAttribute("aria-current");
    }
  },
  { root: document.querySelector(".strip"), threshold: [0, 0.95] },
);
const sideways = matchMedia("(min-width: 68rem)");
function observe() {
  seen.disconnect();
  for (const chip of document.querySelectorAll(".chip")) chip.removeAttribute("aria-current");
  if (sideways.matches) document.querySelectorAll(".strip > article").forEach((one) => seen.observe(one));
}
sideways.addEventListener("change", observe);
observe();

// A sandboxed frame has no clipboard of its own, but may copy a selection.
function selected(text) {
  const area = make("textarea", "", "unseen");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
async function copy(button) {
  const text = data.citations[button.dataset.copy];
  let done = false;
  if (navigator.clipboard && origin !== "null") {
    done = await navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  if (!done) {
    done = selected(text);
    button.focus();
  }
  const label = "Copy with citations";
  button.textContent = id("status").textContent = done ? "Copied" : "The browser does not allow it";
  setTimeout(() => (button.textContent = label), 2000);
}
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
