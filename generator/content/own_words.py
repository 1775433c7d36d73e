"""content/_data/zh-hant.yaml -> the county's own words for the traditional edition: 简体词 -> 繁体词."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import yaml

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.source import ReadError

_HAN = lazy_re("[\u3400-\u9fff]")
_PLAIN = lazy_re("[^<>&\"'\x00-\x1f\ue000-\uf8ff\U000f0000-\U0010ffff]{1,60}")
"""What a word may be made of: nothing that means something in a page, nothing that stands for something in between."""
MOST = 20_000


def load_own_words(texts: Iterable[tuple[str, str]]) -> tuple[tuple[tuple[str, str], ...], list[ReadError]]:
    """The words of every (path for messages, text), sorted; of a word given twice the first counts,
    and it is a fault."""
    read, faults = tables.read_each(texts, _pairs)
    words: dict[str, str] = {}
    for path, pairs in read:
        for key, value in pairs:
            fault = _wrong(key, value, words)
            if fault:
                faults.append(msgspec.structs.replace(fault, path=path))
            else:
                words[key.value] = value.value
    return tuple(sorted(words.items())), faults


def _pairs(node: yaml.Node | None) -> tuple[list[tuple[yaml.Node, yaml.Node]], list[ReadError]]:
    if node is None or isinstance(node, yaml.MappingNode):
        return (node.value if node else []), []
    return [], [ReadError("data-form", 1, 1, {"wanted": "每行一个词，写成“简体词: 繁体词”"})]


def _wrong(key: yaml.Node, value: yaml.Node, words: Mapping[str, str]) -> ReadError | None:
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
    if key.value in words:
        return ReadError("data-twice", line, column, {"value": key.value})
    if len(words) >= MOST:
        return ReadError("data-form", line, column, {"field": key.value, "wanted": f"不超过 {MOST} 个词"})
    return None
