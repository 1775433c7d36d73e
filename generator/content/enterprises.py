"""content/_data/enterprises.yaml -> the county's public enterprises and institutions, by sector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from generator.base.close_names import closest, listed
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.services import ADDRESS
from generator.model.enterprise import SECTORS, Enterprise, sector_of, sector_words
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

NAME = "enterprises.yaml"
KEYS = {
    "编号": "id",
    "名称": "name",
    "行业": "sector",
    "主管部门": "supervisor",
    "地址": "address",
    "服务时间": "hours",
    "联系电话": "phone",
    "投诉电话": "complaint",
    "电子邮箱": "email",
    "网址": "url",
    "简介": "introduction",
    "公开目录": "catalogue",
    "办事指南": "guides",
}
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")


def load_enterprises(
    texts: Iterable[tuple[str, str]], agencies: Vocabulary[Agency]
) -> tuple[tuple[Enterprise, ...], list[ReadError]]:
    """Those that are without mistake, in the order of the sectors, each with the ids of what it names; every
    mistake."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=Enterprise, chinese=KEYS))
    found: dict[str, Enterprise] = {}
    for path, rows in read:
        for line, row in rows:
            wrong = list(_wrong(row, agencies))
            if row.id in found:
                wrong.append(("data-twice", {"value": row.id}))
            faults += [ReadError(kind, line, 1, values, path) for kind, values in wrong]
            if not wrong:
                found[row.id] = msgspec.structs.replace(_resolved(row, agencies), line=line, source=path)
    return by_sector(found.values()), faults


def by_sector(rows: Iterable[Enterprise]) -> tuple[Enterprise, ...]:
    """Those in the order of the sectors, else as they are."""
    order = [sector.id for sector in SECTORS.terms]
    return tuple(sorted(rows, key=lambda one: order.index(one.sector)))


def _resolved(row: Enterprise, agencies: Vocabulary[Agency]) -> Enterprise:
    known, supervisor = sector_of(row.sector), agencies.find(row.supervisor)
    sector, trade = (known[0].id, known[1]) if known else ("other", "")
    return msgspec.structs.replace(row, sector=sector, trade=trade, supervisor=supervisor.id if supervisor else "")


def _wrong(row: Enterprise, agencies: Vocabulary[Agency]) -> Iterator[tuple[str, dict[str, Any]]]:
    if not _ID.fullmatch(row.id):
        yield "data-id", {"value": row.id}
    if row.url and not ADDRESS.fullmatch(row.url):
        yield "data-form", {"field": "url", "wanted": "以 http:// 或 https:// 开头的网址"}
    if sector_of(row.sector) is None:
        near = closest(row.sector, sector_words())
        yield "data-reference", _told("sector", row.sector, near, listed(sector_words()))
    if row.supervisor and agencies.find(row.supervisor) is None:
        near = next(iter(agencies.near(row.supervisor)), "")
        yield "data-reference", _told("supervisor", row.supervisor, near, listed([one.name for one in agencies.terms]))
    for name in row.named:
        if "://" in name and not ADDRESS.fullmatch(name):
            yield (
                "data-form",
                {"field": "catalogue、guides", "wanted": "本站文件的编号，或者以 http:// 或 https:// 开头的网址"},
            )


def _told(field: str, value: str, near: str, every: str) -> dict[str, Any]:
    return {"field": field, "value": value, "near": near, "listed": f"可以写：{every}。"}
