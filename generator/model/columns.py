"""A word for a column (领域、主题、机关、文件类型) -> the addresses of the columns of the site that it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.document import OPEN, Document
from generator.model.office import OwnColumn
from generator.model.vocabulary import Agency, Domain, Subject, Vocabulary

PREFIXES = {"domain": "/", "subject": "/subject/", "agency": "/agency/", "kind": "/kind/"}
"""Vocabulary -> how the addresses of its columns begin."""

Words = Mapping[str, Vocabulary[Any]]


def addresses_of(name: str, words: Words) -> tuple[str, ...]:
    """The addresses of the columns of that name. words: the vocabularies whose terms have columns, by the keys of
    ``PREFIXES``; a name may mean a column in several."""
    terms = ((prefix, words[key].find(name)) for key, prefix in PREFIXES.items())
    return tuple(term.url if isinstance(term, Domain) else f"{prefix}{term.id}/" for prefix, term in terms if term)


def own_names(agency: Agency) -> Vocabulary[Subject]:
    """An agency's own columns, to find one by name or id."""
    return Vocabulary(Subject(column.id, column.name) for column in agency.columns)


def kept_by(agency: Agency, name: str, words: Words) -> tuple[str, ...]:
    """The addresses of the columns that one of its officers keeps: those of the site, and its own of that name."""
    own = own_names(agency).find(name)
    return *addresses_of(name, words), *((f"/agency/{agency.id}/{own.id}/",) if own else ())


def shows(column: OwnColumn, row: Document) -> bool:
    """Whether a document stands in an agency's own column. Of an entry on application nobody may see the kind."""
    kind = row.kind if row.classification == OPEN else ""
    asked = ((column.kinds, kind), (column.domains, row.domain), (column.subjects, row.subject))
    return all(own in names for names, own in asked if names)
