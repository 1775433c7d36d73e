"""A report and a site -> the findings on what is public, each with the document that it is about.

What is wrong in drafts, in files that are held back and in those that are not open is their editors' to know, in
number too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.diagnostic import Diagnostic
from generator.model.document import Document
from generator.model.site import Site


def public_findings(
    site: Site, diagnostics: Iterable[Diagnostic], roots: tuple[str, ...]
) -> Iterator[tuple[Diagnostic, Document | None]]:
    """Findings on public documents, their attachments and rows; and, with None, on what belongs to the whole site.
    roots: names of the content folders, as paths of messages begin."""
    of: dict[str, Document] = {}
    for row in site.public:
        if not row.withdrawn:
            for file_key in (row.rows_file, row.annual_file, *(file.path for file in row.attachments)):
                if file_key:
                    of.setdefault(_shown(file_key, roots), row)
            of[row.source] = row
    whole = tuple(f"{root}/_data/" for root in roots)
    for item in diagnostics:
        if item.path in of:
            yield item, of[item.path]
        elif not item.path or item.path.startswith(whole) or "/" not in item.path:
            yield item, None


def _shown(file_key: str, roots: tuple[str, ...]) -> str:
    """How messages name a file."""
    root, _, inner = file_key.partition("/")
    return f"{roots[int(root)]}/{inner}"
