"""文件: the page of one document, ``/d/<id>/``, with metadata box, body, attachments, relations and neighbours."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from generator.base.digest import digest
from generator.model import elements
from generator.model.document import ON_APPLICATION, Document
from generator.model.kind import Kind
from generator.model.site import Site
from generator.model.target import Deferred, Target
from generator.model.view import Fact, File, Group, Head, Link, MetaTag, Row, Section, Window, file_size
from generator.model.vocabulary import Agency, Domain, Subject
from generator.pages._parts import HOME, base_tags, contact, page, rows_of, window
from generator.pages.agency import theme_of

TEMPLATE = "document.html"
RELATED = 5
"""How many older documents of the same domain and subject a page names."""


class Context(msgspec.Struct, frozen=True):
    """``page`` of a document.

    status: "" shown in full, "withdrawn", "expired" (公示期满) or "application" (依申请公开). facts: the metadata box.
    details: the kind's own short fields (办理时限, 咨询电话 ...). validity: 效力状态 of a normative document, or "".
    sections: the kind's longer fields. body: HTML, already clean, filled in just before rendering. previous, next:
    neighbours in the domain, older and newer. related: older documents of the same domain and subject.
    corrections: (day, text). address: permanent address with host.
    """

    head: Head
    id: str
    title: str
    kind: str
    kind_name: str
    doc_number: str
    index_number: str
    classification: str
    date: str
    agency: Link
    status: str
    facts: tuple[Fact, ...]
    address: str
    details: tuple[Fact, ...] = ()
    validity: str = ""
    sections: tuple[Section, ...] = ()
    body: str = ""
    attachments: tuple[File, ...] = ()
    relations: tuple[Group, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    related: tuple[Row, ...] = ()
    window: Window | None = None
    summary: str = ""
    keywords: tuple[str, ...] = ()
    corrections: tuple[Fact, ...] = ()
    updated: str = ""
    withdrawn_date: str = ""
    withdrawn_reason: str = ""


class Terms(msgspec.Struct, frozen=True):
    """What pages of documents of one domain, subject, agency and kind share."""

    domain: Domain
    subject: Subject
    agency: Agency | None
    kind: Kind
    site: str
    organiser: str
    base_url: str
    tags: tuple[MetaTag, ...]


class Given(msgspec.Struct, frozen=True):
    """All that the page of one document is made from, beside its Terms. Small, since there are many."""

    document: Document
    status: str
    older: Link | None
    newer: Link | None
    related: tuple[Row, ...]
    relations: tuple[Group, ...]
    window: Window | None
    validity: str
    item: Fact | None


def plan(site: Site) -> Iterator[Target]:
    """A page for every document that may be shown in any way."""
    neighbours = _neighbours(site)
    relations = relations_of(site)
    terms: dict[tuple[str, ...], tuple[Terms, str]] = {}
    rows = rows_of(site)
    for document in (*site.public, *site.on_application):
        names = (document.domain, document.subject, document.agency, document.kind)
        if names not in terms:
            found = _terms(site, document)
            terms[names] = found, digest(msgspec.msgpack.encode(found))
        shared, fingerprint = terms[names]
        older, newer, alike = neighbours.get(document.id, (None, None, ()))
        status = _status(document, site.today)
        related = relations.get(document.id, {})
        given = Given(
            document=document,
            status=status,
            older=Link(older.title, older.url) if older else None,
            newer=Link(newer.title, newer.url) if newer else None,
            related=tuple(rows.of(other) for other in alike),
            relations=tuple(
                Group(label, tuple(rows.of(other) for other in sorted(others, key=lambda item: item.order)))
                for label, others in related.items()
            ),
            window=window(site, document),
            validity=document.validity(site.today) if status == "" else "",
            item=_item(site, document),
        )
        body = site.bodies.get(document.id, "")
        yield page(
            site, document.url, "document", shared.kind.template, Deferred((given, fingerprint), context, given, shared),
            theme=theme_of(site, shared.agency), origin=document.source, body=body,
            links=tuple(_address(site, link) for link in document.links) if body else (),
        )  # fmt: skip


def _terms(site: Site, document: Document) -> Terms:
    words = site.vocabularies
    return Terms(
        domain=words.domains.by_id[document.domain],
        subject=words.subjects.by_id[document.subject],
        agency=words.agencies.by_id.get(document.agency),
        kind=words.kinds.by_id[document.kind],
        site=site.config.site.name,
        organiser=site.config.site.organiser,
        base_url=site.base_url,
        tags=base_tags(site),
    )


def _item(site: Site, document: Document) -> Fact | None:
    """The catalogue item that a document names, when it is one of its own domain."""
    where, item = site.vocabularies.items.get(document.catalogue, ("", None))
    return Fact("公开事项", item.name, f"/catalogue/{where}/{item.id}/") if item and where == document.domain else None


def context(given: Given, terms: Terms) -> Context:
    """What the template sees. Reaches nothing but its arguments, which decide whether the page must be made again."""
    document, kind, agency = given.document, terms.kind, terms.agency
    open_now = given.status == ""
    return Context(
        head=_head(document, terms),
        id=document.id,
        title=document.title,
        kind=kind.id,
        kind_name=kind.name,
        doc_number=document.doc_number,
        index_number=document.index_number,
        classification=document.classification,
        date=_day(document.publish_date) + (f" {document.publish_time}" if document.publish_time else ""),
        agency=Link(agency.name, f"/agency/{agency.id}/") if agency else Link(terms.organiser, ""),
        status=given.status,
        facts=_facts(given, terms),
        address=terms.base_url + document.url,
        details=tuple(_details(document, kind)),
        validity=given.validity,
        sections=tuple(elements.sections(document, kind)) if open_now else (),
        attachments=tuple(File(item.title, item.url, item.type, file_size(item.size)) for item in document.attachments),
        relations=given.relations,
        previous=given.older,
        next=given.newer,
        related=given.related,
        window=given.window,
        summary=document.summary,
        keywords=document.keywords,
        corrections=tuple(Fact(_day(item.date), item.text) for item in document.corrections),
        updated=_day(document.updated) if document.updated else "",
        withdrawn_date=_day(document.withdrawn_date) if document.withdrawn_date else "",
        withdrawn_reason=document.withdrawn_reason,
    )


def _address(site: Site, link: str) -> str:
    """Where a link of the body leads on this site today; "" when what it leads to is not shown."""
    if not link or link.startswith("/"):
        return link
    place, mark, fragment = link.partition("#")
    found = site.by_place.get(place)
    return found.url + mark + fragment if found else ""


def _status(document: Document, today: datetime.date) -> str:
    if document.classification == ON_APPLICATION:
        return "application"
    if document.withdrawn:
        return "withdrawn"
    return "expired" if document.expired(today) else ""


def _day(day: datetime.date) -> str:
    return day.isoformat()


def _head(document: Document, terms: Terms) -> Head:
    domain = terms.domain
    summary = document.summary or document.excerpt or document.title
    moment = f"{_day(document.publish_date)} {document.publish_time or '00:00'}"
    return Head(
        title=document.title,
        url=document.url,
        description=summary,
        crumbs=(HOME, Link(domain.name, f"/{domain.id}/"), Link("正文", document.url)),
        feed=f"/feed/{domain.id}.xml",
        indexed=not document.withdrawn,
        meta=(
            *terms.tags,
            MetaTag("ColumnName", domain.name),
            MetaTag("ColumnDescription", domain.introduction or f"{terms.site}“{domain.name}”栏目"),
            MetaTag("ColumnKeywords", ",".join((domain.name, *domain.aliases))),
            MetaTag("ColumnType", "政务公开"),
            MetaTag("ArticleTitle", document.title),
            MetaTag("PubDate", moment),
            MetaTag("ContentSource", terms.agency.name if terms.agency else terms.organiser),
            MetaTag("Keywords", ",".join(document.keywords) or f"{domain.name},{terms.kind.name}"),
            MetaTag("Description", summary),
            MetaTag("Url", terms.base_url + document.url),
        ),
    )


def _facts(given: Given, terms: Terms) -> tuple[Fact, ...]:
    """The metadata box, in the order that offices use (索引号 first)."""
    document, agency = given.document, terms.agency
    facts = [
        Fact("索引号", document.index_number),
        Fact("发文字号", document.doc_number),
        Fact("发文机关", agency.name if agency else terms.organiser, f"/agency/{agency.id}/" if agency else ""),
        Fact("成文日期", _day(document.written_date) if document.written_date else ""),
        Fact("发布日期", _day(document.publish_date) + (f" {document.publish_time}" if document.publish_time else "")),
        Fact("领域", terms.domain.name, f"/{terms.domain.id}/"),
        Fact("主题", terms.subject.name, f"/subject/{terms.subject.id}/"),
        Fact("公开属性", document.classification),
    ]
    if given.status != "application":
        facts.insert(5, Fact("文件类型", terms.kind.name, f"/kind/{terms.kind.id}/"))
    if given.item:
        facts.append(given.item)
    if given.validity:
        facts.append(Fact("效力状态", given.validity))
    return tuple(fact for fact in facts if fact.value)


def _details(document: Document, kind: Kind) -> Iterator[Fact]:
    """The kind's own short fields; 效力状态 stands in the metadata box, since it changes by itself."""
    for field, value in elements.values(document, kind):
        yield contact(field.name, value) if field.type in ("text", "url") else Fact(field.name, value)


def _neighbours(site: Site) -> dict[str, tuple[Document | None, Document | None, tuple[Document, ...]]]:
    """Each listed document's older and newer neighbour in its domain, and the older ones alike in domain and subject.

    Only older documents count as related, so that a new one changes no old page but its one neighbour's.
    """
    before: dict[str, Document] = {}
    alike: dict[tuple[str, str], list[Document]] = defaultdict(list)
    found: dict[str, tuple[Document | None, Document | None, tuple[Document, ...]]] = {}
    for document in reversed(site.listed):
        older = before.get(document.domain)
        same = alike[document.domain, document.subject]
        found[document.id] = (older, None, tuple(reversed(same[-RELATED:])))
        if older:
            found[older.id] = (found[older.id][0], document, found[older.id][2])
        before[document.domain] = document
        same.append(document)
    return found


@lru_cache(maxsize=2)
def relations_of(site: Site) -> dict[str, dict[str, list[Document]]]:
    """id -> heading -> the documents on the other side, for relations given and for those that lead here."""
    found: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    kinds = {kind.id: kind.relations for kind in site.vocabularies.kinds.terms}
    for document in site.public:
        for field in kinds[document.kind]:
            value = document.fields.get(field.key, ())
            for identity in (value,) if isinstance(value, str) else value:
                other = site.by_id.get(identity)
                if other is None or other.id == document.id:
                    continue
                found[document.id][field.name].append(other)
                if field.inverse:
                    found[other.id][field.inverse].append(document)
    return found
