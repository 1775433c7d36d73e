// A question -> documents that share most of it, best first: BM25 over pairs of characters (docs/decisions/0150).
//
// A file of postings holds what a pair weighs in each document; how rare a pair is, the postings themselves say. A name
// with other names (社保) counts as one thing: the best of its names in a document.

const HIGHEST = 35; // the digit z: the most that a pair weighs in a document
const LEAST_SHARED = 0.3; // part of a question that a document must share
const LEAST_SCORE = 0.2; // part of the best score
// Who tells a long story shares less of it with any document: where so few are found, what holds one of so many things whole
// will do.
const FEW = 3, MANY_THINGS = 3, LITTLE_SHARED = 0.12;
// What a document's role is worth counts from that part of the question on, and fully where it gives so much more: an office
// that names the thing in passing does not answer.
const ABOUT = 0.25, ABOUT_MORE = 0.35;
const WHOLE = 0.8; // part of a name that counts as the name: a usual pair may be missing
const EXACT = 0.999; // all of it, as far as sums of fractions tell
const MOST = 60; // documents
const MOST_PAIRS = 14; // of one question, other names included
const OTHER_NAME = 0.7; // beside a name that the site knows as well
const TELLING = 1.5; // what its rarest pair tells, at least, of a name that is no meeting of usual words (没有工作)
// Part of the weight of a pair that no document holds, by how many of its neighbours are held: most often two words meet there.
const UNKNOWN = [0.3, 0.12, 0.03];
const NEWER = 0.12; // what being new adds at most

export class Near {
  constructor(engine) {
    this.engine = engine;
    this.postings = new Map();
  }

  get there() {
    return Boolean(this.engine.manifest.near);
  }

  table() {
    this.whole ??= this.engine.file(this.engine.manifest.near.table).then((file) => opened(file, this.engine));
    this.whole.catch(() => { this.whole = undefined; });
    return this.whole;
  }

  // {count, slots, weights} of a pair: how many documents hold it, which, and what it weighs there; none for one that no
  // document holds.
  async pair(text) {
    if (!this.postings.has(text)) {
      const { shards, version } = this.engine.manifest.near;
      const [first, second] = [...text].map((char) => char.codePointAt(0));
      const file = await this.engine.file(`near/${(first * 31 + second) % shards}.json`, version);
      this.postings.set(text, file[text] ? unpacked(...file[text]) : NONE);
    }
    return this.postings.get(text);
  }

  // Whether some document has all of these pairs: if not, none holds the text literally.
  async together(pairs) {
    const [first = [], ...others] = (await Promise.all(pairs.map((pair) => this.pair(pair)))).map(({ slots }) => slots).sort((a, b) => a.length - b.length);
    const left = others.reduce((kept, slots) => { const held = new Set(slots); return kept.filter((slot) => held.has(slot)); }, first);
    return !pairs.length || left.length > 0;
  }

  // concepts: [{weight, names: [[pair, ...], ...], inner, exact}], the first name is the one typed; inner: other names of
  // what is in it, for when the site knows none of its own; exact: all of it or nothing (numbers). roles: what a role is
  // worth in a document that is about the matter.
  async ranked(concepts, { roles = {}, skip = new Set() } = {}) {
    const [table, asked] = await this.gathered(concepts);
    const rare = (pair) => rarity(this.postings.get(pair).count, table.count), size = table.ids.length;
    const sums = new Float32Array(size), shared = new Float32Array(size), holding = new Uint8Array(size);
    let mass = 0, known = 0; // known: as much of it as some document holds, since none can be about the rest
    for (const concept of asked) {
      const { worth, most } = this.add(concept, rare, sums, shared, holding);
      mass += worth;
      known += worth * most;
    }
    if (!mass) return [];
    const sharing = (least, things) => {
      const found = [];
      for (let slot = 0; slot < size; slot++) {
        const part = shared[slot] / mass;
        if (part < least || holding[slot] < things || !table.ids[slot] || skip.has(table.ids[slot])) continue;
        const about = Math.min(1, Math.max(0, (sums[slot] / known - ABOUT) / ABOUT_MORE));
        const role = 1 + ((roles[table.roles[slot]] ?? 1) - 1) * about;
        const age = Math.max(0, (table.newest - table.months[slot]) / 12);
        found.push({ id: table.ids[slot], slot, score: sums[slot] * part * role * (1 + NEWER / (1 + age)) });
      }
      return found;
    };
    const usual = sharing(LEAST_SHARED, 0);
    const story = usual.length < FEW && asked.filter(({ weight }) => weight === 1).length >= MANY_THINGS;
    const found = story ? sharing(LITTLE_SHARED, 1) : usual;
    found.sort((a, b) => b.score - a.score || b.slot - a.slot);
    return found.filter(({ score }) => score >= LEAST_SCORE * found[0].score).slice(0, MOST);
  }

  // The table of documents and the concepts with the names that are asked for, whose postings are there then. A search server
  // has another way to get them (server.js).
  gathered(concepts) {
    return Promise.all([this.table(), this.fetched(concepts)]);
  }

  async fetched(concepts) {
    const load = (names) => Promise.all(names.flat().map((pair) => this.pair(pair)));
    const asked = fewer(concepts);
    await load(asked.flatMap(({ names }) => names));
    return Promise.all(asked.map(async (concept) => {
      const { names, inner } = concept;
      if (!inner.length || names.some((pairs) => this.held(pairs))) return concept;
      await load(inner);
      return { ...concept, names: [...names, ...inner] };
    }));
  }

  // What each pair of a name tells.
  shares(pairs, rare) {
    const there = pairs.map((pair) => this.postings.get(pair).count > 0);
    const around = (at) => Number(Boolean(there[at - 1])) + Number(Boolean(there[at + 1]));
    return pairs.map((pair, at) => rare(pair) * (there[at] ? 1 : UNKNOWN[around(at)]));
  }

  held(pairs) {
    return pairs.every((pair) => this.postings.get(pair).count);
  }

  // Adds what one concept gives each document: its score to `sums`, the part that it shares to `shared`, and one to `holding`
  // where it holds a thing whole. Returns what a document that holds all of it shares (worth), and the part of that which the
  // best one holds (most).
  add({ weight, names, exact }, rare, sums, shared, holding) {
    const shares = names.map((pairs) => this.shares(pairs, rare)), masses = shares.map((list) => list.reduce((sum, one) => sum + one, 0));
    const held = names.map((pairs) => this.held(pairs));
    const usual = masses.filter((_, at) => held[at] || !at).map((mass, at) => Math.min(mass, 3 * mass / names[at].length));
    const worth = weight * (names.length > 1 ? Math.max(...usual) : masses[0]);
    const best = new Float32Array(sums.length), whole = new Float32Array(sums.length);
    names.forEach((pairs, at) => {
      if (at && !held[at]) return;
      const score = new Float32Array(sums.length), part = new Float32Array(sums.length);
      for (const [place, pair] of pairs.entries()) {
        const { slots, weights } = this.postings.get(pair), share = shares[at][place] / masses[at];
        for (let held = 0; held < slots.length; held++) {
          score[slots[held]] += share * weights[held] / HIGHEST;
          part[slots[held]] += share;
        }
      }
      const least = exact ? EXACT : at ? WHOLE : 0;
      const other = at ? Math.min(1, Math.max(...shares[at]) / TELLING) * (held[0] ? OTHER_NAME : 1) : 1;
      for (let slot = 0; slot < score.length; slot++) {
        if (!score[slot] || part[slot] < least) continue;
        const value = score[slot] * other * (names.length > 1 ? part[slot] : 1);
        if (value > best[slot]) { best[slot] = value; whole[slot] = part[slot]; }
      }
    });
    for (let slot = 0; slot < best.length; slot++) {
      sums[slot] += worth * best[slot];
      shared[slot] += worth * whole[slot];
      holding[slot] += weight === 1 && whole[slot] > WHOLE;
    }
    return { worth, most: whole.reduce((most, one) => Math.max(most, one), 0) };
  }
}

const NONE = { count: 0, slots: [], weights: [] };

// Robertson and Sparck Jones: what a pair tells that `count` of `all` documents hold.
export const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

// Other names beyond what a question may cost are left out: every concept keeps its first ones.
function fewer(concepts) {
  const loaded = new Set(concepts.flatMap(({ names }) => names[0])), kept = concepts.map(({ names }) => [names[0]]);
  for (let at = 1; concepts.some(({ names }) => at < names.length); at++) {
    concepts.forEach(({ names }, of) => {
      const more = (names[at] ?? []).filter((pair) => !loaded.has(pair));
      if (!names[at] || loaded.size + more.length > MOST_PAIRS) return;
      kept[of].push(names[at]);
      more.forEach((pair) => loaded.add(pair));
    });
  }
  return concepts.map((concept, of) => ({ ...concept, names: kept[of] }));
}

function unpacked(steps, digits) {
  const slots = [];
  let slot = -1;
  for (let at = 0; at < steps.length;) {
    let end = at + 1;
    if (steps[at] === ",") {
      end = steps.indexOf(",", at + 1);
      slot += parseInt(steps.slice(at + 1, end), 36);
      end++;
    } else slot += parseInt(steps[at], 36);
    slots.push(slot);
    at = end;
  }
  return { count: slots.length, slots, weights: Array.from(digits, (digit) => parseInt(digit, 36)) };
}

function opened({ names, bundles, roles, months }, engine) {
  const list = names.split(" ");
  const when = list.map((_, at) => parseInt(months.slice(2 * at, 2 * at + 2), 36));
  return {
    count: list.length,
    ids: list.map((name, at) => name && engine.idOf(parseInt(bundles[at], 36), name)),
    roles, months: when, newest: when.reduce((most, one) => Math.max(most, one), 0),
  };
}
