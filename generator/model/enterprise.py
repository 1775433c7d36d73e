"""公共企事业单位: who serves the public in the twelve sectors, what each opens and how to reach it (政府信息公开条例 第五十五条;
国办发〔2020〕50号)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from generator.model.vocabulary import Vocabulary

PAGE = "/fuwu/enterprises/"


class Sector(msgspec.Struct, frozen=True):
    """行业. trades: narrower ones, which have rules of their own ministries."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()


SECTORS = Vocabulary(
    (
        Sector("education", "教育"),
        Sector("health", "卫生健康", ("卫生", "医疗", "医疗卫生", "卫计")),
        Sector("utilities", "供水供电供气供热", ("水电气热", "水电气暖"), ("供水", "供电", "供气", "供热")),
        Sector("transport", "交通运输", ("交通", "公共交通")),
        Sector("telecom", "通信", ("通讯",)),
        Sector("social-security", "社会保障", ("社保",)),
        Sector("environment", "环境保护", ("环保", "生态环境")),
        Sector("agriculture", "农业农村", ("农业",)),
        Sector("culture", "文化"),
        Sector("sports", "体育"),
        Sector("technology", "科技"),
        Sector("finance", "金融"),
        Sector("other", "其他行业", ("其他",)),
    )
)
"""The sectors in which a county's public enterprises and institutions open what they do: those that 第五十五条 names, and
those that plans of openness add to them. The last is for whoever is in none of the twelve."""


def sector_of(word: str) -> tuple[Sector, str] | None:
    """The sector and, where the word names one, the trade within it; None for a word that is neither."""
    trade = "".join(word.split())
    owner = next((sector for sector in SECTORS.terms if trade in sector.trades), None)
    if owner:
        return owner, trade
    sector = SECTORS.find(word)
    return (sector, "") if sector else None


def sector_words() -> tuple[str, ...]:
    """Every word that may be written for a sector or a trade."""
    return tuple(word for sector in SECTORS.terms for word in (sector.name, *sector.trades))


class EnterpriseMatter(msgspec.Struct, frozen=True):
    """One item of an enterprise's catalogue (公开目录). content: what of it is open. document: the id of a document of this
    site, or a web address, where it stands."""

    item: str
    content: str = ""
    document: str = ""


class EnterpriseGuide(msgspec.Struct, frozen=True):
    """What one can have done by an enterprise (办事指南). document: id of a guide of this site, or a web address."""

    item: str
    document: str


class Enterprise(msgspec.Struct, frozen=True):
    """A row of ``_data/enterprises.yaml``; its page is ``/fuwu/enterprises/<id>/``.

    sector: id of a sector, as a word when it is read. trade: within it, "" for none. supervisor: id of the agency in
    charge (主管部门), which receives complaints (第五十五条). complaint: telephone for them. guides: what one can have
    done, with its guide. line, source: where it is written.
    """

    id: str
    name: str
    sector: str
    supervisor: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
    complaint: str = ""
    email: str = ""
    url: str = ""
    introduction: str = ""
    catalogue: tuple[EnterpriseMatter, ...] = ()
    guides: tuple[EnterpriseGuide, ...] = ()
    trade: str = ""
    line: int = 1
    source: str = ""

    @property
    def page(self) -> str:
        """Its page."""
        return f"{PAGE}{self.id}/"

    @property
    def named(self) -> tuple[str, ...]:
        """Every id or web address of a document that it names, once each."""
        documents = (*(one.document for one in self.catalogue), *(one.document for one in self.guides))
        return tuple(dict.fromkeys(filter(None, documents)))


class _Readable(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...


LACKING = {
    "address": "地址",
    "hours": "服务时间",
    "phone": "联系电话",
    "supervisor": "主管部门",
    "complaint": "投诉电话",
}
"""What people need to reach an enterprise, and whoever is in charge of it."""


def lacking(one: Enterprise) -> tuple[str, ...]:
    """What an enterprise does not say and owes: catalogue, guide, contact."""
    contacts = tuple(word for key, word in LACKING.items() if not getattr(one, key))
    parts = (("公开目录", one.catalogue), ("办事指南", one.guides))
    return *(word for word, given in parts if not given), *contacts


def absent(one: Enterprise, readable: Iterable[_Readable]) -> tuple[str, ...]:
    """The documents that an enterprise names and that nobody can read, and guides that are none."""
    kinds = {row.id: row.kind for row in readable}
    own = [name for name in one.named if "://" not in name]
    guides = {guide.document for guide in one.guides}
    return tuple(name for name in own if name not in kinds or (name in guides and kinds[name] != "guide"))
