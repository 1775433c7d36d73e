"""A document -> where it stands as PDF: normative documents and issues of the gazette, if config.yaml asks for it."""

from __future__ import annotations

from generator.model.document import Document
from generator.model.gazette import KIND
from generator.model.site import Site

KINDS = ("normative", KIND)


def address(site: Site, document: Document) -> str:
    """The site address of its PDF; "" where it has none. Attachments lie elsewhere, whatever they are called."""
    wanted = site.config.pdf and document.kind in KINDS and document.readable(site.today)
    return f"/pdf/{document.id}.pdf" if wanted else ""
