"""The product's indices of inspection, content/_data/indices/*.yaml or any file -> what an inspection looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.close_names import closest, listed
from generator.base.package import PACKAGE
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.duties import reference
from generator.model.config import Config
from generator.model.index import IndexItem, InspectionIndex
from generator.model.source import ReadError

FOLDER = "indices/"
SHIPPED = PACKAGE / "model" / "indices"
ITEMS = ("items", "指标")
KEYS = {"名称": "name", "依据": "basis", "说明": "doc", "合格分": "mark"}
ITEM_KEYS = {
    "编号": "id",
    "名称": "name",
    "部分": "part",
    "规则": "rules",
    "责任": "duties",
    "配置": "config",
    "状态": "states",
    "允许": "allowed",
    "单项否决": "veto",
    "分值": "points",
    "每处扣": "each",
    "人工": "manual",
    "怎么办": "next",
    "依据": "basis",
}
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")


class IndexHead(msgspec.Struct, frozen=True):
    """An index as its file has it, without items."""

    name: str
    basis: str = ""
    doc: str = ""
    mark: int = 0


@cache
def shipped() -> tuple[InspectionIndex, ...]:
    """The indices that come with the product, by id."""
    made = []
    for path in sorted(SHIPPED.glob("*.yaml")):
        index, faults = read_index(path.stem, (path.name, path.read_text(encoding="utf-8")))
        assert index and not faults, faults
        made.append(index)
    return tuple(made)


@cache
def _settings(shape: type[msgspec.Struct], before: str = "") -> tuple[str, ...]:
    """Every key of config.yaml by its path."""
    found: list[str] = []
    for field in msgspec.structs.fields(shape):
        inner = field.type if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct) else None
        found += _settings(inner, f"{before}{field.name}.") if inner else [before + field.name]
    return tuple(found)


def _is_setting(key: str) -> bool:
    return key in _settings(Config)


def load_indices(
    texts: Mapping[str, Iterable[tuple[str, str]]], duties: Iterable[str]
) -> tuple[tuple[InspectionIndex, ...], list[ReadError]]:
    """Those of the product and the county's own; a file with the name of one of the product's takes its place. duties:
    ids of all that there are. What an item of the product names and a county has taken away counts nothing."""
    known = {index.id: index for index in shipped()}
    every = tuple(duties)
    faults: list[ReadError] = []
    for name in sorted(name for name in texts if name.startswith(FOLDER)):
        for pair in texts[name]:
            made, wrong = read_index(Path(name).stem, pair)
            wrong += [] if made is None else [*unknown_names(made, every, pair[0])]
            faults += wrong
            if made and not wrong:
                known[made.id] = made
    return tuple(known[name] for name in sorted(known)), faults


def unknown_names(index: InspectionIndex, duties: Iterable[str], path: str) -> Iterator[ReadError]:
    """Duties and rules that items name and nobody knows."""
    from generator.checks import rules  # which only those need who have an index of their own

    known = {"duties": [*duties], "rules": [*rules.every()]}
    for item in index.items:
        for field, names in (("duties", item.duties), ("rules", item.rules)):
            for name in names:
                family = name.endswith("*") and any(code.startswith(name[:-1]) for code in known[field])
                if name not in known[field] and not family:
                    near = closest(name, known[field])
                    told = reference(field, name, listed(known[field], (near,) if near else ()), near)
                    yield ReadError("data-reference", 1, 1, told | {"item": item.id}, path)


def read_index(identity: str, pair: tuple[str, str]) -> tuple[InspectionIndex | None, list[ReadError]]:
    """One file. pair: (path for messages, text)."""
    [(_, made)], faults = tables.read_each([pair], partial(_index, identity=identity))
    return made, faults


def _index(node: yaml.Node | None, identity: str) -> tuple[InspectionIndex | None, list[ReadError]]:
    if node is None:
        return None, [ReadError("data-form", 1, 1, {"wanted": "“name:”和“items:”下的指标列表"})]
    given = tables.member(node, *ITEMS)
    if isinstance(node, yaml.MappingNode):
        node.value = [(key, value) for key, value in node.value if key.value not in ITEMS]
    head, faults = tables.row(node, IndexHead, chinese=KEYS)
    if not _ID.fullmatch(identity):
        faults.append(ReadError("data-id", 1, 1, {"value": identity}))
    items, wrong = tables.rows_of(given, IndexItem, chinese=ITEM_KEYS)
    faults += wrong
    if not wrong and not items:
        faults.append(ReadError("data-form", 1, 1, {"field": "items", "wanted": "“items:”下的指标列表"}))
    seen: set[str] = set()
    for line, item in items:
        faults += [ReadError(kind, line, 1, told) for kind, told in _amiss(item, seen)]
        seen.add(item.id)
    if head and not 0 <= head.mark <= 100:
        faults.append(ReadError("data-form", 1, 1, {"field": "mark", "wanted": "0 至 100 的数"}))
    if head is None or faults:
        return None, faults
    every: dict[str, Any] = msgspec.structs.asdict(head) | {"items": tuple(item for _, item in items)}
    return InspectionIndex(id=identity, **every), []


def _amiss(item: IndexItem, seen: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    if item.id in seen:
        yield "data-twice", {"value": item.id}
    if not (item.rules or item.duties or item.config or item.manual):
        yield "data-form", {"field": "rules", "wanted": "rules、duties、config、manual 至少写一个"}
    if not _ID.fullmatch(item.id):
        yield "data-id", {"value": item.id}
    if not item.name.strip():
        yield "data-missing", {"field": "name", "name": "名称"}
    for key in item.config:
        if not _is_setting(key):
            yield "data-reference", reference("config", key, listed(_settings(Config)))
    if item.duties and not item.states:
        yield "data-form", {"field": "states", "wanted": "至少一种状态"}
    if item.points < 0 or item.each < 0 or item.allowed < 0:
        yield "data-form", {"field": "points", "wanted": "0 或者更大的数"}
