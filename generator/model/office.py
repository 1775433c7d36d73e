"""What an agency's record holds beside its name: leaders, office for openness, officers, former sites, own columns."""

from __future__ import annotations

import datetime

import msgspec


class Leader(msgspec.Struct, frozen=True):
    """领导信息: one leader of an agency (条例 第二十条(二)). duties: what the leader is in charge of (分管工作).

    openness: whether that is openness (国办发〔2019〕14号: 明确分管负责人). since, until: the term, where it is said.
    """

    name: str
    post: str
    duties: str = ""
    openness: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None


class DisclosureOffice(msgspec.Struct, frozen=True):
    """政府信息公开工作机构: the office for openness of an agency, with all that 条例 第十二条 wants in the guide:
    name, address, hours, telephone, fax, and a way to reach it on the internet."""

    name: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    postcode: str = ""


class Officer(msgspec.Struct, frozen=True):
    """栏目责任人: who answers for a column. column: a name or id of a domain, a subject, an agency, a kind of document,
    or of one of the agency's own columns. name: where the county names persons."""

    column: str
    post: str
    phone: str = ""
    name: str = ""


class FormerSite(msgspec.Struct, frozen=True):
    """A site that was closed and merged into an agency's column. url: of the whole domain, or of a folder of one."""

    url: str
    name: str = ""
    date: datetime.date | None = None


class OwnColumn(msgspec.Struct, frozen=True):
    """A column of an agency's own, ``/agency/<agency>/<id>/``: its documents of certain kinds, domains or subjects. Of
    each that is named a document has to be one."""

    id: str
    name: str
    kinds: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


EVERYBODY = "各机关"
"""Stands for all agencies where a board says whose documents it shows."""


class Board(msgspec.Struct, frozen=True):
    """政务公开栏: what a notice board and the screen beside it show of an agency's documents (国办发〔2019〕54号（七）).

    id: "" for the agency's main board. columns: a document stands in one of them at least; names of domains, subjects,
    kinds and own columns, once read their addresses; none: any. kinds: it is of one of them; none: of any. agencies:
    whose documents, ids once read; none: the agency's own; 各机关: everybody's. items: how many at most, the newest; 0: no
    such board. seconds: how long the screen shows each part.
    """

    id: str = ""
    name: str = ""
    columns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    items: int = 12
    seconds: int = 15
