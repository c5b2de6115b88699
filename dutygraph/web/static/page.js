"use strict";

// Pages are whole without this. It narrows long tables as one types, and "/" goes to the question.

const FEW = 8; // rows that one sees at a glance

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** Puts a field before a table that shows only the rows with the words in it. */
function addFilter(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length <= FEW) return;
  const texts = rows.map((row) => fold(row.textContent));
  const line = document.createElement("div");
  const input = document.createElement("input");
  const shown = document.createElement("span");
  line.className = "narrow";
  input.type = "search";
  input.placeholder = table.dataset.filter;
  input.setAttribute("aria-label", table.dataset.filter);
  shown.setAttribute("role", "status");
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) count += 1;
    });
    const told = table.dataset.shown.replace("{shown}", count).replace("{total}", rows.length);
    shown.textContent = words.length ? told : "";
  });
  line.append(input, shown);
  table.before(line);
}

document.querySelectorAll("table[data-filter]").forEach(addFilter);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  document.querySelector(".ask input").focus();
});
