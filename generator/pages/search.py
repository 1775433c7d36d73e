"""检索: the search page; its results come from the index, in the browser."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Column, Head
from generator.pages._parts import column_head, page

TEMPLATE = "search.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of the search page: what its filters offer. years: newest first."""

    head: Head
    domains: tuple[Column, ...]
    agencies: tuple[Column, ...]
    kinds: tuple[Column, ...]
    years: tuple[Column, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one search page."""
    words = site.vocabularies
    years = sorted({document.publish_date.year for document in site.listed}, reverse=True)
    yield page(
        site, "/search/", "search", TEMPLATE,
        Context(
            head=column_head(site, "检索", "/search/", description="在全部公开文件里检索", indexed=False),
            domains=tuple(Column(item.id, item.name, f"/{item.id}/") for item in words.domains.terms),
            agencies=tuple(Column(item.id, item.name, f"/agency/{item.id}/", item.kind) for item in words.agencies.terms),
            kinds=tuple(Column(item.id, item.name, f"/kind/{item.id}/") for item in words.kinds.terms),
            years=tuple(Column(str(year), f"{year}年", f"/archive/{year}/") for year in years),
        ),
    )  # fmt: skip
