"""What an agency's record holds beside its name: leaders, office for openness, officers, former sites, own columns,
who answers on the internet, windows of a hall."""

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


RESPONDER = "网络回应人"
"""How an agency says in ``excused`` that it owes none, with the reason."""


class Responder(msgspec.Struct, frozen=True):
    """网络回应人: who answers for an agency what people ask on the internet. post: of duty, never a person's name or own
    telephone. phone: of the office. url: where the answers stand or questions go, where there is such a place."""

    post: str
    phone: str = ""
    url: str = ""


class ServiceWindow(msgspec.Struct, frozen=True):
    """窗口: one window of a hall (政务服务中心). name: as it is written above the window. agency: the organ that sits there,
    by name and then by id. matters: what is handled there, by the names of the matters or the ids of their guides.
    phone, hours: of the window; "" for those of the hall. place: floor and part of the hall."""

    name: str
    agency: str
    matters: tuple[str, ...] = ()
    phone: str = ""
    hours: str = ""
    place: str = ""


def says_matter(written: str) -> bool:
    """Whether what a window has for a matter can stand as its name, for citizens; what has no Chinese letter is the id
    of a guide."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in written)


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


class NoticeBoard(msgspec.Struct, frozen=True):
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
