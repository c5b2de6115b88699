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
const sections = [...tables.children];
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
  const sentences = [...task.clauses, ...task.duties].map((part) => part.text.map((piece) => piece.text ?? piece).join(""));
  return [task.number, task.title, task.chapter, ...units, ...sentences].join("\n");
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function labelled(label, text) {
  return fill(texts.labelled, { label, text });
}

function taskOf(row) {
  return data.tasks[row.dataset.task];
}

/** The unit whose column a cell of a table stands in; undefined in the first columns. */
function unitOf(cell) {
  const plan = sections.indexOf(cell.closest("section"));
  const before = cell.matches("th.unit") ? FIRST_UNIT - 1 : FIRST_UNIT; // the corner is two columns wide
  return data.plans[plan].units[cell.cellIndex - before];
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
    (!(unit || role) || cells.some((cell) => !role || role === cell.role || role === cell.look)) &&
    (!severities.length || task.gaps.some((gap) => severities.includes(gap.severity)))
  );
}

function isInChapter(row, { chapter }) {
  const task = taskOf(row);
  return !chapter || chapter === `band ${task.band}` || chapter === `plan ${task.plan}`;
}

/** Hides what is not asked for. On a paged screen, other chapters are only hidden from the screen: paper shows them. */
function applyFilters() {
  const wanted = asked();
  const found = new Set(rows.filter((row) => isWanted(row, wanted)));
  visible = [...found].filter((row) => isInChapter(row, wanted));
  const onScreen = new Set(visible);
  const onPaper = isPaged ? found : onScreen;
  const show = (part, its) => {
    part.hidden = !its.some((row) => onPaper.has(row));
    part.classList.toggle("elsewhere", !its.some((row) => onScreen.has(row)));
  };
  for (const row of rows) show(row, [row]);
  for (const part of tables.querySelectorAll("tbody, section:has(tbody)")) show(part, [...part.querySelectorAll("tr[data-task]")]);
  const elsewhere = found.size - visible.length;
  const counted = fill(texts.shown, { shown: visible.length, total: rows.length });
  find("shown").textContent = counted + (elsewhere ? fill(texts.elsewhere, { count: elsewhere }) : "");
  document.body.classList.toggle("filtered", onPaper.size < rows.length);
  highlight("picked", wanted.unit);
  if (!stop || !onScreen.has(stop.parentElement)) moveStop(visible.length ? visible[0].cells[1] : null);
}

function clearFilters() {
  filters.reset();
  if (isPaged) find("chapter").value = "band 0";
  applyFilters();
}

function pickUnit(header) {
  const unit = String(unitOf(header));
  find("unit").value = find("unit").value === unit ? "" : unit;
  applyFilters();
}

/** Marks the column of a unit in every table, and no other; '' marks none. */
function highlight(mark, unit) {
  for (const marked of tables.querySelectorAll(`.${mark}`)) marked.classList.remove(mark);
  for (const [index, plan] of data.plans.entries()) {
    const column = unit === "" ? -1 : plan.units.indexOf(Number(unit));
    if (column < 0) continue;
    sections[index].querySelectorAll("col")[column + FIRST_UNIT].classList.add(mark);
    sections[index].querySelectorAll("th.unit")[column].classList.add(mark);
  }
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
  return element("b", look, data.looks[look].letter);
}

/** Notes and the place in the source. */
function placed(tag, at, ...notes) {
  return element(tag, "at", ...notes.map((note) => `${note} · `), element("span", "", fill(texts.at, at)));
}

/** A text with its marks; those of the unit that was clicked stand out. */
function marked(pieces, asked) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const isAsked = asked !== undefined && piece.unit === asked;
    return element("mark", isAsked ? `${piece.kind} clicked` : piece.kind, piece.text);
  });
}

function openPane(cell) {
  const task = taskOf(cell.parentElement);
  const unit = unitOf(cell);
  closePane();
  opened = cell;
  cell.classList.add("opened");
  cell.parentElement.classList.add("opened");
  find("details").replaceChildren(
    element("p", "where", `${data.plans[task.plan].title} · ${task.chapter}`),
    element("h2", "", `${task.number} ${task.title}`),
    ...(unit === undefined ? [] : [unitPart(task, unit)]),
    partiesPart(task, unit),
    ...clausePart(task, unit),
    ...dutyPart(task),
    ...gapPart(task),
    element("h3", "", texts.file),
    placed("p", task.at, task.file),
  );
  pane.hidden = false;
  pane.scrollTop = 0;
  moveStop(cell);
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
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
  box.append(element("p", "", letter(cell.look), ` ${data.looks[cell.look].meaning}`));
  box.append(element("p", "", labelled(texts.basis, task.clauses[cell.clause].basis)));
  if (cell.scope) box.append(element("p", "", labelled(texts.scope, cell.scope)));
  return box;
}

/** Who does what: the units of each role. */
function partiesPart(task, asked) {
  const list = element("ul", "parties");
  for (const look of Object.keys(data.looks)) {
    const units = Object.keys(task.cells).filter((unit) => task.cells[unit].look === look);
    const names = units.map((unit) => element("span", Number(unit) === asked ? "clicked" : "", data.units[unit][0]));
    if (units.length) list.append(element("li", "", letter(look), element("p", "", ...names)));
  }
  return list;
}

function clausePart(task, asked) {
  const clauses = task.clauses.map((clause) => {
    const notes = [clause.basis, clause.only, clause.open ? texts.open_list : ""].filter(Boolean);
    return element("blockquote", "", ...marked(clause.text, asked), placed("p", clause.at, ...notes));
  });
  return [element("h3", "", texts.clauses), ...(clauses.length ? clauses : [element("p", "none", texts.no_clause)])];
}

function dutyPart(task) {
  const items = task.duties.map((duty) => {
    const notes = duty.notes.map(({ kind, text }) => element("p", `note ${kind}`, labelled(texts[kind], text)));
    return element("li", "", ...marked(duty.text), " ", placed("span", duty.at), ...notes);
  });
  return items.length ? [element("h3", "", fill(texts.duties, { count: items.length })), element("ol", "", ...items)] : [];
}

function gapPart(task) {
  const items = task.gaps.map(({ severity, message, suggestion, evidence }) => {
    const quote = evidence ? [element("p", "", labelled(texts.col_evidence, evidence))] : [];
    const mark = element("i", severity, data.severities[severity]);
    return element("li", "", mark, ` ${message}`, ...quote, element("p", "closes", `→ ${suggestion}`));
  });
  const list = items.length ? element("ul", "", ...items) : element("p", "none", texts.no_gaps);
  return [element("h3", "", texts.gaps), list];
}

// --- what the page listens to

function cellOf(event) {
  return event.target.closest("tr[data-task] > *");
}

function followColumn(event) {
  const cell = cellOf(event);
  highlight("hot", (cell && unitOf(cell)) ?? "");
}

filters.addEventListener("input", () => {
  applyFilters();
  tables.scrollTop = 0;
  tables.querySelector("th.picked")?.scrollIntoView({ block: "nearest", inline: "center" });
});
filters.addEventListener("submit", (event) => event.preventDefault());
find("clear").addEventListener("click", clearFilters);
find("close").addEventListener("click", closePane);
tables.addEventListener("pointerover", followColumn);
tables.addEventListener("focusin", followColumn);

tables.addEventListener("click", (event) => {
  const cell = cellOf(event);
  const header = event.target.closest("th.unit");
  if (cell) openPane(cell);
  else if (header) pickUnit(header);
});

tables.addEventListener("keydown", (event) => {
  const cell = cellOf(event);
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

for (const table of tables.querySelectorAll("table")) {
  table.setAttribute("role", "grid");
  table.style.setProperty("--head-height", `${table.tHead.offsetHeight}px`); // keeps a focused cell clear of the header
}
filters.hidden = find("keys").hidden = false;
clearFilters();
