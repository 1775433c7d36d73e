"""旧地址: a page at each former address of a document, for hosts that know no redirects."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.former_sites import former_places, own_aliases
from generator.model.mount import former, mount_of
from generator.model.site import Site
from generator.model.target import Target, clean_address, page_path
from generator.model.view import PageMeta
from generator.site.pages._parts import base_tags, page

TEMPLATE = "moved.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` at a former address. to: the address of today."""

    head: PageMeta
    title: str
    to: str


def plan(site: Site) -> Iterator[Target]:
    """One page for each alias that can be a page (an address ending in "/", ".html" or ".htm", or in a bare name);
    former sites that were merged are not this host's."""
    places = former_places(site.vocabularies.agencies.terms)
    for document in site.public:
        for alias in own_aliases(document, places):
            url = former(clean_address(alias), mount_of(site.base_url))
            if url == document.url or not page_path(url).endswith((".html", ".htm")):
                continue
            head = PageMeta(title=document.title, url=document.url, meta=base_tags(site), indexed=False)
            target = page(site, url, "moved", TEMPLATE, Context(head, document.title, document.url))
            yield msgspec.structs.replace(target, origin=document.source)
