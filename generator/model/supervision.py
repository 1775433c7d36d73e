"""监管领域: the fields whose supervision is to be public, and how fresh what is published of each is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from generator.model.document import Document

AREAS = (
    "安全生产",
    "生态环境",
    "卫生防疫",
    "食品药品",
    "保障性住房",
    "质量价格",
    "国土资源",
    "社会信用",
    "交通运输",
    "旅游市场",
    "国有企业运营",
    "公共资源交易",
    "知识产权",
    "产品质量",
)
"""中办发〔2016〕8号 (六); 2016年实施细则."""


class SupervisedArea(msgspec.Struct, frozen=True, array_like=True):
    """An area. documents: how many are public. latest: the newest, None where there is none. state: 正常, 超期 or 空白."""

    name: str
    documents: int
    latest: Document | None
    state: str


def supervised(documents: Iterable[Document], today: datetime.date, days: int) -> tuple[SupervisedArea, ...]:
    """Every area. days: without anything new after which it is stale."""
    of_area: dict[str, list[Document]] = {area: [] for area in AREAS}
    for document in documents:
        of_area.setdefault(str(document.fields.get("area", "")), []).append(document)
    return tuple(_area(area, of_area[area], today, days) for area in AREAS)


def _area(name: str, documents: list[Document], today: datetime.date, days: int) -> SupervisedArea:
    latest = max(documents, key=lambda one: (one.publish_date, one.id), default=None)
    old = latest is not None and (today - latest.publish_date).days > days
    return SupervisedArea(name, len(documents), latest, "空白" if latest is None else "超期" if old else "正常")
