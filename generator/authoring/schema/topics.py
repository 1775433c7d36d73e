"""Topic columns -> the JSON Schema of their data files, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import TEXT, row_schema, whole_schema
from generator.content.topics import CHOICE_KEYS, KEYS, SECTION_KEYS, SECTIONS, VOCABULARIES, SectionRow, TopicHead
from generator.model.media import MEDIA_FORMS
from generator.model.vocabularies import Vocabularies

_WORDS = {
    "id": "编号：小写字母、数字、- 和 _，是网址的一部分，定下后不改",
    "name": "名称",
    "description": "一两句话的说明，显示在专题页上",
    "aliases": "别名：文件的“专题”里也可以写的词",
    "domains": "收哪些领域的文件；几项都写的，要都符合才收",
    "subjects": "收哪些主题分类的文件",
    "agencies": "收哪些机关的文件",
    "kinds": "收哪些类型的文件",
    "forms": "收哪些媒体形式的文件：文字、图解、图表、视频、音频",
    "documents": "另外一定要收的文件的编号",
    "opens": "从哪天起公开的文件才收",
    "ends": "专题结束的日期；过了归档，不再收新的文件",
    "by_form": "写“是”时，按文字、图解、图表、视频、音频另分栏",
    "order": "排列的先后",
}


def topic_schemas(words: Vocabularies) -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    topic = row_schema(TopicHead, chinese=KEYS, words=_WORDS)
    section = row_schema(SectionRow, chinese=SECTION_KEYS, words=_WORDS)
    for row in (topic, section):
        row["properties"] |= {key: row["properties"][key] | _names(name, words) for key, name in _named()}
    topic["properties"] |= {
        key: {"description": "专题里的分栏", "type": ["array", "null"], "items": section} for key in SECTIONS
    }
    return {"topics/*.yaml": whole_schema("一个专题", topic)}


def _named() -> list[tuple[str, str]]:
    """Every key, Chinese too, whose words are known, with what it is called in English."""
    choices = {**{key: key for key in CHOICE_KEYS.values()}, **CHOICE_KEYS}
    return [(key, name) for key, name in choices.items() if name != "documents"]


def _names(key: str, words: Vocabularies) -> dict[str, Any]:
    if key == "forms":
        known = list(MEDIA_FORMS)
    else:
        terms = words.by_field[VOCABULARIES[key]].terms
        known = [name for term in terms for name in (term.name, getattr(term, "short", ""), term.id, *term.aliases)]
    one = {**TEXT, "enum": list(dict.fromkeys(filter(None, known)))}
    return {"anyOf": [{"type": "array", "items": one}, one]}
