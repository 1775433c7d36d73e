"""The product's duties and content/_data/duties/*.yaml -> who owes what, with every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import yaml

from generator.base.close_names import listed
from generator.base.package import PACKAGE
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.duty import COLUMN, COUNTY, DOMAIN, Debtor, Duty, PeriodUnit
from generator.model.duty_terms import limit_of, readable
from generator.model.inspection import Inspection
from generator.model.kind import Kind
from generator.model.lifecycle import Lifecycle
from generator.model.register import Register
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

FOLDER = "duties/"
SHIPPED = PACKAGE / "model" / "duties"
OWED_BY = ("owed_by", "谁应公开")
_ID = lazy_re(r"(?!(?:county|period|law)$)[a-z0-9][a-z0-9_-]*")  # these are pages of their own below /duties/
_NUMBER = lazy_re(r"[0-9]+")
LONGEST = 36_500
"""Days that a limit may have: a hundred years."""
KEYS = {
    "名称": "name",
    "说明": "doc",
    "依据": "basis",
    "次序": "order",
    "文件": "documents",
    "登记簿": "registers",
    "环节": "stages",
    "机关字段": "agency_fields",
    "名称列": "named_in",
    "件数": "least",
    "周期": "period",
    "期间字段": "period_field",
    "起算": "start",
    "期限": "limit",
    "更新": "fresh",
    "单项否决": "veto",
    "由规则提醒": "told_by",
    "怎么办": "next",
}
DEBTOR_KEYS = {"谁": "of", "最迟": "by", "随": "after", "期限": "limit", "文件": "documents"}


class DutyHead(msgspec.Struct, frozen=True):
    """A duty as its file has it, without those who owe it."""

    name: str
    doc: str = ""
    basis: str = ""
    order: int = 200
    documents: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    agency_fields: tuple[str, ...] = ()
    named_in: str = ""
    least: int = 1
    period: PeriodUnit = ""
    period_field: str = ""
    start: str = ""
    limit: str = ""
    fresh: str = ""
    veto: bool = False
    told_by: tuple[str, ...] = ()
    next: str = ""


class DutyTerms(msgspec.Struct, frozen=True):
    """What a duty may name."""

    kinds: tuple[Kind, ...]
    registers: tuple[Register, ...]
    lifecycles: tuple[Lifecycle, ...]


@cache
def shipped() -> tuple[tuple[Duty, str], ...]:
    """The duties that come with the product with their texts, in their order."""
    texts = [(path.stem, (path.name, path.read_text(encoding="utf-8"))) for path in sorted(SHIPPED.glob("*.yaml"))]
    read = [(_read(identity, pair), pair[1]) for identity, pair in texts]
    wrong = [fault for (_, _, faults), _ in read for fault in faults]
    assert not wrong, wrong
    return tuple((made, text) for (made, _, _), text in read if made)


def load_duties(
    texts: Mapping[str, Iterable[tuple[str, str]]], terms: DutyTerms
) -> tuple[tuple[Duty, ...], list[ReadError]]:
    """Those of the product and the county's own; a file with the name of one of the product's takes its place.

    texts: relative name -> (path for messages, text). A duty of the product falls away silently where the county's own
    kinds have taken the place of what it asks for.
    """
    known = {duty.id: duty for duty, _ in shipped() if not list(_unknown(duty, terms))}
    faults: list[ReadError] = []
    for name in sorted(name for name in texts if name.startswith(FOLDER)):
        for pair in texts[name]:
            made, lines, wrong = _read(Path(name).stem, pair)
            if made:
                unknown = _unknown(made, terms)
                wrong += [ReadError(kind, lines.get(told["field"], 1), 1, told, pair[0]) for kind, told in unknown]
                if any(made.name == other.name for other in known.values() if other.id != made.id):
                    wrong.append(ReadError("data-twice", lines["name"], 1, {"value": made.name}, pair[0]))
            faults += wrong
            if made and not wrong:
                known[made.id] = made
    return tuple(sorted(known.values(), key=lambda item: (item.order, item.id))), faults


def _read(identity: str, pair: tuple[str, str]) -> tuple[Duty | None, dict[str, int], list[ReadError]]:
    lines: dict[str, int] = {}
    [(_, made)], faults = tables.read_each([pair], partial(_duty, identity=identity, lines=lines))
    return made, lines, faults


def _duty(node: yaml.Node | None, identity: str, lines: dict[str, int]) -> tuple[Duty | None, list[ReadError]]:
    """lines: is told on which line each field stands."""
    if node is None:
        return None, []
    lines |= _lines(node)
    given = tables.member(node, *OWED_BY)
    if isinstance(node, yaml.MappingNode):
        node.value = [(key, value) for key, value in node.value if key.value not in OWED_BY]
    head, faults = tables.row(node, DutyHead, chinese=KEYS)
    if not _ID.fullmatch(identity):
        faults.append(ReadError("data-id", 1, 1, {"value": identity}))
    debtors, wrong = tables.rows_of(given, Debtor, chinese=DEBTOR_KEYS)
    faults += wrong
    if not wrong and not debtors:
        faults.append(
            ReadError(
                "data-form",
                lines.get("owed_by", 1),
                1,
                {"field": "owed_by", "wanted": "“owed_by:”下的列表，每项写明谁（of）"},
            )
        )
    faults += [fault for line, debtor in debtors for fault in _unread(line, debtor)]
    faults += _amiss(head, lines) if head else ()
    faults += _of_debtors(head, [debtor for _, debtor in debtors], lines.get("owed_by", 1)) if head else ()
    if head is None or faults:
        return None, faults
    every = msgspec.structs.asdict(head) | {"owed_by": tuple(debtor for _, debtor in debtors)}
    return Duty(id=identity, **every), []


def _lines(node: yaml.Node) -> dict[str, int]:
    """Field -> line of its key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    words = KEYS | dict.fromkeys(OWED_BY, OWED_BY[0])
    return {words.get(str(key.value), str(key.value)): key.start_mark.line + 1 for key, _ in pairs}


def reference(field: str, value: str, choices: str, near: str = "") -> dict[str, Any]:
    """What a message says of a name that nobody knows. choices: those that there are, as ``close_names.listed``."""
    return {"field": field, "value": value, "near": near, "listed": f"可以写：{choices}。"}


_BY = "最后一天，如“次年1月31日前”“期满后20个工作日内”"
_LIMIT = "期限，如“20日内”“20个工作日内”"


def _of_debtors(head: DutyHead, debtors: list[Debtor], line: int) -> Iterator[ReadError]:
    """What those who owe it cannot be, together or for what is asked of them."""
    owing = [one for debtor in debtors for one in debtor.of]
    twice = next((one for one in owing if owing.count(one) > 1), "")
    if twice:
        yield ReadError("data-twice", line, 1, {"value": twice})
    if (head.agency_fields or head.named_in) and {COUNTY, DOMAIN, COLUMN} & {*owing}:
        named = "agency_fields" if head.agency_fields else "named_in"
        wanted = f"部门、乡镇、街道、村：县、领域和栏目没有 {named} 说的内容"
        yield ReadError("data-form", line, 1, {"field": "owed_by", "wanted": wanted})


def _unread(line: int, debtor: Debtor) -> Iterator[ReadError]:
    if not debtor.of:
        yield ReadError("data-missing", line, 1, {"field": "of", "name": "谁"})
    if debtor.by and not readable(debtor.by):
        yield ReadError("data-form", line, 1, {"field": "by", "wanted": _BY})
    if (debtor.after or debtor.limit) and not (debtor.after and limit_of(debtor.limit)):
        yield ReadError("data-form", line, 1, {"field": "limit", "wanted": f"{_LIMIT}，与 after 一起写"})
    for field, phrase in (("by", debtor.by), ("limit", debtor.limit)):
        numbers = [int(number) for number in _NUMBER.findall(phrase)]
        if numbers and max(numbers) > LONGEST:
            yield ReadError("data-form", line, 1, {"field": field, "wanted": f"不超过 {LONGEST} 的数"})


def _amiss(head: DutyHead, lines: Mapping[str, int]) -> Iterator[ReadError]:
    """What the shape of a row does not tell."""

    def fault(field: str, wanted: str) -> ReadError:
        return ReadError("data-form", lines.get(field, 1), 1, {"field": field, "wanted": wanted})

    ways = (head.documents, head.registers, head.stages, head.agency_fields)
    if not any(ways) and not head.fresh:
        yield fault("documents", "documents、registers、stages、agency_fields 至少写一个")
    if head.agency_fields and any(ways[:3]):
        yield fault("agency_fields", "机关字段，不与 documents、registers、stages 一起写")
    if bool(head.start) != bool(head.limit) or (head.limit and not limit_of(head.limit)):
        yield fault("limit" if head.limit else "start", f"{_LIMIT}，与 start 一起写")
    if head.named_in and not head.registers:
        yield fault("named_in", "登记簿的列，与 registers 一起写")
    if head.fresh.isdecimal() and not 0 < int(head.fresh) <= LONGEST:
        yield fault("fresh", f"1 至 {LONGEST} 天")
    if head.least < 1:
        yield fault("least", "1 或者更大的数")
    thresholds = ["kind_days", *(field.name for field in msgspec.structs.fields(Inspection) if field.type is int)]
    if head.fresh and not head.fresh.isdecimal() and head.fresh not in thresholds:
        yield fault("fresh", f"天数，或者 inspection.yaml 里的 {'、'.join(thresholds)}")
    if head.fresh and head.period:
        yield fault("fresh", "天数，不与 period 一起写")
    if head.period_field and not head.period:
        yield fault("period_field", "字段，与 period 一起写")


def _unknown(duty: Duty, terms: DutyTerms) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a duty names and nobody knows, as (kind of fault, values)."""
    kinds, registers = Vocabulary(terms.kinds), Vocabulary(terms.registers)
    for wanted in (*duty.documents, *(one for debtor in duty.owed_by for one in debtor.documents)):
        name, _, words = wanted.partition(":")
        kind = kinds.by_id.get(name)
        if kind is None:
            yield "data-reference", reference("documents", name, **kinds.offered(name))
            continue
        said = [choice for field in kind.every_field for choice in field.choices]
        for word in words.split():
            if word.lstrip("-") not in said:
                yield "data-reference", reference("documents", f"{name}:{word}", listed(said))
        for role, field in (("period_field", duty.period_field), ("start", duty.start)):
            keys = [one.key for one in kind.every_field]
            if field and field not in keys:
                yield "data-reference", reference(role, field, listed(keys))
    for name in duty.registers:
        if name not in registers.by_id:
            yield "data-reference", reference("registers", name, **registers.offered(name))
        elif duty.named_in and duty.named_in not in [column.key for column in registers.by_id[name].columns]:
            columns = listed([column.key for column in registers.by_id[name].columns])
            yield "data-reference", reference("named_in", duty.named_in, columns)
    stages = [f"{one.id}.{stage.id}" for one in terms.lifecycles for stage in one.stages]
    for name in duty.stages:
        if name not in stages:
            yield "data-reference", reference("stages", name, listed(stages))
    fields = _agency_fields()
    for name in duty.agency_fields:
        if name not in fields:
            yield "data-reference", reference("agency_fields", name, listed(fields))
    if any(debtor.after and duty.debtor(COUNTY) is None for debtor in duty.owed_by):
        yield "data-form", {"field": "owed_by", "wanted": "县，而且县在 owed_by 里"}


@cache
def _agency_fields() -> tuple[str, ...]:
    """What an agency's row can be asked to say: its fields, and those of what stands in them ("leaders.openness")."""
    found = []
    for name, kind in get_type_hints(Agency).items():
        inner = next(
            (one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, msgspec.Struct)), None
        )
        found += [name, *(f"{name}.{field.name}" for field in (msgspec.structs.fields(inner) if inner else ()))]
    return tuple(found)
