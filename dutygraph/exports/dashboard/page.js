"use strict";

// Search over the lists. The page is whole without it; nothing is ever read as markup.

const find = (id) => document.getElementById(id);
const form = find("filters");
const search = find("search");
const items = [...document.querySelectorAll(".item")];
const lists = [...document.querySelectorAll("main details, main .group, main section")].filter((list) => list.querySelector(".item"));
const parts = [...document.querySelectorAll("main details")];
const searchable = new Map(items.map((item) => [item, fold(item.textContent)]));

let openBefore = null; // the parts that were open when the search began

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function applySearch() {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  if (words.length && !openBefore) openBefore = new Set(parts.filter((part) => part.open));
  let shown = 0;
  for (const item of items) {
    item.hidden = !words.every((word) => searchable.get(item).includes(word));
    if (!item.hidden) shown += 1;
  }
  for (const list of lists) {
    const hasFound = list.matches(".item") ? !list.hidden : list.querySelector(".item:not([hidden])") !== null;
    list.hidden = !hasFound;
    if (words.length && list.matches("details:not(.item)")) list.open = hasFound;
  }
  if (!words.length && openBefore) {
    for (const part of parts) part.open = openBefore.has(part);
    openBefore = null;
  }
  find("shown").textContent = words.length ? form.dataset.shown.replace("{shown}", shown) : "";
}

function clearSearch() {
  search.value = "";
  applySearch();
}

function openAll(open) {
  for (const part of parts) part.open = open;
}

/** Shows what a link leads to, also where a search hid it or its list is closed. */
function reveal() {
  const target = find(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) clearSearch();
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  target.scrollIntoView();
}

search.addEventListener("input", applySearch);
form.addEventListener("submit", (event) => event.preventDefault());
find("clear").addEventListener("click", clearSearch);
find("open").addEventListener("click", () => openAll(true));
find("close").addEventListener("click", () => openAll(false));
window.addEventListener("hashchange", reveal);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== search) {
    event.preventDefault();
    search.focus();
  }
});

form.hidden = false;
