"""What the page of one document is made from -> what its template sees."""

from __future__ import annotations

import msgspec

from generator.model import elements
from generator.model.annual_published import data_of_report
from generator.model.document import Document
from generator.model.kind import PRINTING, Kind
from generator.model.openness import Openness
from generator.model.row_words import data_of_rows
from generator.model.service_view import ServiceFacts
from generator.model.view import (
    File,
    Film,
    Group,
    Imprint,
    Ladder,
    Link,
    MetaFact,
    MetaTag,
    PageMeta,
    Row,
    Section,
    Window,
    file_size,
)
from generator.model.vocabulary import Agency, Domain, Subject
from generator.site.pages._parts import HOME
from generator.site.pages._service_facts import looked_for
from generator.site.pages.document.once import day_of, details_of, openness_of, related_of
from generator.site.pages.document.players import films
from generator.site.pages.document.sharing import shares


class Context(msgspec.Struct, frozen=True):
    """``page`` of a document.

    status: "" shown in full, "withdrawn", "expired" (公示期满) or "application" (依申请公开). facts: the metadata box.
    details: the kind's own short fields (办理时限, 咨询电话 ...). validity: 效力状态 of a normative document, or "".
    sections: the kind's longer fields. body: HTML, already clean, filled in just before rendering. previous, next:
    neighbours in the domain, older and newer. related: of the same matter or item, newest
    first. figures: 关键数据, names with values. corrections: (day, text). address: permanent address with host. matter: the
    matter that it is of, with its stages, or None. all_rows: the page of its rows, where there are many, or None; data:
    the rows as files. pdf: of the same, or "". imprint: 版记, or None. service: of a guide or 一件事, or None.
    """

    head: PageMeta
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
    facts: tuple[MetaFact, ...]
    address: str
    details: tuple[MetaFact, ...] = ()
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
    figures: tuple[MetaFact, ...] = ()
    corrections: tuple[MetaFact, ...] = ()
    updated: str = ""
    withdrawn_date: str = ""
    withdrawn_reason: str = ""
    matter: Ladder | None = None
    all_rows: Link | None = None
    data: tuple[Link, ...] = ()
    pdf: str = ""
    imprint: Imprint | None = None
    shares: tuple[Link, ...] = ()
    films: tuple[Film, ...] = ()
    service: ServiceFacts | None = None


class Terms(msgspec.Struct, frozen=True):
    """What pages of documents of one domain, subject, agency and kind share. trail: the columns that they stand in,
    from the top, their domain's the last."""

    domain: Domain
    trail: tuple[Link, ...]
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
    item: MetaFact | None
    matter: Ladder | None = None
    openness: tuple[Openness, ...] = ()
    pdf: str = ""
    service: ServiceFacts | None = None


class Alike(msgspec.Struct, frozen=True):
    """What the pages with the same Terms say alike."""

    agency: Link
    crumbs: tuple[Link, ...]
    feed: str
    column: tuple[MetaTag, ...]
    source: MetaTag
    keywords: MetaTag
    facts: tuple[MetaFact, ...]
    """Of the metadata box: 发文机关, 文件类型, 领域, 主题."""


_alike: dict[int, tuple[Terms, Alike]] = {}
_KEPT = 4096


def _alike_for(terms: Terms) -> Alike:
    """Made once for Terms that are the same object, as they are for the pages that one process makes."""
    kept = _alike.get(id(terms))
    if kept is None or kept[0] is not terms:
        if len(_alike) >= _KEPT:
            _alike.clear()
        kept = _alike[id(terms)] = terms, _made_alike(terms)
    return kept[1]


def _made_alike(terms: Terms) -> Alike:
    domain, subject, agency, kind = terms.domain, terms.subject, terms.agency, terms.kind
    agency_url = f"/agency/{agency.id}/" if agency else ""
    publisher = agency.name if agency else terms.organiser
    return Alike(
        agency=Link(publisher, agency_url),
        crumbs=(HOME, *terms.trail),
        feed=f"/feed/{domain.id}.xml",
        column=(
            *terms.tags,
            MetaTag("ColumnName", domain.name),
            MetaTag("ColumnDescription", domain.introduction or f"{terms.site}“{domain.name}”栏目"),
            MetaTag("ColumnKeywords", ",".join((domain.name, *domain.aliases))),
            MetaTag("ColumnType", "政务公开"),
        ),
        source=MetaTag("ContentSource", publisher),
        keywords=MetaTag("Keywords", f"{domain.name},{kind.name}"),
        facts=(
            MetaFact("发文机关", publisher, agency_url),
            MetaFact("文件类型", kind.name, f"/kind/{kind.id}/"),
            MetaFact("栏目" if domain.address else "领域", domain.name, terms.trail[-1].url),
            MetaFact("主题", subject.name, f"/subject/{subject.id}/"),
        ),
    )


def context(given: Given, terms: Terms) -> Context:
    """What the template sees. Reaches nothing but its arguments, which decide whether the page must be made again."""
    document, kind, alike = given.document, terms.kind, _alike_for(terms)
    open_now = given.status == ""
    day = day_of(document.publish_date)
    date = f"{day} {document.publish_time}" if document.publish_time else day
    return Context(
        head=_head(document, terms, alike, f"{day} {document.publish_time or '00:00'}"),
        id=document.id,
        title=document.title,
        kind=kind.id,
        kind_name=kind.name,
        doc_number=document.doc_number,
        index_number=document.index_number,
        classification=document.classification,
        date=date,
        agency=alike.agency,
        status=given.status,
        facts=_facts(given, alike, date),
        address=terms.base_url + document.url,
        details=tuple(details_of(document, kind, given.window)),
        validity=given.validity,
        sections=tuple(elements.sections(document, kind)) if open_now else (),
        attachments=tuple(
            File(item.title, item.url, item.type, file_size(item.size), item.sha256) for item in document.attachments
        ),
        relations=related_of(given.relations, kind, given.service),
        previous=given.older,
        next=given.newer,
        related=given.related,
        window=given.window,
        summary=document.summary,
        keywords=document.keywords,
        figures=tuple(MetaFact(name, value) for name, value in document.figures),
        corrections=tuple(MetaFact(day_of(item.date), item.text) for item in document.corrections),
        updated=day_of(document.updated) if document.updated else "",
        withdrawn_date=day_of(document.withdrawn_date) if document.withdrawn_date else "",
        withdrawn_reason=document.withdrawn_reason,
        matter=given.matter,
        all_rows=_all_rows(document),
        data=(*(data_of_rows(document.id) if document.rows else ()), *data_of_report(document)),
        pdf=given.pdf,
        imprint=_imprint(document, alike.agency.title) if open_now else None,
        shares=shares(document.title, terms.base_url + document.url) if open_now else (),
        films=tuple(films(document)) if open_now else (),
        service=given.service,
    )


def _all_rows(document: Document) -> Link | None:
    """The page of all rows, where the document's own is no place to look for one."""
    url = document.rows_apart
    return Link(f"全部明细（{len(document.rows)}行）：筛选、排序", url) if url else None


def _imprint(document: Document, agency: str) -> Imprint | None:
    """Who it is copied to, who printed it and when: the office itself where only the day is said."""
    copied, printer, day = (document.fields.get(field.key) for field in PRINTING)
    if not (copied or printer or day):
        return None
    return Imprint(tuple(copied or ()), str(printer or (agency if day else "")), str(day or ""))


def _head(document: Document, terms: Terms, alike: Alike, moment: str) -> PageMeta:
    summary = document.summary or document.excerpt or document.title
    url, keywords = document.url, ",".join(document.keywords)
    return PageMeta(
        title=document.title,
        url=url,
        description=summary,
        crumbs=(*alike.crumbs, Link("正文", url)),
        feed=alike.feed,
        indexed=not document.withdrawn,
        canonical=str(document.fields.get("source_url", "")) if document.kind == "repost" else "",
        meta=(
            *alike.column,
            MetaTag("ArticleTitle", document.title),
            MetaTag("PubDate", moment),
            alike.source,
            MetaTag("Keywords", keywords) if keywords else alike.keywords,
            MetaTag("Description", summary),
            MetaTag("Url", terms.base_url + url),
        ),
    )


def _facts(given: Given, alike: Alike, date: str) -> tuple[MetaFact, ...]:
    """The metadata box, in the order that offices use (索引号 first)."""
    document = given.document
    agency, kind, domain, subject = alike.facts
    written = day_of(document.written_date) if document.written_date else ""
    facts = [
        MetaFact("索引号", document.index_number),
        MetaFact("发文字号", document.doc_number),
        agency,
        MetaFact("成文日期", written),
        MetaFact("发布日期", date),
        domain,
        subject,
        MetaFact("公开属性", document.classification),
    ]
    if given.status != "application":
        facts.insert(5, kind)
    if document.backfill:
        facts.append(MetaFact("补录说明", document.backfill))
    if given.item:
        facts.append(given.item)
    facts += openness_of(given.openness)
    if given.validity:
        facts.append(MetaFact("效力状态", given.validity))
    facts += looked_for(given.document) if given.service else ()
    return tuple([fact for fact in facts if fact.value])
