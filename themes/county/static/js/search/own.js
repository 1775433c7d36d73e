// The site's own words: what begins like what is typed, what pinyin stands for, and what a slip of the pen may mean.
// Only files of words are fetched, by their first letter; what is typed stays in the browser (docs/decisions/0151).

const LONGEST = 8, SUGGESTED = 8, PARTS = 3;
const LATIN = /^[a-z]+$/;
const NEAR = [[/^([zcs])h/, "$1"], [/ng$/, "n"], [/^n(?!$)/, "l"], [/^r/, "l"], [/^f(?=u$|an|en|ei|ang|eng)/, "h"], [/^hu(?=.)/, "h"]];

export class OwnWords {
  // `fold` gives a text as the index sees it: on a traditional edition words are compared in simplified characters.
  constructor(engine, fold) {
    this.engine = engine;
    this.fold = fold;
    this.letters = new Map();
  }

  get there() {
    return Boolean(this.engine.manifest.words);
  }

  // The characters of GB 2312: a text of these alone needs no table of traditional ones.
  get simplified() {
    const cells = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    this.known ??= new Set(new TextDecoder("gbk").decode(Uint8Array.from(cells(0xb0, 0xf7).flatMap((row) => cells(0xa1, 0xfe).flatMap((cell) => [row, cell])))));
    return this.known;
  }

  // How characters are usually read, and which look alike.
  sounds() {
    this.chars ??= this.engine.file(this.engine.manifest.words.sounds).then(({ sounds, shapes }) => {
      const said = new Map(), alike = new Map();
      for (const [syllable, chars] of Object.entries(sounds)) for (const char of chars) said.set(char, syllable);
      for (const group of shapes) for (const char of group) alike.set(char, (alike.get(char) ?? "") + group);
      return { said, alike };
    });
    this.chars.catch(() => { this.chars = undefined; });
    return this.chars;
  }

  // Words that begin with a letter when read, heaviest first: [{text, flat, said: [syllable, ...]}].
  async letter(letter) {
    const name = this.engine.manifest.words.letters[letter];
    if (!name) return [];
    if (!this.letters.has(letter)) {
      const [{ words, said: own }, { said }] = await Promise.all([this.engine.file(name), this.sounds()]);
      this.letters.set(letter, words.map((text) => ({ text, flat: this.fold(text), said: own[text]?.split(" ") ?? [...text].map((char) => said.get(char) ?? "") })));
    }
    return this.letters.get(letter);
  }

  // Words that begin with what is typed: Han as they stand or sound, then letters of pinyin or initials.
  async begun(typed) {
    const text = this.fold(typed.replace(/[\s']/g, ""));
    const { said } = await this.sounds();
    const first = LATIN.test(text[0] ?? "") ? text[0] : said.get(text[0])?.[0];
    if (!first) return [];
    const found = (await this.letter(first)).map((word) => [word, begins(word, text, said)]).filter(([, how]) => how);
    found.sort((a, b) => a[1] - b[1]);
    return [...new Map(found.filter(([{ flat }]) => flat !== text).map(([{ text: one, flat }]) => [flat, one])).values()].slice(0, SUGGESTED);
  }

  // What pinyin or initials stand for: 公租房 for gongzufang or gzf; "" when for nothing. asking: words that only ask, which
  // are understood when spelled out.
  async spelled(text, asking = [], left = PARTS) {
    if (!LATIN.test(text) || text.length < 2) return "";
    const { said: sounds } = await this.sounds(), words = [...await this.letter(text[0])];
    for (const word of asking) if (sounds.get(word[0])?.[0] === text[0]) words.push({ text: word, said: [[...word].map((char) => sounds.get(char) ?? "").join("")] });
    const whole = words.find(({ said }) => said.join("") === text) ?? words.find(({ said }) => said.length > 1 && initials(said) === text) ??
      words.find(({ said }) => said.length > 1 && loose(said.join("")) === loose(text));
    if (whole) return whole.text;
    if (left <= 1) return "";
    const heads = words.filter(({ said }) => text.startsWith(said.join(""))).sort((a, b) => b.said.join("").length - a.said.join("").length);
    for (const { text: head, said } of heads.slice(0, 4)) {
      const rest = await this.spelled(text.slice(said.join("").length), asking, left - 1);
      if (rest) return head + rest;
    }
    return "";
  }

  // A stretch of Han of which `unknown(at)` says whether the pair of characters there stands nowhere on the site -> the
  // word that is meant, and where: {at, length, word}; undefined when none is.
  async meant(text, unknown) {
    const { said, alike } = await this.sounds();
    const chars = [...text], strange = chars.slice(1).map((_, at) => unknown(at));
    let best;
    for (let at = 0; at < chars.length - 1; at++) {
      const end = Math.min(LONGEST, chars.length - at);
      if (!strange.slice(at, at + end - 1).includes(true)) continue;
      for (const word of await this.starting(chars[at], said, alike)) {
        const length = [...word.flat].length;
        if (length < 2 || length > end || !strange.slice(at, at + length - 1).includes(true)) continue;
        const cost = slips(chars.slice(at, at + length), word, { sounds: said, alike, strange: (place) => strangeness(strange, at + place) });
        if (cost === undefined) continue;
        const rank = cost / length - 0.05 * length;
        if (!best || rank < best.rank) best = { rank, at, length, word: word.text };
      }
    }
    return best;
  }

  async starting(char, said, alike) {
    const letters = new Set([char, ...alike.get(char) ?? ""].map((one) => said.get(one)?.[0]).filter(Boolean));
    if (letters.has("n")) letters.add("l");
    else if (letters.has("l")) letters.add("n");
    return (await Promise.all([...letters].map((letter) => this.letter(letter)))).flat();
  }
}

// Pinyin without what is taken for one another: zh and z, ng and n, l, n and r, f and h.
const loose = (text) => text.replace(/([zcs])h/g, "$1").replace(/ng/g, "n").replace(/[nr](?=[aeiouv])/g, "l").replace(/f/g, "h");
const initials = (said) => said.map((syllable) => syllable[0]).join("");
export const near = (syllable) => NEAR.reduce((text, [from, to]) => text.replace(from, to), syllable);

// 1: as it stands, 2: by letters, 3: by sound; 0: not at all.
function begins({ flat, said }, typed, sounds) {
  const chars = [...flat], given = [...typed];
  let at = 0, how = 1;
  while (at < given.length && at < chars.length && !LATIN.test(given[at])) {
    if (given[at] !== chars[at]) {
      if (sounds.get(given[at]) !== said[at]) return 0;
      how = 3;
    }
    at++;
  }
  const rest = given.slice(at).join("");
  if (!rest) return how;
  const left = said.slice(at);
  return LATIN.test(rest) && (left.join("").startsWith(rest) || initials(left).startsWith(rest)) ? Math.max(how, 2) : 0;
}

// 0: both pairs around a character are known, 1: one is, 2: none.
function strangeness(strange, place) {
  const around = [strange[place - 1], strange[place]].filter((one) => one !== undefined);
  return around.every(Boolean) ? 2 : around.some(Boolean) ? 1 : 0;
}

// How far the typed characters are from a word; undefined when too far to be a slip.
function slips(typed, { flat, said }, { sounds, alike, strange }) {
  const chars = [...flat];
  let cost = 0, same = 0, other = 0;
  for (let at = 0; at < chars.length; at++) {
    if (typed[at] === chars[at]) { same++; continue; }
    if (typed[at] === chars[at + 1] && typed[at + 1] === chars[at]) {
      cost += 1;
      same++;
      at++;
      continue;
    }
    if (strange(at) < (chars.length < 4 ? 2 : 1)) return undefined;
    const heard = sounds.get(typed[at]) ?? "";
    if (heard && heard === said[at]) cost += 0.8;
    else if (alike.get(typed[at])?.includes(chars[at])) cost += 0.8;
    else if (heard && near(heard) === near(said[at])) cost += 1;
    else if (chars.length > 3 && strange(at) === 2) { cost += 2; other++; } else return undefined;
  }
  const most = [0, 0, 0.8, 1][chars.length] ?? 2;
  return same && 2 * same >= chars.length && cost <= most && (!other || same === chars.length - 1) ? cost : undefined;
}
