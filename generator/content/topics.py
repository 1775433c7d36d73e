"""content/_data/topics/*.yaml -> the topic columns of the site (专题), one file each, with every mistake."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.close_names import closest, listed
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.media import MEDIA_FORMS
from generator.model.source import ReadError
from generator.model.topic import FORM_IDS, TopicChoice, TopicColumn, TopicSection
from generator.model.vocabulary import Vocabulary

FOLDER = "topics/"
SECTIONS = ("sections", "分栏")
CHOICE_KEYS = {
    "领域": "domains",
    "主题": "subjects",
    "机关": "agencies",
    "类型": "kinds",
    "媒体形式": "forms",
    "文件": "documents",
}
KEYS = {
    "名称": "name",
    "说明": "description",
    "别名": "aliases",
    "开始日期": "opens",
    "结束日期": "ends",
    "按媒体形式分栏": "by_form",
    "次序": "order",
    **CHOICE_KEYS,
}
SECTION_KEYS = {"编号": "id", "名称": "name", **CHOICE_KEYS}
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")

Words = Mapping[str, Vocabulary[Any]]
"""Vocabularies whose terms a choice may name, by the keys of ``VOCABULARIES``."""
VOCABULARIES = {"domains": "domain", "subjects": "subject", "agencies": "agency", "kinds": "kind"}


class TopicHead(msgspec.Struct, frozen=True):
    """A topic as its file has it, names not yet resolved, without sections."""

    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    opens: datetime.date | None = None
    ends: datetime.date | None = None
    by_form: bool = False
    order: int = 200


class SectionRow(msgspec.Struct, frozen=True):
    """A section as its file has it, names not yet resolved."""

    id: str
    name: str
    domains: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def load_topics(
    texts: Mapping[str, Iterable[tuple[str, str]]], words: Words
) -> tuple[tuple[TopicColumn, ...], list[ReadError]]:
    """Those without mistake, in their order, and every mistake. texts: relative name -> (path for messages, text)."""
    found: dict[str, TopicColumn] = {}
    faults: list[ReadError] = []
    for name in sorted(name for name in texts if name.startswith(FOLDER)):
        for pair in texts[name]:
            [(path, topic)], wrong = tables.read_each([pair], partial(_topic, identity=Path(name).stem, words=words))
            twice = topic and Vocabulary(found.values()).find(topic.name)
            if topic and (topic.id in found or twice):
                wrong.append(ReadError("data-twice", 1, 1, {"value": topic.name if twice else topic.id}, path))
            faults += wrong
            if topic and not wrong:
                found[topic.id] = msgspec.structs.replace(topic, source=path)
    return tuple(sorted(found.values(), key=lambda topic: (topic.order, topic.id))), faults


def _topic(node: yaml.Node | None, identity: str, words: Words) -> tuple[TopicColumn | None, list[ReadError]]:
    if not isinstance(node, yaml.MappingNode):
        return None, [ReadError("data-form", 1, 1, {"wanted": "“键: 值”的形式，至少写 name"})]
    given = tables.member(node, *SECTIONS)
    faults = tables.twice(node, *SECTIONS)
    head_node = yaml.MappingNode(
        node.tag, [pair for pair in node.value if pair[0].value not in SECTIONS], node.start_mark
    )
    head, wrong = tables.row(head_node, TopicHead, chinese=KEYS)
    rows, unfit = tables.rows_of(given, SectionRow, chinese=SECTION_KEYS)
    faults += [*wrong, *unfit]
    if not _ID.fullmatch(identity):
        faults.append(ReadError("data-id", 1, 1, {"value": identity}))
    if head is None:
        return None, faults
    if head.opens and head.ends and head.ends < head.opens:
        faults.append(
            ReadError("data-form", _line(node, "ends"), 1, {"field": "ends", "wanted": "不早于开始日期的日期"})
        )
    choice, unknown = _choice(head, node, words)
    sections, misplaced = _sections(rows, tables.items(given) or (), words)
    faults += [*unknown, *misplaced]
    made = TopicColumn(
        id=identity,
        choice=choice,
        sections=sections,
        **{key: getattr(head, key) for key in ("name", "description", "aliases", "opens", "ends", "by_form", "order")},
    )
    return (None if faults else made), faults


def _sections(
    rows: list[tuple[int, SectionRow]], nodes: Iterable[yaml.Node], words: Words
) -> tuple[tuple[TopicSection, ...], list[ReadError]]:
    of_line = {node.start_mark.line + 1: node for node in nodes}
    found: dict[str, TopicSection] = {}
    faults: list[ReadError] = []
    for line, row in rows:
        if not _ID.fullmatch(row.id) or row.id in FORM_IDS.values():
            faults.append(ReadError("data-id", line, 1, {"value": row.id}))
        elif row.id in found:
            faults.append(ReadError("data-twice", line, 1, {"value": row.id}))
        choice, unknown = _choice(row, of_line[line], words)
        faults += unknown
        if choice == TopicChoice() and not unknown:
            wanted = "、".join(f"{key}（{word}）" for word, key in CHOICE_KEYS.items())
            faults.append(ReadError("data-form", line, 1, {"wanted": f"写明收哪些文件的一项：{wanted}"}))
        found.setdefault(row.id, TopicSection(row.id, row.name, choice))
    return tuple(found.values()), faults


def _choice(row: TopicHead | SectionRow, node: yaml.Node, words: Words) -> tuple[TopicChoice, list[ReadError]]:
    """Names resolved to ids, and those that mean nothing."""
    resolved: dict[str, tuple[str, ...]] = {"documents": row.documents}
    faults: list[ReadError] = []
    for key, vocabulary in VOCABULARIES.items():
        terms = [(name, words[vocabulary].find(name)) for name in getattr(row, key)]
        resolved[key] = tuple(dict.fromkeys(term.id for _, term in terms if term))
        faults += [_unknown(key, name, node, words[vocabulary]) for name, term in terms if term is None]
    resolved["forms"] = tuple(form for form in MEDIA_FORMS if form in row.forms)
    for form in sorted({*row.forms} - {*MEDIA_FORMS}):
        told = {"near": closest(form, MEDIA_FORMS), "listed": f"媒体形式有：{listed(list(MEDIA_FORMS))}。"}
        faults.append(ReadError("data-reference", _line(node, "forms"), 1, {"field": "forms", "value": form, **told}))
    return TopicChoice(**resolved), faults


def _unknown(key: str, name: str, node: yaml.Node, vocabulary: Vocabulary[Any]) -> ReadError:
    told = vocabulary.offered(name)
    values = {"field": key, "value": name, "near": told["near"], "listed": f"已有：{told['choices']}。"}
    return ReadError("data-reference", _line(node, key), 1, values)


def _line(node: yaml.Node, key: str) -> int:
    """Where a key stands, 1-based; the first line of the mapping where it does not."""
    names: Iterator[str] = (word for word, english in KEYS.items() if english == key)
    value = tables.member(node, key, *names)
    return (value or node).start_mark.line + 1
