"""What is admitted -> what may be shown today and the files that will exist, each document's page among them."""

from __future__ import annotations

from collections.abc import Mapping, Set

import msgspec

from generator.access.disclose import disclose
from generator.base.version import fingerprint
from generator.build.admitting import Admitted
from generator.build.context import BuildContext
from generator.build.keys import Closures, Keys
from generator.build.logo import Logo, logo_of
from generator.build.reading import Reading
from generator.model.diagnostic import Finding, UsageError
from generator.model.site import Site
from generator.model.state import CachedBatch, CachedBatches
from generator.model.view import SiteView
from generator.site import plan as site_plan
from generator.site.site_view import site_view
from generator.theme.missing_themes import absent, unfit


class Planned(msgspec.Struct, frozen=True):
    """What is to be. view: the site as templates see it. missing: themes that are nowhere or, for what stands in
    ``unfit``, cannot be used. keys: None when a theme cannot be used, for the reason in ``refusal``, or when nothing
    will be built. logo: the site's mark."""

    site: Site
    view: SiteView
    missing: frozenset[str]
    plan: site_plan.Plan
    keys: Keys | None = None
    refusal: UsageError | None = None
    unfit: Mapping[str, Finding] = {}
    logo: Logo = Logo()


def plan(build: BuildContext) -> Planned:
    """Cut what is admitted down to what may be shown, and plan its files;
    in a confined build the pages of its documents."""
    options, reading = build.options, build[Reading]
    site = disclose(build[Admitted].library, base_url=options.base_url, preview=options.preview, drafts=options.drafts)
    places = build.themes
    gone = absent(site, places)
    wrong = {**unfit(site, places, gone), **build.spoiled}
    missing = frozenset(gone | wrong.keys())
    logo = logo_of(build)
    view = site_view(site, search=options.search and site.config.search.enabled, missing=missing, logo=logo.url)
    keys, refusal = _keys(build, site, view, missing)
    if build.edited is None:
        planned = site_plan.plan(site, view, missing=missing, before=_kept(reading, keys))
    else:
        planned = site_plan.plan_documents(site, view, reading.edited.keys(), missing=missing)
    return Planned(site, view, missing, planned, keys, refusal, wrong, logo)


def _keys(build: BuildContext, site: Site, view: SiteView, missing: Set[str]) -> tuple[Keys | None, UsageError | None]:
    """What is wrong with a theme is said after what is wrong with the content."""
    if build.scratch:
        return None, None
    closures = None if build.options.verify else build[Reading].place.store.read("closures", Closures)
    try:
        return Keys(site, view, missing=missing, themes=build.themes, version=fingerprint(), closures=closures), None
    except UsageError as error:
        return None, error


def _kept(reading: Reading, keys: Keys | None) -> Mapping[str, CachedBatch]:
    """The batches that the last build left, when all is as it was but the documents."""
    if keys is None or not reading.place.cache.whole:
        return {}
    left = reading.place.store.read("batches", CachedBatches)
    return left.batches if left and left.common == keys.common else {}
