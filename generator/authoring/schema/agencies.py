"""机关 (msgspec) -> the JSON Schema of ``content/_data/agencies.yaml``, whose rows have rows within them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.authoring.schema.rows import row_schema
from generator.model.vocabulary import Agency

_WORDS = {
    "county": "写“是”的就是本级政府；不写时是“某某县人民政府”，再没有的是 config.yaml 里的主办单位",
    "staff": "人员编制数",
    "leaders": "领导信息：每人一项，姓名、职务、分管工作；分管政务公开的写 openness: 是",
    "post": "职务或者岗位",
    "openness": "写“是”的分管政务公开",
    "since": "任职起始日期，如 2026-03-01",
    "until": "任期届满日期；过了还没有改的会提醒",
    "disclosure_office": "政府信息公开工作机构：名称、办公地址、办公时间、电话、传真、电子邮箱；地址、时间、邮编与机关相同的不写",
    "officers": "栏目责任人：哪个栏目、什么岗位、电话",
    "column": "栏目：领域、主题、机关、文件类型或者本机关自己栏目的名称",
    "merged_from": "合并过来的原网站：网址、名称、合并日期；原网址会跳转到本机关的栏目",
    "url": "原网站的网址，写到域名或者文件夹为止",
    "responder": "网络回应人：岗位、办公电话，网上回应的网址；只写岗位，不写个人姓名和手机",
    "windows": "办事大厅的窗口：窗口名称、进驻部门、办理事项（事项名称或办事指南的编号）、电话、办公时间、位置",
    "agency": "进驻部门的名称、简称或编号",
    "matters": "窗口办理的事项，写事项名称或者办事指南的编号",
    "place": "窗口在哪一层、哪一区",
    "columns": "本机关自己的栏目：编号、名称，收哪些文件（kinds、domains、subjects）",
    "boards": "公开栏和电子屏：不写的按通常的做；没有 id 的是本机关的政务公开栏，另外的写 id 和名称；guides 是办事指南屏",
    "agencies": "张贴哪些机关的文件，不写的是本机关的；写“各机关”的是全部",
    "items": "最多张贴几份，最新的在前，默认 12；写 0 的不设",
    "seconds": "电子屏每屏停留的秒数，默认 15",
    "kinds": "收这些类型的文件",
    "domains": "收这些领域的文件",
    "subjects": "收这些主题的文件",
}


def agency_schema(words: Mapping[str, str]) -> dict[str, Any]:
    """The schema of one agency. words: what all tables call their keys."""
    return row_schema(Agency, hidden=("line", "source"), words={**words, **_WORDS})
