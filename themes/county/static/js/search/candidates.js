// The near matches of one question, from a search server: `Near` of near.js with postings that come from there. The server
// finds the documents with the greatest sum of what the pairs weigh in them, each as much as it matters, and tells every
// weight; near.js ranks these as it ranks the postings of files, so that both give the same order.

const FINEST = 1000; // how finely it is said how much a pair matters
const FIRST_YEAR = 1980, LAST_MONTH = 36 * 36 - 1; // as in the table of near matches (near/table.py)

// {Near, rarity}: near.js. {chosen, ofToken, MOST_COUNTED}: server.js. A county that is chosen is asked as if there were no other.
export function nearOf({ Near, rarity }, { chosen, ofToken, MOST_COUNTED }, engine, { filters = {} } = {}) {
  const county = [filters.county ?? []].flat().filter(Boolean).map((name) => chosen("county", name));

  const monthOf = (date) => Math.min(Math.max((Number(date.slice(0, 4)) - FIRST_YEAR) * 12 + Number(date.slice(5, 7)) - 1, 0), LAST_MONTH);

  return new class extends Near {
    get there() { return true; }

    // How many documents have a pair; pairs that are asked for in one go are counted in one.
    async pair(text) {
      if (!this.postings.has(text)) await (this.counting ??= this.counts()).add(text);
      return this.postings.get(text);
    }

    counts() {
      const pairs = new Set();
      const done = Promise.resolve().then(async () => {
        this.counting = undefined;
        const all = [...pairs];
        for (let at = 0; at < all.length; at += MOST_COUNTED) {
          const part = all.slice(at, at + MOST_COUNTED);
          this.counted(await engine.near({ counts: part, county, size: 0 }), part);
        }
      });
      return { add: (text) => { pairs.add(text); return done; } };
    }

    // Takes what an answer says of all documents: how many there are, the newest, how many have each of these pairs.
    counted({ all }, pairs) {
      if (!all) return;
      const { doc_count: count, newest, pairs: { buckets } } = all.here;
      this.all = { count, newest: monthOf(newest.value_as_string ?? "") };
      for (const pair of pairs) this.postings.set(pair, { count: buckets[ofToken(pair)].doc_count, slots: [], weights: [] });
    }

    // What the server finds by the sum of what near.js gives a document for each pair.
    async gathered(concepts) {
      const kept = await this.fetched(concepts), pairs = this.mattering(kept);
      const answer = pairs.size ? await engine.near({ pairs: [...pairs].map(([pair, much]) => [ofToken(pair), much]), county }) : { hits: [] };
      const hits = answer.hits.map(({ fields: { id: [id], date: [date], url: [url], role: [role] }, matched_queries: told }) => ({ id, told, date, url, role }));
      engine.took(answer);
      hits.sort((a, b) => (a.date === b.date ? (a.url < b.url ? -1 : 1) : a.date < b.date ? -1 : 1));
      for (const [pair, much] of pairs) {
        const posting = { count: this.postings.get(pair).count, slots: [], weights: [] }, name = ofToken(pair);
        hits.forEach(({ told }, slot) => { if (told[name]) { posting.slots.push(slot); posting.weights.push(Math.round(told[name] / much)); } });
        this.postings.set(pair, posting);
      }
      return [{ ...this.all, ids: hits.map(({ id }) => id), roles: hits.map(({ role }) => role), months: hits.map(({ date }) => monthOf(date)) }, kept];
    }

    // Pair -> how much it matters, from 1 to FINEST.
    mattering(kept) {
      const much = new Map(), rare = (pair) => rarity(this.postings.get(pair).count, this.all.count);
      for (const { weight, names } of kept) {
        const own = new Map();
        for (const pairs of names) {
          for (const [at, share] of this.shares(pairs, rare).entries()) {
            if (this.postings.get(pairs[at]).count) own.set(pairs[at], Math.max(own.get(pairs[at]) ?? 0, weight * share));
          }
        }
        for (const [pair, share] of own) much.set(pair, (much.get(pair) ?? 0) + share);
      }
      const most = Math.max(...much.values());
      return new Map([...much].map(([pair, share]) => [pair, Math.max(1, Math.round(FINEST * share / most))]));
    }
  }(engine);
}
