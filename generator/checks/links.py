"""Links between documents -> findings: those that lead to no page, and those that lead to one nobody may see."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from urllib.parse import unquote

from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.library import Library
from generator.model.site import Site
from generator.model.statutory_column import readable

KNOWN = ("/search/", "/admin/")
"""Addresses that stand beside what is planned."""


def link_findings(
    library: Library,
    site: Site,
    addresses: Container[str],
    held: Container[str] = (),
    written: Iterable[Document] = (),
) -> Iterator[Finding]:
    """Links of shown bodies that lead nowhere. library: as it was written. addresses: every address that the site
    will have.

    held: file keys of documents that are held back by errors of their own: that is theirs to mend. written: as they
    were written, those of them that their links keep back.
    """
    for document in (*(document for document in site.public if document.file_key not in held), *written):
        for link, line in zip(document.links, document.link_lines, strict=True):
            path = link.partition("#")[0].partition("?")[0]
            code = (
                ""
                if path in held or path in (document.url, document.file_key)
                else _wrong(path, library, site, addresses)
            )
            if code:
                href = link if link.startswith("/") else link.partition("/")[2]
                yield Finding(line, 1, {"href": href}, document.source, code=code)


def entry_findings(library: Library, site: Site, addresses: Container[str]) -> Iterator[Finding]:
    """Pages of the statutory column's entries that lead nowhere, or to a document that nobody can read."""
    for entry in site.vocabularies.statutory:
        for page in entry.pages:
            code = "LNK-ENTRY" if not readable(site, page) else _wrong(page.url, library, site, addresses)
            if code:
                values = {"href": page.url, "name": entry.name}
                yield Finding(1, 1, values, library.shown("0/_data/statutory.yaml"), code=code)


def _wrong(path: str, library: Library, site: Site, addresses: Container[str]) -> str:
    """The rule that a link breaks, "" for none. path: an address, or the place of a document; "" is this page."""
    if path.startswith("/"):
        known = path in addresses or unquote(path) in addresses or path.startswith(KNOWN)
        return "" if known else "LNK-BROKEN"
    if not path or path in site.by_file_key or path in library.unread:
        return ""
    return "LNK-HELD" if path in library.by_file_key else "LNK-BROKEN"
