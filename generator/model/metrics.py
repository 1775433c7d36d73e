"""公开数据指标: what of an agency's openness in a year can be counted from its documents, so that whoever assesses it and
whoever reads the site come to the same figures (中办发〔2016〕8号 二十一)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from generator.base import workdays
from generator.model.document import Document
from generator.model.media import forms_of

TERM = 20
"""Working days from forming to publishing (政府信息公开条例 第二十六条)."""


class Metric(msgspec.Struct, frozen=True):
    """One figure. id: as in data. doc: how it is counted, so that anybody can count it again. count: the documents of
    an agency and a year -> the figure; those of several are the sum of theirs."""

    id: str
    name: str
    doc: str
    count: Callable[[Sequence[Document]], int]


_KIND = attrgetter("kind")


def _of_kinds(*kinds: str) -> Callable[[Sequence[Document]], int]:
    return lambda rows: sum(map(kinds.__contains__, map(_KIND, rows)))


def _late(rows: Sequence[Document]) -> int:
    return sum(
        isinstance(workdays.missed(row.written_date, TERM, row.publish_date), datetime.date)
        for row in rows
        if row.written_date
    )


METRICS: tuple[Metric, ...] = (
    Metric("documents", "公开文件数", "发布日期在这一年、没有撤回的主动公开文件，期满撤下正文的也算", len),
    Metric("policies", "规范性文件数", "其中类型是规范性文件的", _of_kinds("normative")),
    Metric("interpretations", "政策解读数", "其中类型是政策解读的", _of_kinds("interpretation")),
    Metric("consultations", "意见征集数", "其中类型是征求意见的", _of_kinds("consultation")),
    Metric("adoptions", "意见反馈数", "其中类型是意见采纳情况的", _of_kinds("adoption")),
    Metric("guides", "办事指南数", "其中类型是办事指南的", _of_kinds("guide")),
    Metric("responses", "回应关切数", "其中类型是回应关切、辟谣的", _of_kinds("response", "rumour")),
    Metric("briefings", "新闻发布会数", "其中类型是新闻发布会的", _of_kinds("briefing")),
    Metric("news", "要闻动态数", "其中类型是要闻动态的", _of_kinds("news")),
    Metric(
        "media",
        "图表音视频数",
        "其中有图解、图表、视频或音频的",
        lambda rows: sum(not {*forms_of(row)} <= {"文字"} for row in rows),
    ),
    Metric("late", "逾期公开数", "其中从成文日期到发布日期超过20个工作日的；没有写成文日期的不算", _late),
)
METRIC_BY_NAME: Mapping[str, Metric] = {metric.name: metric for metric in METRICS}


def by_agency_and_year(documents: Iterable[Document]) -> dict[str, dict[int, tuple[Document, ...]]]:
    """Id of an agency -> year of publication -> its documents; those of no agency stand under ""."""
    found: dict[str, dict[int, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for row in documents:
        found[row.agency][row.publish_date.year].append(row)
    return {agency: {year: tuple(rows) for year, rows in sorted(years.items())} for agency, years in found.items()}


def counted(documents: Sequence[Document]) -> dict[str, int]:
    """Every figure of some documents, by its id."""
    return {metric.id: metric.count(documents) for metric in METRICS}
