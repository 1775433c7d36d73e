"""One domain's documents -> all that their pages are made from: one record a domain, and from it one record a page.

The pages see nothing of the site but these records and what ``Keys.common`` stands for. What tells a batch from that of
another day, the key of each page and the files that it names follow from the records' fields one by one, so whatever a
page can show is told by all three (ADR 0142).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec

from generator.base.bodies import body_digest
from generator.model import printed
from generator.model.citation import Citation
from generator.model.document import ON_APPLICATION, Document, in_order
from generator.model.five_open import shown_by
from generator.model.openness import Openness
from generator.model.service_choices import steps_for
from generator.model.service_view import ServiceFacts
from generator.model.site import Site
from generator.model.target import Making
from generator.model.view import Group, Ladder, Link, MetaFact, Window
from generator.site.pages._matters import in_small
from generator.site.pages._parts import Rows, window
from generator.site.pages._service_facts import service_of
from generator.site.pages.document.around import ALONE, Relations, neighbours_of
from generator.site.pages.document.context import Given, context
from generator.site.pages.document.shared import Shared

Leading = tuple[tuple[str, str], ...]
"""Links of a body in its order: (address, file key of the document there);
both "" when what it leads to is not shown."""
Cited = tuple[tuple[Citation, str, int, str], ...]
"""What a body cites of the site: the citation, address, letters before it, file key."""


OfMatter = tuple[Ladder | None, tuple[Document, ...]]
"""The matter that a document is of, in small, and all documents of it."""
NO_MATTER: OfMatter = (None, ())


class DomainInputs(msgspec.Struct, frozen=True):
    """What the pages of one domain's documents are made from. bodies: digests, "" where none is shown. relations,
    links, matters, cited, steps (the guides of 一件事): by the id of a document, where it has any."""

    documents: tuple[Document, ...]
    bodies: tuple[str, ...]
    relations: dict[str, Relations]
    links: dict[str, Leading]
    matters: dict[str, OfMatter]
    cited: dict[str, Cited]
    steps: dict[str, tuple[Document, ...]]

    def fingerprint(self) -> bytes:
        """Bytes that change with anything in the record."""
        known: dict[int, list[Any]] = {}
        return msgspec.msgpack.encode([_told(getattr(self, name), known) for name in self.__struct_fields__])

    def pages(self, site: Site) -> Iterator[PageInputs]:
        """What each page is made from. site: for what all pages share and for the day."""
        listed = [document for document in self.documents if not document.withdrawn]
        neighbours = neighbours_of(in_order(listed)[::-1], self.relations)
        for document, body in zip(self.documents, self.bodies, strict=True):
            older, newer, alike = neighbours.get(document.id, ALONE)
            yield PageInputs(
                document=document,
                body=body,
                links=self.links.get(document.id, ()) if body else (),
                named=(older, newer),
                rows=(("", alike), *self.relations.get(document.id, ())),
                today=_today(site, document),
                matter=self.matters.get(document.id, NO_MATTER),
                cited=self.cited.get(document.id, ()) if body else (),
                service=service_of(site, document, self.steps.get(document.id, ())),
                steps=self.steps.get(document.id, ()),
            )


def inputs_of(site: Site, documents: Sequence[Document], relations: Mapping[str, Relations]) -> DomainInputs:
    """The record of one domain's documents. relations: by id, of all documents."""
    named = [document.id for document in documents if document.id in relations]
    return DomainInputs(
        documents=tuple(documents),
        bodies=tuple([body_digest(site.bodies.get(document.id, "")) for document in documents]),
        relations={identity: relations[identity] for identity in named},
        links={
            document.id: tuple([site.leading(link) for link in document.links])
            for document in documents
            if document.links
        },
        matters=dict(_matters(site, documents)),
        cited=dict(_cited(site, documents)),
        steps={document.id: steps for document in documents if (steps := steps_for(site, document))},
    )


def _matters(site: Site, documents: Sequence[Document]) -> Iterator[tuple[str, OfMatter]]:
    courses = site.courses
    for document in documents if courses else ():
        course = courses.of(document)
        if course:
            yield document.id, in_small(site, course)


def _cited(site: Site, documents: Sequence[Document]) -> Iterator[tuple[str, Cited]]:
    given = site.references.given
    for document in documents if given else ():
        if document.id in given:
            found = given[document.id]
            yield (
                document.id,
                tuple([(one.citation, one.document.url, one.before, one.document.file_key) for one in found]),
            )


def _told(value: Any, known: dict[int, list[Any]]) -> Any:
    """A part of the record with the digest and the file of each document in its place. known: rows that were told
    already, by identity: all documents of a matter have the same."""
    if isinstance(value, Document):
        return value.digest, value.file_key
    if isinstance(value, (tuple, list)):
        if id(value) not in known:
            known[id(value)] = [_told(part, known) for part in value]
        return known[id(value)]
    return {key: _told(part, known) for key, part in value.items()} if isinstance(value, dict) else value


class Today(msgspec.Struct, frozen=True):
    """What the day and the vocabularies make of a document. status: as in ``Context``. item: of the catalogue.
    openness: which of the five it shows. pdf: its address."""

    status: str
    window: Window | None
    validity: str
    item: MetaFact | None
    openness: tuple[Openness, ...] = ()
    pdf: str = ""


class PageInputs(msgspec.Struct, frozen=True):
    """What the page of one document is made from. Small, since there are many. service: of a guide or 一件事.

    body: digest. named: older and newer neighbour, shown by their titles. rows: heading -> documents shown as rows;
    those that are alike stand first, under "".
    """

    document: Document
    body: str
    links: Leading
    named: tuple[Document | None, ...]
    rows: Relations
    today: Today
    matter: OfMatter
    cited: Cited = ()
    service: ServiceFacts | None = None
    steps: tuple[Document, ...] = ()

    def value(self, terms: Shared, rows: Rows) -> tuple[Any, ...]:
        """Changes with anything that the page shows but its body and the addresses in that,
        which a target has beside it."""
        return (
            self.document.digest,
            terms.print(self.document),
            self.today,
            self.matter[0],
            [(other.title, other.id) if other else () for other in self.named],
            [(heading, rows.print(others)) for heading, others in self.rows],
            self.service,
            [step.digest for step in self.steps],
        )

    def linked_files(self) -> tuple[str, ...]:
        """File keys of this document and of those that its page names or its body leads to."""
        related = chain.from_iterable(others for _, others in self.rows)
        others = filter(None, (*self.named, *related, *self.matter[1], *self.steps))
        led_to = (file_key for _, file_key in self.links if file_key)
        cited = (file_key for *_, file_key in self.cited)
        return (self.document.file_key, *dict.fromkeys((*(other.file_key for other in others), *led_to, *cited)))

    def making(self, terms: Shared, rows: Rows) -> Making:
        """How a worker makes the page's context."""
        older, newer = (Link(other.title, other.url) if other else None for other in self.named)
        (_, alike), *relations = self.rows
        today = self.today
        given = Given(
            document=self.document,
            status=today.status,
            older=older,
            newer=newer,
            related=rows.all(alike),
            relations=tuple(Group(heading, rows.all(others)) for heading, others in relations),
            window=today.window,
            validity=today.validity if today.status == "" else "",
            item=today.item,
            matter=self.matter[0],
            openness=today.openness,
            pdf=today.pdf,
            service=self.service,
        )
        return context, (given, terms.of(self.document))


def _today(site: Site, document: Document) -> Today:
    validity = site.validity(document)
    item, openness = _item(site, document), shown_by(site, document)
    status = _status(document, site.today)
    return Today(status, window(site, document), validity, item, openness, printed.address(site, document))


def _item(site: Site, document: Document) -> MetaFact | None:
    """The catalogue item that a document names, when it is one of its own domain."""
    where, item = site.vocabularies.items.get(document.catalogue, ("", None)) if document.catalogue else ("", None)
    return (
        MetaFact("公开事项", item.name, f"/catalogue/{where}/{item.id}/") if item and where == document.domain else None
    )


def _status(document: Document, today: datetime.date) -> str:
    if document.classification == ON_APPLICATION:
        return "application"
    if document.withdrawn:
        return "withdrawn"
    return "expired" if document.expired(today) else ""
