"""公开事项目录: what must be disclosed in a domain, item by item."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

import msgspec

from generator.model.carrier import Carrier, carrier
from generator.model.deadline import Deadline
from generator.model.deadline_phrases import parse_rows
from generator.model.facets import Form, Presentation, Procedure, Scope, Step
from generator.model.openness import Openness

EVERYBODY = ("全社会", "社会公众", "公众", "全体公民", "所有人")
ELEMENTS = (
    ("name", "名称"),
    ("content", "内容"),
    ("basis", "依据"),
    ("deadline", "时限"),
    ("body", "主体"),
    ("way", "方式"),
    ("channels", "渠道"),
    ("audience", "公开对象"),
    ("level", "层级"),
)
"""The elements of an item: key and the word of the catalogue table."""
UNNAMED = "（未写名称）"
"""What an imported item is called whose row has no name, until somebody writes one."""


Phase = Literal["过程", "结果", "过程和结果"]
"""What an item tells of: how the work goes on, what comes of it, or both (国办发〔2019〕54号 （四）: 政务过程和结果全公开)."""


Origin = Literal["国家", "省级", "本县"]
"""Whose item it is: of the national guideline, added by the province, or the county's own."""


class CatalogueChange(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of an item's history: since when what is different, and on what ground."""

    date: datetime.date
    change: str
    basis: str = ""


class DroppedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the national guideline that the county's catalogue leaves out. item: its name or id there."""

    item: str
    reason: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """公开事项: one row of a domain's standard catalogue, with the elements that 国办发〔2019〕54号 (四) asks for.

    l1, l2, l3: the levels that it stands under. guideline: 标准指引 that it comes from. version: of the catalogue. stage: process, result or both.
    scope, process, form, procedure, presentation: see ``facets``. origin: whose item it is; national: name or id of the
    item of the national guideline that it is, where it is called otherwise there; reason: why the county added it.
    power_ids, service_ids: keys of the rows of lists of powers and of public services that it discloses.
    """

    id: str
    name: str
    l1: str = ""
    l2: str = ""
    l3: str = ""
    content: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    deadline: str = ""
    body: str = ""
    way: str = "主动"
    channels: tuple[str, ...] = ()
    audience: str = "全社会"
    level: tuple[str, ...] = ("县",)
    five_open: tuple[Openness, ...] = ()
    stage: Phase | None = None
    guideline: str = ""
    version: str = ""
    note: str = ""
    power_ids: tuple[str, ...] = ()
    service_ids: tuple[str, ...] = ()
    not_applicable: str = ""
    scope: Scope | None = None
    process: tuple[Step, ...] = ()
    form: tuple[Form, ...] = ()
    procedure: Procedure | None = None
    presentation: tuple[Presentation, ...] = ()
    origin: Origin | None = None
    national: str = ""
    reason: str = ""
    history: tuple[CatalogueChange, ...] = ()
    line: int = 0

    @property
    def restricted(self) -> str:
        """Why the item's documents are not for the open web: 依申请公开, or a circle of people; "" when they are."""
        if self.on_application:
            return "依申请公开"
        return (
            "" if any(word in self.audience for word in EVERYBODY) or not self.audience else f"只向{self.audience}公开"
        )

    @property
    def group(self) -> str:
        """The levels above the item in one line."""
        return " · ".join(level for level in (self.l1, self.l2, self.l3) if level)

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """(name, text) of what some catalogues say of an item beside its elements."""
        told = (
            ("五公开", "、".join(f"{word}公开" for word in self.five_open)),
            ("过程结果", self.stage or ""),
            ("程序", self.procedure or ""),
            ("展现形式", "、".join(self.presentation)),
            ("标准指引", self.guideline),
            ("目录版本", self.version),
            ("备注", self.note),
        )
        return tuple((name, text) for name, text in told if text)

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """Its channels one by one, as the list of carriers has them."""
        return tuple(carrier(written) for written in self.channels)

    @property
    def on_application(self) -> bool:
        """Whether it is given on application only: every item is either this or 主动公开."""
        return "依申请" in self.way and "主动" not in self.way

    @property
    def expected(self) -> bool:
        """Whether the site should hold documents of it: not what is given on application, to some people,
        elsewhere only, or on the website only if somebody likes to (□)."""
        here = not self.channels or any(one.website and one.must for one in self.carriers)
        return here and not self.restricted and not self.not_applicable

    @property
    def owes_page(self) -> bool:
        """Whether it is expected, and its catalogue names the website itself as a carrier that has to be used."""
        return bool(self.channels) and self.expected


class DomainCatalogue(msgspec.Struct, frozen=True):
    """The catalogue of one domain, in its own order. source: path that messages show. dropped: what of the national
    guideline is left out, each with its reason."""

    domain: str
    items: tuple[Item, ...]
    source: str = ""
    dropped: tuple[DroppedItem, ...] = ()

    @property
    def deadlines(self) -> dict[str, Deadline | None]:
        """Item id -> its time limit as a structure; None for a phrase that cannot be read, or none."""
        parsed = parse_rows([item.deadline for item in self.items])
        return {item.id: deadline for item, deadline in zip(self.items, parsed, strict=True)}


def newest_first(history: Iterable[CatalogueChange]) -> list[CatalogueChange]:
    """A history in the order of reading; of one day as they were written."""
    return sorted(history, key=lambda one: one.date, reverse=True)


def told(change: CatalogueChange) -> str:
    """What changed, with its ground."""
    return f"{change.change}；依据：{change.basis}" if change.basis else change.change
