// Comforts that need JavaScript: text size, colours, reading aloud, reading line, days left, copying, printing, the menu's
// current entry, headings of a long text, titles that break between words. Everything can be read without this file.

const root = document.documentElement;
const one = (selector) => document.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = (text) => { const place = one("[data-comfort-status]"); if (place) place.textContent = text; };

function remembered(name) {
  try { return localStorage.getItem(`gongkai.${name}`) ?? ""; } catch { return ""; }
}

function remember(name, value) {
  try {
    if (value) localStorage.setItem(`gongkai.${name}`, value);
    else localStorage.removeItem(`gongkai.${name}`);
  } catch { /* storage may be forbidden */ }
}

function press(button, on) { button.setAttribute("aria-pressed", String(on)); }

// Text size and colours: an attribute of <html>, which the style sheets know.
function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  remember(name, value);
  for (const button of all(`[data-comfort="${name}"]`)) press(button, button.dataset.value === value);
}

// Reading line: follows the pointer or the finger.
let line;
function follow(event) { line.style.top = `${event.clientY}px`; }
function readingLine(on) {
  if (on && !line) {
    line = document.createElement("div");
    line.className = "reading-line";
    line.style.top = "40%";
    document.body.append(line);
    addEventListener("pointermove", follow, { passive: true });
  } else if (!on && line) {
    removeEventListener("pointermove", follow);
    line.remove();
    line = undefined;
  }
  remember("line", on ? "on" : "");
  for (const button of all('[data-comfort="line"]')) press(button, on);
}

// Reading aloud: paragraph by paragraph, the one being read marked.
let queue = [], spoken;
function passages() {
  const place = one("article.document") ?? one("main");
  const found = all("h1, h2, h3, h4, p, li, dt, dd, th, td", place).filter((node) => node.offsetParent && node.innerText.trim());
  return found.filter((node) => !found.some((other) => other !== node && other.contains(node)));
}
// What is said of a passage: of characters with a reading above them, the characters alone.
function spokenText(node) {
  if (!node.querySelector("rt")) return node.innerText;
  const copy = node.cloneNode(true);
  for (const reading of all("rt, rp", copy)) reading.remove();
  return copy.textContent;
}
function unmark() { spoken?.classList.remove("speaking"); spoken = undefined; }
function silence() {
  queue = [];
  speechSynthesis.cancel();
  unmark();
  for (const button of all('[data-comfort="speak"]')) { press(button, false); button.textContent = "朗读本页"; }
}
function next() {
  unmark();
  const node = queue.shift();
  if (!node) return silence();
  const words = new SpeechSynthesisUtterance(spokenText(node));
  words.lang = "zh-CN"; // Mandarin voices read both scripts; the tag of the traditional one finds none, or Cantonese
  words.onend = () => { if (spoken === node) next(); };
  words.onerror = (event) => { if (!["canceled", "interrupted"].includes(event.error)) { silence(); say("这台设备没有可用的中文语音。"); } };
  spoken = node;
  node.classList.add("speaking");
  node.scrollIntoView({ block: "nearest" });
  speechSynthesis.speak(words);
}
function speak() {
  if (!("speechSynthesis" in window)) return say("这个浏览器不能朗读。");
  if (spoken) return silence();
  queue = passages();
  for (const button of all('[data-comfort="speak"]')) { press(button, true); button.textContent = "停止朗读"; }
  next();
}

const comforts = {
  text: (button) => choose("text", button.dataset.value),
  look: (button) => choose("look", button.dataset.value),
  line: () => readingLine(!line),
  speak,
  reset() { choose("text", ""); choose("look", ""); readingLine(false); if (spoken) silence(); say("已恢复默认。"); },
};

function comfortBar() {
  for (const name of ["text", "look"]) choose(name, root.dataset[name] ?? "");
  if (remembered("line")) readingLine(true);
  const panel = one(".comfort");
  if (!panel) return;
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-comfort]");
    if (button) comforts[button.dataset.comfort](button);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) { panel.open = false; one(".comfort summary").focus(); }
  });
  document.addEventListener("click", (event) => { if (panel.open && !panel.contains(event.target)) panel.open = false; });
  addEventListener("pagehide", () => { if (spoken) silence(); });
}

// Days left, counted again: the page may have been built yesterday. Dates are those of the county (UTC+8).
function countDays() {
  const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  for (const place of all("[data-closes]")) {
    const { opens, closes } = place.dataset;
    const state = place.querySelector(".window-state");
    const left = Math.round((Date.parse(closes) - Date.parse(today)) / 864e5) + 1;
    const running = opens <= today && today <= closes;
    state.classList.toggle("window-open", running);
    if (!running) {
      if (!("answered" in place.dataset)) state.textContent = today < opens ? "未开始" : "已结束";
    } else if (left === 1) state.textContent = "今天截止";
    else {
      const number = document.createElement("b");
      number.textContent = left;
      state.replaceChildren("还剩 ", number, " 天");
    }
  }
}

function share() {
  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-print]")) return print();
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const status = one("[data-copy-status]");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = "网址已复制。";
    } catch {
      status.textContent = "没有复制成功，请选中上面的网址手动复制。";
    }
  });
}

function markMenu() {
  const path = (link) => new URL(link.href).pathname;
  const top = new URL("../../", import.meta.url).pathname; // of the site, which may stand below a path
  const home = new URL(one(".site-brand")?.href ?? top, location.href).pathname;
  const fitting = all(".site-menu a").filter((link) => !link.hash && ([top, home].includes(path(link)) ? location.pathname === path(link) : location.pathname.startsWith(path(link))));
  // The longest address is the nearest: a township's own entry goes before that of all agencies.
  fitting.sort((a, b) => path(b).length - path(a).length)[0]?.setAttribute("aria-current", "page");
}

// Headings of a long text, beside it: it stands last in the rail and stays in view, so nothing moves when it comes.
function contents() {
  const headings = all("article.document .prose > h2[id]");
  const rail = one(".rail");
  if (headings.length < 4 || !rail) return;
  const list = document.createElement("ol");
  for (const heading of headings) {
    const link = document.createElement("a");
    link.href = `#${heading.id}`;
    link.textContent = heading.textContent;
    const line = document.createElement("li");
    line.append(link);
    list.append(line);
  }
  const title = document.createElement("h2");
  title.id = "contents-title";
  title.textContent = "本文目录";
  const nav = document.createElement("nav");
  nav.className = "rail-part contents";
  nav.setAttribute("aria-labelledby", title.id);
  nav.append(title, list);
  rail.append(nav);
}

// A title's lines end between words (GB/T 9704-2012, 7.3.1); without a segmenter they end anywhere, as they did.
function titleLines() {
  const title = one(".document h1");
  if (!title || !globalThis.Intl?.Segmenter || title.childElementCount) return;
  const words = [];
  let after = false;
  for (const { segment, isWordLike } of new Intl.Segmenter(root.lang, { granularity: "word" }).segment(title.textContent)) {
    // One character belongs to what it follows: 标准的, 2026年, 岚清县.
    if (after && isWordLike && [...segment].length > 1) words.push(document.createElement("wbr"));
    words.push(segment);
    after = isWordLike;
  }
  title.replaceChildren(...words);
  title.normalize();
  title.classList.add("by-words");
}

titleLines();
contents();
comfortBar();
countDays();
share();
markMenu();
