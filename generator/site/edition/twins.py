"""Targets and ``site`` of the simplified edition -> those of its twin, and the last touch of a page of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

import msgspec

from generator.model.edition import LANGUAGE, PREFIX, SOURCE, Edition
from generator.model.target import Target
from generator.model.view import EditionLink, SiteView

HERE = "\ue002"
"""Stands in ``site.here`` for the address of the page until it is rendered: shared parts do not know their page."""
EDITIONS = (EditionLink(SOURCE, "简体", ""), EditionLink(LANGUAGE, "繁體", PREFIX))


def twin(target: Target) -> Target | None:
    """The target of the same page in traditional characters; None for what is no page."""
    if not target.maker.startswith("pages."):
        return None
    return msgspec.structs.replace(target, path=f"{PREFIX[1:]}/{target.path}", edition=LANGUAGE)


def with_twins(pages: Iterable[Target], edition: Edition | None) -> Iterator[Target]:
    """Targets, each page followed by the one of the other edition, where there is one."""
    for target in pages:
        yield target
        other = twin(target) if edition else None
        if other is not None:
            yield other


def with_editions(view: SiteView) -> SiteView:
    """``site`` of the simplified edition, with a way to the other one."""
    return msgspec.structs.replace(view, editions=EDITIONS, here=HERE)


def traditional_view(view: SiteView) -> SiteView:
    """``site`` of the traditional edition. Its texts are converted with the page."""
    return msgspec.structs.replace(view, lang=LANGUAGE, edition=LANGUAGE, prefix=PREFIX)


def finished(html: str, target: Target, edition: Edition, base: str) -> str:
    """A rendered page with its own address filled in and, if it is a twin, converted."""
    path = target.path.removeprefix(PREFIX[1:] + "/") if target.edition else target.path
    html = html.replace(HERE, escape(quote("/" + path.removesuffix("index.html"))))
    if not target.edition:
        return html
    from generator.site.edition.markup import markup

    return markup(edition, base).page(html)
