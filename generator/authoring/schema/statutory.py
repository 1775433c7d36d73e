"""Entries of the statutory column, the county's own -> the JSON Schema of their data file, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import listed_schema, row_schema
from generator.content.statutory import KEYS, NAME, OwnEntry

WORDS = {
    "id": "编号：zfxxgk- 开头，只用小写字母、数字和 -；写已有的编号是改写它",
    "name": "名称，文件的“领域”里可以写",
    "part": "在专栏的哪一部分：新增的只能在“内容”（法定主动公开内容）里",
    "aliases": "别名：写文件时可以用",
    "introduction": "一句话说明，显示在栏目里",
    "law": "依据，显示在栏目里",
    "kinds": "收哪些类型的文件",
    "having": "收某个字段是某个值的文件，写“字段=值”，例如 disclosure_type=年报",
    "registers": "收带有哪些登记簿或者清单的文件",
    "domains": "收哪些领域的文件",
    "every_domain": "收全部领域的文件，按领域列出",
    "pages": "还有本站的哪些网页：标题（title）和以 / 开头的网址（url）",
    "title": "标题",
    "url": "本站以 / 开头、以 / 结尾的网址",
    "agency": "显示机关登记的哪些信息：leaders、disclosure_office、duties、address、hours、phone、fax、email、postcode",
    "organs": "哪几种机关的专栏有这一栏；不写时部门、乡镇、街道都有，写 [] 只有县里有",
    "enabled": "写“否”时本县不设这一栏",
}


def statutory_schema() -> dict[str, dict[str, Any]]:
    """Name of the data file -> its schema."""
    row = row_schema(OwnEntry, chinese=KEYS, words=WORDS)
    for key in [word for word, name in KEYS.items() if name == "name"] + ["name"]:
        row["properties"][key] |= {"description": WORDS["name"]}
    row.pop("allOf", None)  # an entry that there is already needs its id alone
    row["anyOf"] = [{"required": [key]} for key in ("id", *(word for word, name in KEYS.items() if name == "id"))]
    return {NAME: listed_schema("政府信息公开专栏的栏目：增加、改写或者停用", row)}
