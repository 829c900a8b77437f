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
