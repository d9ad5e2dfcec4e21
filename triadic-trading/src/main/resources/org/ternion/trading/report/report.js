"use strict";
// Cells sort by their full number where they show a short one; what is not known comes last.
function key(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.v ?? cell.textContent;
  const number = Number(text.replace(" %", ""));
  return text === "" || text === "–" ? null : Number.isNaN(number) ? text : number;
}

// Browsers do not save what is longer as a data: link.
for (const link of document.querySelectorAll("a[data-content]")) {
  link.addEventListener("click", () => {
    if (link.href.startsWith("blob:")) return;
    const bytes = Uint8Array.from(atob(link.dataset.content), c => c.charCodeAt(0));
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/gzip" }));
  });
}

for (const heading of document.querySelectorAll("th.sort")) {
  heading.addEventListener("click", () => {
    const table = heading.closest("table");
    const rising = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const column = heading.cellIndex;
    const rows = Array.from(table.tBodies[0].rows, row => [key(row, column), row]);
    rows.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null);
      const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
      return rising ? order : -order;
    });
    table.tBodies[0].append(...rows.map(([, row]) => row));
  });
}
