"""The rule of what windows of a hall handle: an id that leads to no guide is on no page."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.guides import GUIDE
from generator.model.library import Library
from generator.model.office import says_matter


def unread(library: Library) -> Findings:
    """Windows that name guides by ids which nobody can read, or which are no guides."""
    halls = [agency for agency in library.vocabularies.agencies.terms if agency.windows]
    readable = {row.id for row in library.by_kind.get(GUIDE, ()) if row.readable(library.today)} if halls else set()
    for hall in halls:
        for window in hall.windows:
            ids = [name for name in window.matters if not says_matter(name) or name in library.by_id]
            left = [name for name in ids if name not in readable]
            if left:
                values = {"name": hall.name, "window": window.name, "ids": "、".join(left)}
                yield Finding(hall.line, 1, values, hall.source)


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
