"""政府信息公开专栏: the entries of the statutory column, as data (国办公开办函〔2019〕61号; 政府信息公开条例 第十二、十九至二十一、
四十九条). What each holds is said in ``statutory.yaml``; whose documents are in it, in ``statutory_column.py``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from generator.model.document import Document
from generator.model.vocabulary import ORGANS, Agency, AgencyKind, Domain

HOME = "/zfxxgk/"
PREFIX = "zfxxgk-"
"""How the id of every entry begins; what follows is its word in addresses."""
StatutoryPart = Literal["指南", "制度", "内容", "年报"]
CONTENTS: StatutoryPart = "内容"
PARTS: dict[StatutoryPart, tuple[str, str]] = {
    "指南": ("政府信息公开指南", "zhinan/"),
    "制度": ("政府信息公开制度", "zhidu/"),
    CONTENTS: ("法定主动公开内容", "fdzdgk/"),
    "年报": ("政府信息公开工作年度报告", "nianbao/"),
}
"""The columns of the national page format in its order: name, address from ``/zfxxgk/``; 依申请公开 follows them."""
DUTY_BOUND = ORGANS
"""Who owes a column of its own: administrative organs; a village is none (条例 第二条)."""


class StatutoryPage(msgspec.Struct, frozen=True):
    """A page of the site that an entry leads to. url: its address."""

    title: str
    url: str


class StatutoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. A document is in it that names it as its ``domain``, is of one of ``kinds``, carries rows of one of
    ``registers``, belongs to one of ``domains`` (of any, with ``every_domain``), or says one of ``having``
    ("disclosure_type=年报": field and value).

    part: of which column. law: what asks for it. pages: where more of it stands. agency: fields of an agency that are
    shown in it. organs: kinds of agencies whose column has it; the county's has every one.
    """

    id: str
    name: str
    part: StatutoryPart = CONTENTS
    aliases: tuple[str, ...] = ()
    introduction: str = ""
    law: str = ""
    kinds: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    every_domain: bool = False
    pages: tuple[StatutoryPage, ...] = ()
    agency: tuple[str, ...] = ()
    organs: tuple[AgencyKind, ...] = DUTY_BOUND

    @property
    def below(self) -> str:
        """Its address from the column's: "nianbao/", "fdzdgk/renshi/"."""
        folder = PARTS[self.part][1]
        return f"{folder}{self.id.removeprefix(PREFIX)}/" if self.part == CONTENTS else folder

    @property
    def url(self) -> str:
        """Its page in the county's column."""
        return HOME + self.below

    def owed_by(self, agency: Agency | None) -> bool:
        """Whether a column has it. agency: whose; None for the county."""
        return agency is None or agency.kind in self.organs

    def says(self, document: Document) -> bool:
        """Whether a document has one of the values of ``having``."""
        pairs = (pair.partition("=") for pair in self.having)
        return any(str(document.fields.get(key, "")) == value for key, _, value in pairs)

    @property
    def as_domain(self) -> Domain:
        """The entry as what a document may name in the place of a domain."""
        return Domain(self.id, self.name, self.aliases, pilot=False, introduction=self.introduction, address=self.below)


def named(entries: Iterable[StatutoryEntry]) -> tuple[Domain, ...]:
    """Those that documents may name: all but the one that gathers the domains."""
    return tuple(entry.as_domain for entry in entries if not entry.every_domain)


def home_of(agency: Agency | None) -> str:
    """Address of a column. agency: whose; None for the county."""
    return f"/agency/{agency.id}{HOME}" if agency else HOME


def owes_column(agency: Agency) -> bool:
    """Whether an agency has a column of its own."""
    return agency.kind in DUTY_BOUND
