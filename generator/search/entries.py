"""Site -> what the search index is made from: one entry for each document that lists may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from urllib.parse import unquote

import msgspec

from generator.base.bodies import body_digest
from generator.base.digest import digest
from generator.model import elements
from generator.model.document import ON_APPLICATION, Document
from generator.model.guides import materials_of
from generator.model.site import Site
from generator.search import SearchEntry
from generator.search.facts import GUIDES, attached, box, contact, is_shown, office_names, role_of


def entries(site: Site, published: Mapping[str, str] | None = None) -> Sequence[SearchEntry]:
    """Entries in a fixed order. An entry on application is found by its title and index number, nothing more.

    published: path of each file of the site -> what changes with its content; of attached files it is looked up.
    """
    known = published or {}
    return [entry(site, document, site.bodies.get(document.id, ""), known) for document in reversed(site.listed)]


def entry(site: Site, document: Document, body: str, published: Mapping[str, str]) -> SearchEntry:
    """The entry of one document that lists may name. body: key of the stored body that may be shown, "" for none."""
    words = site.vocabularies
    agency = words.agencies.by_id.get(document.agency)
    filters: dict[str, tuple[str, ...]] = {
        "domain": (words.columns.by_id[document.domain].name,),
        "year": (str(document.publish_date.year),),
    }
    if agency:
        filters["agency"] = (agency.name,)
    if document.classification != ON_APPLICATION:
        filters["kind"] = (words.kinds.by_id[document.kind].name,)
    validity = site.validity(document)
    if validity:
        filters["validity"] = (validity,)
    said = _elements(site, document)
    made = SearchEntry(
        url=document.url,
        title=document.title,
        date=document.publish_date.isoformat(),
        doc_number=document.doc_number,
        index_number=document.index_number,
        agency=agency.name if agency else "",
        filters=filters,
        body=document.id if body or said else "",
        key="",
    )
    shown = is_shown(site, document)
    made = _told(site, document, made) if shown else msgspec.structs.replace(made, role="closed")
    files = [published.get(unquote(file.url).lstrip("/"), "") for file in document.attachments] if shown else []
    return msgspec.structs.replace(made, key=digest(msgspec.json.encode(made), body_digest(body), said, *files))


def _told(site: Site, document: Document, made: SearchEntry) -> SearchEntry:
    """The entry with what is searched beside title, numbers and text."""
    role = role_of(document, site.vocabularies.kinds.by_id[document.kind])
    agency = site.vocabularies.agencies.by_id.get(document.agency)
    matter = document.fields.get("matter", "") if role == "guide" else ""
    return msgspec.structs.replace(
        made,
        role=role,
        names=office_names(agency) if role == "office" and agency else (matter,) if matter else (),
        box=tuple(box(site, document)),
        contact=tuple(contact(site, document)),
        attached=tuple(attached(document)),
    )


def texts(site: Site, read: Callable[[str], str]) -> Callable[[str], str]:
    """``read_body`` of the index: what the article of a document's page says below its title. read: bodies by key."""

    def text(name: str) -> str:
        body = read(site.bodies[name]) if name in site.bodies else ""
        return _elements(site, site.by_id[name]) + body

    return text


def _elements(site: Site, document: Document) -> str:
    """The kind's own fields that stand in the article, as blocks; "" where the page does not show them.

    Labels are paragraphs here and not headings: every guide has the same, so they say nothing of what it is about.
    """
    if not is_shown(site, document):
        return ""
    kind = site.vocabularies.kinds.by_id[document.kind]
    written: list[str] = []
    if kind.template in GUIDES:
        for field, value in elements.values(document, kind):
            written += [field.name, *([] if value.startswith(("http://", "https://")) else [value])]
    materials = {field.name for field in kind.fields if field.type == "materials"}
    for section in elements.sections(document, kind):
        lines = (one.words for one in materials_of(document)) if section.label in materials else section.lines
        written += [section.label, *lines]
    return "".join(f"<p>{escape(line)}</p>" for line in written)
