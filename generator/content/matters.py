"""content/_data/matters/*.yaml -> the matters that the county declares: what it will decide, build or answer for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec
import yaml

from generator.base.close_names import listed
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.lifecycle import Lifecycle
from generator.model.matter import Matter, PlannedStage, SkippedStage
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

FOLDER = "matters/"
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]{0,99}")
KEYS = {
    "编号": "id",
    "名称": "title",
    "全过程": "lifecycle",
    "牵头单位": "lead",
    "落实单位": "follow",
    "内容": "summary",
    "公布日期": "declared",
    "计划": "planned",
    "不经环节": "skipped",
    "来源": "source",
    "出处": "section",
}


class MatterEntry(msgspec.Struct, frozen=True):
    """A matter as written: with names where ``Matter`` has ids."""

    id: str
    title: str
    lifecycle: str
    lead: tuple[str, ...]
    follow: tuple[str, ...] = ()
    summary: str = ""
    declared: datetime.date | None = None
    planned: tuple[PlannedStage, ...] = ()
    skipped: tuple[SkippedStage, ...] = ()
    source: str = ""
    section: str = ""


def load_matters(
    texts: Mapping[str, Iterable[tuple[str, str]]], lifecycles: Sequence[Lifecycle], agencies: Iterable[Agency]
) -> tuple[tuple[Matter, ...], list[ReadError]]:
    """The matters that are without mistake, and every mistake. texts: relative name -> (path for messages, text)."""
    words, offices = Vocabulary(lifecycles), Vocabulary(agencies)
    matters: dict[str, Matter] = {}
    faults: list[ReadError] = []
    for name in sorted(name for name in texts if name.startswith(FOLDER)):
        read, wrong = tables.read_each(texts[name], partial(_matters, words=words, offices=offices))
        faults += wrong
        for path, found in read:
            for matter in found:
                if matter.id in matters:
                    faults.append(ReadError("data-twice", matter.line, 1, {"value": matter.id}, path))
                matters.setdefault(matter.id, msgspec.structs.replace(matter, place=path))
    return tuple(matters.values()), faults


def _matters(
    node: yaml.Node | None, words: Vocabulary[Lifecycle], offices: Vocabulary[Agency]
) -> tuple[list[Matter], list[ReadError]]:
    rows, faults = tables.rows_of(node, MatterEntry, chinese=KEYS)
    matters: list[Matter] = []
    for line, row in rows:
        matter, unknown = _resolved(row, line, words, offices)
        faults += unknown
        matters += [matter] if matter else []
    return matters, faults


def _resolved(
    row: MatterEntry, line: int, words: Vocabulary[Lifecycle], offices: Vocabulary[Agency]
) -> tuple[Matter | None, list[ReadError]]:
    """The row with ids for names, or what it names that there is not."""
    lifecycle = words.find(row.lifecycle)
    faults = [] if _ID.fullmatch(row.id) else [ReadError("data-id", line, 1, {"value": row.id})]
    every = [term.name for term in words.terms]
    unknown = [("lifecycle", row.lifecycle, every)] if lifecycle is None else []
    every = [term.short or term.name for term in offices.terms]
    unknown += [("agency", name, every) for name in (*row.lead, *row.follow) if offices.find(name) is None]
    if lifecycle:
        every = [stage.name for stage in lifecycle.stages]
        named = [*(item.stage for item in row.planned), *(item.stage for item in row.skipped)]
        unknown += [("stage", name, every) for name in named if lifecycle.stage(name) is None]
    for field, value, known in unknown:
        values = {"field": field, "value": value, "listed": f"可以写：{listed(known)}。"}
        faults.append(ReadError("data-reference", line, 1, values))
    if lifecycle is None or faults:
        return None, faults
    return Matter(
        **msgspec.structs.asdict(row)
        | {
            "lifecycle": lifecycle.id,
            "lead": _ids(offices, row.lead),
            "follow": _ids(offices, row.follow),
            "planned": tuple(msgspec.structs.replace(item, stage=_id(lifecycle, item.stage)) for item in row.planned),
            "skipped": tuple(msgspec.structs.replace(item, stage=_id(lifecycle, item.stage)) for item in row.skipped),
            "line": line,
        }
    ), []


def _ids(offices: Vocabulary[Agency], names: Iterable[str]) -> tuple[str, ...]:
    found = (offices.find(name) for name in names)
    return tuple(dict.fromkeys(office.id for office in found if office))


def _id(lifecycle: Lifecycle, name: str) -> str:
    stage = lifecycle.stage(name)
    return stage.id if stage else name
