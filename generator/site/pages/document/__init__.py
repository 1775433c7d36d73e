"""文件: the page of one document, ``/d/<id>/``, with metadata box, body, attachments, relations and neighbours."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.base.bodies import body_digest
from generator.model.document import ON_APPLICATION, Document
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Target
from generator.model.view import MetaFact
from generator.site.pages._parts import rows_of, window
from generator.site.pages.document.around import ALONE, neighbours_of, relations_of
from generator.site.pages.document.context import Context
from generator.site.pages.document.parts import Parts, Shared

__all__ = ("TEMPLATE", "Context", "plan")

TEMPLATE = "document.html"


def plan(site: Site) -> Iterator[Batch]:
    """A page for every document that may be shown in any way, a domain at a time: neighbours are of one domain."""
    documents: dict[str, list[Document]] = defaultdict(list)
    for document in (*site.public, *site.on_application):
        documents[document.domain].append(document)
    terms = Shared(site)
    for domain, found in documents.items():
        yield Batch(f"documents/{domain}", _told(site, found), partial(_pages, site, terms, found))


def _told(site: Site, documents: Sequence[Document]) -> bytes:
    """All that the pages of a domain's documents are made from: the documents in their order, their bodies, where links
    lead, and of those that they are related to the rows."""
    relations, bodies = relations_of(site), site.bodies
    leading = {
        document.id: (
            [_address(site, link) for link in document.links],
            [
                (label, [(other.digest, other.place) for other in others])
                for label, others in relations.get(document.id, {}).items()
            ],
        )
        for document in documents
        if document.links or document.id in relations
    }
    return msgspec.msgpack.encode(
        (
            [document.digest for document in documents],
            [document.place for document in documents],
            [body_digest(bodies.get(document.id, "")) for document in documents],
            leading,
        )
    )


def _pages(site: Site, terms: Shared, documents: Sequence[Document]) -> Iterator[Target]:
    """The pages of one domain's documents."""
    neighbours = neighbours_of(site.by_domain.get(documents[0].domain, ()))
    relations = relations_of(site)
    rows = rows_of(site)
    for document in documents:
        kind = site.vocabularies.kinds.by_id[document.kind]
        parts = Parts(
            document=document,
            terms=terms,
            rows=rows,
            around=neighbours.get(document.id, ALONE),
            relations=relations.get(document.id, {}),
            status=_status(document, site.today),
            window=window(site, document),
            validity=document.validity(site.today),
            item=_item(site, document) if document.catalogue else None,
        )
        body = site.bodies.get(document.id, "")
        yield Target(
            path=f"d/{document.id}/index.html",
            maker="pages.document",
            template=kind.template,
            context=Deferred(parts.value(), parts.prepare),
            theme=terms.theme(document),
            origin=document.source,
            body=body,
            links=tuple([_address(site, link) for link in document.links]) if body and document.links else (),
            near=parts.near(),
        )


def _item(site: Site, document: Document) -> MetaFact | None:
    """The catalogue item that a document names, when it is one of its own domain."""
    where, item = site.vocabularies.items.get(document.catalogue, ("", None))
    return (
        MetaFact("公开事项", item.name, f"/catalogue/{where}/{item.id}/") if item and where == document.domain else None
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
