"""``_data/synonyms.yaml`` -> the county's groups of other names, and which of the product's groups it switches off."""

from __future__ import annotations

import yaml

from generator.content import tables
from generator.content.data_files import Texts
from generator.model.source import ReadError

NAME = "synonyms.yaml"
OFF = ("不用", "off")
_GROUP = "一组两个以上的词，如 - [低保, 最低生活保障]"
_SWITCH = "要停用的那一组里的词，如 - {不用: [老赖, 失信被执行人]}"

Words = tuple[str, ...]


def read_synonyms(texts: Texts) -> tuple[tuple[Words, ...], tuple[Words, ...], list[ReadError]]:
    """Groups; the words of each group that is not to be used; what is wrong."""
    read, faults = tables.read_each(texts, _rows)
    rows = [row for _, part in read for row in part]
    return tuple(words for used, words in rows if used), tuple(words for used, words in rows if not used), faults


def _rows(node: yaml.Node | None) -> tuple[list[tuple[bool, Words]], list[ReadError]]:
    """Whether each row is a group to be used, and its words."""
    rows: list[tuple[bool, Words]] = []
    parts = tables.items(node)
    faults = [ReadError("data-form", 1, 1, {"wanted": "以“- ”开头的列表"})] if parts is None else []
    for part in parts or ():
        switched = tables.member(part, *OFF)
        words = tuple(str(word.value) for word in tables.items(switched or part) or ())
        alone = not isinstance(part, yaml.MappingNode) or len(part.value) == 1
        if alone and len(words) >= (1 if switched else 2):
            rows.append((switched is None, words))
        else:
            wanted = _SWITCH if isinstance(part, yaml.MappingNode) else _GROUP
            faults.append(ReadError("data-form", part.start_mark.line + 1, 1, {"wanted": wanted}))
    return rows, faults
