"""The product's lifecycles and content/_data/lifecycles/*.yaml -> what matters go through, with every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

import msgspec
import yaml

from generator.base.package import PACKAGE
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.deadline_phrases import parse
from generator.model.kind import Kind
from generator.model.lifecycle import Lifecycle, Stage
from generator.model.source import ReadError

FOLDER = "lifecycles/"
SHIPPED = PACKAGE / "model" / "lifecycles"
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
STAGES = ("stages", "环节")
KEYS = {"名称": "name", "说明": "doc", "依据": "basis", "别名": "aliases", "次序": "order"}
STAGE_KEYS = {
    "编号": "id",
    "名称": "name",
    "说明": "doc",
    "五公开": "openness",
    "文件": "reached_by",
    "随目录": "declared",
    "状态": "state",
    "期间状态": "while_open",
    "应有": "bears",
    "日期字段": "day",
    "不早于": "after",
    "必经": "owed",
    "依法才可不经": "by_law",
    "时限": "due",
    "重复": "again",
    "终结": "ends",
}


class LifecycleHead(msgspec.Struct, frozen=True):
    """A lifecycle as its file has it, without the stages."""

    name: str
    doc: str = ""
    basis: str = ""
    aliases: tuple[str, ...] = ()
    order: int = 200


@cache
def shipped() -> tuple[Lifecycle, ...]:
    """The lifecycles that come with the product, in their order."""
    read = [_read(path.stem, (path.name, path.read_text(encoding="utf-8"))) for path in sorted(SHIPPED.glob("*.yaml"))]
    wrong = [fault for _, faults in read for fault in faults]
    assert not wrong, wrong
    return tuple(sorted((made for made, _ in read if made), key=lambda item: (item.order, item.id)))


def load_lifecycles(
    texts: Mapping[str, Iterable[tuple[str, str]]], kinds: Iterable[Kind]
) -> tuple[tuple[Lifecycle, ...], list[ReadError]]:
    """Those of the product and the county's own; a file with the name of one of the product's takes its place.

    texts: relative name -> (path for messages, text). kinds: all that there are, which stages may name.
    """
    known = {item.id: item for item in shipped()}
    faults: list[ReadError] = []
    words = {kind.id: kind for kind in kinds}
    for name in sorted(name for name in texts if name.startswith(FOLDER)):
        for pair in texts[name]:
            made, wrong = _read(Path(name).stem, pair)
            wrong += [*_unknown_kinds(made, pair[0], words), *_twice(made, pair[0], known.values())] if made else ()
            faults += wrong
            if made and not wrong:
                known[made.id] = made
    return tuple(sorted(known.values(), key=lambda item: (item.order, item.id))), faults


def _read(identity: str, pair: tuple[str, str]) -> tuple[Lifecycle | None, list[ReadError]]:
    [(_, made)], faults = tables.read_each([pair], partial(_lifecycle, identity=identity))
    return made, faults


def _lifecycle(node: yaml.Node | None, identity: str) -> tuple[Lifecycle | None, list[ReadError]]:
    if node is None:
        return None, []
    given = tables.member(node, *STAGES)
    if isinstance(node, yaml.MappingNode):
        node.value = [(key, value) for key, value in node.value if key.value not in STAGES]
    head, faults = tables.row(node, LifecycleHead, chinese=KEYS)
    if not _ID.fullmatch(identity):
        faults.append(ReadError("data-id", 1, 1, {"value": identity}))
    stages, wrong = tables.rows_of(given, Stage, chinese=STAGE_KEYS)
    faults += wrong
    if given is None or not stages:
        faults.append(ReadError("data-form", 1, 1, {"wanted": "“stages:”下的环节列表"}))
    faults += _amiss(stages)
    if head is None or faults:
        return None, faults
    every = msgspec.structs.asdict(head) | {"stages": tuple(stage for _, stage in stages)}
    return Lifecycle(id=identity, **every), []


def _amiss(stages: list[tuple[int, Stage]]) -> Iterator[ReadError]:
    """What the shape of a row does not tell: ids, stages that are named and are not there, phrases that cannot be
    read."""
    known = {stage.id for _, stage in stages}
    seen: set[str] = set()
    for line, stage in stages:
        if not _ID.fullmatch(stage.id):
            yield ReadError("data-id", line, 1, {"value": stage.id})
        if stage.id in seen:
            yield ReadError("data-twice", line, 1, {"value": stage.id})
        seen.add(stage.id)
        for name in (*stage.after, *(clock.start.partition(".")[0] for clock in stage.due)):
            if name not in known:
                yield ReadError("data-reference", line, 1, {"field": "stage", "value": name})
        if not stage.declared and not stage.reached_by:
            yield ReadError("data-missing", line, 1, {"field": "reached_by", "name": "文件"})
        yield from _unread_phrases(line, stage)


def _unread_phrases(line: int, stage: Stage) -> Iterator[ReadError]:
    for clock in stage.due:
        if clock.limit and clock.clause is None:
            yield ReadError("data-form", line, 1, {"field": "limit", "wanted": "时限，如“20个工作日内”“24小时内”"})
    phrase = parse(stage.again) if stage.again else None
    if stage.again and not (phrase and any(clause.mode == "recurring" and clause.n for clause in phrase.clauses)):
        yield ReadError("data-form", line, 1, {"field": "again", "wanted": "周期，如“每季度”“每年”"})


def _twice(made: Lifecycle, path: str, others: Iterable[Lifecycle]) -> Iterator[ReadError]:
    """Names that another lifecycle has already."""
    taken = {word for other in others if other.id != made.id for word in (other.id, other.name, *other.aliases)}
    for word in (made.name, *made.aliases):
        if word in taken:
            yield ReadError("data-twice", 1, 1, {"value": word}, path)


def _unknown_kinds(made: Lifecycle, path: str, kinds: Mapping[str, Kind]) -> list[ReadError]:
    """Kinds, words and fields that stages name and that no kind has."""
    faults: list[ReadError] = []
    for stage in made.stages:
        for wanted in stage.reached_by:
            kind, _, word = wanted.partition(":")
            fields = kinds[kind].fields if kind in kinds else ()
            if kind not in kinds or (word and not any(word in field.choices for field in fields)):
                faults.append(ReadError("data-reference", 1, 1, {"field": "reached_by", "value": wanted}, path))
    return faults
