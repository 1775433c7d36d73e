"""The texts of content/_data/*.yaml -> what they say: domains, subjects, agencies, kinds, catalogues, synonyms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.data_files import OWN_WORDS, DataFiles, VocabularyTables
from generator.content.negative import load_negative
from generator.content.own_kinds import load_own_kinds
from generator.content.own_words import load_own_words
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.model.catalogue import DomainCatalogue, Item
from generator.model.inspection import Inspection
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Domain, Subject, Vocabulary

_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
_ITEM_KEYS = {
    "名称": "name",
    "内容": "content",
    "依据": "basis",
    "时限": "deadline",
    "主体": "body",
    "方式": "way",
    "渠道": "channels",
    "公开对象": "audience",
    "层级": "level",
    "一级事项": "l1",
    "编号": "id",
    "不适用理由": "not_applicable",
    "沿革": "history",
}
_IGNORED_ITEM_KEYS = frozenset({"five_open", "conf", "note", "l2", "l3", "guideline", "version"})


class DomainChange(msgspec.Struct, frozen=True):
    """One entry of ``_data/domains.yaml``: a domain added, renamed, or switched off with ``enabled: false``."""

    id: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    body: str = ""
    introduction: str = ""
    enabled: bool = True


def read_tables(files: DataFiles) -> VocabularyTables:
    """Parse every file. What is wrong is added to ``files.faults``."""
    faults = files.faults
    agencies = _list(files, "agencies.yaml", Agency, faults)
    subjects = _list(files, "subjects.yaml", Subject, faults)
    own_kinds = load_own_kinds(files.texts, faults)
    domains = _domains(_list(files, "domains.yaml", DomainChange, faults))
    found = VocabularyTables(
        domains=domains,
        subjects=tuple(subjects),
        agencies=tuple(agencies),
        kinds=tuple(own_kinds),
        catalogues=_catalogues(files, domains, faults),
        synonyms=_synonyms(files, faults),
        negative=load_negative(files.texts.get("negative_list.yaml", ()), faults),
        inspection=_inspection(files, faults),
        traditional=load_own_words(files.texts.get(OWN_WORDS, ()), faults),
    )
    known = {agency.id for agency in agencies}
    for agency in agencies:
        if agency.parent and agency.parent not in known:
            path, line = files.lines["agencies.yaml", agency.id]
            faults.append(ReadError("data-reference", line, 1, {"field": "parent", "value": agency.parent}, path))
    return found


def _list(files: DataFiles, name: str, shape: type[tables.Row], faults: list[ReadError]) -> list[tables.Row]:
    found: list[tables.Row] = []
    for place, text in files.texts.get(name, ()):
        node, wrong = tables.parse(text)
        rows = tables.items(node)
        if rows is None:
            wrong.append(ReadError("data-form", 1, 1, {"wanted": "以“- ”开头的列表"}))
        for part in rows or ():
            row, more = tables.row(part, shape)
            wrong += more
            fault = _identified(row, name, place, part.start_mark.line + 1, files) if row is not None else None
            if fault:
                wrong.append(fault)
            elif row is not None:
                found.append(row)
        faults += [msgspec.structs.replace(fault, path=place) for fault in wrong]
    return found


def _identified(row: Any, name: str, place: str, line: int, files: DataFiles) -> ReadError | None:
    """What is wrong with the id of a row; the first row of an id is the one that counts."""
    if not _ID.fullmatch(row.id):
        return ReadError("data-id", line, 1, {"value": row.id})
    if (name, row.id) in files.lines:
        return ReadError("data-twice", line, 1, {"value": row.id})
    files.lines[name, row.id] = place, line
    return None


def _domains(changes: Iterable[DomainChange]) -> tuple[Domain, ...]:
    found = {domain.id: domain for domain in PILOT_DOMAINS}
    for change in changes:
        if not change.enabled:
            found.pop(change.id, None)
            continue
        old = found.get(change.id)
        found[change.id] = Domain(
            id=change.id,
            name=change.name or (old.name if old else change.id),
            aliases=(*(old.aliases if old else ()), *((old.name,) if old and change.name else ()), *change.aliases),
            body=change.body or (old.body if old else ""),
            pilot=old is not None,
            introduction=change.introduction,
        )
    return tuple(found.values())


def _synonyms(files: DataFiles, faults: list[ReadError]) -> tuple[tuple[str, ...], ...]:
    groups: list[tuple[str, ...]] = []
    for place, text in files.texts.get("synonyms.yaml", ()):
        node, wrong = tables.parse(text)
        for part in tables.items(node) or ():
            words = tuple(str(word.value) for word in tables.items(part) or ())
            if len(words) < 2:
                wrong.append(
                    ReadError(
                        "data-form",
                        part.start_mark.line + 1,
                        1,
                        {"wanted": "一组两个以上的词，如 - [低保, 最低生活保障]"},
                    )
                )
            else:
                groups.append(words)
        faults += [msgspec.structs.replace(fault, path=place) for fault in wrong]
    return tuple(groups)


def _inspection(files: DataFiles, faults: list[ReadError]) -> Inspection | None:
    found: Inspection | None = None
    for place, text in files.texts.get("inspection.yaml", ()):
        node, wrong = tables.parse(text)
        if node is not None:
            found, more = tables.row(node, Inspection)
            wrong += more
        faults += [msgspec.structs.replace(fault, path=place) for fault in wrong]
    return found


def _catalogues(files: DataFiles, domains: tuple[Domain, ...], faults: list[ReadError]) -> tuple[DomainCatalogue, ...]:
    read: dict[str, DomainCatalogue] = {}
    known = Vocabulary(domains)
    for name in sorted(files.texts):
        if not name.startswith("catalogue/"):
            continue
        for place, text in files.texts[name]:
            node, wrong = tables.parse(text)
            rows = tables.member(node, "items", "事项") if node is not None else None
            stem = name.removeprefix("catalogue/").removesuffix(".yaml")
            declared = tables.member(node, "domain", "领域") if node is not None else None
            term = known.find(str(declared.value)) if declared is not None else known.find(stem)
            if node is not None and (tables.items(rows) is None or rows is None):
                wrong.append(ReadError("data-form", 1, 1, {"wanted": "“items:”下的列表"}))
            if term is None:
                value = str(declared.value) if declared is not None else stem
                line = declared.start_mark.line + 1 if declared is not None else 1
                wrong.append(ReadError("data-reference", line, 1, {"field": "domain", "value": value}))
            found = []
            for part in tables.items(rows) or ():
                row, more = tables.row(part, Item, chinese=_ITEM_KEYS, defaults={"line": part.start_mark.line + 1})
                more = [fault for fault in more if fault.values.get("field") not in _IGNORED_ITEM_KEYS]
                if row is None and not more:
                    row = _without_extras(part)
                wrong += more
                if row is not None and not _ID.fullmatch(row.id):
                    wrong.append(ReadError("data-id", row.line, 1, {"value": row.id}))
                elif row is not None:
                    found.append(row)
            if term is not None:
                read[term.id] = DomainCatalogue(term.id, tuple(found), place)
            faults += [msgspec.structs.replace(fault, path=place) for fault in wrong]
    return tuple(read[domain.id] for domain in domains if domain.id in read)


def _without_extras(node: Any) -> Item | None:
    """The item of a row that carries columns which are allowed but not used here."""
    node.value = [(key, value) for key, value in node.value if key.value not in _IGNORED_ITEM_KEYS]
    row, _ = tables.row(node, Item, chinese=_ITEM_KEYS, defaults={"line": node.start_mark.line + 1})
    return row
