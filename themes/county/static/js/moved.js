// A page at a former address -> the document that the query of the address means (/show.asp?id=77). Compared as nginx
// does: names and values in small letters, as they are sent; further parameters do not matter, the most exact one wins.

const sent = new Set(
  location.search.slice(1).split("&").filter(Boolean).map((part) => part.replace(/=$/, "").toLowerCase()),
);
let best, most = 0;
for (const link of document.querySelectorAll("[data-query]")) {
  for (const query of link.dataset.query.split(" ")) {
    const parts = query.split("&");
    if (parts.length > most && parts.every((part) => sent.has(part))) [best, most] = [link, parts.length];
  }
}
best ??= document.querySelector("[data-moved-to] a");
if (best) location.replace(best.href);
