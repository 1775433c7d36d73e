"""The columns of a village's page: what it decides itself, and what it does for the government."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.site import Site
from generator.model.view import Link
from generator.model.village import ADDRESSES, NATURES, nature_of
from generator.model.vocabulary import Agency


def by_nature(site: Site, agency: Agency) -> Iterator[tuple[Link, tuple[Document, ...]]]:
    """(column, its documents newest first) of each nature of which a village has published something."""
    for nature in NATURES if agency.kind == "村" else ():
        rows = tuple(row for row in site.by_agency.get(agency.id, ()) if nature_of(row) == nature)
        if rows:
            yield Link(nature, f"/agency/{agency.id}/{ADDRESSES[nature]}/"), rows
