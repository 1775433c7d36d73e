"""Title, column and form of an article -> its kind of document, where what the kind asks for is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from generator.authoring.importers import proposals
from generator.base.words import words
from generator.model.kind import COMMON, Kind

_BY_COLUMN = (
    ("news", r"要闻|动态|新闻|会议活动"),
    ("interpretation", r"解读"),
    ("publicity", r"公示"),
    ("statistics", r"统计"),
    ("budget", r"预算|决算|三公"),
    ("plan", r"规划|计划"),
    ("normative", r"规范性文件"),
)
_GUIDE = words(
    "办理条件 申请条件 受理条件 申请材料 所需材料 办理流程 办理程序 办理时限 承诺时限 收费标准 办理地点 设定依据"
)
_LABELS = 4
"""Labels of a guide to services that make one."""


class KindChoice(msgspec.Struct, frozen=True, array_like=True):
    """kind: id. likely: id and Chinese name of a kind that seems to be meant, "" for none; by: what says so. lacks:
    names of fields that this kind asks for and nobody knows."""

    kind: str
    likely: str = ""
    by: str = ""
    lacks: tuple[str, ...] = ()


def stated(title: str) -> dict[str, str]:
    """Fields of kinds that a title says itself."""
    year, budget = re.search(r"(20\d{2})\s*年", title), re.search(r"预算|决算", title)
    return {"fiscal_year": year[1], "budget_type": budget[0]} if year and budget else {}


def kind_of(title: str, column: str, body: str, given: str, known: Iterable[str], every: Iterable[Kind]) -> KindChoice:
    """The kind of an article. given: the id that a person chose for its column, "" for none. known: keys of fields that
    have a value. A kind that asks for more than is known is named, and not taken, unless a person chose it."""
    table = {kind.id: kind for kind in every}
    if given:
        return KindChoice(given, given, "对照表", _lacks(table[given], known))
    likely, by = _likely(title, column, body)
    if not likely or likely not in table:
        return KindChoice("notice")
    lacks = _lacks(table[likely], known)
    told = f"{likely}（{table[likely].name}）"
    return KindChoice("notice" if lacks else likely, told, by, lacks)


def _likely(title: str, column: str, body: str) -> tuple[str, str]:
    if guess := proposals.kind(title):
        return guess[0], f"标题“{guess[2]}”"
    found = [word for word in _GUIDE if word in body]
    if len(found) >= _LABELS:
        return "guide", f"正文里有{'、'.join(found[:3])}"
    last = column.rpartition(" > ")[2]
    for kind, pattern in _BY_COLUMN:
        if match := re.search(pattern, last):
            return kind, f"栏目“{match.group()}”"
    return "", ""


def _lacks(kind: Kind, known: Iterable[str]) -> tuple[str, ...]:
    common = {field.key for field in COMMON}
    have = set(known)
    return tuple(field.name for field in kind.fields if field.required and field.key not in have | common)


def open_fields(kind: Kind, known: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(key, what to write) of fields that a kind asks for and nobody knows."""
    have = set(known)
    common = {field.key for field in COMMON}
    return tuple((field.key, field.doc) for field in kind.fields if field.required and field.key not in have | common)
