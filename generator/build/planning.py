"""What was read -> what may be shown today and the files that will exist, each document's page among them."""

from __future__ import annotations

from collections.abc import Mapping, Set

import msgspec

from generator.access.disclose import disclose
from generator.base.version import fingerprint
from generator.build.context import BuildContext
from generator.build.keys import Closures, Keys
from generator.build.reading import Reading
from generator.build.runtime import theme_places
from generator.model.diagnostic import UsageError
from generator.model.site import Site
from generator.model.state import CachedBatch, CachedBatches
from generator.model.view import SiteView
from generator.site import plan as site_plan
from generator.theme.missing_themes import absent


class Planned(msgspec.Struct, frozen=True):
    """What is to be. view: the site as templates see it. missing: themes that are nowhere. keys: None when a theme
    cannot be used, for the reason in ``refusal``, or when nothing will be built."""

    site: Site
    view: SiteView
    missing: frozenset[str]
    plan: site_plan.Plan
    keys: Keys | None = None
    refusal: UsageError | None = None


def plan(build: BuildContext) -> Planned:
    """Cut what was read down to what may be shown, and plan its files;
    in a confined build the pages of its documents."""
    options, reading = build.options, build[Reading]
    site = disclose(reading.loaded.library, base_url=options.base_url, preview=options.preview, drafts=options.drafts)
    missing = frozenset(absent(site, theme_places(options.root)))
    view = site_plan.site_view(site, search=options.search and site.config.search.enabled, missing=missing)
    keys, refusal = _keys(build, site, view, missing)
    if build.edited is None:
        planned = site_plan.plan(site, view, missing=missing, before=_kept(reading, keys))
    else:
        planned = site_plan.plan_documents(site, view, reading.edited.keys(), missing=missing)
    return Planned(site, view, missing, planned, keys, refusal)


def _keys(build: BuildContext, site: Site, view: SiteView, missing: Set[str]) -> tuple[Keys | None, UsageError | None]:
    """What is wrong with a theme is said after what is wrong with the content."""
    if build.scratch:
        return None, None
    closures = build[Reading].place.store.read("closures", Closures)
    places = theme_places(build.options.root)
    try:
        return Keys(site, view, missing=missing, themes=places, version=fingerprint(), closures=closures), None
    except UsageError as error:
        return None, error


def _kept(reading: Reading, keys: Keys | None) -> Mapping[str, CachedBatch]:
    """The batches that the last build left, when all is as it was but the documents."""
    if keys is None or not reading.place.cache.whole:
        return {}
    left = reading.place.store.read("batches", CachedBatches)
    return left.batches if left and left.common == keys.common else {}
