"""机关: the index of agencies and a column for each department, township and village, ``/agency/<id>/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.board import posted
from generator.model.columns import shows
from generator.model.disclosure_office import TOLD, office_of
from generator.model.office import RESPONDER, DisclosureOffice, FormerSite, Leader, Officer, Responder
from generator.model.places import RESPONDERS, places_of
from generator.model.service_choices import ENTRY, served_alike
from generator.model.site import Site
from generator.model.statutory import home_of, owes_column
from generator.model.target import Batch, Target
from generator.model.view import Link, MetaFact
from generator.model.village_columns import by_nature
from generator.model.vocabulary import Agency
from generator.site.pages import _listing, _menu
from generator.site.pages._kind_rows import agency_rows_of
from generator.site.pages._listing import FactGroup
from generator.site.pages._parts import contact
from generator.site.pages._village import items_by_nature

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context
_SERVICES = Link("在这里可以办的事", ENTRY)
_SERVED = {"乡镇": Link("在本镇可以办的事", ENTRY), "村": Link("在本村可以办的事", ENTRY)}
"""Where it stands what every agency of a kind accepts."""


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index and every agency's column; a township's column shows its villages and may wear its own theme."""
    documents = site.by_agency
    agencies = site.vocabularies.agencies
    counted = tuple(
        _menu.MenuEntry(
            Link(item.name, f"/agency/{item.id}/"),
            len(documents.get(item.id, ())),
            item.kind,
            _reached(item),
            item.address,
        )
        for item in agencies.terms
    )
    yield _menu.page_of(site, "agency", "机关", "/agency/", counted, description="各机关的电话、地址和公开的文件")
    for agency in agencies.terms:
        parent = agencies.by_id.get(agency.parent)
        crumbs = [Link("机关", "/agency/")]
        if parent:
            crumbs.append(Link(parent.name, f"/agency/{parent.id}/"))
        own = Link(agency.name, f"/agency/{agency.id}/")
        yield from _listing.column(
            site,
            "agency",
            title=agency.name,
            url=own.url,
            documents=documents.get(agency.id, ()),
            rows=agency_rows_of(site),
            crumbs=crumbs,
            introduction=agency.duties,
            facts=facts(agency),
            theme=theme_of(site, agency),
            children=tuple(
                Link(item.name, f"/agency/{item.id}/") for item in agencies.terms if item.parent == agency.id
            ),
            description=f"{agency.name}公开的文件和联系方式",
            feed=f"{own.url}feed.xml",
            groups=tuple(group for group in _groups(site, agency) if group.facts),
            columns=(
                *_statutory(site, agency),
                *_duties(site, agency),
                *places_of(site, agency.id),
                *((_SERVED.get(agency.kind, _SERVICES),) if agency.id in served_alike(site) else ()),
                *(Link(item.name, f"{own.url}{item.id}/") for item in agency.columns),
                *(link for link, _ in by_nature(site, agency)),
                *(Link(one.board.name, one.sheet_url) for one in posted(site).get(agency.id, ())),
            ),
            scope=agency.id,
            coming=f"{agency.name}发布的文件，就在这里列出。",
            office=agency,
        )
        for column in agency.columns:
            yield from _listing.column(
                site,
                "agency",
                title=column.name,
                url=f"{own.url}{column.id}/",
                documents=tuple(row for row in documents.get(agency.id, ()) if shows(column, row)),
                rows=agency_rows_of(site),
                crumbs=(*crumbs, own),
                theme=theme_of(site, agency),
                description=f"{agency.name}的“{column.name}”栏目",
                coming=f"{agency.name}这一栏的文件发布以后，就在这里列出。",
                office=agency,
            )
        yield from _natures(site, agency, (*crumbs, own))


def _natures(site: Site, agency: Agency, crumbs: tuple[Link, ...]) -> Iterator[Batch]:
    """A village's columns of what it decides itself and of what it does for the government."""
    for link, rows in by_nature(site, agency):
        yield from _listing.column(
            site,
            "agency",
            title=link.title,
            url=link.url,
            documents=rows,
            crumbs=crumbs,
            theme=theme_of(site, agency),
            description=f"{agency.name}公开的{link.title}",
        )


def _duties(site: Site, agency: Agency) -> tuple[Link, ...]:
    """Where it stands what an agency owes to the public; the county's own offices owe what the county does."""
    owed = next((one for one in site.duties.holders if one.id == agency.id and one.owing == agency.kind), None)
    return (Link("公开责任", owed.duties_url),) if owed else ()


def _statutory(site: Site, agency: Agency) -> Iterator[Link]:
    """An organ's statutory column, and 重点领域 in it (国办发〔2016〕80号: 门户网站和各部门网站都要有)."""
    if owes_column(agency):
        home = home_of(agency)
        yield Link("政府信息公开", home)
        for entry in site.vocabularies.statutory:
            if entry.every_domain and entry.owed_by(agency):
                yield Link(entry.name, home + entry.below)


def _reached(agency: Agency) -> MetaFact:
    return contact("联系电话", agency.phone) if agency.phone else MetaFact("", "")


def _groups(site: Site, agency: Agency) -> Iterator[FactGroup]:
    """What an agency says of itself beside how to reach it."""
    leaders = tuple(MetaFact(leader.post, led_by(leader)) for leader in agency.leaders)
    yield FactGroup("领导信息", leaders, Link("各机关领导信息", "/leaders/"))
    office = office_of(agency)
    yield FactGroup("政府信息公开工作机构", office_facts(office) if office else (), Link("监督和责任", "/supervision/"))
    kept = tuple(_kept(officer) for officer in agency.officers)
    yield FactGroup("栏目责任人", kept, Link("各栏目责任人", "/supervision/"))
    yield from items_by_nature(site, agency)
    answering = agency.responder
    answers = tuple(responder_facts(answering)) if answering else ()
    yield FactGroup(RESPONDER, answers, Link("各机关网络回应人", RESPONDERS.url))
    former = tuple(fact for one in agency.merged_from for fact in _merged(one))
    yield FactGroup("已合并的原网站", former)


def responder_facts(one: Responder) -> Iterator[MetaFact]:
    """Who answers for an agency on the internet: the post, how to call, where."""
    yield MetaFact("岗位", one.post)
    if one.phone:
        yield contact("联系电话", one.phone)
    if one.url:
        yield MetaFact("网上回应", one.url, one.url)


def _kept(officer: Officer) -> MetaFact:
    """An officer under the column's name: how to call, or the post alone."""
    who = "，".join(filter(None, (officer.post, officer.name)))
    if officer.phone:
        return contact(f"{officer.column}（{who}）", officer.phone)
    return MetaFact(officer.column, who)


def _merged(former: FormerSite) -> Iterator[MetaFact]:
    yield MetaFact(former.name or "网址", former.url)
    if former.date:
        yield MetaFact("合并日期", str(former.date))


def led_by(leader: Leader) -> str:
    """A leader in one line, without the post."""
    charge = "（分管政务公开）" if leader.openness else ""
    return f"{leader.name}{charge}{f'：{leader.duties}' if leader.duties else ''}"


def office_facts(office: DisclosureOffice) -> tuple[MetaFact, ...]:
    """How to reach an office for openness (条例 第十二条)."""
    names = TOLD | {"postcode": "邮政编码"}
    pairs = ((word, getattr(office, key)) for key, word in names.items())
    return tuple(contact(word, value) for word, value in pairs if value)


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
        ("人员编制（名）", str(agency.staff or "")),
    )
    return tuple(contact(name, value) for name, value in pairs if value)
