"""公众参与: who takes part in what, a table of domains and ways for each level, ``/hudong/participation/``, with the
documents that each number counts; not made where there are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from generator.model.participation import LEVELS, NAMES, Participation, participations
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, PageMeta
from generator.site.pages._parts import column_head, page

TEMPLATE = "participation.html"
URL = "/hudong/participation/"
TITLE = "公众参与决策"
ABOVE = Link("互动", "/hudong/")
_MARKS = dict(zip(LEVELS, ("county", "town", "village"), strict=True))
"""Level -> the word for it in addresses within the page."""


class PartView(msgspec.Struct, frozen=True, array_like=True):
    """One document of a cell. day: on which it took place or began. who: took part."""

    title: str
    url: str
    day: str
    agency: str
    who: str


class CellView(msgspec.Struct, frozen=True, array_like=True):
    """What one number counts. anchor: its address within the page."""

    anchor: str
    title: str
    parts: tuple[PartView, ...]


class MatrixLine(msgspec.Struct, frozen=True, array_like=True):
    """One domain: for each way how often, with the address of what is counted; "—" without one for never."""

    domain: Link
    cells: tuple[Link, ...]


class LevelView(msgspec.Struct, frozen=True, array_like=True):
    """One level. rest: how many domains have nothing at this level."""

    name: str
    lines: tuple[MatrixLine, ...]
    cells: tuple[CellView, ...]
    rest: int


class Context(msgspec.Struct, frozen=True):
    """``page`` of the matrix. ways: names of the columns. levels: county, townships, villages, as far as there are."""

    head: PageMeta
    title: str
    ways: tuple[str, ...]
    levels: tuple[LevelView, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one page, if any."""
    found = participations(site)
    if not found:
        return
    described = "各级、各领域的决策怎样听取公众意见：征求意见、听证、座谈、调查、论证、列席会议"
    head = column_head(site, TITLE, URL, description=described, kind="互动交流", crumbs=(ABOVE,))
    levels = tuple(_level(site, name, [one for one in found if one.level == name]) for name in _levels(site, found))
    context = Context(head, TITLE, tuple(NAMES.values()), levels)
    yield page(site, URL, "participation", TEMPLATE, context)


def _levels(site: Site, found: Sequence[Participation]) -> Iterator[str]:
    """Levels at which the county has agencies, or somebody took part all the same."""
    kinds = {agency.kind for agency in site.vocabularies.agencies.terms}
    there = {
        "县级",
        *({"乡镇（街道）"} if kinds & {"乡镇", "街道"} else ()),
        *({"村（社区）"} if "村" in kinds else ()),
    }
    there |= {one.level for one in found}
    yield from (name for name in LEVELS if name in there)


def _level(site: Site, name: str, found: Sequence[Participation]) -> LevelView:
    cells: dict[tuple[str, str], list[Participation]] = defaultdict(list)
    for one in found:
        cells[one.document.domain, one.way].append(one)
    used = {domain for domain, _ in cells}
    domains = [term for term in site.vocabularies.columns.terms if term.id in used]
    mark = _MARKS[name]
    lines = tuple(
        MatrixLine(
            Link(term.name, term.url),
            tuple(_number(f"{mark}-{term.id}-{way}", cells.get((term.id, way), ())) for way in NAMES),
        )
        for term in domains
    )
    lists = tuple(
        CellView(
            f"{mark}-{term.id}-{way}",
            f"{name} {term.name} {NAMES[way]}",
            tuple(_view(site, one) for one in cells[term.id, way]),
        )
        for term in domains
        for way in NAMES
        if (term.id, way) in cells
    )
    rest = sum(term.id not in used for term in site.vocabularies.domains.terms)
    return LevelView(name, lines, lists, rest)


def _number(anchor: str, counted: Sequence[Participation]) -> Link:
    return Link(str(len(counted)), f"#{anchor}") if counted else Link("—", "")


def _view(site: Site, one: Participation) -> PartView:
    agency = site.vocabularies.agencies.by_id.get(one.document.agency)
    name = (agency.short or agency.name) if agency else site.config.site.organiser
    return PartView(one.document.title, one.document.url, one.day, name, one.who)
