"""旧地址: a page at each former address of a document, for hosts that know no redirects.

Addresses that a query tells apart (``/show.asp?id=77``) share the page at their path; its script reads the query.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.base.words import words
from generator.model.document import Document
from generator.model.former_queries import pairs_of, query_text
from generator.model.former_sites import former_places, own_aliases
from generator.model.mount import former, mount_of
from generator.model.site import Site
from generator.model.target import Target, clean_address, page_path
from generator.model.view import PageMeta
from generator.site.pages._parts import base_tags, page

TEMPLATE = "moved.html"
GONE = "已经撤下的文件"
"""Stands for the title of what no list shows any more."""
_PROGRAMS = tuple(f".{ending}" for ending in words("asp aspx jsp jspx php do action cgi pl cfm shtml shtm jhtml xhtml"))
"""What addresses of programs, and of pages that they made, end in."""
_OURS = frozenset(words("d data assets admin search zh-hant"))
"""Folders in which the site has files of its own."""


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """query: as ``former_queries`` has it ("id=77"), several with blanks between them. title, to: of the document."""

    query: str
    title: str
    to: str


class Context(msgspec.Struct, frozen=True):
    """``page`` at a former address. to: the address of today, "" where a query decides. by_query: what of the query
    decides, and the document that it means."""

    head: PageMeta
    title: str
    to: str
    by_query: tuple[Asked, ...] = ()


def plan(site: Site) -> Iterator[Target]:
    """One page for each alias, and one for all that a query tells apart; former sites that were merged are not this
    host's.

    Where a path does not end as pages do (``/show.asp``), hosts would send the file as they do not know what: there the
    page stands in a folder of that name, to which hosts lead on, with the query.
    """
    places, mount = former_places(site.vocabularies.agencies.terms), mount_of(site.base_url)
    alone: list[tuple[str, Document]] = []
    asked: dict[str, list[tuple[str, Document]]] = {}
    for document in site.public:
        for alias in own_aliases(document, places):
            pairs, url = pairs_of(alias), _page(former(clean_address(alias), mount))
            if pairs and page_path(url) != "index.html":
                asked.setdefault(url, []).append((query_text(pairs), document))
            elif not pairs and url not in ("", document.url):
                alone.append((url, document))
    for url, document in alone:
        if url not in asked:
            head = _head(site, document.title, document.url)
            yield _target(site, url, Context(head, document.title, document.url), document)
    whole = dict(reversed(alone))
    for url, found in asked.items():
        if url:
            yield _of_several(site, url, found, whole.get(url))


def _page(address: str) -> str:
    """Where a page for a former address stands; "" where it would be in the way of a file of the site's own."""
    if page_path(address).endswith((".html", ".htm")):
        return address
    steps = address.split("/")[1:]
    own = steps[0] in _OURS or (len(steps) == 1 and not address.lower().endswith(_PROGRAMS))
    return "" if own else f"{address}/"


def _of_several(site: Site, url: str, found: list[tuple[str, Document]], whole: Document | None) -> Target:
    """The page of a path with queries. whole: the document that had the path without any."""
    first: dict[str, Document] = {}
    for query, document in found:
        first.setdefault(query, document)
    queries: dict[str, list[str]] = {}
    for query, document in first.items():
        queries.setdefault(document.url, []).append(query)
    shown = {document.id for document in site.listed}
    titles = {one.url: one.title if one.id in shown else GONE for one in first.values()}
    told = [Asked(" ".join(own), titles[to], to) for to, own in queries.items()]
    title, to = (whole.title, whole.url) if whole else ("", "")
    context = Context(_head(site, title or "网址已经变更", to or url), title, to, tuple(told))
    return _target(site, url, context, found[0][1])


def _head(site: Site, title: str, url: str) -> PageMeta:
    return PageMeta(title=title, url=url, meta=base_tags(site), indexed=False)


def _target(site: Site, url: str, context: Context, document: Document) -> Target:
    return msgspec.structs.replace(page(site, url, "moved", TEMPLATE, context), origin=document.source)
