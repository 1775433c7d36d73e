"""One field of a kind -> the Decap widget that an editor fills it in with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.model.kind import Field
from generator.model.site import Vocabularies
from generator.site.admin.entries import ENTRIES

EVERY = "all"
"""Name of the collection of all documents, from which relations are chosen."""
Widget = dict[str, Any]

_DAY: Widget = {
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
    "default": "",
}
"""A day without a clock. Without ``default`` Decap would fill in today, which nobody has decided."""
_PLAIN: Mapping[str, Widget] = {
    "text": {"widget": "string"},
    "long": {"widget": "text"},
    "date": _DAY,
    "moment": _DAY | {"default": "{{now}}"},
    "integer": {"widget": "number", "value_type": "int"},
    "number": {"widget": "number", "value_type": "float"},
    "flag": {"widget": "boolean", "default": False},
    "url": {"widget": "string", "pattern": [r"^https?://[^\s/]+\S*$", "网址以 http:// 或 https:// 开头"]},
    "file": {"widget": "file"},
}
_UNIT = {"lines": "一条", "names": "一个"}
_SAID: Mapping[str, str] = {
    "domain": "所属领域，决定文件出现在哪个栏目。",
    "subject": "主题分类。",
    "agency": "发文（发布）机关；不选时信息来源为主办单位。",
    "publish_date": "在网站公开的日期；写将来的日期，到那天才发布。",
    "classification": "依申请公开的只显示标题和怎样申请；不予公开的什么都不显示。",
    "catalogue": "这份文件落实目录里的哪一项。可以输入几个字来找。",
    "attachments": "上传文件；显示的名称不写时用文件名。",
    "draft": "打开后不发布，只在预览里能看到。",
    "status": "要撤回时选“已撤回”，并写下面的撤回日期和原因；页面会留一条说明。",
    "corrections": "改正了已发布的内容时，记一条：哪天、改了什么。会显示在页面上。",
    "review": "保密审查由谁做、谁批准。不会公开。",
    "exceptions": "检查有提示、经批准仍要公开的，逐条写明。不会公开。",
}
"""Hints of fields whose sentence in ``docs/kinds.md`` speaks of the file's text; here one chooses or uploads."""


def widget(field: Field, words: Vocabularies) -> Widget:
    """The widget with its label, its sentence, and whether it must be filled in."""
    told: Widget = {"label": field.name, "name": field.key, **_form(field, words), "required": field.required}
    return told | ({"hint": hint} if (hint := _hint(field)) else {})


def _hint(field: Field) -> str:
    if field.key in _SAID:
        return _SAID[field.key]
    if field.type in ("relation", "relations"):
        return field.doc.replace("编号", "") + "输入标题或字号里的几个字来找。"
    shown = field.example and field.type != "choice"
    return field.doc + (f"例如：{field.example.strip('[]')}" if shown else "")


def _form(field: Field, words: Vocabularies) -> Widget:
    if field.key in _VOCABULARIES:
        return {"widget": "select", "options": _VOCABULARIES[field.key](words)}
    if field.key == "status":
        return {"widget": "select", "options": [{"label": "已撤回", "value": "withdrawn"}]}
    if field.type == "choice":
        first = {"default": field.choices[0]} if field.key == "classification" else {}
        return {"widget": "select", "options": list(field.choices), **first}
    if field.type in ("relation", "relations"):
        return _relation(field)
    if field.type in ENTRIES:
        return _records(field, words)
    if field.type in _UNIT:
        inner = {"label": field.name, "name": "item", "widget": "string"}
        return {
            "widget": "list",
            "label_singular": _UNIT[field.type],
            "collapsed": False,
            "default": [],
            "field": inner,
        }
    return dict(_PLAIN[field.type])


def _named(terms: Any) -> list[Widget]:
    return [{"label": term.name, "value": term.id} for term in terms]


def _items(words: Vocabularies) -> list[Widget]:
    """Every 公开事项 under the name of its domain."""
    found = []
    for identity, (domain, item) in words.items.items():
        term = words.domains.by_id.get(domain)
        found.append({"label": f"{term.name if term else domain}：{item.name}（{identity}）", "value": identity})
    return found


_VOCABULARIES: Mapping[str, Callable[[Vocabularies], list[Widget]]] = {
    "domain": lambda words: _named(words.domains.terms),
    "subject": lambda words: _named(words.subjects.terms),
    "agency": lambda words: _named(words.agencies.terms),
    "catalogue": _items,
}


def _relation(field: Field) -> Widget:
    """Another document, found by title or number and kept by its id, which is its file's name."""
    wanted = {"filters": [{"field": "kind", "values": list(field.targets)}]} if field.targets else {}
    return {
        "widget": "relation",
        "collection": EVERY,
        "value_field": "{{filename}}",
        "search_fields": ["title", "doc_number"],
        "display_fields": ["{{title}} {{doc_number}}"],
        "multiple": field.type == "relations",
        "options_length": 30,
        **wanted,
    }


def _records(field: Field, words: Vocabularies) -> Widget:
    inner = [widget(part, words) for part in ENTRIES[field.type]]
    if field.type == "review":
        return {"widget": "object", "collapsed": True, "fields": inner}
    # Without ``default`` a new document would begin with one empty record that must be filled in.
    return {"widget": "list", "label_singular": field.name, "collapsed": False, "default": [], "fields": inner}
