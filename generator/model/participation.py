"""公众参与: who took part in which decisions in what way, by level and domain (中办发〔2016〕8号 十二; 国务院令第713号 第十四条至第十九条).

Counted from the documents by which each way of taking part is made public, so nothing is said that no document shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.calls import adoptions
from generator.model.document import Document
from generator.model.site import Site

COUNTY = "县级"
_AT_LEVEL = {"部门": COUNTY, "乡镇": "乡镇（街道）", "街道": "乡镇（街道）", "村": "村（社区）"}
LEVELS = tuple(dict.fromkeys(_AT_LEVEL.values()))
HEARING_RESULT = "听证会结果"


class Way(msgspec.Struct, frozen=True):
    """A way of taking part. kind, word: the documents that show it, and what they say as their procedure, "" for all.
    who: takes part, where the documents do not say it more exactly."""

    id: str
    name: str
    kind: str
    who: str
    word: str = ""


WAYS = (
    Way("consultation", "公开征求意见", "consultation", "社会公众"),
    Way("hearing", "听证", "hearing", "听证参加人"),
    Way("hearing", "听证", "procedure", "听证参加人", HEARING_RESULT),
    Way("talks", "座谈会", "procedure", "座谈对象", "座谈会"),
    Way("visits", "实地走访", "procedure", "走访对象", "实地走访"),
    Way("survey", "民意调查", "survey", "受访者"),
    Way("experts", "专家论证", "procedure", "专家", "专家论证"),
    Way("meeting", "列席会议", "meeting", "列席代表"),
)
NAMES = {way.id: way.name for way in WAYS}
"""Ways as columns, in their order."""


class Participation(msgspec.Struct, frozen=True):
    """One document as somebody's taking part. level: one of LEVELS. way: a key of NAMES. who: took part. day: ISO, on
    which it took place or began."""

    document: Document
    level: str
    way: str
    who: str
    day: str


def participations(site: Site) -> tuple[Participation, ...]:
    """Every one that can be read today, newest first within a way."""
    return tuple(_found(site))


def _found(site: Site) -> Iterator[Participation]:
    heard = {row.matter for row in site.by_kind.get("hearing", ()) if row.matter}
    adopted = adoptions(site)
    kinds = {agency.id: agency.kind for agency in site.vocabularies.agencies.terms}
    for way in WAYS:
        for row in _documents(site, way):
            if way.word == HEARING_RESULT and row.matter in heard:
                continue  # the hearing itself stands there already
            day = _day(row)
            if day <= site.today.isoformat():  # nobody has taken part yet in what is still to come
                level = _AT_LEVEL.get(kinds.get(row.agency, ""), COUNTY)
                yield Participation(row, level, way.id, _who(row, way, adopted.get(row.id)), day)


def _documents(site: Site, way: Way) -> Iterable[Document]:
    for row in site.by_kind.get(way.kind, ()):
        fits = not way.word or row.fields.get("procedure") == way.word
        if way.kind == "meeting":
            fits = bool(row.fields.get("observers"))
        if fits and not row.expired(site.today):
            yield row


def _who(row: Document, way: Way, adoption: Document | None) -> str:
    if way.kind == "meeting":
        return "、".join(f"{name}{count}" for name, count in row.fields["observers"])
    if way.kind == "survey" and row.fields.get("sample"):
        return f"{way.who}，收回有效问卷{row.fields['sample']}份"
    received = adoption.fields.get("received") if adoption else None
    return way.who if received is None else f"{way.who}，收到意见{received}条"


def _day(row: Document) -> str:
    keys = ("held_date", "opens", "starts")
    return str(next((row.fields[key] for key in keys if row.fields.get(key)), row.publish_date))
