"""The product's registers and content/_data/registers/*.yaml -> what tables of rows must be, with every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec
import yaml

from generator.base.close_names import closest, listed
from generator.base.package import PACKAGE
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model import field_types
from generator.model.agreement import agreement
from generator.model.masks import MASKS
from generator.model.register import Carry, Register, RegisterColumn
from generator.model.source import ReadError

FOLDER = "registers/"
SHIPPED = PACKAGE / "model" / "registers"
LINKS = ("document", "item", "agency", "domain", "subject")
"""What a cell may name beside a document of a certain kind."""
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
_KEY = lazy_re(r"[a-z][a-z0-9_]*")
COLUMNS = ("columns", "列")
CARRY = ("carry", "结转")
KEYS = {
    "名称": "name",
    "说明": "doc",
    "依据": "basis",
    "别名": "aliases",
    "次序": "order",
    "沿用": "base",
    "主键": "key",
    "可有别的列": "open",
    "勾稽": "agree",
    "四舍五入": "rounded",
    "合计列": "total",
    "层级列": "tree",
    "不断号": "gapless",
    "更新周期": "fresh",
    "谁应有": "owed_by",
    "单位": "unit",
}
COLUMN_KEYS = {
    "编号": "key",
    "名称": "name",
    "类型": "type",
    "说明": "doc",
    "必填": "required",
    "应填": "asked",
    "可选": "choices",
    "别名": "aliases",
    "示例": "example",
    "显示": "shown",
    "先填": "needs",
    "不晚于": "until",
    "限于": "within",
    "关联": "link",
    "遮盖": "mask",
    "筛选": "filtered",
    "时限": "term",
}
CARRY_KEYS = {"期末": "closing", "期初": "opening", "期": "along", "按": "by"}


class RegisterHead(msgspec.Struct, frozen=True):
    """A register as its file has it, without columns. base: the register whose columns come first."""

    name: str
    base: str = ""
    doc: str = ""
    basis: str = ""
    aliases: tuple[str, ...] = ()
    order: int = 200
    key: tuple[str, ...] = ()
    open: bool = False
    agree: tuple[str, ...] = ()
    rounded: bool = False
    total: str = ""
    tree: str = ""
    gapless: bool = False
    fresh: int = 0
    owed_by: str = ""
    unit: str = "项"


@cache
def shipped() -> tuple[Register, ...]:
    """The registers that come with the product, in their order."""
    texts = [(path.stem, (path.name, path.read_text(encoding="utf-8"))) for path in sorted(SHIPPED.glob("*.yaml"))]
    made, wrong = _read_all(texts, {})
    assert not wrong, wrong
    return _in_order(made)


def load_registers(
    texts: Mapping[str, Iterable[tuple[str, str]]], kinds: Iterable[str]
) -> tuple[tuple[Register, ...], list[ReadError]]:
    """Those of the product and the county's own; a file with the name of one of the product's takes its place.

    texts: relative name -> (path for messages, text). kinds: ids of all that there are, to which cells may lead.
    """
    named = [(Path(name).stem, pair) for name in sorted(texts) if name.startswith(FOLDER) for pair in texts[name]]
    known = {register.id: register for register in shipped()}
    made, faults = _read_all(named, known)
    links = {*kinds, *LINKS}
    for identity, (path, _) in named:
        own = made.get(identity)
        if own and own is not known.get(identity):
            faults += _unknown_links(own, path, links)
            faults += _taken(own, path, (other for other in made.values() if other is not own))
    return _in_order(made), faults


def _in_order(made: Mapping[str, Register]) -> tuple[Register, ...]:
    return tuple(sorted(made.values(), key=lambda item: (item.order, item.id)))


def _read_all(
    named: Iterable[tuple[str, tuple[str, str]]], known: Mapping[str, Register]
) -> tuple[dict[str, Register], list[ReadError]]:
    """Registers by id, those known included. A register may follow one that stands in a later file."""
    made, faults = dict(known), []
    waiting = list(named)
    while waiting:
        later: list[tuple[str, tuple[str, str]]] = []
        for identity, (path, text) in waiting:
            base, register, wrong = _register(identity, path, text, made)
            if base and len(waiting) > 1 and any(other == base for other, _ in waiting if other != identity):
                later.append((identity, (path, text)))
                continue
            faults += wrong
            if register:
                made[identity] = register
        if len(later) == len(waiting):  # they follow each other in a circle
            values = {"field": "base", "value": later[0][0]}
            return made, [*faults, *(ReadError("data-reference", 1, 1, values, path) for _, (path, _) in later)]
        waiting = later
    return made, faults


def _register(
    identity: str, path: str, text: str, known: Mapping[str, Register]
) -> tuple[str, Register | None, list[ReadError]]:
    """The base that is named, and the register, or what is wrong with it."""
    [(_, (head, columns, carry))], faults = tables.read_each([(path, text)], _parts)
    if head is None or faults:
        return "", None, faults
    base = next((one for one in known.values() if head.base in (one.id, one.name)), None) if head.base else None
    if head.base and base is None:
        told = {
            "field": "base",
            "value": head.base,
            "near": closest(head.base, known),
            "listed": f"已有：{listed(list(known))}。",
        }
        return head.base, None, [ReadError("data-reference", 1, 1, told, path)]
    every = {column.key: column for column in base.columns} if base else {}
    every |= {column.key: column for _, column in columns}
    given = msgspec.structs.asdict(head)
    del given["base"]
    if base:
        inherited = ("key", "open", "basis", "unit", "total", "agree")
        given |= {name: given[name] or getattr(base, name) for name in inherited}
    register = Register(id=identity, columns=tuple(every.values()), carry=carry, **given)
    faults = [
        *([] if _ID.fullmatch(identity) else [ReadError("data-id", 1, 1, {"value": identity}, path)]),
        *(msgspec.structs.replace(fault, path=path) for fault in _amiss(register, columns)),
    ]
    return "", None if faults else register, faults


_Parts = tuple[RegisterHead | None, list[tuple[int, RegisterColumn]], Carry | None]


def _parts(node: yaml.Node | None) -> tuple[_Parts, list[ReadError]]:
    if node is None:
        return (None, [], None), []
    given, carried = tables.member(node, *COLUMNS), tables.member(node, *CARRY)
    faults = [*tables.twice(node, *COLUMNS), *tables.twice(node, *CARRY)]
    if isinstance(node, yaml.MappingNode):
        node.value = [(key, value) for key, value in node.value if key.value not in (*COLUMNS, *CARRY)]
    head, wrong = tables.row(node, RegisterHead, chinese=KEYS)
    columns, unfit = tables.rows_of(given, RegisterColumn, chinese=COLUMN_KEYS) if given is not None else ([], [])
    carry, amiss = tables.row(carried, Carry, chinese=CARRY_KEYS) if carried is not None else (None, [])
    return (head, columns, carry), [*faults, *wrong, *unfit, *amiss]


def _amiss(register: Register, written: Iterable[tuple[int, RegisterColumn]]) -> Iterator[ReadError]:
    """What the shape of a row does not tell: keys, types, masks, and columns that are named and are not there."""
    seen: set[str] = set()
    for line, column in written:
        if not _KEY.fullmatch(column.key):
            yield ReadError("data-form", line, 1, {"field": "key", "wanted": "英文词，小写字母开头；中文名写在 name"})
        for word in column.names:
            if word in seen:
                yield ReadError("data-twice", line, 1, {"value": word})
        seen |= {*column.names}
        if column.type not in field_types.offered():
            yield ReadError("data-form", line, 1, {"field": "type", "wanted": f"{listed(field_types.offered())} 之一"})
        if (column.type == "choice") != bool(column.choices):
            wanted = "type: choice 时写可选的值，别的类型不写"
            yield ReadError("data-form", line, 1, {"field": "choices", "wanted": wanted})
        if column.mask and column.mask not in MASKS:
            yield ReadError("data-form", line, 1, {"field": "mask", "wanted": f"{'、'.join(MASKS)} 之一"})
    keys = {column.key for column in register.columns}
    for field, names in _named(register):
        for name in names:
            if name and name not in keys:
                told = {
                    "field": field,
                    "value": name,
                    "near": closest(name, keys),
                    "listed": f"这张表有：{listed(sorted(keys))}。",
                }
                yield ReadError("data-reference", 1, 1, told)
    words = {name: column.key for name, column in register.named.items()}
    for text in register.agree:
        if agreement(text, words) is None:
            wanted = "“列名 = 列名 + 列名 - 列名”“列名 <= 列名”，词与符号之间空一格"
            yield ReadError("data-form", 1, 1, {"field": "agree", "wanted": wanted})


def _named(register: Register) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns that a register names, by what for."""
    yield "key", register.key
    yield "total", (register.total,)
    yield "tree", (register.tree,)
    yield "needs", tuple(column.needs for column in register.columns)
    if register.carry:
        yield "carry", (register.carry.closing, register.carry.opening, register.carry.along, *register.carry.by)


def _unknown_links(register: Register, path: str, known: set[str]) -> Iterator[ReadError]:
    for column in register.columns:
        if column.link and column.link not in known:
            told = {
                "field": "link",
                "value": column.link,
                "near": closest(column.link, known),
                "listed": f"可以写：{listed(sorted(known))}。",
            }
            yield ReadError("data-reference", 1, 1, told, path)


def _taken(register: Register, path: str, others: Iterable[Register]) -> Iterator[ReadError]:
    """Names that another register has already."""
    taken = {word for other in others for word in (other.id, other.name, *other.aliases)}
    yield from (
        ReadError("data-twice", 1, 1, {"value": word}, path)
        for word in (register.name, *register.aliases)
        if word in taken
    )
