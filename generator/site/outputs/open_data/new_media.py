"""Accounts of agencies on other platforms -> ``/data/new-media.json``, ``/data/new-media.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.new_media import NewMedia
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import NEW_MEDIA
from generator.site.outputs.open_data.files import both_forms


def plan(site: Site) -> Iterator[Target]:
    """Both files, once there is an account."""
    every = site.vocabularies.new_media
    if every:
        told = [_told(site, media) for media in every]
        rows = (tuple(one[key] for key in ROW) for one in told)
        yield from both_forms(site, "new-media", {"accounts": told}, [tuple(NEW_MEDIA), *rows])


ROW = ("name", "platform", "owner", "account", "state", "updated", "used", "opened", "closed", "url")


def _told(site: Site, media: NewMedia) -> dict[str, Any]:
    days = {key: str(getattr(media, key) or "") for key in ("updated", "used", "opened", "closed")}
    return {
        "name": media.name,
        "platform": media.platform,
        "owner": site.vocabularies.agencies.by_id[media.owner].name,
        "account": media.account,
        "state": media.shown_state(site.today, site.vocabularies.inspection.media_days),
        "url": media.url,
        **days,
    }
