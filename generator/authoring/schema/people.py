"""Whom the county names in public, and the channel of supervision -> JSON Schemas of their files, in editors' words."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import listed_schema, row_schema, whole_schema
from generator.content.public_people import (
    CHANNEL_KEYS,
    EXPERT_KEYS,
    EXPERTS,
    MEMBERS,
    SPOKESPERSON_KEYS,
    SPOKESPERSONS,
    SUPERVISOR_KEYS,
    SUPERVISORS,
)
from generator.model.public_people import Expert, Spokesperson, SupervisionChannel, Supervisor

_WORDS = {
    "name": "公开的姓名或称呼",
    "category": "类别，例如人大代表、政协委员、媒体代表、群众代表",
    "consent": "本人书面同意公开的写“是”；没有同意的不能写在这里",
    "organisation": "所在单位",
    "term_from": "聘任之日",
    "term_to": "聘期的最后一日，过了不再显示",
    "field": "专业领域",
    "agency": "机关的名称、简称或编号",
    "post": "职务",
    "main": "主要负责人写“是”：第一新闻发言人",
    "phone": "联系电话（办公电话）",
    "office": "受理机构",
    "email": "电子邮箱",
    "address": "通信地址",
    "hours": "受理时间",
    "url": "网上反映的网址",
    "note": "怎样反映、多久答复",
}


def people_schemas() -> dict[str, dict[str, Any]]:
    """Name of the data file -> its schema."""
    spokesperson = row_schema(Spokesperson, chinese=SPOKESPERSON_KEYS, hidden=("source", "line"), words=_WORDS)
    supervision = row_schema(SupervisionChannel, chinese=CHANNEL_KEYS, words=_WORDS)
    supervisor = row_schema(Supervisor, chinese=SUPERVISOR_KEYS, words=_WORDS)
    supervision["properties"] |= {
        key: {"description": "监督员", "type": ["array", "null"], "items": supervisor} for key in MEMBERS
    }
    return {
        SUPERVISORS: whole_schema("社会监督渠道和政务公开监督员", supervision),
        EXPERTS: listed_schema("经本人同意公开的专家库", row_schema(Expert, chinese=EXPERT_KEYS, words=_WORDS)),
        SPOKESPERSONS: listed_schema("各机关的新闻发言人，主要负责人写在最前", spokesperson),
    }
