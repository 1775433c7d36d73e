"""404: what a citizen meets at an address that leads nowhere, with the ways on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import PageMeta
from generator.site.pages._parts import base_tags, page

TEMPLATE = "404.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of the page for addresses that lead nowhere."""

    head: PageMeta


def plan(site: Site) -> Iterator[Target]:
    """The one page, at the name under which hosts look for it."""
    head = PageMeta(
        title="没有这个页面", url="/404.html", description="您访问的网址不存在", meta=base_tags(site), indexed=False
    )
    yield page(site, "/404.html", "not_found", TEMPLATE, Context(head))
