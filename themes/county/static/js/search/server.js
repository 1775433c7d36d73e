// The search page asks a server: the same search() as query.js, of an OpenSearch that stands behind two addresses of this
// site (docs/decisions/0257). Nothing but numbers is sent: a pair of characters is one (generator/search/token_numbers.py), so
// is what documents are filtered by. What a query means, how near matches are ranked and what a result shows is query.js',
// concepts.js' and near.js' own; the server says which documents hold a phrase, and what pairs weigh in those that come
// near. page.js hands over the tools of the other files, in them `shared` (query.js) and `nearOf` (candidates.js).

const WAIT = 5000; // milliseconds for one answer
const REST = 30000; // milliseconds for which a server that gave none is not asked
const PAGE = 10;
const CANDIDATES = 300; // for near.js, which takes 60 at most: roles, age and the shared part move them by less than that
export const MOST_COUNTED = 64;
const MOST_LOADED = 50, MOST_AT_ONCE = 1000, LAST = 10000; // what the server allows (proxy.py)
const LONGEST = 4000; // characters of the terms
const FACETS = ["county", "domain", "agency", "kind", "year", "validity"];
const CHARACTER = 1; // odd numbers: single characters, wherever they stand

// reason: "busy" (asked too often) or "away".
export class ServerFault extends Error {
  constructor(reason, cause) {
    super(`search server: ${reason} ${cause}`);
    this.reason = reason;
  }
}

const FIRST = 2 ** 22;
export const ofToken = (token) => { const [first, second] = [...token].map((char) => char.codePointAt(0)); return first * FIRST + (second ?? 0) * 2; };
const ofTerm = ({ phrases, characters }) => [...phrases.map((list) => list.map(ofToken)), ...characters.map((char) => [char.codePointAt(0) * FIRST + CHARACTER])];

// What stands for a value that documents are filtered by; rows.py has the same rule.
export function chosen(facet, value) {
  let first = 0, second = 0;
  const told = `${facet}=${value}`;
  for (let at = 0; at < told.length; at++) {
    first = (first * 65599 + told.charCodeAt(at)) % 67108859;
    second = (second * 48271 + told.charCodeAt(at)) % 67108837;
  }
  return first * 2 ** 26 + second;
}

// {total, hits, ...aggregations} of an answer, in which the server leaves out what is empty. Throws ServerFault.
async function asked(address, given) {
  const url = `${address}?${Object.entries(given).filter(([, value]) => value !== undefined && value !== "[]").map((pair) => pair.join("=")).join("&")}`;
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), WAIT);
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok) throw new ServerFault(response.status === 429 ? "busy" : "away", response.status);
    const answer = await response.json();
    if (answer.timed_out !== false) throw new ServerFault("away", "no whole answer");
    return { total: answer.hits?.total?.value ?? 0, hits: answer.hits?.hits ?? [], ...answer.aggregations };
  } catch (error) {
    throw error instanceof ServerFault ? error : new ServerFault("away", error);
  } finally {
    clearTimeout(timer);
  }
}

// What query.js asks of an engine, and what only a server has. beside: the engine of the static files, for tables of words, or
// none; wide: whether documents of several hosts are found, with whole addresses then.
export class Server {
  constructor(address, beside, { wide = false } = {}) {
    this.address = address;
    this.beside = beside;
    this.wide = wide;
    this.manifest = { folded: false, bundles: [], ...beside?.manifest, documents: 1, facets: FACETS };
    this.documents = new Map();
    this.known = { ids: [], at: new Map(), facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) };
  }

  file(...what) { return this.beside.file(...what); }

  async script() { return this.beside ? this.beside.script() : new Map(); }

  async synonyms() { return this.beside ? this.beside.synonyms() : []; }

  async names() { return this.beside ? this.beside.names() : []; }

  warm() {}

  literal({ terms = [], filters = [], sort = "relevance", from = 0, size = PAGE, counts = [], ids, brief, sounded }) {
    const wanted = Object.fromEntries(filters.map(([facet, names]) => [facet, JSON.stringify(names.map((name) => chosen(facet, name)))]));
    return asked(`${this.address}literal`, {
      terms: JSON.stringify(terms.map((all) => all.map(ofTerm))), ids: ids && `[${ids}]`, ...wanted, sort, from, size,
      counts: JSON.stringify(counts.map(ofToken)), brief: brief && 1, sounded: sounded && 1,
    });
  }

  near({ pairs = [], counts = [], county = [], size = CANDIDATES }) {
    return asked(`${this.address}near`, { pairs: JSON.stringify(pairs), counts: JSON.stringify(counts.map(ofToken)), county: JSON.stringify(county), size });
  }

  // Keeps what the server said of documents: their pages where they came with it, what they can be filtered by otherwise.
  took({ hits }) {
    const { ids, at, facets } = this.known;
    for (const { _id, _source: source, fields } of hits) {
      const id = _id ?? fields.id[0];
      if (source) this.documents.set(id, Promise.resolve(this.shown(source.page)));
      if (!fields) continue;
      if (!at.has(id)) at.set(id, ids.push(id) - 1);
      for (const facet of FACETS) facets[facet][at.get(id)] = fields[facet] ?? [];
    }
    return hits.map(({ _id, fields }) => _id ?? fields.id[0]);
  }

  shown(page) {
    return this.wide ? { ...page, url: new URL(page.url, page.site).href } : { ...page, county: undefined };
  }

  // What is known of documents of which it was asked.
  async pages() { return this.known; }

  // Documents with these words, the best first: id -> {}.
  async matches(terms) {
    return new Map(this.took(await this.literal({ terms, size: CANDIDATES, brief: true })).map((id) => [id, {}]));
  }

  ordered(found) { return [...found.keys()]; }

  // The page of a document; what is asked for in one go is asked of the server in one.
  load(id) {
    if (!this.documents.has(id)) {
      this.waiting ??= this.loading();
      this.waiting.ids.push(id);
      const wanted = this.waiting.then((pages) => {
        if (!pages.has(id)) throw new ServerFault("away", "a document is gone");
        return pages.get(id);
      });
      wanted.catch(() => this.documents.delete(id));
      this.documents.set(id, wanted);
    }
    return this.documents.get(id);
  }

  loading() {
    const ids = [];
    const pages = Promise.resolve().then(async () => {
      this.waiting = undefined;
      const parts = Array.from({ length: Math.ceil(ids.length / MOST_LOADED) }, (_, at) => ids.slice(at * MOST_LOADED, (at + 1) * MOST_LOADED));
      const answers = await Promise.all(parts.map((part) => this.literal({ ids: part, size: part.length })));
      return new Map(answers.flatMap(({ hits }) => hits).map(({ _id: id, _source: { page } }) => [id, this.shown(page)]));
    });
    return Object.assign(pages, { ids });
  }
}

export async function search(tools, query, options = {}) {
  const { shared, engine } = tools, near = tools.nearOf(engine, options);
  const mine = Object.assign(Object.create(tools), { near });
  const what = await shared.read(mine, query, options), { wanted: filters, asked: typed } = what;
  if (what.nothing) return shared.answer(mine, { first: [], options });

  const { sort = "relevance", all } = options, size = all ? 0 : Math.min(options.size ?? PAGE, MOST_LOADED);
  const terms = fitting(what), counts = all || options.near === false ? [] : await pairsOf(tools, query, what);
  const ask = (more) => engine.literal({ terms, filters, sort, ...more });
  let found = await ask({ size, counts }), sounded;
  near.counted(found, counts);
  if (!held(found) && typed.length) {
    const instead = await shared.meant(mine, query, options, { ...what, search: (_, other, rest) => search(tools, other, rest) });
    if (instead) return instead;
    sounded = options.meant !== 0 && SPELLED.test(query.trim());
    if (sounded) found = await ask({ size, sounded });
  }
  const first = new Hits(engine, engine.took(found), found.total, (more) => ask({ ...more, sounded }));
  const kept = first.length < size ? new Map(first.ids.map((id) => [id, {}])) : { size: first.length };
  const others = await shared.beside(mine, query, options, { ...what, kept });
  const counted = held(found) ? async () => choices(found.facets) : undefined;
  return shared.answer(mine, { first, counts: counted, addresses: () => first.every(), options, ...what, ...others });
}

// The server's answer, or that of the site's own index where the server gives none: then `fallback` says so, and for a while
// it is not asked again. `served`, `own`: tools of both; own is undefined where there is no such index.
let rests = 0;
export async function answered({ served, own }, query, options) {
  if (own && Date.now() < rests) return { ...await own.query.search(own, query, options), fallback: true };
  try {
    return await search(served, query, options);
  } catch (error) {
    if (!(error instanceof ServerFault) || !own) throw error;
    rests = Date.now() + REST;
    return { ...await own.query.search(own, query, options), fallback: true };
  }
}

const SPELLED = /^[a-z]{4,}$/;
const held = ({ found }) => found.doc_count;

// Pairs of which near matches will want to know how many documents have them, so that they are counted with the first question.
async function pairsOf(tools, query, { script, asked }) {
  if (!asked.length) return [];
  const { shared, concepts, words, questions } = tools, names = await shared.namesOf(tools, script);
  const found = concepts.concepts(query, { words, questions, names, script }).concepts;
  return [...new Set(found.flatMap(({ names: [first, ...others], inner }) => [first, ...others, ...inner]).flat())].slice(0, MOST_COUNTED);
}

// The terms as far as they fit into an address: the other names of the longest go first.
function fitting({ alternatives }) {
  const kept = alternatives.map((all) => [...all]);
  while (JSON.stringify(kept.map((all) => all.map(ofTerm))).length > LONGEST) {
    const most = kept.reduce((one, all) => (all.length > one.length ? all : one));
    if (most.length < 2) break;
    most.pop();
  }
  return kept;
}

const choices = (facets) => Object.fromEntries(FACETS.map((facet) => [facet, Object.fromEntries((facets?.[facet]?.names.buckets ?? []).map(({ key, doc_count: count }) => [key, count]))]));

// The literal hits: the first of them, the others when they are asked for.
class Hits {
  constructor(engine, ids, length, ask) {
    Object.assign(this, { engine, ids, length, ask });
  }

  async slice(from, to = this.length) {
    const last = Math.min(to, this.length);
    if (last <= this.ids.length || from >= last) return this.ids.slice(from, last);
    return this.engine.took(await this.ask({ from, size: Math.min(last - from, MOST_LOADED) }));
  }

  // Addresses of all, by id: 10,000 at most.
  async every() {
    const urls = new Map();
    for (let from = 0; from < Math.min(this.length, LAST); from += MOST_AT_ONCE) {
      const { hits } = await this.ask({ from, size: Math.min(MOST_AT_ONCE, LAST - from), brief: true });
      for (const { fields: { id: [id], url: [url] } } of hits) urls.set(id, url);
    }
    this.ids = [...urls.keys()];
    this.length = this.ids.length;
    return urls;
  }
}
