// The words in the box -> the address of each county's own search, so that one click asks there. Nothing is sent from here.

const root = document.querySelector("[data-carry-search]");
const form = root.querySelector("form"), box = form.elements.q;
const status = root.querySelector("[data-carry-status]");

function carry() {
  const words = box.value.trim();
  for (const link of root.querySelectorAll("a[data-carry]")) {
    const address = new URL(link.dataset.carry);
    if (words) address.searchParams.set("q", words);
    link.href = address.href;
    link.querySelector("[data-carry-what]").textContent = words ? `检索“${words}”` : "检索页";
  }
  status.textContent = words ? "点一个县，到它的网站上检索。" : "";
}

function remember() {
  const query = new URLSearchParams(box.value.trim() ? { q: box.value.trim() } : {});
  history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`));
}

box.value = new URLSearchParams(location.search).get("q") ?? "";
box.addEventListener("input", carry);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  carry();
  root.querySelector("a[data-carry]")?.focus();
});
carry();
