"""征求意见 and 民意调查 as citizens are asked to take part in them: which are open, and what became of those that closed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.course import period_of
from generator.model.document import Document
from generator.model.site import Site

KINDS = ("consultation", "survey")


def calls(site: Site) -> Iterator[Document]:
    """Those that give their days and can be read today, newest first within a kind."""
    for kind in KINDS:
        for document in site.by_kind.get(kind, ()):
            if period_of(document) and not document.expired(site.today):
                yield document


def adoptions(site: Site) -> dict[str, Document]:
    """Consultation -> what became of the opinions on it (意见采纳情况); of several the newest."""
    found: dict[str, Document] = {}
    for document in site.by_kind.get("adoption", ()):
        found.setdefault(document.fields.get("consultation", ""), document)
    return found
