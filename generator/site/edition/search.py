"""What the search index of the simplified edition is made from -> what that of the traditional one is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from generator.base.digest import digest
from generator.model.edition import PREFIX, Edition
from generator.search import AttachedFile, Office, SearchEntry, SiteWords
from generator.site.edition.converter import converter
from generator.site.edition.markup import markup


def traditional_entries(entries: Sequence[SearchEntry], edition: Edition) -> list[SearchEntry]:
    """The entries of the twins, in the same order. Texts as their pages show them, addresses those of the twins."""
    texts = converter(edition).texts
    titles = texts([entry.title for entry in entries])
    numbers = texts([entry.doc_number for entry in entries])
    agencies = texts([entry.agency for entry in entries])
    return [
        msgspec.structs.replace(
            entry,
            url=PREFIX + entry.url,
            title=title,
            doc_number=number,
            agency=agency,
            filters={facet: tuple(texts(values)) for facet, values in entry.filters.items()},
            key=digest(entry.key, edition.digest),
            names=tuple(texts(list(entry.names))),
            box=_pairs(entry.box, texts),
            contact=_pairs(entry.contact, texts),
            attached=tuple(AttachedFile(file.key, *texts([file.title])) for file in entry.attached),
        )
        for entry, title, number, agency in zip(entries, titles, numbers, agencies, strict=True)
    ]


def traditional_words(words: SiteWords, edition: Edition) -> SiteWords:
    """How the traditional edition is asked; offices have the addresses of their twins."""
    texts = converter(edition).texts
    return SiteWords(
        names=tuple(map(tuple, traditional_groups(words.names, edition))),
        listed=tuple(texts(words.listed)),
        place=texts([words.place])[0],
        offices=tuple(_office(one, texts) for one in words.offices),
    )


def _office(one: Office, texts: Callable[[Sequence[str]], list[str]]) -> Office:
    return Office(texts([one.title])[0], PREFIX + one.url, tuple(texts(one.names)), _pairs(one.contact, texts))


def _pairs(
    facts: Sequence[tuple[str, str]], texts: Callable[[Sequence[str]], list[str]]
) -> tuple[tuple[str, str], ...]:
    """Labels and values, converted."""
    labels, values = texts([label for label, _ in facts]), texts([value for _, value in facts])
    return tuple(zip(labels, values, strict=True))


def traditional_bodies(read_body: Callable[[str], str], edition: Edition) -> Callable[[str], str]:
    """The reader of bodies, converted."""
    page = markup(edition, "").page
    return lambda name: page(read_body(name))


def traditional_groups(groups: Sequence[Sequence[str]], edition: Edition) -> list[list[str]]:
    """Groups of synonyms, converted: the search page shows which other names it also searched."""
    return [converter(edition).texts(list(group)) for group in groups]
