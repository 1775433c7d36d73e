// A query with its filters -> the answer that a page shows: how many, the first of them, counts, and what else was tried.
// No imports: the site gives every file a name with its digest. page.js hands over the engine and the other files.
//
// What holds the query literally comes first, in the order of places (tier 1); when that leaves the first page unfilled,
// documents follow that share most of it (tier 2, near.js).
//
// This file is the seam to a search server (docs/decisions/0056): another one with the same function, in a nearer theme or
// named in search.html's data-query, can ask a server instead; server.js, which asks OpenSearch (docs/decisions/0257), takes
// from here what does not depend on who finds. search() gives {total, literal, near, results, more(from, count), counts(),
// terms, also, offices, instead?}: total is the number of literal hits, or of near ones where there are none; near how
// many near ones there are beside or instead of them. Each result is {url, title, date, agency, number, tier, why,
// contact, titleParts, excerpt} with parts of {text, marked}; why: where a near match stands ("box", "attachment").

const PAGE = 10;
const ASKED_FOR = new Set(["contact", "where", "channel"]); // wants that telephone and address answer
const LOOKED_INTO = 12;
const SLIPPED = 4; // pairs of a stretch that are nowhere: more are no slip, but words that the site has not
// Pairs: a text of so many characters is most often in few documents, or in none. What is frequent on a large site costs
// as much as the index that it would spare.
const LONG = 3, LONG_OF_MANY = 7, MANY = 5000;
const TRIES = 2; // other script, then other words

// options: filters {facet: name or [names]}, sort "relevance" | "date" | "oldest", all (every literal hit), synonyms,
// near (false: literal hits only), meant (0: nothing but what is typed), size.
export async function search(tools, query, options = {}) {
  const { engine } = tools, { sort = "relevance" } = options;
  const what = await read(tools, query, options), { asked, alternatives, wanted } = what;
  if (what.nothing) return answer(tools, { first: [], options });

  const found = await literal(tools, query, asked, alternatives);
  const instead = !found.size && await meant(tools, query, options, { ...what, search });
  if (instead) return instead;
  const kept = wanted.length ? filtered(found, wanted, await engine.pages()) : found;
  const near = await beside(tools, query, options, { ...what, kept });
  const counting = found.size ? found : undefined;
  return answer(tools, { first: engine.ordered(kept, sort), addresses: () => engine.addresses(), counting, options, ...what, ...near });
}

// What is asked: {script, asked, wanted, nothing, alternatives, also, texts}.
export async function read({ engine, words }, query, { filters = {}, synonyms = false }) {
  const script = engine.manifest.folded ? await engine.script() : undefined;
  const asked = words.terms(query, script);
  const wanted = Object.entries(filters).map(([facet, value]) => [facet, [value].flat().filter(Boolean)]).filter(([, list]) => list.length);
  const nothing = !engine.manifest.documents || (!asked.length && (query.trim() || !wanted.length));
  const { alternatives, also } = synonyms && !nothing ? await named(engine, words, asked, script) : { alternatives: asked.map((one) => [one]), also: [] };
  return { script, asked, wanted, nothing, alternatives, also, texts: alternatives.flat().map((one) => one.text) };
}

// The answer to what a query that nothing holds may mean instead, where there is one.
export async function meant(tools, query, options, { asked, script, search: ask }) {
  const tries = options.meant ?? TRIES;
  if (!asked.length || !tries) return undefined;
  const instead = await otherwise(tools, query, script);
  const answered = instead !== query && await ask(tools, instead, { ...options, meant: tries - 1 });
  return answered && answered.total ? { ...answered, instead: answered.instead ?? instead } : undefined;
}

// What lies near, where the first page has room for it. kept: literal hits, of which there are `size`.
export async function beside(tools, query, options, { asked, wanted, script, kept }) {
  const { sort = "relevance", size = PAGE } = options;
  const fill = asked.length && options.near !== false && !options.all && (kept.size ? kept.size < size && sort === "relevance" : true);
  const near = fill && tools.near.there ? await nearly(tools, await spelledOut(tools, query, options), { script, wanted, skip: kept, sort }) : undefined;
  return { near, offices: near && !wanted.length ? await officesOf(tools, query, near) : [] };
}

// Documents that hold the query. What no document has all the pairs of is not looked up in the index of phrases, which is
// larger: for a question, or a long text, that is asked first.
async function literal({ engine, near, questions, fold }, query, asked, alternatives) {
  if (!asked.length) return everything(engine);
  const pairs = asked.flatMap((one) => one.phrases.flat()).filter((token) => [...token].length === 2);
  const alone = near.there && alternatives.flat().length === asked.length;
  const long = engine.manifest.documents > MANY ? LONG_OF_MANY : LONG;
  if (alone && (pairs.length >= long || questions.asks(fold(query))) && !await near.together(pairs)) return new Map();
  return engine.matches(alternatives);
}

// What else a query that nothing holds may mean: the same in simplified characters, what its pinyin stands for, or the
// words of the site that were missed by a character.
async function otherwise(tools, query, script) {
  const { engine, words, own, near } = tools;
  if (!script && ![...query].every((char) => !words.isHan(char) || own.simplified.has(char))) {
    const converted = await otherScript(engine, query);
    if (converted !== query) return converted;
  }
  if (!own.there || !near.there) return query;
  const whole = await own.spelled(query.replace(/[\s']/gu, "").toLowerCase(), tools.questions.asking);
  if (whole) return whole;
  const parts = await Promise.all((query.match(/\s+|[A-Za-z]+|[^A-Za-z\s]+/gu) ?? []).map((part) => spelledOrCorrected(tools, part, script)));
  return parts.join("");
}

// Letters among Han (chengguan电话) are pinyin where they are no name of something.
async function spelledOrCorrected(tools, part, script) {
  if (!/[A-Za-z]/.test(part)) return part.trim() ? corrected(tools, part, script) : part;
  const letters = part.toLowerCase(), names = await namesOf(tools, script);
  return names.at(letters, 0)?.text === letters ? part : await tools.own.spelled(letters, tools.questions.asking) || part;
}

// Letters that some document happens to hold may be pinyin all the same: then what lies near is looked up for its word.
async function spelledOut({ own }, query, { meant = TRIES }) {
  return meant && own.there ? await own.spelled(query.trim().toLowerCase()) || query : query;
}

// A text with the words of the site in the place of stretches that nothing holds and that look or sound alike.
async function corrected(tools, text, script) {
  const { words, questions, own } = tools;
  const flat = words.fold(text, script), names = await namesOf(tools, script);
  let found = text;
  if (flat.length !== text.length) return text;
  for (const run of words.runs(text, script)) {
    for (const { text: part, weight } of questions.parted(run.join("")).parts) {
      const unknown = weight < 1 ? [] : await strange(tools, part);
      for (const at of unknown.keys()) unknown.fill(false, at, at + Math.max(0, (names.at(part, at)?.text.length ?? 0) - 1));
      const count = unknown.filter(Boolean).length;
      const meant = count > 0 && count <= SLIPPED && await own.meant(part, (at) => unknown[at]);
      if (!meant) continue;
      const mended = part.slice(0, meant.at) + words.fold(meant.word, script) + part.slice(meant.at + meant.length);
      const less = (await strange(tools, mended)).filter(Boolean).length < count;
      const start = flat.indexOf(part) + meant.at;
      if (less) found = found.slice(0, start) + meant.word + found.slice(start + meant.length);
    }
  }
  return found;
}

// For each pair of a text whether it stands nowhere on the site.
const strange = ({ words, near }, text) => Promise.all(words.pairs([...text]).map(async (pair) => !(await near.pair(pair)).count));

export const namesOf = (tools, script) => tools.names ??= tools.engine.names().then((groups) => new tools.concepts.Names(groups, tools.words, script));

// Documents that share most of the query: ids, best first, and what of them is to be marked.
async function nearly(tools, query, { script, wanted, skip, sort }) {
  const { engine, words, near, questions, concepts } = tools;
  const names = await namesOf(tools, script);
  const asked = concepts.concepts(query, { words, questions, names, script });
  const pages = wanted.length ? await engine.pages() : undefined;
  const ranked = await near.ranked(asked.concepts, { roles: questions.roles(asked.wants), skip });
  const knows = asked.concepts.some((concept) => concept.names.length > 1); // a thing by other names: one character beside it tells nothing
  const found = ranked.length || !asked.single.length || knows ? ranked : await withCharacters(engine, asked, skip);
  const within = pages ? found.filter(({ id }) => wanted.every(([facet, chosen]) => has(pages, facet, pages.at.get(id), chosen))) : found;
  const kept = asked.exact ? await holding(tools, within, asked.names, script) : within;
  if (sort !== "relevance") kept.sort((a, b) => (sort === "date" ? b.slot - a.slot : a.slot - b.slot));
  return { ids: kept.map(({ id }) => id), all: (asked.exact ? kept : found).map(({ id }) => id), ...asked };
}

// Documents that have the characters a question is left with (债), those with them in the title first.
async function withCharacters(engine, { single, marks }, skip) {
  const found = await engine.matches([[{ phrases: [], characters: single }]]), order = (await engine.pages()).at;
  marks.push(...single);
  return engine.ordered(found).filter((id) => !skip.has(id)).slice(0, PAGE).map((id) => ({ id, slot: -order.get(id) }));
}

// Offices that a question for one names and that no document speaks for: their columns, with telephone and address.
async function officesOf({ engine, fold }, query, near) {
  if (!near?.wants.some((want) => ASKED_FOR.has(want)) || !engine.manifest.offices) return [];
  const flat = fold(query), all = await engine.file(engine.manifest.offices);
  const longest = (names) => Math.max(0, ...names.map((name) => (flat.includes(fold(name)) ? name.length : 0)));
  const best = all.map((office) => [longest(office.names), office]).sort((a, b) => b[0] - a[0])[0];
  return best[0] ? [{ ...best[1], tier: 2, why: "", titleParts: [{ text: best[1].title, marked: true }], excerpt: [] }] : [];
}

// Numbers are found as they stand: of the first documents that have all pairs of them, those that hold one whole.
async function holding({ engine, words }, found, names, script) {
  const held = await Promise.all(found.slice(0, LOOKED_INTO).map(async (one) => {
    const { meta, content, box = [], attached = [] } = await engine.load(one.id);
    const text = words.fold([meta.title, content, ...box, ...attached.flat()].join("\n"), script);
    return names.some((name) => text.includes(name)) && one;
  }));
  return held.filter(Boolean);
}

// first: ids of the literal hits in order, or what has `length` and `slice` like them, which may take its time. counts,
// addresses: functions for what a page asks later.
export async function answer(tools, { first, near, offices = [], options, wanted = [], script, texts = [], also = [], counting, counts, addresses }) {
  const { engine } = tools, { all, size = PAGE } = options;
  const others = near?.ids ?? [], length = first.length + others.length;
  const asksFor = near?.wants.some((want) => ASKED_FOR.has(want));
  const past = (at) => Math.max(0, at - first.length);
  const shown = async (from, to) => {
    const ids = [...await first.slice(from, to), ...others.slice(past(from), past(to))];
    return Promise.all(ids.map(async (id, at) => {
      const page = await engine.load(id);
      const one = from + at < first.length ? result(tools, page, texts, script) : nearResult(tools, page, near, script);
      return asksFor || (page.meta.role === "office" && from + at < 3) ? one : { ...one, contact: [] };
    }));
  };
  const urls = all && first.length ? await addresses() : undefined;
  const known = counting ?? new Map((near?.all ?? []).map((id) => [id, {}]));
  return {
    total: first.length || length,
    literal: first.length,
    near: others.length,
    results: all ? [...await first.slice(0)].map((id) => ({ url: urls.get(id), tier: 1 })) : await shown(0, size),
    offices,
    more: (from, count = PAGE) => shown(from, from + count),
    counts: counts ?? (async () => counted(known, wanted, await engine.pages(), engine.manifest.facets)),
    terms: texts,
    also,
  };
}

const result = ({ words }, { url, content, meta, county }, texts, script) => ({
  url, county, title: meta.title, date: meta.date, agency: meta.agency, number: meta.number, contact: meta.contact ?? [], tier: 1,
  titleParts: words.marked(meta.title, texts, script),
  excerpt: words.excerpt(content, texts, undefined, script),
});

// The text, the box of facts or the attached file that says most of what was asked.
function nearResult(tools, page, { marks }, script) {
  const { words } = tools;
  const said = (text) => {
    const flat = words.fold(text, script);
    return marks.filter((mark) => flat.includes(mark)).length;
  };
  const places = [
    { why: "", text: page.content },
    { why: "box", text: (page.box ?? []).join("\n") },
    ...(page.attached ?? []).map(([title, text]) => ({ why: "attachment", name: title, text: `${title}\n${text}` })),
  ];
  const most = places.map(({ text }) => (text ? said(text) : -1));
  const best = places[most.indexOf(Math.max(...most))];
  return { ...result(tools, { ...page, content: best.text }, marks, script), tier: 2, why: best.why, name: best.name };
}

async function everything(engine) {
  const { ids } = await engine.pages();
  return new Map(ids.map((id) => [id, { zone: 0 }]));
}

// Other names of the terms: a term that is, or holds, a word of a group is also searched with the others of the group.
async function named(engine, words, asked, script) {
  const groups = (await engine.synonyms()).map((group) => group.map((name) => [name, words.fold(name, script)]));
  const also = new Set();
  const alternatives = asked.map((one) => {
    const folded = words.fold(one.text, script), all = [one];
    for (const group of groups) {
      const member = longest(group.filter(([, name]) => folded.includes(name)));
      if (!member) continue;
      for (const [name, other] of group) {
        if (other === member) continue;
        const text = folded === member ? name : instead(one.text, folded, member, name, other);
        if (folded.includes(other)) continue;
        also.add(text);
        all.push(...words.terms(text, script));
      }
    }
    return all;
  });
  return { alternatives, also: [...also] };
}

// A term with another name in it: in the term's own script where folding left each character in its place.
function instead(text, folded, member, name, other) {
  const at = folded.indexOf(member);
  if (text.length !== folded.length) return folded.replace(member, other);
  return text.slice(0, at) + name + text.slice(at + member.length);
}

const longest = (members) => members.map(([, name]) => name).sort((a, b) => b.length - a.length)[0];

async function otherScript(engine, query) {
  const script = await engine.script();
  return [...query].map((char) => script.get(char) ?? char).join("");
}

const has = (pages, facet, at, names) => names.some((name) => pages.facets[facet]?.[at].includes(name));

function filtered(found, wanted, pages) {
  return new Map([...found].filter(([id]) => wanted.every(([facet, names]) => has(pages, facet, pages.at.get(id), names))));
}

// facet -> name -> how many there would be if this name were chosen, the other filters staying as they are.
function counted(found, wanted, pages, facets) {
  const counts = Object.fromEntries(facets.map((facet) => [facet, {}]));
  for (const id of found.keys()) {
    const at = pages.at.get(id);
    const failed = wanted.filter(([facet, names]) => !has(pages, facet, at, names)).map(([facet]) => facet);
    for (const facet of facets) {
      if (failed.some((other) => other !== facet)) continue;
      for (const name of pages.facets[facet][at]) counts[facet][name] = (counts[facet][name] ?? 0) + 1;
    }
  }
  return counts;
}
