// Hands out one file that is made in the browser, so that none is left on the server, and lists
// the rows that failed, as text.
const box = element.querySelector(".download");
const button = element.querySelector("button");
const said = element.querySelector(".said");
const failures = element.querySelector(".failures");

function show() {
  const { filename = "", text = null, failed = [] } = props.value || {};
  box.hidden = text === null;
  button.textContent = `Save ${filename}`;
  said.textContent = "";
  failures.hidden = !failed.length;
  failures.tBodies[0].replaceChildren(
    ...failed.map((row) => {
      const line = document.createElement("tr");
      for (const words of row) line.insertCell().textContent = words;
      return line;
    }),
  );
}

button.addEventListener("click", () => {
  const { filename, text, type } = props.value;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = filename;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  said.textContent = `Saved as ${filename}.`;
});
show();
watch("value", show);
