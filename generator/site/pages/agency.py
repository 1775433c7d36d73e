"""机关: the index of agencies and a column for each department, township and village, ``/agency/<id>/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, MetaFact
from generator.model.vocabulary import Agency
from generator.site.pages import _listing, _menu
from generator.site.pages._parts import contact

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index and every agency's column; a township's column shows its villages and may wear its own theme."""
    documents = site.by_agency
    agencies = site.vocabularies.agencies
    counted = tuple(
        (Link(item.name, f"/agency/{item.id}/"), len(documents.get(item.id, ())), item.kind) for item in agencies.terms
    )
    yield _menu.page_of(site, "agency", "机关", "/agency/", counted, description="按发布机关查找公开文件")
    for agency in agencies.terms:
        parent = agencies.by_id.get(agency.parent)
        crumbs = [Link("机关", "/agency/")]
        if parent:
            crumbs.append(Link(parent.name, f"/agency/{parent.id}/"))
        yield from _listing.column(
            site,
            "agency",
            title=agency.name,
            url=f"/agency/{agency.id}/",
            documents=documents.get(agency.id, ()),
            crumbs=crumbs,
            introduction=agency.duties,
            facts=facts(agency),
            theme=theme_of(site, agency),
            children=tuple(
                Link(item.name, f"/agency/{item.id}/") for item in agencies.terms if item.parent == agency.id
            ),
            description=f"{agency.name}公开的文件和联系方式",
        )


def theme_of(site: Site, agency: Agency | None) -> str:
    """The theme that an agency's pages wear: its own, its parent's, or "" for the site's."""
    if agency is None:
        return ""
    parent = site.vocabularies.agencies.by_id.get(agency.parent)
    return agency.theme or (parent.theme if parent else "")


def facts(agency: Agency) -> tuple[MetaFact, ...]:
    """What a citizen needs to reach an agency (政府信息公开条例 第十二条: address, hours, phone, fax, e-mail)."""
    pairs = (
        ("办公地址", agency.address),
        ("办公时间", agency.hours),
        ("联系电话", agency.phone),
        ("传真", agency.fax),
        ("电子邮箱", agency.email),
        ("邮政编码", agency.postcode),
    )
    return tuple(contact(name, value) for name, value in pairs if value)
