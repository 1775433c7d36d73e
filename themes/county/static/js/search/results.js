// A result -> its entry in a list. Text is put in as text, never as markup.

export function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const marks = (parts) => parts.map(({ text, marked }) => (marked ? make("mark", {}, text) : text));

// Where a near match stands, when it is not in the text of the page.
const PLACES = { box: () => "文件信息中", attachment: (name) => `附件中（${name}）` };

export function item(found) {
  const { url, county, titleParts, excerpt, agency, date, number, why, name, contact = [] } = found;
  const facts = [county && make("span", { class: "search-county" }, county), agency && make("span", { class: "search-agency" }, agency), date && make("time", { datetime: date }, date),
    number && make("span", { class: "search-number" }, number)].filter(Boolean);
  const place = why ? [make("span", { class: "search-why" }, PLACES[why](name)), " "] : [];
  return make("li", { class: "search-result" },
    make("h2", { class: "search-title" }, make("a", { href: url }, ...marks(titleParts))),
    ...(excerpt.length ? [make("p", { class: "search-excerpt" }, ...place, ...marks(excerpt))] : []),
    ...(contact.length ? [contacts(contact)] : []),
    ...(facts.length ? [make("p", { class: "search-facts" }, ...facts)] : []));
}

// Telephone, address and hours, so that who asks for them need not open the page.
function contacts(facts) {
  return make("dl", { class: "search-contact" }, ...facts.map(([label, value]) => make("div", {}, make("dt", {}, label), make("dd", {}, ...dialled(value)))));
}

// A telephone number as something that a telephone can dial.
function dialled(value) {
  const number = /^[+\d][\d-]{5,}$/.exec(value.trim());
  return number ? [make("a", { href: `tel:${number[0]}` }, value)] : [value];
}
