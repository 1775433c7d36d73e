"""首页: where a newcomer finds the domains, what is new, policies, open consultations, services and the townships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Column, Group, Link, PageMeta, Row, Window
from generator.site.pages._parts import column_head, page, rows_of, window

TEMPLATE = "home.html"
PAIRS = 5
"""How many policies the home page shows beside their interpretations."""


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """A policy with the interpretations that explain it (政策与解读相互关联)."""

    policy: Row
    interpretations: tuple[Link, ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of the home page. consultations: open ones first, by their last day.
    total: documents that have something to read."""

    head: PageMeta
    total: int
    pairs: tuple[Pair, ...]
    latest: tuple[Row, ...]
    policies: Group
    interpretations: Group
    guides: Group
    notices: Group
    consultations: tuple[Window, ...]
    publicity: tuple[Window, ...]
    domains: tuple[Column, ...]
    departments: tuple[Column, ...]
    towns: tuple[Column, ...]
    villages: tuple[Column, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one home page."""
    rows = rows_of(site)
    size = site.config.lists.latest

    def group(label: str, kind: str, count: int) -> Group:
        return Group(label, rows.all(site.by_kind.get(kind, ())[:count]), f"/kind/{kind}/")

    words = site.vocabularies
    agencies = tuple(
        Column(item.id, item.short or item.name, f"/agency/{item.id}/", item.kind) for item in words.agencies.terms
    )
    described = site.config.site.description or site.config.site.name
    head = msgspec.structs.replace(
        column_head(
            site,
            "首页",
            "/",
            description=described,
            keywords=("政务公开", site.config.site.jurisdiction),
            feed="/feed.xml",
        ),
        title=site.config.site.name,
        crumbs=(),
    )
    yield page(
        site,
        "/",
        "home",
        TEMPLATE,
        Context(
            head=head,
            total=len(site.readable),
            pairs=_pairs(site),
            latest=tuple(rows.of(document) for document in site.listed[:size]),
            policies=group("规范性文件", "normative", 6),
            interpretations=group("政策解读", "interpretation", 6),
            guides=group("办事指南", "guide", 8),
            notices=group("通知公告", "notice", 6),
            consultations=_windows(site, "consultation", 4),
            publicity=_windows(site, "publicity", 4),
            domains=tuple(Column(item.id, item.name, f"/{item.id}/") for item in words.domains.terms),
            departments=tuple(item for item in agencies if item.group == "部门"),
            towns=tuple(item for item in agencies if item.group in ("乡镇", "街道")),
            villages=tuple(item for item in agencies if item.group == "村"),
        ),
    )


def _pairs(site: Site) -> tuple[Pair, ...]:
    """The newest policies, each beside what explains it."""
    explained: dict[str, list[Link]] = defaultdict(list)
    for document in site.by_kind.get("interpretation", ()):
        for policy in document.fields.get("of", ()):
            explained[policy].append(Link(document.title, document.url))
    rows = rows_of(site)
    policies = site.by_kind.get("normative", ())[:PAIRS]
    return tuple(Pair(rows.of(row), tuple(explained[row.id])) for row in policies)


def _windows(site: Site, kind: str, count: int) -> tuple[Window, ...]:
    found = [shown for row in site.by_kind.get(kind, ()) for shown in [window(site, row)] if shown]
    running = sorted((item for item in found if item.state == "进行中"), key=lambda item: (item.closes, item.url))
    rest = [item for item in found if item.state != "进行中"]
    return tuple((running + rest)[:count])
