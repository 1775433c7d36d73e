// A query with its filters -> the answer that a page shows: how many, the first of them, counts, and what else was tried.
// No imports: the site gives every file a name with its digest. page.js hands over the engine and the words.
//
// This file is the seam to a search server (docs/decisions/0056): another one with the same two functions, named in
// search.html's data-query, can ask a server instead. search() gives {total, results, more(from, count), counts(),
// terms, also, instead?}, each result {url, title, date, agency, number, titleParts, excerpt} with parts of
// {text, marked}; nearest() gives such results.

const PAGE = 10;
const NEAREST = 3;

// options: filters {facet: name or [names]}, sort "relevance" | "date" | "oldest", all, synonyms, size.
export async function search(engine, words, query, options = {}) {
  const { filters = {}, sort = "relevance", synonyms = false } = options;
  const script = engine.manifest.folded ? await engine.script() : undefined;
  const asked = words.terms(query, script);
  const wanted = Object.entries(filters).map(([facet, value]) => [facet, [value].flat().filter(Boolean)]).filter(([, list]) => list.length);
  if (!engine.manifest.documents || (!asked.length && (query.trim() || !wanted.length))) return answer(engine, words, new Map(), options, []);

  const { alternatives, also } = synonyms ? await named(engine, words, asked, script) : { alternatives: asked.map((one) => [one]), also: [] };
  const found = asked.length ? await engine.matches(alternatives) : await everything(engine);
  if (!found.size && !script) {
    const converted = await otherScript(engine, query);
    if (converted !== query) return { ...await search(engine, words, converted, options), instead: converted };
  }
  const kept = wanted.length ? filtered(found, wanted, await engine.pages()) : found;
  return answer(engine, words, kept, { ...options, sort, found, wanted, script }, alternatives.flat().map((one) => one.text), also);
}

async function answer(engine, words, kept, { sort, all, size = PAGE, found = kept, wanted = [], script }, texts, also = []) {
  const ids = engine.ordered(kept, sort);
  const shown = async (from, to) => Promise.all(ids.slice(from, to).map(async (id) => {
    const page = await engine.load(id);
    return result(page, words, texts, script);
  }));
  const addresses = all ? await engine.addresses() : undefined;
  return {
    total: ids.length,
    results: all ? ids.map((id) => ({ url: addresses.get(id) })) : await shown(0, size),
    more: (from, count = PAGE) => shown(from, from + count),
    counts: async () => counted(found, wanted, await engine.pages(), engine.manifest.facets),
    terms: texts,
    also,
  };
}

const result = ({ url, content, meta }, words, texts, script) => ({
  url, title: meta.title, date: meta.date, agency: meta.agency, number: meta.number,
  titleParts: words.marked(meta.title, texts, script),
  excerpt: words.excerpt(content, texts, undefined, script),
});

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

// Titles that share most with a query that found nothing: at least half of its pairs of characters.
export async function nearest(engine, words, query) {
  const script = engine.manifest.folded ? await engine.script() : undefined;
  const tokens = [...new Set(words.terms(query, script).flatMap((one) => one.phrases.flat()))].filter((token) => token.length > 1).slice(0, 16);
  const scores = new Map();
  for (const token of tokens) {
    for (const [id, { zone }] of await engine.phrase([token])) {
      if (zone === 0) scores.set(id, (scores.get(id) ?? 0) + 1);
    }
  }
  const enough = [...scores].filter(([, count]) => count >= Math.max(2, tokens.length / 2));
  const best = enough.sort((a, b) => b[1] - a[1]).slice(0, NEAREST);
  return Promise.all(best.map(async ([id]) => result(await engine.load(id), words, [], script)));
}
