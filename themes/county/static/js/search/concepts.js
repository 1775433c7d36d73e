// A query -> the things it asks about, each with its other names, as pairs of characters for the ranking of near matches.

const HALVED = 0.7; // weight of a name whose halves stand apart
const CASE = 0.5; // of a number, which is most often the asker's own: 45岁

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
    const all = (this.first.get(text[place]) ?? []).filter((name) => text.startsWith(name.text, place) && whole(text, place, name.text.length));
    const same = all.filter((name) => name.text.length === all[0].text.length);
    if (!same.length) return undefined;
    return { text: same[0].text, others: [...new Set(same.flatMap(({ others }) => others))], inner: this.inside(same[0].text) };
  }

  // Names of which both halves stand in a text, apart or the other way round (放学后托管 for 放学托管), with all names of the group.
  halved(text) {
    const found = [];
    for (const char of new Set(text)) {
      for (const { text: name, others } of this.first.get(char) ?? []) {
        const halves = [name.slice(0, 2), name.slice(2)];
        if (name.length === 4 && !text.includes(name) && halves.every((half) => text.includes(half))) found.push([name, ...others]);
      }
    }
    return found;
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

// {concepts, single, wants, marks, names, exact}: concepts as near.js takes them; single: characters that stand alone between
// words that only ask; marks: what to mark in a result, most telling first; names: the things whole; exact: whether all of
// them are numbers or letters.
export function concepts(query, { words, questions, names, script }) {
  const found = [], marks = [], wants = new Set(), whole = [], single = [];
  for (const run of query.split(/\s+/u).flatMap((part) => words.runs(part, script))) {
    const typed = run.join(""), { parts, wants: more } = questions.parted(typed, (text, at) => names.at(text, at));
    more.forEach((want) => wants.add(want));
    for (const [text, ...others] of names.halved(typed)) parts.push({ text, others, weight: HALVED });
    for (const { text, weight, others = [], inner = [] } of parts) {
      const cut = (list) => list.map((name) => words.pairs([...name])).filter((pairs) => pairs.length);
      const otherNames = [...others, ...counted(text)];
      const all = [...cut([text]), ...cut(otherNames).map(apart)];
      if (!all.length && weight === 1 && words.isHan(text)) single.push(text);
      if (!all.length) continue;
      found.push({ weight: isNumber(text) ? weight * CASE : weight, names: all, inner: cut(inner).map(apart), exact: !others.length && (![...text].some(words.isHan) || isNumber(text)) });
      if (weight === 1) {
        marks.push(text, ...otherNames, ...words.pairs([...text]));
        whole.push(text, ...otherNames);
      }
    }
  }
  return { concepts: found, single, wants: [...wants], marks: [...new Set(marks)], names: whole, exact: found.length > 0 && found.every(({ exact }) => exact) };
}

// Whether no number or word of letters goes on at either end: 12345 is no name in 123456, nor in 12345-1.
const whole = (text, at, length) => [at, at + length].every((end) => !INNER.test(`${text.slice(Math.max(0, end - 2), end)}|${text.slice(end, end + 2)}`));
const INNER = /[\da-z][\ua000-\ua01b]?\|[\ua000-\ua01b]?[\da-z]/;

// Every second pair of a name and its last one: as telling as all of them, and half to load.
const apart = (pairs) => pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1);

// A text with its numbers, ages and days as documents write them, where that is otherwise: 七月 and 7月, 满八十 and 满80,
// 60岁 and 60周岁, 24号 and 24日, 星期一 and 周一. Escapes: the traditional copy of this file reads simplified characters too.
function counted(text) {
  const numbers = text.replace(NUMBERED, (number) => (/\d/.test(number) ? inHan(Number(number)) : `${inDigits(number)}`))
    .replace(/\u6ee1([一二三四五六七八九十]{1,3})/gu, (_, number) => `\u6ee1${inDigits(number)}`);
  const days = text.replace(/(?:\u661f期|\u793c拜)(?=[一二三四五六日天])/gu, "\u5468").replace(/(\d)\u53f7(?!\u697c|\u7ebf)/gu, "$1日");
  const aged = (/\d/.test(numbers) ? numbers : days).replace(/(\d)\u5c81/gu, "$1\u5468\u5c81");
  return [...new Set([numbers, days, aged])].filter((one) => one !== text);
}

// What is found as it stands or not at all: 10-20元, 2025年3月1日, 第十二条, 云政发20253号 (brackets are gone). Escapes: the
// traditional copy of this file compares with simplified characters too.
const isNumber = (text) => NUMBER.test(text) && /\d|第/u.test(text) || DOCUMENT.test(text);
const NUMBER = /^(?:第?(?:[\d\ua000-\ua01b]+|[一二三四五六七八九十百零〇]+)(?:\u4e07元|\u4ebf元|[年月日\u53f7\u6761款\u9879章\u8282元\u4e07\u4ebf\u5428度\u5c81\u65f6分期\u5c4a批])?)+(?:之[一二三四五六七八九十])?$/u;
const DOCUMENT = /^\p{Script=Han}{0,8}(?:19|20)\d\d第?\d+\u53f7$/u;

const DIGITS = "〇一二三四五六七八九";
const NUMBERED = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?=[月\u5c81\u53f7日\u6761章元])/gu;

const inHan = (number) => {
  const tens = Math.floor(number / 10), ones = number % 10;
  return `${tens > 1 ? DIGITS[tens] : ""}${tens ? "十" : ""}${ones || !tens ? DIGITS[ones] : ""}`;
};

function inDigits(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const value = (part, none) => (part ? Number([...part].map((char) => DIGITS.indexOf(char)).join("")) : none);
  return text.includes("十") ? 10 * value(tens, 1) + value(ones, 0) : value(ones, 0);
}
