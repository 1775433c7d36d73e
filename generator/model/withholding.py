"""Why a document is not open, who decided it and when it is looked at again (政府信息公开条例 第十四至十八条), and how many
documents that is: numbers alone, since of what is withheld nothing else may be seen."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.base.patterns import lazy_re
from generator.model.document import ON_APPLICATION, OPEN, WITHHELD, Document
from generator.model.negative import CATEGORIES, Negative

BEYOND = "主动公开范围以外"
"""The ground of what is given to those who ask (第二十七条)."""
GROUNDS: Mapping[str, str] = {**CATEGORIES, BEYOND: "政府信息公开条例第二十七条"}
OTHER_LAW = "其他法律、法规规定"
_CITED = lazy_re(r"《[^《》]{2,60}》第[一二三四五六七八九十百零0-9]{1,7}条")
_BETWEEN = lazy_re(r"[\s、，,；;：:（）()]+")


def ground_of(basis: str, negative: Sequence[Negative]) -> str:
    """The category of a basis: one that it names, that of an entry of the county's list, or an article of another law;
    "" when it is none of these."""
    listed = {entry.code: entry.category or OTHER_LAW for entry in negative}
    words = [listed.get(word, word) for word in _BETWEEN.split(basis)]
    named = next((word for word in words if word in GROUNDS or word == OTHER_LAW), "")
    return named or (OTHER_LAW if _CITED.search(basis) else "")


def lacking(row: Document, negative: Sequence[Negative]) -> tuple[str, ...]:
    """What is not said of why a document is not open, as keys of its record."""
    said = row.classified
    if row.classification == OPEN or row.draft:
        return ()
    if said is None:
        return ("basis", "by", "date")
    given = {"basis": ground_of(said.basis, negative), "by": said.by, "date": said.date}
    return tuple(key for key, value in given.items() if not value)


def due(row: Document, today: datetime.date) -> str:
    """Whether a document must be looked at again: "overdue", "unset" where no day is set for a withheld one, or ""."""
    if row.classification == OPEN or row.draft:
        return ""
    day = row.classified.next_review if row.classified else None
    if day is None:
        return "unset" if row.classification == WITHHELD else ""
    return "overdue" if day < today else ""


class WithholdingFigures(msgspec.Struct, frozen=True):
    """How many documents are on application and withheld; grounds: (category, how many), the most first; how many have
    no ground, are overdue for another look, or have no day for it."""

    on_application: int = 0
    withheld: int = 0
    grounds: tuple[tuple[str, int], ...] = ()
    groundless: int = 0
    overdue: int = 0
    unset: int = 0


def figures_of(rows: Iterable[Document], negative: Sequence[Negative], today: datetime.date) -> WithholdingFigures:
    """The numbers of a site. rows: every document that could be read."""
    closed = [row for row in rows if row.classification != OPEN and not row.draft]
    grounds = Counter(ground_of(row.classified.basis if row.classified else "", negative) for row in closed)
    looks = Counter(due(row, today) for row in closed)
    groundless = grounds.pop("", 0)
    return WithholdingFigures(
        on_application=sum(row.classification == ON_APPLICATION for row in closed),
        withheld=sum(row.classification == WITHHELD for row in closed),
        grounds=tuple(sorted(grounds.items(), key=lambda item: (-item[1], item[0]))),
        groundless=groundless,
        overdue=looks["overdue"],
        unset=looks["unset"],
    )
