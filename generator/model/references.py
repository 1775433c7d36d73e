"""Documents with what their texts name -> which of the site's documents each names, and which name it.

Never a wrong one: a number must be one document's, a title as well, and who is said to have issued it must be who did.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.model.citation import Citation, begins_after, names_one, normal_title, number_of
from generator.model.document import Document
from generator.model.vocabulary import Agency

QUOTING = ("repost", "interpretation")
"""Kinds that may bear another document's number."""
LATER = datetime.timedelta(days=366)
"""A text names by its title alone what there was when it was written; a document that is this much younger is another
one of the same name. Less is said by no one's date of writing."""


class Cited(msgspec.Struct, frozen=True):
    """A citation with the document that it means. before: how many letters before its number are not of it."""

    citation: Citation
    document: Document
    before: int = 0


def same_title(one: str, other: str) -> bool:
    """Whether two titles in the normal form may be one document's: 关于印发方案的通知 is cited as 方案, and with its office."""
    return one in other or other in one


class Holdings:
    """What can be cited. rows: documents that everybody may read. others: those that have no more than a page or an
    entry of their own: nobody is led to them, but a title that one of them bears means no other. names: of offices."""

    def __init__(
        self, rows: Sequence[Document], others: Iterable[Document], agencies: Iterable[Agency], host: str
    ) -> None:
        self._numbers: dict[tuple[int, int], list[tuple[str, Document]]] = defaultdict(list)
        self._titles: dict[str, list[Document | None]] = defaultdict(list)
        self._agencies = {item.id: (item.name, item.short, *item.aliases) for item in agencies}
        self._host = host
        for row in rows:
            number = number_of(row.doc_number) if row.doc_number and row.kind != "interpretation" else None
            if number:
                self._numbers[number.year, number.serial].append((number.organ, row))
            self._titles[normal_title(row.title)].append(row)
        for row in others:
            self._titles[normal_title(row.title)].append(None)

    def of(self, row: Document) -> Iterator[Cited]:
        """What a document cites of the others."""
        for citation in row.citations:
            found = self._numbered(citation) if citation.year else self._titled(citation, row)
            if found and found.document.id != row.id:
                yield found

    def knows(self, citation: Citation) -> bool:
        """Whether several documents bear a citation's number, so that none is meant."""
        same = self._numbers.get((citation.year, citation.serial), ())
        return any(citation.organ.endswith(organ) for organ, _ in same)

    def bearing(self, citation: Citation) -> Document | None:
        """The one document that bears a citation's number, whatever the title beside it says."""
        return self._bearing(citation)[0]

    def _bearing(self, citation: Citation) -> tuple[Document | None, int]:
        fitting = [
            (organ, row)
            for organ, row in self._numbers.get((citation.year, citation.serial), ())
            if citation.organ.endswith(organ) and begins_after(citation.organ.removesuffix(organ))
        ]
        longest = max((len(organ) for organ, _ in fitting), default=0)
        bearers = [row for organ, row in fitting if len(organ) == longest]
        own = [row for row in bearers if row.kind not in QUOTING] or bearers
        return (own[0] if len(own) == 1 else None), len(citation.organ) - longest

    def _numbered(self, citation: Citation) -> Cited | None:
        row, before = self._bearing(citation)
        if row is None or (citation.title and not same_title(citation.title, normal_title(row.title))):
            return None
        return Cited(citation, row, 0 if citation.title else before)

    def _titled(self, citation: Citation, citing: Document) -> Cited | None:
        bearers = self._titles.get(citation.title, ())
        row = bearers[0] if len(bearers) == 1 and names_one(citation.title) else None
        if row is None or (citing.kind == "repost" and row.kind != "repost") or _first(row) > _last(citing) + LATER:
            return None
        return Cited(citation, row) if self._issued(row, citation.issuer) else None

    def _issued(self, row: Document, issuer: str) -> bool:
        """Whether who is named before a title may be who issued the document."""
        if not issuer:
            return True
        names = (*self._agencies.get(row.agency, (self._host,)), str(row.fields.get("source_name", "")))
        return any(_named(issuer.replace("人民", ""), name.replace("人民", "")) for name in names if name)


def _named(issuer: str, name: str) -> bool:
    """Whether the letters before a title end in an office's name, or in the end of it that people use: 县财政局."""
    alike = 0
    while alike < min(len(issuer), len(name)) and issuer[-1 - alike] == name[-1 - alike]:
        alike += 1
    return alike > 1 and begins_after(issuer[: len(issuer) - alike])


def _first(row: Document) -> datetime.date:
    return min(row.publish_date, row.written_date or row.publish_date)


def _last(row: Document) -> datetime.date:
    return max(row.publish_date, row.written_date or row.publish_date, row.updated or row.publish_date)


class References(msgspec.Struct, frozen=True):
    """given: id -> what the document cites. received: id -> the documents that cite it, oldest first."""

    given: Mapping[str, tuple[Cited, ...]] = {}
    received: Mapping[str, tuple[Document, ...]] = {}


def references(holdings: Holdings, citing: Iterable[Document]) -> References:
    """Both ways at once. citing: the documents whose text is shown, oldest first."""
    given: dict[str, tuple[Cited, ...]] = {}
    received: dict[str, dict[str, Document]] = defaultdict(dict)
    for row in citing:
        found = tuple(holdings.of(row)) if row.citations else ()
        if found:
            given[row.id] = found
            for one in found:
                received[one.document.id][row.id] = row
    return References(given, {identity: tuple(rows.values()) for identity, rows in received.items()})
