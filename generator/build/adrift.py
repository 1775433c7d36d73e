"""What was read -> the documents that a broken link keeps back, whoever else is let in.

A link to a document that there is not, neither as files are written nor as they were last published, is broken however
the others turn out. Known before anything is planned, it saves planning the site with the document and once more
without.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.access.disclose import body_shown, held_back
from generator.base.patterns import lazy_re
from generator.build.context import BuildContext
from generator.build.reading import Reading
from generator.checks import rules
from generator.checks.wording import level_of
from generator.model.document import OPEN, Document
from generator.model.former_queries import claimed
from generator.model.library import Library

_DOCUMENT = lazy_re(r"/d/[^/?#]+/")


def adrift(build: BuildContext, held: Set[str]) -> frozenset[str]:
    """File keys of such documents. held: file keys of those that have errors of their own."""
    reading = build[Reading]
    library = reading.loaded.library
    if reading.loaded.baseline or level_of(rules.every()["LNK-BROKEN"], library.config) != "error":
        return frozenset()
    drafts = build.options.drafts
    linking = [row for row in library.rows if row.links and row.file_key not in held and _shown(row, library, drafts)]
    links = [(row.file_key, link.partition("#")[0].partition("?")[0]) for row in linking for link in row.links]
    lost = {file_key for file_key, link in links if _is_nowhere(link, library)}
    told = [(file_key, unquote(link)) for file_key, link in links if _DOCUMENT.fullmatch(link)]
    known = _addresses(build, held) if told else frozenset()
    return frozenset(lost | {file_key for file_key, link in told if link not in known})


def _is_nowhere(link: str, library: Library) -> bool:
    """Whether a link to a file ("0/guotu/a.md") leads to none; one that cannot be read is there all the same."""
    return not link.startswith("/") and link != "" and link not in library.by_file_key and link not in library.unread


def _shown(row: Document, library: Library, drafts: bool) -> bool:
    """Whether the links of a document are looked at, and nobody has answered for them."""
    today = library.today
    open_now = row.classification == OPEN and not held_back(row, today, drafts=drafts) and body_shown(row, today)
    return open_now and not row.exceptions and row.id not in library.vocabularies.takedowns


def _addresses(build: BuildContext, held: Set[str]) -> frozenset[str]:
    """Every address that a document has, as files are written or as it was last published; of one that cannot be read,
    the one that it would have."""
    reading = build[Reading]
    versions = (reading.last.of(file_key) for file_key in held)
    rows = (*reading.loaded.library.rows, *(version.document for version in versions if version))
    unread = {f"/d/{PurePosixPath(file_key).stem}/" for file_key in held}
    return frozenset(unread | {address for row in rows for address in _of(row)})


def _of(row: Document) -> Iterator[str]:
    yield unquote(row.url)
    yield from map(claimed, row.aliases)
