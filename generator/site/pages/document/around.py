"""Documents -> what stands around each: its neighbours, those that are like it, those that it is related to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.model.document import Document, in_order
from generator.model.site import Site

RELATED = 5
"""How many older documents of the same domain and subject a page names."""

Around = tuple[Document | None, Document | None, tuple[Document, ...]]
"""A document's older and newer neighbour and those that are like it, newest first."""
Relations = tuple[tuple[str, Sequence[Document]], ...]
"""Headings in the order of the page, each with the documents under it."""
ALONE: Around = (None, None, ())


def neighbours_of(documents: Sequence[Document]) -> dict[str, Around]:
    """Each document's older and newer neighbour, and the older ones of its subject. documents: those of one domain that
    lists may name, newest first.

    Only older documents count as related, so that a new one changes no old page but its one neighbour's.
    """
    older: Document | None = None
    alike: dict[str, list[Document]] = defaultdict(list)
    around: dict[str, Around] = {}
    for document in reversed(documents):
        same = alike[document.subject]
        around[document.id] = (older, None, tuple(reversed(same[-RELATED:])))
        if older:
            around[older.id] = (around[older.id][0], document, around[older.id][2])
        older = document
        same.append(document)
    return around


def relations_of(site: Site) -> dict[str, Relations]:
    """id -> (heading, the documents on the other side, for relations given and for those that lead here)."""
    related: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    kinds = {kind.id: kind.relations for kind in site.vocabularies.kinds.terms}
    for document in site.public:
        for field in kinds[document.kind] if document.fields else ():
            value = document.fields.get(field.key, ())
            for identity in (value,) if isinstance(value, str) else value:
                other = site.by_id.get(identity)
                if other is None or other.id == document.id:
                    continue
                related[document.id][field.name].append(other)
                if field.inverse:
                    related[other.id][field.inverse].append(document)
    return {
        identity: tuple((heading, in_order(others)) for heading, others in groups.items())
        for identity, groups in related.items()
    }
