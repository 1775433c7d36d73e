"""政府信息查阅场所: where people read, ask for and ask about government information in person (政府信息公开条例 第二十五条;
国办发〔2019〕14号: 政务公开专区)."""

from __future__ import annotations

from typing import Literal

import msgspec

PAGE = "/fuwu/points/"
PointKind = Literal["国家档案馆", "公共图书馆", "政务服务场所", "便民服务中心", "其他"]
BY_LAW: tuple[PointKind, ...] = ("国家档案馆", "公共图书馆", "政务服务场所")
"""Where governments must have one (第二十五条)."""
PointService = Literal["查询", "申请", "咨询"]
SERVICES: tuple[PointService, ...] = ("查询", "申请", "咨询")
"""What a point does: 政府信息查询、信息公开申请、办事咨询答复."""
HALLS: tuple[PointKind, ...] = ("政务服务场所", "便民服务中心")
"""Where all three are to be had."""
TOLD = {"address": "地址", "hours": "开放时间", "phone": "联系电话", "map": "地图链接"}


class DisclosurePoint(msgspec.Struct, frozen=True):
    """A row of ``_data/disclosure_points.yaml``. place: floor and room. map: web address of the place on a map, which
    is only led to. agency: id of the agency that runs it, "" for none named. line, source: where it is written."""

    name: str
    kind: PointKind
    address: str = ""
    place: str = ""
    hours: str = ""
    phone: str = ""
    services: tuple[PointService, ...] = ()
    map: str = ""
    agency: str = ""
    note: str = ""
    line: int = 1
    source: str = ""


def lacking(point: DisclosurePoint) -> tuple[str, ...]:
    """What is owed of a point and not told."""
    left = [word for key, word in TOLD.items() if not getattr(point, key)]
    wanted = SERVICES if point.kind in HALLS else SERVICES[:1]
    services = [word for word in wanted if word not in point.services]
    return *left, *(f"服务：{word}" for word in services)
