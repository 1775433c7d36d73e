"""A document -> what search knows of it beside title, numbers and text: its role, other names, box of facts, files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model import elements
from generator.model.document import OPEN, Document
from generator.model.kind import Kind
from generator.model.site import Site
from generator.model.vocabulary import Agency
from generator.search.entry import AttachedFile, Office, SiteWords
from generator.search.other_names import other_names

GUIDES = frozenset({"guide.html", "life_event.html"})
"""Templates of the kinds whose short fields stand in the article too, not in the metadata box."""

_ROLES: Mapping[str, str] = {
    "functions": "office",
    "notice": "notice",
    "publicity": "notice",
    "consultation": "notice",
    "list": "list",
    "dataset": "list",
    "budget": "list",
    "normative": "rule",
    "interpretation": "meaning",
}
_DISCLOSURE: Mapping[str, str] = {"指南": "guide", "制度": "rule", "年报": "yearly"}
"""Roles of what an office tells of its own disclosure, by what it is."""
_CONTACT = ("phone", "address", "place", "hours")
_PLACE = re.compile(r"^.{1,8}?[县市区旗州](?=.{3})")


def role_of(document: Document, kind: Kind) -> str:
    """What kinds of question a document answers; its first letter is what the browser gets."""
    if kind.id == "disclosure":
        return _DISCLOSURE.get(str(document.fields.get("disclosure_type")), "")
    return "guide" if kind.template in GUIDES else _ROLES.get(kind.id, "")


def is_shown(site: Site, document: Document) -> bool:
    """Whether the page shows more of the document than title and number."""
    return document.classification == OPEN and not document.withdrawn and not document.expired(site.today)


def office_names(agency: Agency) -> tuple[str, ...]:
    """What people call an office: its name, short name and aliases, each also without the county in front."""
    names = [name for name in (agency.name, agency.short, *agency.aliases) if name]
    bare = [_PLACE.sub("", name).removeprefix("县") for name in names]
    return tuple(dict.fromkeys(name for name in (*names, *bare) if len(name) > 1))


def box(site: Site, document: Document) -> Iterator[tuple[str, str]]:
    """Label and value of each fact in the box of the page, and what its head says to search engines."""
    kind = site.vocabularies.kinds.by_id[document.kind]
    if kind.template not in GUIDES:
        yield from ((field.name, value) for field, value in elements.values(document, kind))
    if document.catalogue in site.vocabularies.items:
        yield "公开事项", site.vocabularies.items[document.catalogue][1].name
    if document.keywords:
        yield "关键词", "、".join(document.keywords)
    if document.summary:
        yield "摘要", document.summary


def contact(site: Site, document: Document) -> Iterator[tuple[str, str]]:
    """The facts that tell where to ask: telephone, address, hours. An office that names none has its agency's."""
    kind = site.vocabularies.kinds.by_id[document.kind]
    told = [
        (_CONTACT.index(end), field.name, value)
        for field, value in elements.values(document, kind)
        if (end := field.key.rpartition("_")[2]) in _CONTACT
    ]
    facts = [(label, value) for _, label, value in sorted(told, key=lambda one: one[0])]
    agency = site.vocabularies.agencies.by_id.get(document.agency)
    if role_of(document, kind) == "office" and agency and not facts:
        facts = agency_contact(agency)
    yield from facts


def agency_contact(agency: Agency) -> list[tuple[str, str]]:
    """The same facts of an agency."""
    facts = (("联系电话", agency.phone), ("办公地址", agency.address), ("办公时间", agency.hours))
    return [(label, value) for label, value in facts if value]


def attached(document: Document) -> Iterator[AttachedFile]:
    """The files published with a document."""
    for file in document.attachments:
        yield AttachedFile(f"{file.copy}/{file.path}", file.title)


def site_words(site: Site) -> SiteWords:
    """How the site is asked beside the words of its texts."""
    words = site.vocabularies
    names = other_names(words.synonyms, words.names_off) if site.config.search.synonyms else ()
    return SiteWords(
        names=tuple(map(tuple, names)),
        listed=tuple(listed_names(site)),
        place=site.config.site.jurisdiction,
        offices=tuple(offices(site)),
    )


def offices(site: Site) -> Iterator[Office]:
    """Every agency with where to ask it; those of which a document says so are answered for by that (``update``)."""
    for agency in site.vocabularies.agencies.terms:
        facts = agency_contact(agency)
        if facts:
            yield Office(agency.name, f"/agency/{agency.id}/", office_names(agency), tuple(facts))


def listed_names(site: Site) -> Iterator[str]:
    """Names of the site's lists, typed to find a column or an office: domains, subjects, items, agencies."""
    words = site.vocabularies
    for domain in words.domains.terms:
        yield from (domain.name, *domain.aliases)
    for subject in words.subjects.terms:
        yield from (subject.name, *subject.aliases)
    for agency in words.agencies.terms:
        yield from office_names(agency)
    for _, item in words.items.values():
        yield item.name
