"""Attachments -> copies beside the page of their document. Only files of documents that are shown are ever copied."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.model.site import Site
from generator.model.target import Target


def plan(site: Site) -> Iterator[Target]:
    """The public copy of each attachment, by its digest; ``source`` is the key of the file that it was made of."""
    for document in site.public:
        for attachment in document.attachments:
            path = unquote(attachment.url).lstrip("/")
            yield Target(
                path=path, maker="copy", source=attachment.path, digest=attachment.copy, origin=document.source
            )
