"""Attachments -> copies beside the page of their document. Only files of documents that are shown are ever copied."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.model.site import Site
from generator.model.target import Target


def plan(site: Site) -> Iterator[Target]:
    """One copy for each attachment; ``source`` is a place, which the pipeline turns into a path and a digest."""
    for document in site.public:
        for attachment in document.attachments:
            yield Target(
                path=unquote(attachment.url).lstrip("/"), maker="copy", source=attachment.path, origin=document.source
            )
