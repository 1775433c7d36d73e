"""What was read -> what may be shown, what will exist, and everything that is wrong; writes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Set
from pathlib import Path

from generator.access.disclose import disclose
from generator.base.store import Store
from generator.build.document_cache import DocumentCache
from generator.build.results import CheckResult, Progress
from generator.build.runtime import quiet_memory, theme_places
from generator.checks.links import link_findings
from generator.checks.validate import Report, validate
from generator.checks.wording import worded
from generator.content import LoadResult, load
from generator.model.config import Config
from generator.model.options import Options
from generator.model.site import Site
from generator.model.state import CachedBatch, LoadCache
from generator.model.view import SiteView
from generator.site.plan import plan, site_view
from generator.theme.chain import load_chain
from generator.theme.config_options import option_findings
from generator.theme.missing_themes import absent, without_template, without_theme


def check(options: Options, progress: Progress | None = None) -> CheckResult:
    """Everything but writing. May read the state store and writes nothing to it. Raises UsageError."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch, quiet_memory():

        def remembered(config: Config) -> tuple[LoadCache, Path]:
            store = Store(options.state_folder(options.output_folder(config.output)))
            return DocumentCache(store).all(), Path(scratch)

        found = examine(options, load(options, before=remembered, progress=progress or Progress()))
        for theme in sorted({target.theme for target in found.plan.targets if target.theme}) if found.plan else ():
            load_chain(theme, theme_places(options.root))  # says what is missing, as a build would
        return found


Before = Callable[[Site, SiteView, Set[str]], Mapping[str, CachedBatch]]
"""Given the site, what templates see of it and which themes are missing: the batches that an earlier build left."""


def examine(options: Options, read: LoadResult, before: Before | None = None) -> CheckResult:
    """What was read -> what may be shown, what will exist, and everything that is wrong."""
    if read.library is None:
        found = [worded(item, language=options.language) for item in read.findings]
        return CheckResult(Report(tuple(sorted(item for item in found if item))))
    site = disclose(read.library, base_url=options.base_url, preview=options.preview, drafts=options.drafts)
    places = theme_places(options.root)
    missing = absent(site, places)
    view = site_view(site, search=options.search and site.config.search.enabled, missing=missing)
    planned = plan(site, view, missing=missing, before=before(site, view, missing) if before else None)
    extra = [*read.findings, *planned.findings, *link_findings(read.library, site, planned.addresses())]
    extra += option_findings(site.config, options.config, places)
    extra += without_theme(site, missing, places, read.library.shown("0/_data/agencies.yaml"))
    extra += without_template(site, places, read.library.roots[0])
    report = validate(
        read.library, extra=extra, baseline=read.baseline, strict=options.strict, language=options.language
    )
    return CheckResult(report, site, planned)
