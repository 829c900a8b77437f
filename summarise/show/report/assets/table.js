// The table of facts: filters and sorting.
const matrix = id("matrix");
if (matrix) {
  const rows = [...matrix.tBodies[0].rows];
  const kind = id("kind");
  const source = id("source");
  const filter = () => {
    let count = 0;
    for (const row of rows) {
      const fits =
        (!kind.value || row.dataset.kind === kind.value || (kind.value === "conflict" && "conflict" in row.dataset)) &&
        (!source.value || row.dataset.sources.split(" ").includes(source.value));
      row.hidden = !fits;
      count += fits;
    }
    id("count").textContent = count === 1 ? "1 fact" : `${count} facts`;
  };
  kind.addEventListener("change", filter);
  source.addEventListener("change", filter);
  kind.closest("[hidden]").hidden = false;
  for (const button of document.querySelectorAll("button[data-show]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      kind.value = button.dataset.show;
      source.value = button.dataset.of;
      filter();
      id("facts").scrollIntoView({ block: "start", behavior });
      kind.focus({ preventScroll: true });
    });
  }
  const heads = [...matrix.tHead.rows[0].cells].filter((head) => head.dataset.sort);
  const sort = (head) => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const value = (row) => Number(row.cells[head.cellIndex].dataset.v);
    const order = (row) => Number(row.cells[0].dataset.v);
    rows.sort((one, two) => (value(one) - value(two)) * (up ? 1 : -1) || order(one) - order(two));
    matrix.tBodies[0].append(...rows);
  };
  for (const head of heads) {
    const button = make("button", "", "sort");
    button.type = "button";
    button.append(...head.querySelector(".sort").childNodes);
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(head));
  }
  heads[0].setAttribute("aria-sort", "ascending");
}
