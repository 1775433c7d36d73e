"""One field of a kind -> the Decap widget that an editor fills it in with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from generator.base.patterns import lazy_re
from generator.model.field_types import FieldType, field_type
from generator.model.kind import Field
from generator.model.vocabularies import Vocabularies

Widget = dict[str, Any]

_SAID: Mapping[str, str] = {
    "domain": "所属领域，决定文件出现在哪个栏目。",
    "subject": "主题分类。",
    "agency": "发文（发布）机关；不选时信息来源为主办单位。",
    "publish_date": "在网站公开的日期；写将来的日期，到那天才发布。",
    "classification": "依申请公开的只显示标题和怎样申请；不予公开的什么都不显示。",
    "doc_number": "机关代字〔年份〕序号号：年份写全，用六角括号〔〕，序号不加“第”、不编虚位。",
    "catalogue": "这份文件落实目录里的哪一项。可以输入几个字来找。",
    "classified": "不主动公开的写明：理由、由谁认定、哪天认定、哪天再看。",
    "aliases": "以前的网址，访问时转到本页；一条一个。",
    "mirror_of": "同一事项在另一级公开的文件，例如村务公开对应的县级文件；两边内容应一致。输入标题或字号里的几个字来找。",
    "figures": "文件里的标准、金额、日期等，一项一条；与“对应文件”里同名的逐项核对。",
    "matter": "同一件事从头到尾的文件写同一个编号：小写字母、数字、- 和 _。",
    "lifecycle": "事项走的是哪一种全过程；事项已经登记的不必选。",
    "topic_column": "收进哪个专题；专题按条件收的不必选。",
    "indicators": "目标与实际的数据文件（表格）：指标、时期、单位、目标、实际，可加方向、说明；画成图并附表。",
    "rows": "逐行列出的表格文件；显示在正文之后，并作为数据公开。",
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
    if field.required and (told["widget"] == "list" or told.get("multiple")):
        told["min"] = 1
    return told | ({"hint": hint} if (hint := _hint(field)) else {})


_SOMEBODYS = lazy_re(r"[^\s\[]+[县市区镇河]|〔\d{4}〕|\{")
"""An example that names a place, an organ or a document of one is not this county's; one with braces is of the file."""

_HOST = lazy_re(r"[a-z]+\.example\b")
"""The sample county's host, in addresses whose form is what the example shows."""

_KEYS = lazy_re(r"[：:]?\s*\[?\{[\w, ]+\}\]?|（[a-z_]+）")
"""Keys of the file, of which the form has the names."""


def _hint(field: Field) -> str:
    if field.key in _SAID:
        return _SAID[field.key]
    plain = msgspec.structs.replace(field, example="") if _SOMEBODYS.search(field.example) else field
    return _HOST.sub("example.gov.cn", _KEYS.sub("", field_type(field.type).hint(plain)))


def _form(field: Field, words: Vocabularies) -> Widget:
    if field.key in _VOCABULARIES:
        return {"widget": "select", "options": _VOCABULARIES[field.key](words)}
    if field.key == "status":
        return {"widget": "select", "options": [{"label": "已撤回", "value": "withdrawn"}]}
    return _with_parts(field_type(field.type), field, words)


def _with_parts(kind: FieldType, field: Field, words: Vocabularies) -> Widget:
    """A type's widget, with those of its parts. What is in an object that may be left out cannot be asked for."""
    form = kind.widget(field)
    asked = field.required or form["widget"] == "list"
    parts = [msgspec.structs.replace(part, required=part.required and asked) for part in kind.parts]
    return form | ({"fields": [widget(part, words) for part in parts]} if parts else {})


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
    "domain": lambda words: _named(words.columns.terms),
    "subject": lambda words: _named(words.subjects.terms),
    "agency": lambda words: _named(words.agencies.terms),
    "catalogue": _items,
    "topic_column": lambda words: _named(words.topics.terms),
}
