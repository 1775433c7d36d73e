"""依申请公开: how to ask for what is not published (政府信息公开条例 第二十七至四十二条)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import MetaFact, PageMeta
from generator.site.pages._parts import column_head, contact, page

TEMPLATE = "apply.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` on applying for disclosure. facts: where to apply. online: address of the county's system, or ""."""

    head: PageMeta
    facts: tuple[MetaFact, ...]
    online: str


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    given, identity = site.config.application, site.config.site
    pairs = (
        ("受理机构", given.office or identity.organiser),
        ("通信地址", given.address or identity.address),
        ("联系电话", given.phone or identity.phone),
        ("办公时间", given.hours),
        ("电子邮箱", given.email or identity.email),
    )
    head = column_head(site, "依申请公开", "/apply/", description="申请公开政府信息的方式、时限和受理机构")
    context = Context(head, tuple(contact(name, value) for name, value in pairs if value), given.online)
    yield page(site, "/apply/", "apply", TEMPLATE, context)
