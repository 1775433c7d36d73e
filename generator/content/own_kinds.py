"""content/_data/kinds/*.yaml -> the county's own kinds of documents, of the same shape as the built-in ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial

import msgspec
import yaml

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model import field_types, kinds
from generator.model.kind import COMMON, RELATIONS, YIELDING, Field, Kind
from generator.model.openness import Openness
from generator.model.source import ReadError

FOLDER = "kinds/"
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
_KEY = lazy_re(r"[A-Za-z][A-Za-z0-9_-]*")
_FIELDS = ("fields", "字段")


class _Row(msgspec.Struct, frozen=True):
    """A kind as its file has it, without the fields."""

    id: str
    name: str
    doc: str = ""
    aliases: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    template: str = "document.html"
    order: int = 200
    openness: tuple[Openness, ...] = ()
    introduction: str = ""


def load_own_kinds(texts: Mapping[str, Iterable[tuple[str, str]]]) -> tuple[list[Kind], list[ReadError]]:
    """The kinds that are without mistake, and every mistake. texts: relative name -> (path for messages, text)."""
    shipped = kinds.built_in()
    taken = {word for kind in shipped if not kind.yields for word in _words(kind)} | {kind.id for kind in shipped}
    placed: list[tuple[str, Kind]] = []
    faults: list[ReadError] = []
    for name in sorted(texts):
        for pair in texts[name] if name.startswith(FOLDER) else ():
            [(path, kind)], wrong = tables.read_each([pair], partial(_kind, taken=taken))
            faults += wrong
            if kind:
                placed.append((path, kind))
                taken.update(_words(kind))
    return [kind for _, kind in placed], [*faults, *_missing_targets(placed)]


def with_own(own: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds of a site: those that ship, but for those whose name the county has taken, then its own."""
    words = {word for kind in own for word in _words(kind)}
    return (*(kind for kind in kinds.built_in() if not (kind.yields and kind.name in words)), *own)


def _missing_targets(placed: Sequence[tuple[str, Kind]]) -> Iterator[ReadError]:
    known = {kind.id for kind in (*kinds.built_in(), *(kind for _, kind in placed))}
    for place, kind in placed:
        for field in kind.fields:
            for target in field.targets:
                if target not in known:
                    values = {"field": f"{field.name}（targets）", "value": target}
                    yield ReadError("data-reference", 1, 1, values, place)


def _words(kind: Kind) -> tuple[str, ...]:
    return kind.id, kind.name, *kind.aliases


def _kind(node: yaml.Node | None, taken: Set[str]) -> tuple[Kind | None, list[ReadError]]:
    """taken: the ids, names and aliases of other kinds."""
    if node is None:
        return None, []
    fields, faults = _fields(tables.member(node, *_FIELDS))
    faults += tables.twice(node, *_FIELDS)
    if isinstance(node, yaml.MappingNode):
        node.value = [(key, value) for key, value in node.value if key.value not in _FIELDS]
    row, unfit = tables.row(node, _Row)
    faults += unfit
    if row is None:
        return None, faults
    line = node.start_mark.line + 1
    if not _ID.fullmatch(row.id):
        faults.append(ReadError("data-id", line, 1, {"value": row.id}))
    twice = (word for word in (row.id, row.name, *row.aliases) if word in taken)
    faults += [ReadError("data-twice", line, 1, {"value": word}) for word in twice]
    if faults:
        return None, faults
    return Kind(**{**msgspec.structs.asdict(row), "doc": row.doc or row.name, "fields": tuple(fields)}), []


def _fields(given: yaml.Node | None) -> tuple[list[Field], list[ReadError]]:
    parts = tables.items(given)
    if parts is None and given is not None:
        wanted = {"field": "fields", "wanted": "以“- ”开头的列表"}
        return [], [ReadError("data-form", given.start_mark.line + 1, 1, wanted)]
    fields: list[Field] = []
    faults: list[ReadError] = []
    taken = {word for field in COMMON if field.key not in YIELDING for word in field.names}
    for part in parts or ():
        field, unfit = tables.row(part, Field)
        line = part.start_mark.line + 1
        faults += unfit
        if field is None:
            continue
        if field.type not in field_types.offered():
            faults.append(_unknown_type(part))
            continue
        faults += [ReadError("data-form", line, 1, fault) for fault in _unfit(field)]
        twice = next((word for word in field.names if word in taken), None)
        if twice:
            faults.append(ReadError("data-twice", line, 1, {"value": twice}))
        taken |= {*field.names}
        fields.append(field if field.example else msgspec.structs.replace(field, example=_example(field)))
    return fields, faults


def _example(field: Field) -> str:
    return field.choices[0] if field.choices else field_types.field_type(field.type).examples[0]


def _unknown_type(part: yaml.Node) -> ReadError:
    node = tables.member(part, "type") or part
    wanted = "、".join(field_types.offered()) + " 之一"
    return ReadError(
        "data-form", node.start_mark.line + 1, node.start_mark.column + 1, {"field": "type", "wanted": wanted}
    )


def _unfit(field: Field) -> list[dict[str, str]]:
    """What the shape of a row does not tell: a key that can stand in front matter, choices where some are offered."""
    found = []
    if not _KEY.fullmatch(field.key):
        found.append({"field": "key", "wanted": "英文词，字母开头，可以有数字、- 和 _；中文名写在 name"})
    if field.type in ("choice", "choices") and not field.choices:
        found.append({"field": "choices", "wanted": "可选的值，至少写一个"})
    if field.type not in ("choice", "choices") and field.choices:
        found.append({"field": "choices", "wanted": "type: choice、choices 才有；这个字段的值不从列表里选，删去这一项"})
    if field.type == "file" and field.key != "rows":
        found.append(
            {"field": "type", "wanted": "别的形式：file 只用于清单的数据文件，key 写 rows；其他文件写在附件里"}
        )
    if field.type not in RELATIONS:
        lost = [name for name in ("inverse", "targets") if getattr(field, name)]
        found += [{"field": name, "wanted": "关联（type: relation、relations）才有，删去这一项"} for name in lost]
    return found
