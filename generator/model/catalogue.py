"""公开事项目录: what must be disclosed in a domain, item by item."""

from __future__ import annotations

import msgspec


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """公开事项: one row of a domain's standard catalogue, with the elements that 国办发〔2019〕54号 (四) asks for."""

    id: str
    name: str
    l1: str = ""
    content: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    deadline: str = ""
    body: str = ""
    way: str = "主动"
    channels: tuple[str, ...] = ()
    audience: str = "全社会"
    level: tuple[str, ...] = ("县",)
    not_applicable: str = ""
    line: int = 0


class DomainCatalogue(msgspec.Struct, frozen=True):
    """The catalogue of one domain, in its own order. source: path that messages show."""

    domain: str
    items: tuple[Item, ...]
    source: str = ""
