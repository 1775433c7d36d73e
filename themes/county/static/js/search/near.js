// A question -> documents that share most of it, best first: BM25 over pairs of characters (docs/decisions/0150).
//
// A file of postings holds what a pair weighs in each document; how rare a pair is, the postings themselves say. A name
// with other names (社保) counts as one thing: the best of its names in a document.

const HIGHEST = 35;
const LEAST_SHARED = 0.3; // part of a question that a document must share
const LEAST_SCORE = 0.2; // part of the best score
const MOST = 60; // documents
const MOST_PAIRS = 24; // of one question, other names included
const OTHER_NAME = 0.92;
const HINT = 0.15;
const UNKNOWN = 0.3; // part of the weight of a pair that no document holds: most often two words meet there
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

  // {slots, weights} of a pair; none for one that no document holds.
  async pair(text) {
    if (!this.postings.has(text)) {
      const { shards, version } = this.engine.manifest.near;
      const [first, second] = [...text].map((char) => char.codePointAt(0));
      const file = await this.engine.file(`near/${(first * 31 + second) % shards}.json`, version);
      this.postings.set(text, file[text] ? unpacked(...file[text]) : NONE);
    }
    return this.postings.get(text);
  }

  // Whether each pair stands in some document: if not, nothing holds the text literally.
  async known(pairs) {
    const found = await Promise.all(pairs.map((pair) => this.pair(pair)));
    return found.every(({ slots }) => slots.length);
  }

  // concepts: [{weight, names: [[pair, ...], ...], inner, exact}], the first name is the one typed; inner: other names of
  // what is in it, for when the site does not know the typed one; exact: all of it or nothing (numbers). roles: what a role is worth in a document that is about the matter.
  async ranked(concepts, { roles = {}, hints = [], skip = new Set(), year } = {}) {
    const [table, asked] = await Promise.all([this.table(), this.fetched(concepts), ...hints.map((pair) => this.pair(pair))]);
    const rare = (pair) => {
      const held = this.postings.get(pair).slots.length;
      return held ? rarity(held, table.count) : UNKNOWN * rarity(0, table.count);
    };
    const sums = new Float32Array(table.count), shared = new Float32Array(table.count);
    let mass = 0;
    for (const concept of asked) mass += this.add(concept, rare, sums, shared);
    if (!mass) return [];
    for (const pair of hints) {
      const { slots, weights } = this.postings.get(pair);
      slots.forEach((slot, at) => { if (sums[slot]) sums[slot] += HINT * rare(pair) * weights[at] / HIGHEST; });
    }
    const found = [];
    for (let slot = 0; slot < table.count; slot++) {
      const part = shared[slot] / mass;
      if (part < LEAST_SHARED || !table.ids[slot] || skip.has(table.ids[slot])) continue;
      const about = Math.min(1, Math.max(0, (sums[slot] / mass - 0.25) / 0.35));
      const role = 1 + ((roles[table.roles[slot]] ?? 1) - 1) * about;
      const age = Math.max(0, (table.newest - table.months[slot]) / 12);
      found.push({ id: table.ids[slot], slot, score: sums[slot] * part * role * (1 + NEWER / (1 + age)) });
    }
    found.sort((a, b) => b.score - a.score || b.slot - a.slot);
    return found.filter(({ score }) => score >= LEAST_SCORE * found[0].score).slice(0, MOST);
  }

  async fetched(concepts) {
    const load = (names) => Promise.all(names.flat().map((pair) => this.pair(pair)));
    const asked = fewer(concepts);
    await load(asked.flatMap(({ names }) => names));
    return Promise.all(asked.map(async (concept) => {
      const { names, inner } = concept;
      if (!inner.length || this.held(names[0])) return concept;
      await load(inner);
      return { ...concept, names: [...names, ...inner] };
    }));
  }

  held(pairs) {
    return pairs.every((pair) => this.postings.get(pair).slots.length);
  }

  // Adds what one concept gives each document; returns what a document that holds all of it shares.
  add({ weight, names, exact }, rare, sums, shared) {
    const masses = names.map((pairs) => pairs.reduce((sum, pair) => sum + rare(pair), 0));
    const held = names.map((pairs) => this.held(pairs));
    const usual = masses.filter((_, at) => held[at] || !at).map((mass, at) => Math.min(mass, 3 * mass / names[at].length));
    const worth = weight * (names.length > 1 ? Math.max(...usual) : masses[0]);
    const best = new Float32Array(sums.length), whole = new Float32Array(sums.length);
    names.forEach((pairs, at) => {
      if (at && !held[at]) return;
      const score = new Float32Array(sums.length), part = new Float32Array(sums.length);
      for (const pair of pairs) {
        const { slots, weights } = this.postings.get(pair), share = rare(pair) / masses[at];
        for (let place = 0; place < slots.length; place++) {
          score[slots[place]] += share * weights[place] / HIGHEST;
          part[slots[place]] += share;
        }
      }
      const least = exact ? 0.999 : at ? 0.8 : 0;
      for (let slot = 0; slot < score.length; slot++) {
        if (!score[slot] || part[slot] < least) continue;
        const value = score[slot] * (at ? OTHER_NAME : 1) * (names.length > 1 ? part[slot] : 1);
        if (value > best[slot]) { best[slot] = value; whole[slot] = part[slot]; }
      }
    });
    for (let slot = 0; slot < best.length; slot++) {
      sums[slot] += worth * best[slot];
      shared[slot] += worth * whole[slot];
    }
    return worth;
  }
}

const NONE = { slots: [], weights: [] };

// Robertson and Sparck Jones: what a pair tells that `count` of `all` documents hold.
const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

// Other names beyond what a question may cost are left out, the last ones of each concept first.
function fewer(concepts) {
  let left = MOST_PAIRS - concepts.reduce((sum, { names }) => sum + names[0].length, 0);
  return concepts.map((concept) => {
    const [typed, ...others] = concept.names;
    const kept = others.filter((pairs) => { left -= pairs.length; return left >= 0; });
    return { ...concept, names: [typed, ...kept] };
  });
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
  return { slots, weights: Array.from(digits, (digit) => parseInt(digit, 36)) };
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
