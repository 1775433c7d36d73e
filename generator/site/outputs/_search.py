"""A site whose search page asks a server -> what nginx is told, so that it can (``search/opensearch/proxy.py``)."""

from __future__ import annotations

from generator.model.edition import PREFIX
from generator.model.mount import mount_of
from generator.model.site import Site
from generator.search.opensearch import proxy
from generator.search.opensearch.client import addresses_of
from generator.search.opensearch.index import IndexNames
from generator.site.outputs._nginx import HSTS
from generator.site.outputs.hosting import headers_for, rules


def maps(site: Site) -> str:
    """For the ``http`` block; "" where no server is asked."""
    search = site.config.search
    return proxy.maps(addresses_of(search.server)) if search.served else ""


def locations(site: Site) -> str:
    """For the ``server`` block; "" where no server is asked."""
    config, mount = site.config, mount_of(site.base_url)
    if not config.search.served:
        return ""
    editions = {"hans": "", **({"hant": PREFIX} if site.edition else {})}
    places = [
        proxy.SearchPlace(
            f"{mount}{prefix}{config.search.url}", IndexNames(config.search.index, config.site.code, name).own
        )
        for name, prefix in editions.items()
    ]
    headers = headers_for("/", rules(config.admin, config.messages))
    if site.base_url.startswith("https://") and not mount:
        headers["Strict-Transport-Security"] = HSTS
    return proxy.locations(places, addresses_of(config.search.server), tuple(headers.items()))
