// A table of inputs that takes lines of a spreadsheet, and goes down a line by Enter.
// Without this script each cell is typed by itself.

const cellsOf = (row) => [...row.querySelectorAll("input")];
const rowsOf = (table) => [...table.querySelectorAll("tbody tr")].map(cellsOf);

function placeOf(rows, input) {
  const line = rows.findIndex((row) => row.includes(input));
  return [line, line < 0 ? -1 : rows[line].indexOf(input)];
}

function paste(event, table) {
  const text = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n+$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const rows = rowsOf(table);
  const [line, column] = placeOf(rows, event.target);
  text.split("\n").forEach((words, down) => {
    words.split("\t").forEach((word, right) => {
      const cell = rows[line + down]?.[column + right];
      if (cell) cell.value = word.trim();
    });
  });
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}

function goDown(event, table) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const rows = rowsOf(table);
  const [line, column] = placeOf(rows, event.target);
  rows[line + (event.shiftKey ? -1 : 1)]?.[column]?.focus();
}

for (const table of document.querySelectorAll("[data-paste]")) {
  table.addEventListener("paste", (event) => paste(event, table));
  table.addEventListener("keydown", (event) => {
    if (event.target.matches("input")) goDown(event, table);
  });
}
