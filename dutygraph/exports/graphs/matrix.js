"use strict";

// Filters, keyboard and side pane of the matrix. Data reaches the page as text nodes only, never as markup.

const UNPAGED_TASKS = 500; // above this many tasks, the screen shows one chapter at a time
const FIRST_UNIT = 4; // cells before the first unit: number, title, deadlines, gaps
const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

const find = (id) => document.getElementById(id);
const data = JSON.parse(find("data").textContent);
const { texts } = data;
const filters = find("filters");
const tables = find("tables");
const pane = find("pane");
const rows = [...tables.querySelectorAll("tr[data-task]")];
const isPaged = rows.length > UNPAGED_TASKS;
const searchable = data.tasks.map((task) => fold(wordsOf(task)));

let visible = rows;
let stop = null; // the cell that Tab reaches
let opened = null; // the cell whose side pane is open

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function wordsOf(task) {
  const units = Object.keys(task.cells).flatMap((unit) => data.units[unit]);
  const sentences = [...task.clauses, ...task.duties].map((part) => part.text.map((piece) => [piece].flat()[0]).join(""));
  return [task.number, task.title, task.chapter, ...units, ...sentences].join("\n");
}

function taskOf(row) {
  return data.tasks[row.dataset.task];
}

/** The unit whose column a cell stands in; undefined in the first columns. */
function unitOf(cell, task) {
  return data.plans[task.plan].units[cell.cellIndex - FIRST_UNIT];
}

function clamp(value, last) {
  return Math.max(0, Math.min(value, last));
}

// --- filters

/** What the filters ask for. */
function asked() {
  return {
    words: fold(find("search").value).split(/\s+/).filter(Boolean),
    unit: find("unit").value,
    role: find("role").value,
    chapter: find("chapter").value,
    severities: find("gaps").value.split(" ").filter(Boolean),
  };
}

function isWanted(row, { words, unit, role, severities }) {
  const task = taskOf(row);
  const cells = unit ? [task.cells[unit]].filter(Boolean) : Object.values(task.cells);
  return (
    words.every((word) => searchable[row.dataset.task].includes(word)) &&
    (!(unit || role) || cells.some((cell) => !role || cell.slice(0, 2).includes(role))) &&
    (!severities.length || task.gaps.some(([severity]) => severities.includes(severity)))
  );
}

function isInChapter(row, { chapter }) {
  const task = taskOf(row);
  return !chapter || chapter === `band ${task.band}` || chapter === `plan ${task.plan}`;
}

/** Hides what is not asked for. On a paged screen, other chapters are only hidden from the screen: paper shows them. */
function applyFilters() {
  const wanted = asked();
  visible = rows.filter((row) => {
    const isFound = isWanted(row, wanted);
    const isHere = isInChapter(row, wanted);
    row.hidden = !isFound || !(isHere || isPaged);
    row.classList.toggle("elsewhere", isPaged && !isHere);
    return isFound && isHere;
  });
  const shown = new Set(visible);
  for (const part of tables.querySelectorAll("tbody, section")) {
    const parts = [...part.querySelectorAll("tr[data-task]")];
    part.hidden = parts.length > 0 && parts.every((row) => row.hidden);
    part.classList.toggle("elsewhere", parts.length > 0 && !parts.some((row) => shown.has(row)));
  }
  find("shown").textContent = texts.shown.replace("{shown}", visible.length).replace("{total}", rows.length);
  document.body.classList.toggle("filtered", rows.some((row) => row.hidden));
  highlight("picked", wanted.unit);
  if (!stop || !shown.has(stop.parentElement)) moveStop(visible.length ? visible[0].cells[1] : null);
}

/** Marks the column of a unit in every table, and no other; '' marks none. */
function highlight(mark, unit) {
  for (const marked of tables.querySelectorAll(`col.${mark}, th.${mark}`)) marked.classList.remove(mark);
  for (const [index, plan] of data.plans.entries()) {
    const column = unit === "" ? -1 : plan.units.indexOf(Number(unit));
    if (column < 0) continue;
    const section = find(`plan-${index}`);
    section.querySelectorAll("col")[column + FIRST_UNIT].classList.add(mark);
    section.querySelectorAll("th.unit")[column].classList.add(mark);
  }
}

function pickUnit(header) {
  const index = Number(header.closest("section").id.replace("plan-", ""));
  const column = [...header.parentElement.querySelectorAll(".unit")].indexOf(header);
  const unit = String(data.plans[index].units[column]);
  find("unit").value = find("unit").value === unit ? "" : unit;
  applyFilters();
}

// --- keyboard: one stop for Tab, arrows from cell to cell

function moveStop(cell) {
  if (stop) stop.removeAttribute("tabindex");
  if (cell) cell.tabIndex = 0;
  stop = cell;
}

function step(cell, down, right) {
  const row = visible[clamp(visible.indexOf(cell.parentElement) + down, visible.length - 1)];
  moveStop(row.cells[clamp(cell.cellIndex + right, row.cells.length - 1)]);
  stop.focus();
}

// --- side pane

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function letter(look) {
  return element("b", look, data.looks[look][0]);
}

function place([start, end]) {
  return texts.at.replace("{start}", start).replace("{end}", end);
}

function openPane(cell) {
  const task = taskOf(cell.parentElement);
  const unit = unitOf(cell, task);
  closePane();
  opened = cell;
  cell.classList.add("opened");
  cell.parentElement.classList.add("opened");
  find("details").replaceChildren(
    element("p", "where", [data.plans[task.plan].title, task.chapter].join(" · ")),
    element("h2", "", `${task.number} ${task.title}`),
    ...(unit === undefined ? [] : [unitPart(task, unit)]),
    partiesPart(task, unit),
    ...clausePart(task, unit),
    ...dutyPart(task),
    ...gapPart(task),
    element("h3", "", texts.file),
    element("p", "at", `${task.file} · ${place(task.at)}`),
  );
  pane.hidden = false;
  pane.scrollTop = 0;
  moveStop(cell);
  pane.focus();
}

function closePane() {
  if (!opened) return;
  opened.classList.remove("opened");
  opened.parentElement.classList.remove("opened");
  pane.hidden = true;
  opened.focus();
  opened = null;
}

function unitPart(task, unit) {
  const cell = task.cells[unit];
  const [printed, ...others] = data.units[unit];
  const box = element("div", "asked", element("strong", "", printed), element("p", "at", others.join(" · ")));
  if (!cell) {
    box.append(element("p", "", texts.not_in_row));
    return box;
  }
  const [, look, clause, scope] = cell;
  box.append(element("p", "", letter(look), ` ${data.looks[look][1]}`));
  box.append(element("p", "", `${texts.basis}: ${task.clauses[clause].basis}`));
  if (scope) box.append(element("p", "", `${texts.scope}: ${scope}`));
  return box;
}

/** Who does what: the units of each role. */
function partiesPart(task, asked) {
  const list = element("ul", "parties");
  for (const look of Object.keys(data.looks)) {
    const units = Object.keys(task.cells).filter((unit) => task.cells[unit][1] === look);
    const names = units.map((unit) => element("span", Number(unit) === asked ? "clicked" : "", data.units[unit][0]));
    if (units.length) list.append(element("li", "", letter(look), ...names));
  }
  return list;
}

function clausePart(task, asked) {
  const clauses = task.clauses.map((clause) => {
    const text = clause.text.map((piece) => {
      if (typeof piece === "string") return piece;
      const [name, unit, role] = piece;
      return element("mark", unit === asked ? `${role} clicked` : role, name);
    });
    const notes = [clause.basis, clause.only, clause.open ? texts.open_list : "", place(clause.at)].filter(Boolean);
    return element("blockquote", "", ...text, element("p", "at", notes.join(" · ")));
  });
  return [element("h3", "", texts.clauses), ...(clauses.length ? clauses : [element("p", "none", texts.no_clause)])];
}

function dutyPart(task) {
  const items = task.duties.map((duty) => {
    const text = duty.text.map((piece) => (typeof piece === "string" ? piece : element("mark", piece[1], piece[0])));
    const notes = duty.notes.map(([kind, words]) => element("p", `note ${kind}`, element("b", "", texts[kind]), ` ${words}`));
    return element("li", "", ...text, element("span", "at", ` ${place(duty.at)}`), ...notes);
  });
  return items.length ? [element("h3", "", `${texts.duties} (${items.length})`), element("ol", "", ...items)] : [];
}

function gapPart(task) {
  const items = task.gaps.map(([severity, message, suggestion, evidence]) => {
    const mark = element("i", severity, data.severities[severity]);
    const quote = evidence ? [element("p", "", `${texts.col_evidence}: ${evidence}`)] : [];
    return element("li", "", mark, ` ${message}`, ...quote, element("p", "closes", `→ ${suggestion}`));
  });
  const list = items.length ? element("ul", "gaps", ...items) : element("p", "none", texts.no_gaps);
  return [element("h3", "", texts.gaps), list];
}

// --- what the page listens to

filters.addEventListener("input", applyFilters);
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(applyFilters));

tables.addEventListener("click", (event) => {
  const cell = event.target.closest("tr[data-task] > *");
  const header = event.target.closest("th.unit");
  if (cell) openPane(cell);
  else if (header) pickUnit(header);
});

tables.addEventListener("pointerover", (event) => {
  const cell = event.target.closest("tr[data-task] > *");
  highlight("hot", (cell && unitOf(cell, taskOf(cell.parentElement))) ?? "");
});

tables.addEventListener("keydown", (event) => {
  const cell = event.target.closest("tr[data-task] > *");
  if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
  if (MOVES[event.key]) step(cell, ...MOVES[event.key]);
  else if (event.key === "Enter" || event.key === " ") openPane(cell);
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePane();
  if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    find("search").focus();
  }
});

find("close").addEventListener("click", closePane);

for (const table of tables.querySelectorAll("table")) table.setAttribute("role", "grid");
filters.hidden = false;
filters.reset();
if (isPaged) find("chapter").value = "band 0";
applyFilters();
const corner = tables.querySelector(".corner");
if (corner) {
  // Keeps the focused cell clear of the sticky header and columns.
  tables.style.scrollPaddingTop = `${corner.closest("thead").offsetHeight}px`;
  tables.style.scrollPaddingLeft = `${corner.offsetWidth}px`;
}
