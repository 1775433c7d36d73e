"""监督和责任: who is in charge of openness in each agency, its office for openness, who keeps each column,
``/supervision/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.disclosure_office import in_charge, office_of
from generator.model.keepers import keepers
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.vocabulary import ORGANS, Agency
from generator.site.pages import _tables
from generator.site.pages._parts import contact
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
OFFICES = ("机关", "分管领导", "工作机构", "联系电话", "传真号码", "互联网联系方式")
PLACES = ("机关", "办公地址", "办公时间", "邮政编码")
KEPT = ("栏目", "机关", "责任岗位", "责任人", "联系电话")


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    agencies = tuple(agency for agency in site.vocabularies.agencies.terms if agency.kind in ORGANS or _says(agency))
    offices = PlainTable(
        "政府信息公开工作机构",
        OFFICES,
        tuple(_office(agency) for agency in agencies),
        together=(1, 3, 4),
        note="各机关分管政务公开的领导，负责政府信息公开日常工作的机构和联系方式。",
        empty="还没有登记机关。",
    )
    places = PlainTable(
        "工作机构的办公地址和时间",
        PLACES,
        tuple(row for agency in agencies for row in _place(agency)),
        wide=(1, 2),
        empty="还没有登记工作机构。",
    )
    kept = PlainTable(
        "栏目责任人",
        KEPT,
        tuple(_kept(site)),
        together=(4,),
        note="栏目里的内容有错、有缺、长期不更新的，可以向责任人反映。",
        empty="还没有栏目。",
    )
    introduction = "政务公开由谁分管、由哪个机构办理，每个栏目由谁负责，有问题找谁。"
    yield page_of(
        site, "supervision", "监督和责任", introduction, (offices, places, kept), data_of("agencies"), crumbs=()
    )


def _says(agency: Agency) -> bool:
    return bool(agency.disclosure_office or in_charge(agency))


def _office(agency: Agency) -> tuple[Link, ...]:
    leader, office = in_charge(agency), office_of(agency)
    led = f"{leader.name}（{leader.post}）" if leader else "没有公布"
    named = Link(agency.short or agency.name, f"/agency/{agency.id}/")
    if office is None:
        return named, plain(led), plain("没有公布"), *map(plain, ("", "", ""))
    reached = (_reached("联系电话", office.phone), plain(office.fax), _reached("邮箱", office.email))
    return named, plain(led), plain(office.name), *reached


def _place(agency: Agency) -> Iterator[tuple[Link, ...]]:
    office = office_of(agency)
    if office:
        named = Link(agency.short or agency.name, f"/agency/{agency.id}/")
        yield named, *map(plain, (office.address, office.hours, office.postcode))


def _reached(label: str, value: str) -> Link:
    fact = contact(label, value)
    return Link(value, fact.url) if value else plain("")


def _kept(site: Site) -> Iterator[tuple[Link, ...]]:
    """Each column of a domain, and each other column that somebody keeps."""
    words = site.vocabularies
    kept = keepers(words)
    for address, name in _columns(site):
        column = Link(name, address)
        for agency, officer in kept.get(address, ()):
            office = Link(agency.short or agency.name, f"/agency/{agency.id}/")
            yield column, office, plain(officer.post), plain(officer.name), _reached("电话", officer.phone)
        if address not in kept and address.count("/") == 2:
            yield column, plain(""), plain("没有指定"), plain(""), plain("")


def _columns(site: Site) -> Iterator[tuple[str, str]]:
    words = site.vocabularies
    groups = (
        ("/", words.domains.terms),
        ("/subject/", words.subjects.terms),
        ("/kind/", words.kinds.terms),
        ("/agency/", words.agencies.terms),
    )
    for prefix, terms in groups:
        yield from ((f"{prefix}{term.id}/", term.name) for term in terms)
    for agency in words.agencies.terms:
        for column in agency.columns:
            yield f"/agency/{agency.id}/{column.id}/", f"{agency.short or agency.name}：{column.name}"
