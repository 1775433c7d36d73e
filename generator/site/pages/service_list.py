"""办事: guides and 一件事 by subject, audience, office and number of visits, ``/fuwu/...``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.service_choices import ENTRY, choices_of
from generator.model.site import Site
from generator.model.target import Batch
from generator.model.view import Link
from generator.site.pages import _listing
from generator.site.pages._kind_rows import service_rows_of

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context
SERVICES = Link("办事服务", ENTRY)


def plan(site: Site) -> Iterator[Batch]:
    """A list for each choice that has guides."""
    for group in choices_of(site):
        for choice in group.choices:
            yield from _listing.column(
                site,
                "service_list",
                title=choice.link.title,
                url=choice.link.url,
                documents=choice.documents,
                description=choice.about,
                introduction=choice.about,
                crumbs=(SERVICES,),
                kind="办事服务",
                rows=service_rows_of(site),
            )
