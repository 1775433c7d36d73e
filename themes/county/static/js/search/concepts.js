// A query -> the things it asks about, each with its other names, as pairs of characters for the ranking of near matches.

export class Names {
  // groups: names of one thing each, as the site shows them.
  constructor(groups, words, script) {
    this.first = new Map();
    for (const group of groups) {
      const folded = group.map((name) => words.fold(name, script));
      folded.forEach((text, at) => {
        if (text.length < 2) return;
        const known = this.first.get(text[0]) ?? [];
        known.push({ text, others: folded.filter((_, other) => other !== at), shown: group.filter((_, other) => other !== at) });
        this.first.set(text[0], known);
      });
    }
    for (const known of this.first.values()) known.sort((a, b) => b.text.length - a.text.length);
  }

  // The longest name at a place of a folded text, with the other names of every group that it is in.
  at(text, place) {
    const all = (this.first.get(text[place]) ?? []).filter((name) => text.startsWith(name.text, place));
    const same = all.filter((name) => name.text.length === all[0].text.length);
    if (!same.length) return undefined;
    return { text: same[0].text, others: [...new Set(same.flatMap(({ others }) => others))], inner: this.inside(same[0].text) };
  }

  // Other names of the names that stand within a name: those of 驾照 for 考驾照.
  inside(name) {
    const found = [];
    for (let at = 0; at < name.length; at++) {
      for (const { text, others } of this.first.get(name[at]) ?? []) {
        if (text.length < name.length && name.startsWith(text, at)) found.push(text, ...others);
      }
    }
    return found;
  }
}

// {concepts, wants, marks, names, exact}: concepts as near.js takes them; marks: what to mark in a result, most telling
// first; names: the things whole; exact: whether all of them are numbers or letters.
export function concepts(query, { words, questions, names, script }) {
  const found = [], marks = [], wants = new Set(), whole = [];
  for (const run of query.split(/\s+/u).flatMap((part) => words.runs(part, script))) {
    const { parts, wants: more } = questions.parted(run.join(""), (text, at) => names.at(text, at));
    more.forEach((want) => wants.add(want));
    for (const { text, weight, others = [], inner = [] } of parts) {
      const cut = (list) => list.map((name) => words.pairs([...name])).filter((pairs) => pairs.length);
      const all = cut([text, ...others]);
      if (!all.length) continue;
      found.push({ weight, names: all, inner: cut(inner), exact: !others.length && ![...text].some(words.isHan) });
      if (weight === 1) {
        marks.push(text, ...others, ...words.pairs([...text]));
        whole.push(text, ...others);
      }
    }
  }
  return { concepts: found, wants: [...wants], marks: [...new Set(marks)], names: whole, exact: found.every(({ exact }) => exact) };
}
