"""content/_data/disclosure_points.yaml -> where people read and ask for government information in person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from generator.base.close_names import listed
from generator.content import tables
from generator.content.services import ADDRESS
from generator.model.disclosure_point import DisclosurePoint
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

NAME = "disclosure_points.yaml"
KEYS = {
    "名称": "name",
    "类别": "kind",
    "地址": "address",
    "位置": "place",
    "开放时间": "hours",
    "联系电话": "phone",
    "服务": "services",
    "地图": "map",
    "管理机关": "agency",
    "说明": "note",
}


def load_points(
    texts: Iterable[tuple[str, str]], agencies: Vocabulary[Agency]
) -> tuple[tuple[DisclosurePoint, ...], list[ReadError]]:
    """Those that are without mistake, each with the id of its agency, and every mistake."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=DisclosurePoint, chinese=KEYS))
    found: dict[str, DisclosurePoint] = {}
    for path, rows in read:
        for line, row in rows:
            wrong = list(_wrong(row, agencies))
            if row.name in found:
                wrong.append(("data-twice", {"value": row.name}))
            faults += [ReadError(kind, line, 1, values, path) for kind, values in wrong]
            if not wrong:
                office = agencies.find(row.agency) if row.agency else None
                named = office.id if office else ""
                found[row.name] = msgspec.structs.replace(row, agency=named, line=line, source=path)
    return tuple(found.values()), faults


def _wrong(row: DisclosurePoint, agencies: Vocabulary[Agency]) -> Iterator[tuple[str, dict[str, Any]]]:
    if row.map and not ADDRESS.fullmatch(row.map):
        yield "data-form", {"field": "map", "wanted": "这个地点在地图网站上的网址，以 http:// 或 https:// 开头"}
    if row.agency and agencies.find(row.agency) is None:
        near = next(iter(agencies.near(row.agency)), "")
        every = f"已有：{listed([agency.name for agency in agencies.terms])}。"
        yield "data-reference", {"field": "agency", "value": row.agency, "near": near, "listed": every}
