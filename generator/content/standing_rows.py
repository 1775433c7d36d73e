"""Rows of tables to which nothing refers, and parts of agencies, that today's file has wrong -> what was last published
of them: one slip in a row takes no page down, and keeps nobody else's from going live (as of documents)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec
import yaml

from generator.base.store import Store
from generator.content import channels, disclosure_points, enterprises, new_media, tables
from generator.content.data_files import DataFiles, VocabularyTables
from generator.content.last_rows import LAST_ROWS, LastRows
from generator.content.private_leaves import private_leaves
from generator.model.source import ReadError
from generator.model.vocabulary import Agency


class _Table(msgspec.Struct, frozen=True):
    """attribute: of ``VocabularyTables``. told_by: groups of fields, each of which tells rows apart, the surest first.
    agency: the field with the id of an agency."""

    attribute: str
    told_by: tuple[tuple[str, ...], ...]
    chinese: Mapping[str, str]
    agency: str


_TABLES = {
    channels.NAME: _Table("channels", (("kind", "name"), ("name",)), channels.KEYS, "agency"),
    enterprises.NAME: _Table("enterprises", (("id",), ("name",)), enterprises.KEYS, "supervisor"),
    disclosure_points.NAME: _Table("points", (("name",),), disclosure_points.KEYS, "agency"),
    new_media.NAME: _Table("new_media", (("platform", "name"), ("name",)), new_media.KEYS, "owner"),
}


def standing_in(
    given: VocabularyTables, files: DataFiles, faults: Sequence[ReadError], memory: Store | None
) -> tuple[VocabularyTables, frozenset[str]]:
    """The tables with what was last published in the place of what is wrong today; and the paths of the files that
    cannot be read at all and for which all their rows stand in. What must not be public by today's rules, or belongs to
    an agency that is gone, does not stand in."""
    last = memory.read(LAST_ROWS, LastRows) if memory and faults else None
    if last is None:
        return given, frozenset()
    offices = {agency.id for agency in given.agencies}
    changed: dict[str, Any] = {"agencies": tuple(_with_parts(given.agencies, last.agencies, faults))}
    whole: set[str] = set()
    for name, table in _TABLES.items():
        wrong = [fault for fault in faults if PurePosixPath(fault.path).name == name]
        if not wrong:
            continue
        today = getattr(given, table.attribute)
        known = [row for row in getattr(last, table.attribute) if _may_stand(row, table, offices)]
        found = []
        for path, text in files.of(name):
            mine = [fault for fault in wrong if fault.path == path]
            there = [row for row in today if row.source == path]
            kept, unread = _of_file(text, table, mine, there, [row for row in known if row.source == path])
            found += kept
            if unread:
                whole.add(path)
        changed[table.attribute] = _in_order(name, (*today, *found))
    return msgspec.structs.replace(given, **changed), frozenset(whole)


def _may_stand(row: Any, table: _Table, offices: set[str]) -> bool:
    node, _ = tables.parse(json.dumps(msgspec.to_builtins(row), ensure_ascii=False))
    office = getattr(row, table.agency)
    return not private_leaves(node) and (not office or office in offices)


def _of_file(
    text: str, table: _Table, faults: Sequence[ReadError], today: Sequence[Any], known: Sequence[Any]
) -> tuple[list[Any], bool]:
    """The rows that stand in for those of one file, and whether they stand for all of it."""
    if not faults:
        return [], False
    node, unparsed = tables.parse(text)
    parts = tables.items(node)
    if unparsed or parts is None:
        return list(known), bool(known)
    told = table.told_by[0]
    have = {_of_row(row, told) for row in today}
    left = [row for row in known if _of_row(row, told) not in have]
    kept, unnamed = [], []
    lines = {row.line for row in today}
    for part in _broken(parts, faults):
        line = part.start_mark.line + 1
        if line in lines:
            continue
        named = [(keys, _of_node(part, keys, table)) for keys in table.told_by]
        one = next((row for keys, words in named if words for row in left if _of_row(row, keys) == words), None)
        if one is not None:
            left.remove(one)
            kept.append(msgspec.structs.replace(one, line=line))
        elif not any(words for _, words in named):
            unnamed.append(line)
    # Of a row that does not even tell which it is, those are left that are nowhere today.
    kept += [msgspec.structs.replace(row, line=line) for line, row in zip(unnamed, left, strict=False)]
    return kept, False


def _broken(parts: Iterable[yaml.Node], faults: Sequence[ReadError]) -> Iterator[yaml.Node]:
    lines = {fault.line for fault in faults}
    for part in parts:
        first, last = part.start_mark.line + 1, part.end_mark.line + 1
        if any(first <= line <= last for line in lines):
            yield part


def _of_row(row: Any, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(getattr(row, key) for key in keys)


def _of_node(node: yaml.Node, keys: Iterable[str], table: _Table) -> tuple[str, ...]:
    """What a row says under some keys; () where one of them is not said."""
    said = []
    for key in keys:
        value = tables.member(node, key, *(word for word, name in table.chinese.items() if name == key))
        if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            return ()
        said.append(value.value.strip())
    return tuple(said)


def _in_order(name: str, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Rows in the order of the files, enterprises by their sectors."""
    ordered = sorted(rows, key=lambda row: (row.source, row.line))
    return enterprises.by_sector(ordered) if name == enterprises.NAME else tuple(ordered)


def _with_parts(today: Iterable[Agency], last: Iterable[Agency], faults: Iterable[ReadError]) -> Iterator[Agency]:
    """Agencies with the parts that were last published, where today's are wrong."""
    before = {agency.id: agency for agency in last}
    wrong = {(fault.values["id"], fault.values["field"]) for fault in faults if fault.kind == "data-part"}
    for agency in today:
        fields = [field for owner, field in wrong if owner == agency.id and agency.id in before]
        yield msgspec.structs.replace(agency, **{field: getattr(before[agency.id], field) for field in fields})
