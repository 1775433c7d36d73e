// A query -> documents in order. Loads the manifest, Pagefind and the bundles when the first question comes.
//
// Pagefind answers one question here: which documents hold this phrase, and where first. The order is ours and the
// same for one bundle or five: title before number before topic before body, then newest (docs/decisions/0052).

const CLASSES = 4;
const REMEMBERED = 40;

// `manifest` is what is at `address`, which the page asks for while this file is still on its way.
export const open = (address, manifest) => new Engine(new URL(address, location.href), manifest);

async function fetched(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

class Engine {
  constructor(base, manifest) {
    this.base = base;
    this.manifest = manifest;
    this.answers = new Map();
    this.files = new Map();
    this.fragments = new Map();
    this.rank = new Map(manifest.bundles.map((bundle, at) => [prefix(bundle), at]));
  }

  // A file beside the manifest or of a bundle, once.
  file(path, version) {
    if (!this.files.has(path)) {
      const url = new URL(path, this.base);
      if (version) url.searchParams.set("v", version);
      const wanted = fetched(url);
      wanted.catch(() => this.files.delete(path));
      this.files.set(path, wanted);
    }
    return this.files.get(path);
  }

  ofBundles(name) {
    return Promise.all(this.manifest.bundles.map((bundle) => this.file(bundle.path + name, bundle.version)));
  }

  async script() {
    if (!this.scripts) {
      const [from, to] = await this.file(this.manifest.scripts);
      const target = [...to];
      this.scripts = new Map([...from].map((char, at) => [char, target[at]]));
    }
    return this.scripts;
  }

  // The document of a place of its bundle among all, and the end of its fragment's name.
  idOf(bundle, name) {
    return `${prefix(this.manifest.bundles[bundle])}_${name}`;
  }

  synonyms() {
    return this.manifest.synonyms ? this.file(this.manifest.synonyms) : Promise.resolve([]);
  }

  // Other names that near matches are found by.
  names() {
    return this.manifest.near ? this.file(this.manifest.near.table).then(({ groups }) => groups) : this.synonyms();
  }

  // Load what every question needs, before it is asked.
  warm() {
    return this.manifest.documents ? this.pagefind() : undefined;
  }

  // Pagefind reads <html lang> once, in this tick, and would cut the query into words for zh-CN.
  pagefind() {
    this.started ??= this.start();
    this.started.catch(() => { this.started = undefined; });
    return this.started;
  }

  async start() {
    const paths = this.manifest.bundles.map((bundle) => new URL(bundle.path, this.base).pathname);
    const pagefind = await import(`${paths[0]}pagefind.js`);
    await pagefind.destroy(); // what it knows of an earlier index, when this page has seen one
    await pagefind.options({ basePath: paths[0], baseUrl: "/" });
    const root = document.documentElement, language = root.getAttribute("lang");
    root.setAttribute("lang", "zxx");
    const ready = pagefind.init();
    if (language === null) root.removeAttribute("lang");
    else root.setAttribute("lang", language);
    await ready;
    await Promise.all(paths.slice(1).map((path) => pagefind.mergeIndex(path, { language: "zxx", baseUrl: "/" })));
    return pagefind;
  }

  // Documents with a phrase: id -> {place of its class}, newest first.
  async phrase(list) {
    const asked = `"${list.join(" ")}"`;
    const known = this.answers.get(asked);
    if (known) return known;
    const pagefind = await this.pagefind();
    const answer = await pagefind.search(asked, { sort: { order: "desc" } });
    const bundles = this.manifest.bundles.map(() => []);
    for (const result of answer.results) bundles[this.rank.get(bundleOf(result.id))].push(result);
    const found = new Map();
    for (const part of bundles) {
      part.sort((a, b) => b.score - a.score);
      for (const result of part) found.set(result.id, { zone: this.zone(result.words[0]) });
    }
    this.answers.set(asked, found);
    if (this.answers.size > REMEMBERED) this.answers.delete(this.answers.keys().next().value);
    return found;
  }

  zone(position) {
    const at = this.manifest.zones.findIndex((end) => position < end);
    return at < 0 ? this.manifest.zones.length : at;
  }

  // Documents with a single character: from the tables, not from the index.
  async character(char) {
    const shard = char.codePointAt(0) % this.manifest.shards;
    const [pages, tables] = await Promise.all([this.pages(), this.ofBundles(`characters/${shard}.json`)]);
    const found = [];
    tables.forEach((table, bundle) => {
      const [titles, others] = (table[char] ?? ["", ""]).map(unpacked);
      const body = CLASSES - 1;
      const both = [...titles.map((page) => [page, 0]), ...others.map((page) => [page, body])].sort((a, b) => a[0] - b[0]);
      for (const [page, zone] of both) found.push([pages.ids[pages.first[bundle] + page], { zone }]);
    });
    return new Map(found);
  }

  // Every document, newest first: ids, where each stands, and what it can be filtered by.
  async pages() {
    this.all ??= this.ofBundles("pages.json").then((files) => gathered(files, this.manifest));
    this.all.catch(() => { this.all = undefined; });
    return this.all;
  }

  // Documents that hold every part of a term.
  async term(found) {
    const parts = await Promise.all([
      ...found.phrases.map((list) => this.phrase(list)), ...found.characters.map((char) => this.character(char)),
    ]);
    return both(parts);
  }

  // Documents that hold every term, or one of its other names: id -> {zone}, in the order of time.
  async matches(terms) {
    const sets = await Promise.all(terms.map(async (alternatives) => {
      const found = await Promise.all(alternatives.map((one) => this.term(one)));
      if (found.length === 1) return found[0];
      return either(found, (await this.pages()).at);
    }));
    return both(sets);
  }

  // ids in the order asked for; `found` is in the order of time, newest first.
  ordered(found, sort) {
    if (sort === "date") return [...found.keys()];
    if (sort === "oldest") return [...found.keys()].reverse();
    const classes = Array.from({ length: CLASSES }, () => []);
    for (const [id, { zone }] of found) classes[zone].push(id);
    return classes.flat();
  }

  // What a result shows of a document, once. Pagefind's own result.data() answers null as soon as the result object is
  // collected as garbage, so it is not used.
  load(id) {
    if (!this.fragments.has(id)) {
      const wanted = typeof DecompressionStream === "undefined" ? this.loadOld(id) : this.fragment(id);
      wanted.catch(() => this.fragments.delete(id));
      this.fragments.set(id, wanted);
    }
    return this.fragments.get(id);
  }

  async fragment(id) {
    const bundle = this.manifest.bundles[this.rank.get(bundleOf(id))];
    const url = new URL(`${bundle.path}fragment/${id}.pf_fragment`, this.base);
    const packed = await fetch(url);
    if (!packed.ok) throw new Error(`${packed.status} ${url}`);
    const text = await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
    return JSON.parse(text.slice("pagefind_dcd".length));
  }

  // Browsers before 2023: Pagefind unpacks by itself, but has to be asked for everything.
  async loadOld(id) {
    this.everything ??= this.pagefind().then((pagefind) => pagefind.search(null))
      .then(({ results }) => new Map(results.map((one) => [one.id, one])));
    return (await this.everything).get(id).data();
  }

  // Addresses of all documents by id.
  async addresses() {
    const [pages, files] = await Promise.all([this.pages(), this.ofBundles("addresses.json")]);
    const urls = files.flat();
    return new Map(pages.ids.map((id, at) => [id, urls[at]]));
  }
}

const prefix = (bundle) => `zxx-p${bundle.path.replace(/\/$/, "")}`;
const bundleOf = (id) => id.slice(0, id.lastIndexOf("_"));

// "1" + ",2s," + "4" (differences in base 36) -> ascending page numbers.
export function unpacked(steps) {
  const found = [];
  let page = -1;
  for (const [, long, short] of steps.matchAll(/,(\w+),|(\w)/g)) {
    page += parseInt(long ?? short, 36);
    found.push(page);
  }
  return found;
}

function gathered(files, manifest) {
  const ids = [], first = [], facets = {};
  files.forEach((file, at) => {
    first.push(ids.length);
    const start = prefix(manifest.bundles[at]);
    ids.push(...file.names.split(" ").map((name) => `${start}_${name}`));
  });
  for (const facet of manifest.facets) {
    facets[facet] = files.flatMap((file) => {
      const { values, codes } = file.facets[facet];
      return codes.split(" ").map((code) => (code ? code.split("+").map((number) => values[number]) : []));
    });
  }
  return { ids, first, facets, at: new Map(ids.map((id, at) => [id, at])) };
}

// What stands in every set: the worst zone counts, since a title must hold all the words to be a hit of the title.
function both(sets) {
  if (sets.length === 1) return sets[0];
  const [small, ...others] = [...sets].sort((a, b) => a.size - b.size);
  const found = new Map();
  for (const [id, hit] of small) {
    const rest = others.map((set) => set.get(id));
    if (rest.every(Boolean)) {
      found.set(id, { zone: Math.max(hit.zone, ...rest.map((one) => one.zone)) });
    }
  }
  return found;
}

// What stands in one of the sets, in the order of time: the best zone counts.
function either(sets, at) {
  const found = new Map();
  for (const set of sets) {
    for (const [id, hit] of set) {
      const known = found.get(id);
      if (!known || hit.zone < known.zone) found.set(id, hit);
    }
  }
  return new Map([...found].sort((a, b) => at.get(a[0]) - at.get(b[0])));
}

