"""Public enterprises and points of disclosure -> JSON Schemas of their files, in editors' words."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.authoring.schema.rows import listed_schema, row_schema
from generator.content import disclosure_points, enterprises
from generator.content.tables import INNER_KEYS
from generator.model.disclosure_point import DisclosurePoint
from generator.model.enterprise import Enterprise, EnterpriseGuide, EnterpriseMatter, sector_words

_WORDS = {
    "id": "编号：小写字母、数字、- 和 _，是网址的一部分，定下后不改",
    "name": "名称",
    "sector": "行业",
    "supervisor": "主管部门：机关的名称、简称或编号，对不依规定公开的向它申诉",
    "address": "地址",
    "hours": "服务时间",
    "phone": "联系电话（办公电话）",
    "complaint": "投诉电话",
    "email": "电子邮箱",
    "url": "自己的网站",
    "introduction": "一句话说明提供什么服务",
    "catalogue": "公开目录：公开哪些事项，各公开什么，在哪份文件里",
    "item": "公开的事项",
    "content": "公开的内容",
    "document": "本站文件的编号（网址里的那一段）或者别的网站上的网址",
    "guides": "办事指南：能办的各项，指南在本站的写编号，在别的网站上的写网址",
}
_OF_POINTS = {
    "kind": "国家档案馆、公共图书馆、政务服务场所、便民服务中心或其他",
    "place": "在哪一层、哪个房间",
    "hours": "开放时间",
    "services": "能办什么：查询、申请、咨询，可以是几样",
    "map": "这个地点在地图网站上的网址；网页上只放链接，不嵌入地图",
    "agency": "管理机关的名称、简称或编号",
    "note": "说明，例如有什么设备",
}


def _one_or_several(shape: type[msgspec.Struct]) -> dict[str, Any]:
    """Mappings within a row, whose keys may be Chinese as well."""
    keys = {word: key for word, key in INNER_KEYS.items() if key in shape.__struct_fields__}
    one = row_schema(shape, chinese=keys, words=_WORDS)
    return {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}


def place_schemas() -> dict[str, dict[str, Any]]:
    """Name of the data file -> its schema."""
    shape = row_schema(Enterprise, chinese=enterprises.KEYS, hidden=("trade", "line", "source"), words=_WORDS)
    for name, word, inner in (("catalogue", "公开目录", EnterpriseMatter), ("guides", "办事指南", EnterpriseGuide)):
        told = {"description": _WORDS[name], **_one_or_several(inner)}
        shape["properties"].update({name: told, word: told})
    sector = {"description": _WORDS["sector"] + "：" + "、".join(sector_words()), "type": "string"}
    shape["properties"] |= dict.fromkeys(("sector", "行业"), sector)
    point = row_schema(
        DisclosurePoint, chinese=disclosure_points.KEYS, hidden=("line", "source"), words=_WORDS | _OF_POINTS
    )
    return {
        enterprises.NAME: listed_schema("公共企事业单位：各行业为公众提供服务的单位，公开什么、怎样联系", shape),
        disclosure_points.NAME: listed_schema("政府信息查阅场所和政务公开专区", point),
    }
