"""文件: the page of one document, ``/d/<id>/``, with metadata box, body, attachments, relations and neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Target
from generator.site.pages._parts import rows_of
from generator.site.pages.document.around import relations_of
from generator.site.pages.document.context import Context
from generator.site.pages.document.inputs import DomainInputs, inputs_of
from generator.site.pages.document.shared import Shared

__all__ = ("TEMPLATE", "Context", "plan")

TEMPLATE = "document.html"


def plan(site: Site) -> Iterator[Batch]:
    """A page for every document that may be shown in any way, a domain at a time: neighbours are of one domain."""
    documents: dict[str, list[Document]] = defaultdict(list)
    for document in (*site.public, *site.on_application):
        documents[document.domain].append(document)
    terms, relations = Shared(site), relations_of(site)
    for domain, of_domain in documents.items():
        inputs = inputs_of(site, of_domain, relations)
        yield Batch(f"documents/{domain}", inputs.fingerprint(), partial(_pages, site, terms, inputs))


def _pages(site: Site, terms: Shared, inputs: DomainInputs) -> Iterator[Target]:
    """The pages of one domain's documents, made from nothing else of them than the record."""
    rows = rows_of(site)
    for page in inputs.pages(site):
        document = page.document
        yield Target(
            path=f"d/{document.id}/index.html",
            maker="pages.document",
            template=site.vocabularies.kinds.by_id[document.kind].template,
            context=Deferred(page.value(terms, rows), partial(page.making, terms, rows)),
            theme=terms.theme(document),
            origin=document.source,
            body=site.bodies.get(document.id, "") if page.body else "",
            links=tuple([address for address, _ in page.links]),
            cited=tuple([(citation, address, before) for citation, address, before, _ in page.cited]),
            linked_files=page.linked_files(),
        )
