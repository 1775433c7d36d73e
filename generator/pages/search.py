"""检索: the search page; its results come from the index, in the browser."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Head
from generator.pages._parts import column_head, page

TEMPLATE = "search.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of the search page: what its filters offer, as (id, name). years: newest first."""

    head: Head
    domains: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]


def plan(site: Site) -> Iterator[Target]:
    """The one search page."""
    words = site.vocabularies
    years = sorted({document.publish_date.year for document in site.listed}, reverse=True)
    context = Context(
        head=column_head(site, "检索", "/search/", description="在全部公开文件里检索", indexed=False),
        domains=tuple((item.id, item.name) for item in words.domains.terms),
        agencies=tuple((item.id, item.name) for item in words.agencies.terms),
        kinds=tuple((item.id, item.name) for item in words.kinds.terms),
        years=tuple((str(year), f"{year}年") for year in years),
    )
    yield page(site, "/search/", "search", TEMPLATE, context)
