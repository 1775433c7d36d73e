// The search page: box, filters, results, address. Nothing of the index is loaded before the citizen touches the box,
// unless the address already holds a question.

const WAYS = ["exact", "typed"];
const FALLBACK = "检索服务器暂时没有回答，以下结果取自本网站自带的索引。";
const WAIT = 250; // milliseconds after the last key
const FRESH = 30000; // milliseconds for which the list of the index is taken for what it was
const JUST_NOW = 2000; // milliseconds for which it is not asked for again, even where nothing was found
const NOTHING = { documents: 0, bundles: [], facets: [] }; // the manifest of a site that has no file of an index
const root = document.querySelector("[data-search]");
const form = root.querySelector("form");
const box = form.elements.q;
const part = (name) => root.querySelector(`[data-search-${name}]`);
const status = part("status"), list = part("results"), more = part("more"), nothing = part("nothing"), notes = part("notes");
const nearPart = part("near"), nearList = part("near-results");
const folded = part("filters"); // beside the results where there is room, folded above them where there is none
const selects = [...form.querySelectorAll("select[data-facet]")];
let loading, looked = 0, turn = 0, timer, last;

// The parts of search, which the build joins into one file, and the list of bundles, once. data-query: another query.js.
// data-server: where a search server answers, by the files data-asker and data-candidates.
function loaded() {
  const files = root.dataset;
  if (!loading) looked = Date.now();
  loading ??= Promise.all([files.index && listed(files.index), import(files.tools), files.query && import(files.query), files.server && askers(files)])
    .then(async ([manifest = NOTHING, { engine: { open }, tokens: words, query, question, concepts, near, own, results }, other, asks]) => {
      const engine = open(files.index ?? "", manifest);
      const script = manifest.folded ? await engine.script() : undefined;
      const fold = (text) => words.fold(text, script);
      const tools = {
        engine, words, concepts, results, fold, query: other ?? query,
        questions: new question.Questions(fold), near: new near.Near(engine), own: new own.OwnWords(engine, fold),
      };
      return asks ? { ...tools, ...asks(tools, near, query) } : tools;
    });
  loading.catch(() => { loading = undefined; });
  return loading;
}

// Tools to ask a server with, and (`waits`: it is not loaded before it is needed) to ask the site's own index with where it has one (data-static).
async function askers({ server, asker, candidates, static: own, wide }) {
  const [asks, { nearOf }] = await Promise.all([import(asker), import(candidates)]);
  return (tools, near, shared) => {
    const engine = new asks.Server(server, tools.engine.manifest.scripts && tools.engine, { wide: wide !== undefined });
    const served = { ...tools, engine, shared, nearOf: (...given) => nearOf(near, asks, ...given) };
    const both = { served, own: own === undefined ? undefined : tools };
    return { query: { search: (_, query, options) => asks.answered(both, query, options) }, waits: true };
  };
}

// Whether the site was published since the list of the index was loaded: then everything is loaded anew.
async function renewed() {
  if (!root.dataset.index) return false;
  const [before, now] = await Promise.all([loaded(), listed(root.dataset.index)]);
  looked = Date.now();
  if (JSON.stringify(now) === JSON.stringify(before.engine.manifest)) return false;
  loading = undefined;
  return true;
}

async function listed(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

window.gongkai = Object.assign(window.gongkai ?? {}, {
  // Files of the index leave with the publishing that replaces them, and Pagefind is silent about one that it misses: the list
  // of the index is asked for anew after a while, and before it is said that nothing holds the words.
  async search(query, options = {}) {
    const ask = async () => {
      const tools = await loaded();
      return tools.query.search(tools, query, options);
    };
    if (loading && Date.now() - looked > FRESH) await renewed();
    try {
      const answer = await ask();
      return !answer.literal && Date.now() - looked > JUST_NOW && await renewed() ? ask() : answer;
    } catch (error) {
      if (error.reason) throw error; // a search server's: what was loaded is as good as it was
      loading = undefined;
      return ask();
    }
  },
});

// What is asked now: from the form, in the words of the address.
function asked() {
  const state = { q: box.value.trim() };
  for (const select of selects) if (select.value) state[select.name] = select.value;
  if (form.elements.sort.value !== "relevance") state.sort = form.elements.sort.value;
  for (const way of WAYS) if (form.dataset[way]) state[way] = "1";
  return state;
}

function ask(state) {
  box.value = state.q ?? "";
  for (const select of selects) choose(select, state[select.name] ?? "");
  if (folded) folded.open ||= matchMedia("(min-width: 64em)").matches || selects.some((one) => one.value);
  form.elements.sort.value = ["date", "oldest"].includes(state.sort) ? state.sort : "relevance";
  for (const way of WAYS) setWay(way, state[way]);
}

// exact: only what holds the words; typed: as typed, though a word of the site is meant.
function setWay(way, on) {
  if (on) form.dataset[way] = "1";
  else delete form.dataset[way];
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
    const answer = await window.gongkai.search(state.q, {
      filters, sort: state.sort, synonyms: !state.exact, near: !state.exact, meant: state.exact || state.typed ? 0 : undefined,
    });
    const tools = await loaded();
    if (mine !== turn) return;
    show(answer, state, tools.results);
    const counts = await answer.counts();
    if (mine === turn) choices(counts);
  } catch (error) {
    console.error(error);
    if (mine === turn) failed(error);
  } finally {
    if (mine === turn) root.removeAttribute("aria-busy");
  }
}

function failed({ reason }) {
  if (!reason) return say("检索没有成功：网络不通，或者网站刚刚更新。请刷新页面再试。");
  clear();
  part("away").hidden = false;
  return say(reason === "busy" ? "检索的人太多，请过一分钟再试。" : "检索服务暂时没有回答，请过几分钟再试。");
}

function say(text) {
  status.textContent = text;
}

function clear() {
  list.replaceChildren();
  nearList.replaceChildren();
  notes.replaceChildren();
  more.hidden = nothing.hidden = nearPart.hidden = true;
  if (part("away")) part("away").hidden = true;
  root.removeAttribute("aria-busy");
  say("");
}

function show(answer, state, results) {
  if (part("away")) part("away").hidden = true;
  last = { answer, results, shown: 0 };
  list.replaceChildren();
  nearList.replaceChildren();
  nearList.append(...answer.offices.map(results.item));
  add(answer.results);
  nothing.hidden = answer.total > 0;
  nearPart.hidden = !answer.near && !answer.offices.length;
  nothing.hidden ||= answer.offices.length > 0;
  part("near-line").textContent = lineOf(answer, state);
  say(found(answer, state));
  notes.replaceChildren();
  if (answer.fallback) notes.append(results.make("p", { class: "search-fallback" }, FALLBACK));
  if (answer.instead) notes.append(way(`已按“${answer.instead}”检索；`, `仍搜“${state.q}”`, "typed", "1"));
  const also = answer.also.length && answer.literal ? `另搜了：${answer.also.join("、")}。` : "";
  if (also) notes.append(answer.instead ? results.make("p", {}, also) : way(also, `只搜“${state.q}”`, "exact", "1"));
  else if (state.exact && state.q) notes.append(way("", "同时搜近义词", "exact", ""));
  if (!answer.total) offer(state, answer);
}

// More results, each in the list of its tier.
function add(found) {
  const items = found.map(last.results.item);
  found.forEach(({ tier }, at) => (tier === 2 ? nearList : list).append(items[at]));
  last.shown += items.length;
  more.hidden = last.shown >= count(last.answer);
  return items;
}

const count = ({ literal, near }) => literal + near;

function found(answer, { q }) {
  if (!answer.total) return `没有找到“${q}”`;
  if (!answer.literal) return `没有逐字含有“${answer.instead ?? q}”的内容，有 ${answer.near} 条相近的`;
  return answer.near ? `找到 ${answer.total} 条结果，另有 ${answer.near} 条相近的` : `找到 ${answer.total} 条结果`;
}

function lineOf(answer, { q }) {
  return answer.literal ? "以下内容没有逐字含有检索词，但说的是相近的事，相同之处已标出：" : "以下内容与您问的事相近，相同之处已标出：";
}

function way(text, action, name, value) {
  const button = last.results.make("button", { type: "button", class: "search-exact" }, action);
  button.addEventListener("click", () => { setWay(name, value); run({ push: true }); });
  return last.results.make("p", {}, text, button);
}

// Nothing found within a choice: without it; the links below stand in the page.
async function offer(state, answer) {
  const place = part("nearest"), mine = turn;
  place.replaceChildren();
  const wider = Object.values(await answer.counts().catch(() => ({}))).some((names) => Object.keys(names).length);
  if (mine !== turn || !(wider || selects.some((select) => select.value))) return;
  const button = last.results.make("button", { type: "button" }, "去掉筛选条件再搜");
  button.addEventListener("click", () => { for (const select of selects) select.value = ""; run({ push: true }); });
  place.append(last.results.make("p", {}, button));
}

// Numbers behind the choices; a choice without any is not offered.
function choices(counts) {
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
  const [first] = add(results);
  say(`已显示 ${last.shown} 条，共 ${count(answer)} 条`);
  first?.querySelector("a").focus();
});

form.addEventListener("submit", (event) => { event.preventDefault(); typing = false; run({ push: true }); });
for (const select of [...selects, form.elements.sort]) select.addEventListener("change", () => run({ push: true }));
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  typing = true;
  if (!event.isComposing) timer = setTimeout(run, WAIT);
});
box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(run, WAIT); });
// Once the box is touched: what suggestions need, then what every question needs.
let touched = false, typing = false;
function warm() {
  if (touched) return;
  touched = true;
  loaded().then(async ({ engine, own, waits }) => {
    if (own.there) {
      (await import(root.dataset.suggest)).attach(box, own, (word) => { box.value = word; run({ push: true }); }, typing);
      await own.sounds().catch(() => {});
    }
    if (!waits) engine.warm()?.catch(() => {});
  }).catch(() => { touched = false; });
}
for (const touch of ["focus", "pointerdown", "keydown"]) box.addEventListener(touch, warm);

// Down and up between the box and the results, Escape back to the box.
root.addEventListener("keydown", (event) => {
  const links = [box, ...root.querySelectorAll(".search-title a")], at = links.indexOf(document.activeElement);
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
