"""The rules of halls where organs receive people: windows of which all is told, and matters that lead to a guide."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.checks.rules._places import first_of, told_of
from generator.model.diagnostic import Finding
from generator.model.guides import GUIDE
from generator.model.library import Library
from generator.model.office import ServiceWindow, says_matter
from generator.model.vocabulary import CENTRE, Agency


def windows(library: Library) -> Findings:
    """Halls without windows, and windows of which not all is told."""
    for agency in library.vocabularies.agencies.terms:
        if agency.kind == CENTRE and not agency.windows:
            yield told_of(agency, told="没有写窗口（windows）")
        lacks = [f"“{window.name}”的{word}" for window in agency.windows for word in _untold(agency, window)]
        if lacks:
            yield told_of(agency, told=f"没有写：{first_of(lacks)}")


def _untold(hall: Agency, window: ServiceWindow) -> Iterator[str]:
    """What is not told of a window; telephone and hours may be those of the hall."""
    if not window.matters:
        yield "办理事项"
    if not (window.phone or hall.phone):
        yield "电话"
    if not (window.hours or hall.hours):
        yield "办公时间"


def unread(library: Library) -> Findings:
    """Windows that name guides by ids which nobody can read, or which are no guides."""
    halls = [agency for agency in library.vocabularies.agencies.terms if agency.windows]
    readable = {row.id for row in library.by_kind.get(GUIDE, ()) if row.readable(library.today)} if halls else set()
    for hall in halls:
        for window in hall.windows:
            ids = [name for name in window.matters if not says_matter(name) or name in library.by_id]
            left = [name for name in ids if name not in readable and not library.awaited(name)]
            if left:
                values = {"name": hall.name, "window": window.name, "ids": "、".join(left)}
                yield Finding(hall.line, 1, values, hall.source)


_OFFICE = "- {id: slj, name: 岚清县示例局, short: 县示例局}"
_HALL = "- {id: zwzx, name: 岚清县示例大厅, kind: 政务服务中心, phone: 0990-6620001, hours: 工作日 9:00—17:00"


def _halls(given: str, mark: str = "") -> str:
    return f"""
        ```yaml _data/agencies.yaml
        {_OFFICE}
        {_HALL}{given}}}{mark}
        ```"""


def _hall(matters: str, mark: str = "") -> str:
    hall = "- {id: zwzx, name: 岚清县示例大厅, kind: 政务服务中心, phone: 0990-6620001, hours: 工作日 9:00—17:00"
    window = f"{{name: 1号窗口, agency: 县示例局, matters: [{matters}]}}"
    return f"""
        ```yaml _data/agencies.yaml
        - {{id: slj, name: 岚清县示例局, short: 县示例局}}
        {hall}, windows: [{window}]}}{mark}
        ```"""


RULES = (
    entry(
        "PLC-WINDOW 政务服务中心的窗口没有写全",
        f"""
        政务服务中心（kind: 政务服务中心）的每个窗口写明窗口名称、进驻部门、办理事项、咨询电话和办公时间；电话、时间与中心相同的不必再写。
        办理事项写办事指南的编号或者事项名称，有指南的，网页上连到指南。

        错误示例：{_halls(", windows: [{name: 1号窗口, agency: 县示例局}]", " ←")}

        正确示例：{_halls(", windows: [{name: 1号窗口, agency: 县示例局, matters: [示例证核发]}]")}
        """,
        check=windows,
        level="warning",
        message="{name}{told}",
        hint="在 agencies.yaml 这个机关的 windows 里补上：name（窗口）、agency（进驻部门）、matters（办理事项）、phone、hours",
        english=("of {name} not all is told: {told}", "add it to windows in agencies.yaml"),
        basis="国办发〔2016〕80号（十五）：政务服务中心标准化建设",
    ),
    entry(
        "PLC-MATTER 窗口的办理事项指向的办事指南看不到",
        f"""
        windows 的 matters 写事项名称，或者本站办事指南的编号。编号写错的，指南撤回、到期、不公开的，网页上不列出这一项：编号不给群众看。

        错误示例：{_hall("meiyou-zhinan", " ←")}

        正确示例：{_hall("示例证核发")}
        """,
        check=unread,
        level="warning",
        message="{name}“{window}”的办理事项里，{ids}不是看得到的办事指南的编号，网页上不列出",
        hint="改正编号；没有办事指南的，写事项名称",
        english=("at {window} of {name}, {ids} leads to no guide that can be read", "correct the ids"),
    ),
)
