"""Library + what stands in for documents with errors -> the library of what is admitted. Design 17, ADR 0170.

What restricts takes effect at once, whatever else is wrong with a file: 政府信息公开条例 第十四、十五条 know no exception
for files that are badly written.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Set
from urllib.parse import unquote

import msgspec

from generator.model.admission import Restriction
from generator.model.document import OPEN, Document, stamped
from generator.model.library import Library
from generator.model.takedown import Takedown
from generator.model.vocabularies import Vocabularies


def restriction_of(row: Document) -> Restriction:
    """What a document that could be read restricts."""
    return Restriction(
        classification="" if row.classification == OPEN else row.classification,
        draft=row.draft,
        withdrawn=row.withdrawn,
        withdrawn_date=row.withdrawn_date,
        withdrawn_reason=row.withdrawn_reason,
        expires=row.expires,
        publish_date=row.publish_date,
    )


def restricted(row: Document, restriction: Restriction, today: datetime.date) -> Document:
    """What was last published, less what its file takes away now; it takes away and never gives back."""
    changes = {
        "classification": restriction.classification or row.classification,
        "draft": row.draft or restriction.draft,
        "expires": min(filter(None, (row.expires, restriction.expires)), default=None),
    }
    if restriction.publish_date and restriction.publish_date > today:
        changes["publish_date"] = restriction.publish_date
    if restriction.withdrawn and not row.withdrawn:  # what was published of a withdrawal stays as it was, too
        changes |= {
            "withdrawn": True,
            "withdrawn_date": restriction.withdrawn_date or row.withdrawn_date,
            "withdrawn_reason": restriction.withdrawn_reason or row.withdrawn_reason,
        }
    other = {key: value for key, value in changes.items() if getattr(row, key) != value}
    return stamped(msgspec.structs.replace(row, **other)) if other else row


def fits(row: Document, words: Vocabularies) -> bool:
    """Whether every name in what was last published still means something."""
    known = words.by_field
    return all(
        not (name := getattr(row, key)) or name in known[key].by_id for key in ("domain", "subject", "agency", "kind")
    )


def admitted(
    library: Library, held: Set[str], standing: Mapping[str, tuple[Document, str]], gone: Set[str] = frozenset()
) -> Library:
    """The library without the documents at ``held`` places. standing: what is there in the place of some, with its
    body. gone: addresses at which nothing will be; links to them become plain text."""
    rows = {row.file_key: row for row in library.rows if row.file_key not in held}
    rows |= {file_key: row for file_key, (row, _) in standing.items()}
    if gone:
        rows = {file_key: _unlinked(row, gone) if row.links else row for file_key, row in rows.items()}
    bodies = {**library.bodies, **{file_key: body for file_key, (_, body) in standing.items()}}
    return library.having(tuple(rows[file_key] for file_key in sorted(rows)), bodies)


def taken_down(library: Library) -> Library:
    """The library with every document withdrawn that a list says is."""
    listed = library.vocabularies.takedowns
    if not listed:
        return library
    rows = (_taken_down(row, listed[row.id]) if row.id in listed else row for row in library.rows)
    return library.having(tuple(rows), library.bodies)


def _taken_down(row: Document, entry: Takedown) -> Document:
    if row.withdrawn:
        return row
    return stamped(
        msgspec.structs.replace(row, withdrawn=True, withdrawn_date=entry.date, withdrawn_reason=entry.reason)
    )


def _unlinked(row: Document, gone: Set[str]) -> Document:
    links = tuple("" if address_of(link) in gone else link for link in row.links)
    return row if links == row.links else msgspec.structs.replace(row, links=links)


def address_of(link: str) -> str:
    """The address in a link to a page of the site, as pages are named by it."""
    path = unquote(link.partition("#")[0].partition("?")[0])
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
