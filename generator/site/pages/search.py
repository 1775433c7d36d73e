"""检索: the search page; its results come from the index, in the browser."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import PageMeta
from generator.site.pages._parts import column_head, page

TEMPLATE = "search.html"


class Choice(msgspec.Struct, frozen=True, array_like=True):
    """What a filter offers."""

    id: str
    name: str


class Context(msgspec.Struct, frozen=True):
    """``page`` of the search page: the choices of its filters. years: newest first. server: the path at which a search
    server answers, "" for none; own_index: whether the site has an index of its own beside it."""

    head: PageMeta
    domains: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    server: str = ""
    own_index: bool = True


def plan(site: Site) -> Iterator[Target]:
    """The one search page."""
    words, search = site.vocabularies, site.config.search
    context = Context(
        head=column_head(site, "检索", "/search/", description="在全部公开文件里检索"),
        domains=tuple(Choice(item.id, item.name) for item in words.domains.terms),
        agencies=tuple(Choice(item.id, item.name) for item in words.agencies.terms),
        kinds=tuple(Choice(item.id, item.name) for item in words.kinds.terms),
        years=tuple(Choice(str(year), f"{year}年") for year in site.by_year),
        server=search.url if search.served else "",
        own_index=search.in_files,
    )
    yield page(site, "/search/", "search", TEMPLATE, context)
