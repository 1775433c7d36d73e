// A board on a screen on the wall -> its slides one after the other; at the end of a round, what is new. Without this
// file, and until somebody asks for it where the system wishes no motion, all slides stand one below the other.

const root = document.querySelector("[data-screen]");
const slides = [...root.querySelectorAll("[data-slide]")];
const toggle = root.querySelector("[data-screen-toggle]"), place = root.querySelector("[data-screen-place]");
const seconds = Number(root.dataset.seconds), reload = Number(root.dataset.reload) * 1000;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const begun = Date.now();
let at = 0, timer = 0;

function show(number) {
  at = (number + slides.length) % slides.length;
  slides.forEach((slide, index) => { slide.hidden = index !== at; });
  place.textContent = `${at + 1} / ${slides.length}`;
}

// The page is left only for one that is there: a screen without network keeps what it shows.
async function renew() {
  if (Date.now() - begun < reload) return;
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.ok) location.reload();
  } catch {
    // later
  }
}

function next() {
  show(at + 1);
  if (at === 0) renew();
}

function run() {
  clearInterval(timer);
  root.classList.add("screen-on");
  show(at);
  timer = setInterval(next, seconds * 1000);
  toggle.textContent = "暂停轮播";
}

function pause(words) {
  clearInterval(timer);
  timer = 0;
  toggle.textContent = words;
}

toggle.addEventListener("click", () => { if (timer) pause("继续轮播"); else run(); });
document.addEventListener("keydown", (event) => {
  if (!root.classList.contains("screen-on")) return;
  if (event.key === "ArrowRight") show(at + 1);
  else if (event.key === "ArrowLeft") show(at - 1);
});
if (still.matches) {
  pause("开始轮播");
  setInterval(renew, reload);
} else run();
