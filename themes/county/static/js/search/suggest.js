// The search box -> a combobox that suggests words of the site (WAI-ARIA pattern "Editable Combobox With List
// Autocomplete"): arrows choose, Enter takes, Escape closes. Without this file the box is what it was.

const WAIT = 40; // milliseconds after the last key
const NAME = "search-suggestions";

// own: the site's words; take: what is done with a word that was chosen; typing: whether somebody is about it already.
export function attach(box, own, take, typing) {
  const list = document.createElement("ul");
  let at = -1, turn = 0, timer, shown = "";
  for (const [key, value] of Object.entries({ id: NAME, role: "listbox", class: NAME, "aria-label": "联想词" })) list.setAttribute(key, value);
  list.hidden = true;
  box.after(list);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": NAME, "aria-haspopup": "listbox" })) {
    box.setAttribute(key, value);
  }

  // The same words once more, which a later answer may bring, leave what is chosen among them.
  function open(words) {
    if (words.join() === shown) return;
    shown = words.join();
    list.replaceChildren(...words.map((word, place) => option(word, place)));
    list.hidden = !words.length;
    box.setAttribute("aria-expanded", `${words.length > 0}`);
    move(-1);
  }

  function option(word, place) {
    const node = document.createElement("li");
    node.id = `${NAME}-${place}`;
    node.setAttribute("role", "option");
    node.textContent = word;
    // before the box loses the focus
    node.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(word); });
    return node;
  }

  function move(to) {
    at = to;
    [...list.children].forEach((node, place) => node.setAttribute("aria-selected", `${place === at}`));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(timer);
    turn++;
    open([]);
  }

  function choose(word) {
    close();
    take(word);
  }

  async function look() {
    const mine = ++turn, typed = box.value.trim();
    const words = typed ? await own.begun(typed).catch(() => []) : [];
    if (mine === turn && document.activeElement === box) open(words);
  }

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(look, WAIT);
  });
  box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(look, WAIT); });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const last = list.children.length - 1;
    const to = { ArrowDown: at < last ? at + 1 : -1, ArrowUp: at < 0 ? last : at - 1 }[event.key];
    if (to !== undefined) move(to);
    else if (event.key === "Enter" && at >= 0) choose(list.children[at].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  if (typing) look();
}
