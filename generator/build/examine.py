"""What was read and planned -> everything that is wrong; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.build.admitting import Admitted, whole
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.planning import Planned
from generator.build.reading import Reading
from generator.build.results import CheckResult, StoredReport
from generator.build.rule_states import index_states, rule_states
from generator.checks.blame import blame
from generator.checks.cited import citation_findings
from generator.checks.links import entry_findings, link_findings
from generator.checks.validate import Report, validate
from generator.checks.wording import worded
from generator.content.citations import citations_of
from generator.model.citation import Citation
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.library import Library
from generator.site.outputs.open_data import compliance
from generator.theme.config_options import option_findings
from generator.theme.missing_themes import private_theme, without_template, without_theme


def examine(build: BuildContext) -> CheckResult:
    """Run the rules over everything as it was written, and over the addresses of what is admitted.

    Where only bodies changed and no document has another finding, the last report still holds. Where documents are
    admitted anew because of what was found, that is still found. How the site stands to each rule is a file of it."""
    planned, reading = build[Planned], build[Reading]
    if build.edited is not None:
        return CheckResult(_last_report(build), planned.site, planned.plan)
    report = _more(build) if build.blamed else _report(build)
    blamed = blame(report, reading.loaded.library)
    stopped = not build.inputs and (report.failed if whole(build) else bool(blamed.nobodys))
    library = reading.loaded.library
    published = _of_published(build)
    given = planned.site, published or report, library.roots
    every = compliance.target(planned.site, rule_states(*given), index_states(*given))
    plan = msgspec.structs.replace(planned.plan, targets=(*planned.plan.targets, every))
    return CheckResult(report, planned.site, plan, blamed.file_keys, library, stopped, blamed.nobodys, published)


def _report(build: BuildContext) -> Report:
    return _validated(build, build[Reading].loaded.library, (*_of_site(build), *_of_addresses(build)))


def _of_published(build: BuildContext) -> Report | None:
    """The report on what is admitted; None where that is everything as it was written."""
    admitted, written = build[Admitted], build[Reading].loaded.library
    if not admitted.held:
        return None
    standing = {file_key: version.findings for file_key, version in admitted.held.items() if version}
    others = {file_key: findings for file_key, findings in written.findings.items() if file_key not in admitted.held}
    library = admitted.library.having(admitted.library.rows, admitted.library.bodies, {**others, **standing})
    held = {written.shown(file_key) for file_key in admitted.held}
    addresses = (item for item in _of_addresses(build) if item.path not in held)
    return _validated(build, library, (*_of_site(build), *addresses))


def _validated(build: BuildContext, library: Library, extra: Iterable[Finding]) -> Report:
    options, baseline = build.options, build[Reading].loaded.baseline
    return validate(library, extra=extra, baseline=baseline, strict=options.strict, language=options.language)


def _of_site(build: BuildContext) -> tuple[Finding, ...]:
    """What is wrong with the tables, the themes and what is planned, whoever's document is held back."""
    options, reading, planned = build.options, build[Reading], build[Planned]
    library, site = reading.loaded.library, planned.site
    places = build.themes
    return (
        *reading.findings,
        *citation_findings(site, partial(_line_of, reading.loaded.roots)),
        *(() if build.inputs else option_findings(site.config, options.config, places)),
        *planned.unfit.values(),
        *without_theme(site, planned.missing - planned.unfit.keys(), places, library.shown("0/_data/agencies.yaml")),
        *without_template(site, places, library.roots[0]),
        *private_theme(site, places),
        *((planned.logo.wrong,) if planned.logo.wrong else ()),
    )


def _line_of(roots: Sequence[Path], row: Document, citation: Citation) -> int:
    """Where a document's file has a citation: rows know no lines of their texts."""
    root, _, inner = row.file_key.partition("/")
    try:
        lines = (roots[int(root)] / inner).read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return 1
    wanted = (citation.organ, citation.year, citation.serial)
    named = ([(one.organ, one.year, one.serial) for one in citations_of(line)] for line in lines)
    return next((number for number, there in enumerate(named, 1) if wanted in there), 1)


def _of_addresses(build: BuildContext) -> Iterator[Finding]:
    """What documents have wrong among themselves: two with one address, links that lead nowhere."""
    library, planned, admitted = build[Reading].loaded.library, build[Planned], build[Admitted]
    held = {library.shown(file_key) for file_key in admitted.held}
    yield from admitted.findings
    for finding in planned.plan.findings:
        # What was last published was there before: the other one has to give way.
        other = library.by_source.get(finding.values["other"]) if finding.path in held else None
        yield finding if other is None else _turned(finding, other)
    written = [library.by_file_key[file_key] for file_key in sorted(admitted.adrift)]
    if build.edited is None:
        yield from entry_findings(library, planned.site, planned.plan.addresses())
    yield from link_findings(library, planned.site, planned.plan.addresses(), admitted.held.keys(), written)


def _turned(finding: Finding, other: Document) -> Finding:
    line = other.lines.get("aliases", other.lines.get("id", 1))
    values = {**finding.values, "other": finding.path}
    return msgspec.structs.replace(finding, path=other.source, line=line, values=values)


def _more(build: BuildContext) -> Report:
    """The report of the documents as they were written, with what is found now that some of them are held back."""
    report, config, options = build.report, build[Reading].config, build.options
    findings = (*_of_addresses(build), *build[Planned].unfit.values())
    told = (worded(item, config=config, language=options.language) for item in findings)
    shown = {*report.diagnostics, *(item for item in told if item and item.fingerprint not in _baseline(build))}
    return msgspec.structs.replace(report, diagnostics=tuple(sorted(shown)))


def _baseline(build: BuildContext) -> frozenset[str]:
    return frozenset(build[Reading].loaded.baseline)


def _last_report(build: BuildContext) -> Report:
    stored = build[Reading].place.store.read("report", StoredReport)
    if stored is None or stored.language != build.options.language:
        raise TooFewDocuments
    return stored.report
