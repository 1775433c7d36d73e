// The search page: box, filters, results, address. Nothing of the index is loaded before the citizen touches the box,
// unless the address already holds a question.

const WAIT = 250; // milliseconds after the last key
const root = document.querySelector("[data-search]");
const form = root.querySelector("form");
const box = form.elements.q;
const part = (name) => root.querySelector(`[data-search-${name}]`);
const status = part("status"), list = part("results"), more = part("more"), nothing = part("nothing"), notes = part("notes");
const selects = [...form.querySelectorAll("select[data-facet]")];
let loading, turn = 0, timer, last;

// The three files and the list of bundles, once.
function loaded() {
  const files = root.dataset;
  loading ??= Promise.all([import(files.engine), import(files.tokens), import(files.query), listed(files.index)])
    .then(([engine, words, query, manifest]) => ({ engine: engine.open(files.index, manifest), words, query }));
  loading.catch(() => { loading = undefined; });
  return loading;
}

async function listed(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

window.gongkai = Object.assign(window.gongkai ?? {}, {
  async search(query, options = {}) {
    const { engine, words, query: asking } = await loaded();
    return asking.search(engine, words, query, options);
  },
});

function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const marks = (parts) => parts.map(({ text, marked }) => (marked ? make("mark", {}, text) : text));

function item({ url, titleParts, excerpt, agency, date, number }) {
  const facts = [agency && make("span", { class: "search-agency" }, agency), make("time", { datetime: date }, date),
    number && make("span", { class: "search-number" }, number)].filter(Boolean);
  return make("li", { class: "search-result" },
    make("h2", { class: "search-title" }, make("a", { href: url }, ...marks(titleParts))),
    ...(excerpt.length ? [make("p", { class: "search-excerpt" }, ...marks(excerpt))] : []),
    make("p", { class: "search-facts" }, ...facts));
}

// What is asked now: from the form, in the words of the address.
function asked() {
  const state = { q: box.value.trim() };
  for (const select of selects) if (select.value) state[select.name] = select.value;
  if (form.elements.sort.value !== "relevance") state.sort = form.elements.sort.value;
  if (form.dataset.exact) state.exact = "1";
  return state;
}

function ask(state) {
  box.value = state.q ?? "";
  for (const select of selects) choose(select, state[select.name] ?? "");
  form.elements.sort.value = ["date", "oldest"].includes(state.sort) ? state.sort : "relevance";
  if (state.exact) form.dataset.exact = "1";
  else delete form.dataset.exact;
}

// A value that the page does not list may still be one of the index (an agency that was merged, a validity).
function choose(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  select.value = value;
}

const nameOf = (option) => option.dataset.name ?? option.value;

function remember(state, push) {
  const query = new URLSearchParams(state);
  if (!state.q) query.delete("q");
  const address = location.pathname + (`${query}` && `?${query}`);
  if (address === location.pathname + location.search) return;
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

async function run({ push = false } = {}) {
  clearTimeout(timer);
  const state = asked(), mine = ++turn;
  remember(state, push);
  const filters = Object.fromEntries(selects.filter((one) => one.value).map((one) => [one.dataset.facet, nameOf(one.selectedOptions[0])]));
  if (!state.q && !Object.keys(filters).length) return clear();
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await window.gongkai.search(state.q, { filters, sort: state.sort, synonyms: !state.exact });
    if (mine !== turn) return;
    show(answer, state);
    const counts = await answer.counts();
    if (mine === turn) count(counts);
  } catch (error) {
    console.error(error);
    if (mine === turn) say("检索没有成功：网络不通，或者网站刚刚更新。请刷新页面再试。");
  } finally {
    if (mine === turn) root.removeAttribute("aria-busy");
  }
}

function say(text) {
  status.textContent = text;
}

function clear() {
  list.replaceChildren();
  notes.replaceChildren();
  more.hidden = nothing.hidden = true;
  root.removeAttribute("aria-busy");
  say("");
}

function show(answer, state) {
  last = { answer, shown: answer.results.length };
  list.replaceChildren(...answer.results.map(item));
  more.hidden = last.shown >= answer.total;
  nothing.hidden = answer.total > 0;
  say(answer.total ? `找到 ${answer.total} 条结果` : `没有找到“${state.q}”`);
  notes.replaceChildren();
  if (answer.instead) notes.append(make("p", {}, `已按“${answer.instead}”检索。`));
  if (answer.also.length) notes.append(other(`另搜了：${answer.also.join("、")}。`, `只搜“${state.q}”`, "1"));
  else if (state.exact && state.q) notes.append(other("", "同时搜近义词", ""));
  if (!answer.total) offer(state, answer);
}

function other(text, action, exact) {
  const button = make("button", { type: "button", class: "search-exact" }, action);
  button.addEventListener("click", () => {
    if (exact) form.dataset.exact = exact;
    else delete form.dataset.exact;
    run({ push: true });
  });
  return make("p", {}, text, button);
}

// Nothing found: without the filters, or the nearest titles; the links below stand in the page.
async function offer(state, answer) {
  const place = part("nearest"), mine = turn;
  place.replaceChildren();
  const wider = Object.values(await answer.counts().catch(() => ({}))).some((names) => Object.keys(names).length);
  const { engine, words, query } = await loaded();
  const titles = wider ? [] : await query.nearest(engine, words, answer.instead ?? state.q);
  if (mine !== turn) return;
  if (wider || selects.some((select) => select.value)) {
    const button = make("button", { type: "button" }, "去掉筛选条件再搜");
    button.addEventListener("click", () => { for (const select of selects) select.value = ""; run({ push: true }); });
    place.append(make("p", {}, button));
  }
  if (titles.length) {
    place.append(make("p", {}, "标题最接近的："), make("ul", {}, ...titles.map(({ url, title }) => make("li", {}, make("a", { href: url }, title)))));
  }
}

// Numbers behind the choices; a choice without any is not offered.
function count(counts) {
  for (const select of selects) {
    const names = counts[select.dataset.facet] ?? {};
    if (!select.dataset.listed) for (const name of Object.keys(names).sort()) if (![...select.options].some((one) => nameOf(one) === name)) select.add(new Option(name, name));
    for (const option of [...select.options].slice(1)) {
      const name = nameOf(option), number = names[name] ?? 0;
      option.dataset.label ??= option.textContent;
      option.textContent = `${option.dataset.label}（${number}）`;
      option.disabled = option.hidden = !number && !option.selected;
    }
    select.closest("[data-facet-row]").hidden = select.options.length < 2;
  }
}

more.addEventListener("click", async () => {
  const { answer, shown } = last;
  const results = await answer.more(shown);
  if (last.answer !== answer) return;
  const items = results.map(item);
  list.append(...items);
  last.shown += items.length;
  more.hidden = last.shown >= answer.total;
  say(`已显示 ${last.shown} 条，共 ${answer.total} 条`);
  items[0]?.querySelector("a").focus();
});

form.addEventListener("submit", (event) => { event.preventDefault(); run({ push: true }); });
for (const select of [...selects, form.elements.sort]) select.addEventListener("change", () => run({ push: true }));
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(run, WAIT);
});
box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(run, WAIT); });
const warm = () => loaded().then(({ engine }) => engine.warm()).catch(() => {});
for (const touch of ["focus", "pointerdown", "keydown"]) box.addEventListener(touch, warm, { once: true });

// Down and up between the box and the results, Escape back to the box.
root.addEventListener("keydown", (event) => {
  const links = [box, ...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" && at > 0) box.focus();
  else if (step && at >= 0 && links[at + step]) { links[at + step].focus(); event.preventDefault(); }
});

function read() {
  ask(Object.fromEntries(new URLSearchParams(location.search)));
  if (location.search) run();
  else clear();
}
addEventListener("popstate", read);
read();
