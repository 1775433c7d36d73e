"""依申请公开: how to ask for what is not published, and how many have asked (政府信息公开条例 第二十七至四十二条)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.application_form import FILE as ADDRESS
from generator.model.application_form import TITLE, received_at
from generator.model.applications import application_years
from generator.model.places import POINTS
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages._parts import column_head, contact, page
from generator.site.pages._tables import PlainTable, plain

TEMPLATE = "apply.html"
URL = "/apply/"
FORM = Link(TITLE, "/apply/form/")
OFFICES = Link("各机关受理机构", "/apply/offices/")
NOTE = "本级政府的年度报告公布的数，单位：件。点年度看报告。"
FILE = Link(f"{TITLE}（Word 文件）", ADDRESS)


class Context(msgspec.Struct, frozen=True):
    """``page`` on applying for disclosure. facts: where to apply. online: address of the county's system, or "". forms:
    the form to print and to download. offices: where each organ's office stands. statistics: applications by year.
    points: where one reads and applies in person, without address where there is none."""

    head: PageMeta
    facts: tuple[MetaFact, ...]
    online: str
    forms: tuple[Link, ...]
    offices: Link
    statistics: tuple[PlainTable, ...]
    points: Link = Link("", "")


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    head = column_head(site, "依申请公开", URL, description="申请公开政府信息的方式、时限、申请表和受理机构")
    online = site.config.application.online
    points = POINTS if site.vocabularies.points else Link("", "")
    context = Context(head, office_of_county(site), online, (FILE, FORM), OFFICES, statistics(site), points)
    yield page(site, URL, "apply", TEMPLATE, context)


def office_of_county(site: Site) -> tuple[MetaFact, ...]:
    """Where the county receives applications."""
    return tuple(contact(name, value) for name, value in received_at(site.config))


def statistics(site: Site) -> tuple[PlainTable, ...]:
    """Applications by year as the county's annual reports give them: a table for each set of columns, since the form of
    reports changes with the years."""
    tables: dict[tuple[str, ...], list[tuple[Link, ...]]] = {}
    for year in application_years(site):
        columns = tuple(what for what, _ in year.figures)
        named = Link(f"{year.year}年", year.report.url)
        tables.setdefault(columns, []).append((named, *(plain(figure) for _, figure in year.figures)))
    return tuple(
        PlainTable(
            "历年申请情况", ("年度", *columns), tuple(rows), numeric=tuple(range(1, len(columns) + 1)), note=NOTE
        )
        for columns, rows in tables.items()
    )
