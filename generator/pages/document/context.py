"""What the page of one document is made from -> what its template sees."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from generator.model import elements
from generator.model.document import Document
from generator.model.kind import Kind
from generator.model.view import Fact, File, Group, Head, Link, MetaTag, Row, Section, Window, file_size
from generator.model.vocabulary import Agency, Domain, Subject
from generator.pages._parts import HOME, contact


class Context(msgspec.Struct, frozen=True):
    """``page`` of a document.

    status: "" shown in full, "withdrawn", "expired" (公示期满) or "application" (依申请公开). facts: the metadata box.
    details: the kind's own short fields (办理时限, 咨询电话 ...). validity: 效力状态 of a normative document, or "".
    sections: the kind's longer fields. body: HTML, already clean, filled in just before rendering. previous, next:
    neighbours in the domain, older and newer. related: older documents of the same domain and subject.
    figures: 关键数据, names with values. corrections: (day, text). address: permanent address with host.
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
    figures: tuple[Fact, ...] = ()
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
        figures=tuple(Fact(name, value) for name, value in document.figures),
        corrections=tuple(Fact(_day(item.date), item.text) for item in document.corrections),
        updated=_day(document.updated) if document.updated else "",
        withdrawn_date=_day(document.withdrawn_date) if document.withdrawn_date else "",
        withdrawn_reason=document.withdrawn_reason,
    )


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
    """The kind's own short fields, dates as the box they stand in writes them; 效力状态 is in there, since it changes."""
    for field, said in elements.values(document, kind):
        value = _day(document.fields[field.key]) if field.type == "date" else said
        yield contact(field.name, value) if field.type in ("text", "url") else Fact(field.name, value)
