"""content/_data/channels.yaml -> the ways in which citizens reach the county."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.services import ADDRESS
from generator.model.channel import DIALLED, Channel
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

NAME = "channels.yaml"
KEYS = {
    "种类": "kind",
    "名称": "name",
    "答复单位": "answered_by",
    "答复天数": "days",
    "之后怎样": "next",
    "网址": "url",
    "电话": "phone",
    "邮箱": "email",
    "时间": "hours",
    "说明": "note",
}
_EMAIL = lazy_re(r"[^\s@]+@[^\s@]+\.[^\s@]+")
MOST_DAYS = 250
"""Working days of a year: more is a slip of the hand."""


def load_channels(
    texts: Iterable[tuple[str, str]], agencies: Vocabulary[Agency]
) -> tuple[tuple[Channel, ...], list[ReadError]]:
    """Those that are without mistake, in their order, and every mistake."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=Channel, chinese=KEYS))
    found: dict[tuple[str, str], Channel] = {}
    for path, rows in read:
        for line, row in rows:
            wrong = list(_wrong(row))
            if (row.kind, row.name) in found:
                wrong.append(("data-twice", {"value": f"{row.name}（{row.kind}）"}))
            faults += [ReadError(kind, line, 1, values, path) for kind, values in wrong]
            if not wrong:
                agency = agencies.find(row.answered_by)
                found[row.kind, row.name] = msgspec.structs.replace(
                    row,
                    answered_by=agency.name if agency else row.answered_by,
                    agency=agency.id if agency else "",
                    line=line,
                    source=path,
                )
    return tuple(found.values()), faults


def _wrong(row: Channel) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is wrong with a row, as kinds of faults with their values."""
    if not (row.url or row.phone or row.email):
        yield "data-form", {"field": row.name, "wanted": "url（网址）、phone（电话）、email（邮箱）至少写一项"}
    if row.url and not ADDRESS.fullmatch(row.url):
        yield "data-form", {"field": "url", "wanted": "以 http:// 或 https:// 开头的网址"}
    if row.phone and not DIALLED.fullmatch(row.phone):
        yield "data-form", {"field": "phone", "wanted": "一个电话号码，只写数字、空格和 -，例如 12345"}
    if row.email and not _EMAIL.fullmatch(row.email):
        yield "data-form", {"field": "email", "wanted": "一个邮箱地址"}
    if not 1 <= row.days <= MOST_DAYS:
        yield "data-form", {"field": "days", "wanted": f"1 到 {MOST_DAYS} 的整数，是几个工作日内答复"}
