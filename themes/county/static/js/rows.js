// The page of a register's rows -> choosing, searching and sorting among all of them, in place and in the address. Without
// this file the page shows its first rows, with links to choices and orders where they are few.

const SHOWN = 200; // rows that are drawn at once
const CHOICES = 200; // values of a column that a list of choices can hold
const root = document.querySelector("[data-rows]");
const part = (name) => root.querySelector(`[data-row-${name}]`);
const table = part("table"), body = table.tBodies[0], status = part("status"), more = part("more"), place = part("choices");
const make = (name, attributes, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};
const textOf = (cell) => (typeof cell === "string" ? cell : cell.map(([name]) => name).join("、"));
let data, found = [], drawn = 0;

// Rows with the text of each cell, read once.
function prepared({ columns, rows }) {
  const texts = rows.map((row) => row.slice(1).map(textOf));
  return { columns: columns.map(([name, number, filtered]) => ({ name, number, filtered })), rows, texts, whole: texts.map((cells) => cells.join("\n").toLowerCase()) };
}

function controls() {
  const fields = [];
  data.columns.forEach(({ name, filtered }, at) => {
    if (!filtered) return;
    const counts = new Map();
    for (const cells of data.texts) if (cells[at]) counts.set(cells[at], (counts.get(cells[at]) ?? 0) + 1);
    if (counts.size < 2 || counts.size > CHOICES) return;
    const select = make("select", { id: `row-choice-${at}`, name, "data-at": at }, new Option(`全部${name}`, ""));
    for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1])) select.add(new Option(`${value}（${count}）`, value));
    fields.push(make("p", {}, make("label", { for: select.id }, name), select));
  });
  const box = make("input", { id: "row-words", name: "q", type: "search", autocomplete: "off" });
  fields.push(make("p", {}, make("label", { for: box.id }, "含有"), box));
  place.replaceChildren(make("form", { class: "row-choices", role: "search", "aria-label": "在明细里找" }, ...fields));
  const form = place.firstChild;
  form.addEventListener("input", () => show());
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const name = data.columns[at].name;
    head.replaceChildren(make("button", { type: "button", class: "row-order", "data-at": at }, name, make("span", { "aria-hidden": "true" }, " ↕")));
    head.firstChild.addEventListener("click", () => { order(at); show(); });
  });
  return form;
}

let sorted = -1, down = false;
function order(at) {
  down = sorted === at && !down;
  sorted = at;
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (column === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
}

const compare = new Intl.Collator("zh", { numeric: true }).compare;
function arranged(places) {
  if (sorted < 0) return places;
  const { number } = data.columns[sorted], sign = down ? -1 : 1, of = (at) => data.texts[at][sorted];
  const held = places.filter((at) => of(at)), empty = places.filter((at) => !of(at));
  held.sort((a, b) => sign * (number ? Number(of(a)) - Number(of(b)) : compare(of(a), of(b))));
  return [...held, ...empty];
}

function show({ remember = true } = {}) {
  const form = place.firstChild, state = new URLSearchParams();
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value).map((select) => [Number(select.dataset.at), select.value]);
  const words = form.elements.q.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const places = [];
  for (let at = 0; at < data.rows.length; at++) {
    if (chosen.every(([column, value]) => data.texts[at][column] === value) && words.every((word) => data.whole[at].includes(word))) places.push(at);
  }
  found = arranged(places);
  drawn = 0;
  body.replaceChildren();
  draw();
  status.textContent = `${found.length}${root.dataset.unit}${found.length < data.rows.length ? `，共${data.rows.length}${root.dataset.unit}` : ""}`;
  if (!remember) return;
  for (const [column, value] of chosen) state.set(data.columns[column].name, value);
  if (words.length) state.set("q", words.join(" "));
  if (sorted >= 0) state.set("sort", `${down ? "-" : ""}${data.columns[sorted].name}`);
  history.replaceState(null, "", location.pathname + (`${state}` && `?${state}`));
}

function draw() {
  const next = found.slice(drawn, drawn + SHOWN);
  body.append(...next.map(line));
  drawn += next.length;
  more.hidden = drawn >= found.length;
}

function line(at) {
  const [anchor, ...cells] = data.rows[at];
  return make("tr", { id: anchor }, ...cells.map((cell, column) => {
    const { name, number } = data.columns[column];
    const links = typeof cell === "string" ? [cell] : cell.flatMap(([text, url], nth) => [...(nth ? ["、"] : []), url ? make("a", { href: url }, text) : text]);
    return make("td", { "data-label": name, ...(number ? { class: "number" } : {}) }, ...links);
  }));
}

// What the address says: choices by the names of columns, words, order; or one row.
function read() {
  const form = place.firstChild, asked = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) if (asked.has(select.name)) select.value = asked.get(select.name);
  form.elements.q.value = asked.get("q") ?? "";
  const by = asked.get("sort") ?? "", at = data.columns.findIndex(({ name }) => name === by.replace(/^-/, ""));
  if (at >= 0) { order(at); down = by.startsWith("-"); }
  const named = decodeURIComponent(location.hash.slice(1)), row = named ? data.rows.findIndex(([anchor]) => anchor === named) : -1;
  if (`${asked}`) show({ remember: false });
  if (row >= 0 && !document.getElementById(named)) {
    form.elements.q.value = data.texts[row].find(Boolean) ?? "";
    show({ remember: false });
    document.getElementById(named)?.scrollIntoView();
  }
}

more.addEventListener("click", draw);
const response = await fetch(root.dataset.rows);
if (response.ok) {
  data = prepared(await response.json());
  found = [...data.rows.keys()];
  drawn = body.rows.length;
  if (!location.pathname.endsWith("/rows/")) more.hidden = true;
  else more.hidden = drawn >= found.length;
  part("rest")?.remove();
  controls();
  read();
}
