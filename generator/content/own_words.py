"""content/_data/zh-hant.yaml -> the county's own words for the traditional edition: 简体词 -> 繁体词."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import yaml

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.source import ReadError

_HAN = lazy_re("[\u3400-\u9fff]")
_PLAIN = lazy_re("[^<>&\"'\x00-\x1f\ue000-\uf8ff\U000f0000-\U0010ffff]{1,60}")
"""What a word may be made of: nothing that means something in a page, nothing that stands for something in between."""
MOST = 20_000


def load_own_words(texts: Iterable[tuple[str, str]], faults: list[ReadError]) -> tuple[tuple[str, str], ...]:
    """The words of every (path for messages, text), sorted; of a word given twice the first counts, and it is a fault."""
    found: dict[str, str] = {}
    for place, text in texts:
        node, wrong = tables.parse(text)
        if node is not None and not isinstance(node, yaml.MappingNode):
            wrong.append(ReadError("data-form", 1, 1, {"wanted": "每行一个词，写成“简体词: 繁体词”"}))
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            fault = _wrong(key, value, found)
            if fault:
                wrong.append(fault)
            else:
                found[key.value] = value.value
        faults += [msgspec.structs.replace(fault, path=place) for fault in wrong]
    return tuple(sorted(found.items()))


def _wrong(key: yaml.Node, value: yaml.Node, found: dict[str, str]) -> ReadError | None:
    line, column = key.start_mark.line + 1, key.start_mark.column + 1
    if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
        return ReadError("data-form", line, column, {"wanted": "每行一个词，写成“简体词: 繁体词”"})
    if not _HAN.search(key.value) or not _PLAIN.fullmatch(key.value):
        return ReadError(
            "data-form",
            line,
            column,
            {"field": key.value, "wanted": "一个含汉字的词，不含尖括号、引号和 &，不超过60字"},
        )
    if not _PLAIN.fullmatch(value.value):
        return ReadError(
            "data-form",
            line,
            column,
            {"field": key.value, "wanted": "写上对应的繁体词，不含尖括号、引号和 &，不超过60字"},
        )
    if key.value in found:
        return ReadError("data-twice", line, column, {"value": key.value})
    if len(found) >= MOST:
        return ReadError("data-form", line, column, {"field": key.value, "wanted": f"不超过 {MOST} 个词"})
    return None
