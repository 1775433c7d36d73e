"""Services outside of the site -> what a column shows of those that belong to it."""

from __future__ import annotations

from generator.model.site import Site
from generator.model.view import ServiceLink


def services_of(site: Site, column: str) -> tuple[ServiceLink, ...]:
    """The services that a column shows. column: its address."""
    given = site.vocabularies.services
    return tuple(ServiceLink(one.name, one.url, one.about) for one in given if column in one.columns)
