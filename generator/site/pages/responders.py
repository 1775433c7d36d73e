"""网络回应人: which post of each organ answers what people ask on the internet, ``/hudong/responders/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.office import RESPONDER
from generator.model.places import RESPONDERS, places
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.vocabulary import ORGANS, Agency
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_at, plain, reached

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("机关", "岗位", "联系电话", "网上回应")
NOT_SAID = "还没有公布"


def plan(site: Site) -> Iterator[Target]:
    """The one page: every organ, those without too."""
    if RESPONDERS not in places(site):
        return
    every = [agency for agency in site.vocabularies.agencies.terms if _shown(agency)]
    lacking = sum(agency.responder is None for agency in every)
    note = f"{len(every)}个机关中，{lacking}个还没有公布。" if lacking else ""
    # A column in which nobody has anything is none.
    width = len(COLUMNS) if any(one.responder and one.responder.url for one in every) else len(COLUMNS) - 1
    rows = tuple(_row(agency)[:width] for agency in every)
    table = PlainTable("各机关的网络回应人", COLUMNS[:width], rows, together=(2,), note=note)
    introduction = "在网上提的问题、建议和投诉，由各机关的这些岗位负责回应。打电话时，请说明是什么时候、在哪里提的。"
    yield page_at(site, "responders", RESPONDERS, introduction, (table,), data_of("agencies"))


def _shown(agency: Agency) -> bool:
    owes = agency.kind in ORGANS and not any(text.startswith(RESPONDER) for text in agency.excused)
    return owes or agency.responder is not None


def _row(agency: Agency) -> tuple[Link, ...]:
    named, one = Link(agency.short or agency.name, f"/agency/{agency.id}/"), agency.responder
    if one is None:
        return named, plain(NOT_SAID), plain(""), plain("")
    return named, plain(one.post), reached("联系电话", one.phone), Link("去看", one.url) if one.url else plain("")
