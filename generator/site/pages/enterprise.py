"""One public enterprise or institution: how to reach it, its catalogue and guides, the rule of its sector and who
receives complaints, ``/fuwu/enterprises/<id>/`` (政府信息公开条例 第五十五条; 国办发〔2020〕50号)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.model.enterprise import SECTORS, Enterprise
from generator.model.open_handling import OpenRule, rules_for
from generator.model.places import ENTERPRISES, handling, led
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages._parts import column_head, contact, page
from generator.site.pages._tables import PlainTable, plain, reached
from generator.site.pages.enterprises import supervisor

TEMPLATE = "enterprise.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of one public enterprise. facts: how to reach it and whoever is in charge. tables: catalogue, guides,
    rules of open handling."""

    head: PageMeta
    title: str
    sector: str
    introduction: str
    facts: tuple[MetaFact, ...]
    tables: tuple[PlainTable, ...]
    data: tuple[Link, ...] = ()


def plan(site: Site) -> Iterator[Target]:
    """A page for each."""
    rules = handling(site)
    for one in site.vocabularies.enterprises:
        yield page(site, one.page, "enterprise", TEMPLATE, _context(site, one, rules_for(one, rules)))


def _context(site: Site, one: Enterprise, rules: Sequence[OpenRule]) -> Context:
    described = one.introduction or f"{one.name}的公开目录、办事指南和联系方式"
    head = column_head(site, one.name, one.page, description=described, crumbs=(ENTERPRISES,))
    sector = SECTORS.by_id[one.sector]
    tables = (_catalogue(site, one), _guides(site, one), _rules(site, rules))
    facts = tuple(_facts(site, one))
    return Context(head, one.name, one.trade or sector.name, one.introduction, facts, tables)


def _facts(site: Site, one: Enterprise) -> Iterator[MetaFact]:
    told = (
        ("地址", one.address),
        ("服务时间", one.hours),
        ("联系电话", one.phone),
        ("投诉电话", one.complaint),
        ("电子邮箱", one.email),
        ("网站", one.url),
    )
    yield from (contact(word, value) for word, value in told if value)
    office = supervisor(site, one)
    if office.url:
        yield MetaFact("主管部门", office.title, office.url)


def _catalogue(site: Site, one: Enterprise) -> PlainTable:
    rows = tuple(
        (plain(matter.item), plain(matter.content), _leading(site, matter.document, "公开内容"))
        for matter in one.catalogue
    )
    empty = "这个单位还没有公开目录，可以打上面的电话询问。"
    return PlainTable("公开目录", ("事项", "公开内容", "在哪里看"), rows, wide=(1, 2), empty=empty)


def _leading(site: Site, name: str, words: str) -> Link:
    found = led(site, name, words) if name else Link("", "")
    return found if found.url else plain("")


def _guides(site: Site, one: Enterprise) -> PlainTable:
    rows = tuple((plain(guide.item), _leading(site, guide.document, "办事指南")) for guide in one.guides)
    empty = "这个单位还没有公开办事指南，可以打上面的电话询问。"
    return PlainTable("办事指南", ("事项", "办事指南"), rows, wide=(1,), empty=empty)


def _rules(site: Site, rules: Sequence[OpenRule]) -> PlainTable:
    agencies = site.vocabularies.agencies.by_id
    rows = tuple(
        (
            Link(rule.name, led(site, rule.document).url),
            plain(agencies[rule.agency].name if rule.agency in agencies else ""),
            reached("监督电话", rule.phone),
        )
        for rule in rules
    )
    return PlainTable(
        "本行业的办事公开制度",
        ("制度", "制定部门", "监督电话"),
        rows,
        wide=(0,),
        together=(2,),
        empty="主管部门还没有公布本行业的办事公开制度。",
    )
