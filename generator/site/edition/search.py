"""What the search index of the simplified edition is made from -> what that of the traditional one is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from generator.base.digest import digest
from generator.model.edition import PREFIX, Edition
from generator.search import SearchEntry
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
        )
        for entry, title, number, agency in zip(entries, titles, numbers, agencies, strict=True)
    ]


def traditional_bodies(read_body: Callable[[str], str], edition: Edition) -> Callable[[str], str]:
    """The reader of bodies, converted."""
    page = markup(edition, "").page
    return lambda name: page(read_body(name))


def traditional_groups(groups: Sequence[Sequence[str]], edition: Edition) -> list[list[str]]:
    """Groups of synonyms, converted: the search page shows which other names it also searched."""
    return [converter(edition).texts(list(group)) for group in groups]
