"""What was read -> what may be shown, what will exist, and everything that is wrong; writes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Set
from pathlib import Path

from generator.base.store import Store
from generator.disclose import disclose
from generator.guests import absent, without_template, without_theme
from generator.load import Read, load
from generator.memory import Memory
from generator.model.config import Config
from generator.model.options import Options
from generator.model.site import Site
from generator.model.state import Kept, Sources
from generator.model.view import SiteView
from generator.pipeline.means import quiet_memory, theme_places
from generator.pipeline.told import Checked, Progress
from generator.plan import plan, site_view
from generator.render.config_options import option_findings
from generator.render.theme import load_chain
from generator.validate import Report, link_findings, validate, worded


def check(options: Options, progress: Progress | None = None) -> Checked:
    """Everything but writing. May read the state store and writes nothing to it. Raises UsageError."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch, quiet_memory():

        def remembered(config: Config) -> tuple[Sources, Path]:
            store = Store(options.state_folder(options.output_folder(config.output)))
            return Memory(store).all(), Path(scratch)

        found = examine(options, load(options, before=remembered, progress=progress or Progress()))
        for theme in sorted({target.theme for target in found.plan.targets if target.theme}) if found.plan else ():
            load_chain(theme, theme_places(options.root))  # says what is missing, as a build would
        return found


Before = Callable[[Site, SiteView, Set[str]], Mapping[str, Kept]]
"""Given the site, what templates see of it and which themes are missing: the batches that an earlier build left."""


def examine(options: Options, read: Read, before: Before | None = None) -> Checked:
    """What was read -> what may be shown, what will exist, and everything that is wrong."""
    if read.library is None:
        found = [worded(item, item.problem.path, language=options.language) for item in read.findings]
        return Checked(Report(tuple(sorted(item for item in found if item))))
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
    return Checked(report, site, planned)
