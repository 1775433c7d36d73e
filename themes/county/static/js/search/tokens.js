// What the citizen typed -> what is asked of the index; text -> excerpt with the asked words marked.
// The same rules as generator/search/tokens.py; tests/vectors/search_tokens.json holds both to them.

const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const BRACKETS = new Set("〔〕〖〗【】「」『』《》〈〉()[]{}<>\"'`“”‘’„‟‹›«»·•・‧");
const KEPT = /[\p{L}\p{N}]/u;
const ABSENT = /[\s\p{M}\p{Cf}\x1c-\x1f\x85]/u;
const BREAK = "\n";
const LINE = 12; // characters that tell more than a heading does

const JOINTS = new Map([...".,:;/%+_@#&=*~^|\\!?$°‰±×÷≤≥"].map((sign, at) => [sign, String.fromCodePoint(0xa000 + at)]));
for (const dash of "-\u2010\u2013\u2014\u2212") JOINTS.set(dash, String.fromCodePoint(0xa000 + 27));
const LATIN = /[0-9a-z]/;

// What the index sees of each character of a text: letters, digits and Han, BREAK for another sign, a letter for a sign
// right behind a Latin letter or a digit (1.8, 3/4). `script` maps traditional characters to simplified ones.
function eye(script) {
  let latin = false;
  return (source) => {
    if (source >= "\u4e00" && source <= "\u9fff") {
      latin = false;
      return script?.get(source) ?? source;
    }
    let out = "";
    for (const char of source.normalize("NFKD").toLowerCase()) {
      const joint = latin && JOINTS.get(char);
      latin = Boolean(joint) || LATIN.test(char);
      if (joint) out += joint;
      else if (!BRACKETS.has(char) && !ABSENT.test(char)) out += KEPT.test(char) ? (script?.get(char) ?? char) : BREAK;
    }
    return out;
  };
}

export function fold(text, script) {
  const seen = eye(script);
  let out = "";
  for (const source of text) out += seen(source);
  return out;
}

export const runs = (text, script) => fold(text, script).split(BREAK).filter(Boolean).map((run) => [...run]);

export const pairs = (run) => run.slice(1).map((char, at) => run[at] + char);
const lastOf = (list) => list[list.length - 1];
export const isHan = (char) => HAN.test(char);

// The index tokens of one block (used by the tests, to hold both languages to one rule).
export function tokens(text, script) {
  const found = [];
  let afterHan = false;
  for (const run of runs(text, script)) {
    if (afterHan) found.push(".");
    found.push(...pairs(run));
    afterHan = isHan(lastOf(run));
    if (!afterHan) found.push(lastOf(run));
  }
  return found;
}

// A query -> its terms, each [{text, phrases: [[token, ...]], characters: [char, ...]}]: all of it must be found.
export function terms(query, script) {
  return query.split(/\s+/u).filter(Boolean)
    .map((text) => ({ text, ...term(runs(text, script)) }))
    .filter((found) => found.phrases.length || found.characters.length);
}

function term(parts) {
  const phrases = [], characters = [];
  let held = [];
  const close = () => { if (held.length) phrases.push(held); held = []; };
  parts.forEach((run, at) => {
    const last = at === parts.length - 1, han = isHan(lastOf(run));
    if (run.length === 1 && (last || han)) {
      close();
      characters.push(run[0]);
      return;
    }
    held.push(...pairs(run));
    if (last || han) close();
    else held.push(lastOf(run));
  });
  const once = (lists) => [...new Map(lists.map((list) => [list.join(" "), list])).values()];
  return { phrases: once(phrases), characters: [...new Set(characters)] };
}

// Folded characters of a text, each with the place in the text that it comes from.
function located(text, script) {
  const chars = [], from = [], to = [];
  let at = 0;
  const seen = eye(script);
  for (const source of text) {
    for (const char of seen(source)) { chars.push(char); from.push(at); to.push(at + source.length); }
    at += source.length;
  }
  return { chars, from, to };
}

// Where the words stand in the text: [[start, end], ...], in order, not overlapping.
export function places(text, words, script) {
  const { chars, from, to } = located(text, script);
  const found = [];
  for (const word of words) {
    const wanted = runs(word, script).flat();
    if (!wanted.length) continue;
    for (let at = 0; at + wanted.length <= chars.length; at++) {
      let held = 0, here = at;
      // punctuation in the text may stand where the query has some, never at the beginning
      while (held < wanted.length && here < chars.length) {
        if (chars[here] === wanted[held]) { held++; here++; } else if (held && chars[here] === BREAK && word.length > wanted.length) here++;
        else break;
      }
      if (held === wanted.length) { found.push([from[at], to[here - 1]]); at = here - 1; }
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged = [];
  for (const [start, end] of found) {
    const last = lastOf(merged);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

// A text cut up for display: [{text, marked}, ...].
export function marked(text, words, script) {
  const parts = [];
  let at = 0;
  for (const [start, end] of places(text, words, script)) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

// The line of the content that says most of the words, cut to `size` characters around the first of them, as `marked`.
export function excerpt(content, words, size = 110, script) {
  const wanted = words.map((word) => fold(word, script).replaceAll(BREAK, ""));
  let best = "", most = -1;
  for (const line of content.split("\n").slice(0, 400)) {
    const flat = fold(line, script).replaceAll(BREAK, "");
    const count = wanted.filter((word) => flat.includes(word)).length;
    if (count > most) [best, most] = [line, count];
    if (most === words.length) break;
  }
  if (most < 1) best = content.split("\n").find((line) => line.length >= LINE) ?? best;
  const first = places(best, words, script)[0]?.[0] ?? 0;
  const start = first > size / 2 ? first - Math.floor(size / 4) : 0;
  const cut = [...best.slice(start)].slice(0, size).join("");
  const parts = marked(cut, words, script);
  if (start > 0) parts.unshift({ text: "…", marked: false });
  if (start + cut.length < best.length) parts.push({ text: "…", marked: false });
  return parts;
}
