"""Documents -> which of the five opennesses (五公开) each shows, and the documents of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from generator.model.catalogue import Item
from generator.model.course import Course
from generator.model.document import ON_APPLICATION, Document
from generator.model.kind import Kind
from generator.model.openness import OPENNESS, Openness
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary


class OpennessWords(Protocol):
    """What a site's vocabularies say of it: items by id with their domains, kinds."""

    @property
    def items(self) -> Mapping[str, tuple[str, Item]]: ...
    @property
    def kinds(self) -> Vocabulary[Kind]: ...


def openness_of(document: Document, words: OpennessWords, course: Course | None) -> tuple[Openness, ...]:
    """What a document makes public, in the order of the five: what its catalogue item says and the stage that it
    reaches; without either what documents of its kind are for. Of an entry on application only the stage is known."""
    found: set[str] = set()
    domain, item = words.items.get(document.catalogue, ("", None))
    if item and domain == document.domain:
        found |= {*item.five_open}
    stage = course.lifecycle.stage_of(document) if course else None
    if stage:
        found.add(stage.openness)
    if not found and document.classification != ON_APPLICATION:
        found |= {*words.kinds.by_id[document.kind].openness}
    return tuple(word for word in OPENNESS if word in found)


@lru_cache(maxsize=2)
def _known(site: Site) -> dict[str, tuple[Openness, ...]]:
    """What was found of documents already: each has a page and stands in lists."""
    return {}


def shown_by(site: Site, document: Document) -> tuple[Openness, ...]:
    """What a document of the site makes public, as ``openness_of`` says."""
    known = _known(site)
    if document.id not in known:
        course = site.courses.of(document) if site.courses else None
        known[document.id] = openness_of(document, site.vocabularies, course)
    return known[document.id]


@lru_cache(maxsize=2)
def documents_of(site: Site) -> dict[Openness, tuple[Document, ...]]:
    """The documents that lists may name by what they make public, newest first; every one of the five is there."""
    found: dict[Openness, list[Document]] = {word: [] for word in OPENNESS}
    for row in site.listed:
        for word in shown_by(site, row):
            found[word].append(row)
    return {word: tuple(rows) for word, rows in found.items()}
