"""What was read and planned -> everything that is wrong; writes nothing."""

from __future__ import annotations

from generator.build.context import BuildContext, TooFewDocuments
from generator.build.planning import Planned
from generator.build.reading import Reading
from generator.build.results import CheckResult, StoredReport
from generator.build.runtime import theme_places
from generator.checks.links import link_findings
from generator.checks.validate import Report, validate
from generator.theme.config_options import option_findings
from generator.theme.missing_themes import without_template, without_theme


def examine(build: BuildContext) -> CheckResult:
    """Run the rules. Where only bodies changed and no document has another finding, the last report still holds."""
    planned = build[Planned]
    report = _report(build) if build.edited is None else _last_report(build)
    return CheckResult(report, planned.site, planned.plan)


def _report(build: BuildContext) -> Report:
    options, reading, planned = build.options, build[Reading], build[Planned]
    library, site = reading.loaded.library, planned.site
    places = theme_places(options.root)
    extra = (
        *reading.findings,
        *planned.plan.findings,
        *link_findings(library, site, planned.plan.addresses()),
        *option_findings(site.config, options.config, places),
        *without_theme(site, planned.missing, places, library.shown("0/_data/agencies.yaml")),
        *without_template(site, places, library.roots[0]),
    )
    return validate(
        library, extra=extra, baseline=reading.loaded.baseline, strict=options.strict, language=options.language
    )


def _last_report(build: BuildContext) -> Report:
    stored = build[Reading].place.store.read("report", StoredReport)
    if stored is None or stored.language != build.options.language:
        raise TooFewDocuments
    return stored.report
