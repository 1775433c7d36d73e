"""The build on one page: its stages, one after the other,
over all documents or over the few whose bodies were edited."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.base.lock import locked
from generator.base.progress import Progress
from generator.build.change_scan import ChangeScan, scan_changes
from generator.build.comparing import compare
from generator.build.context import BuildContext, Stage, TooFewDocuments
from generator.build.examine import examine
from generator.build.indexing import index
from generator.build.making import make
from generator.build.planning import plan
from generator.build.publishing import publish
from generator.build.reading import read
from generator.build.remembering import remember
from generator.build.results import BuildResult, CheckResult
from generator.build.runtime import FEW, quiet_memory, theme_places
from generator.checks.validate import Report
from generator.model.diagnostic import ContentError
from generator.model.options import Options
from generator.theme.chain import load_chain

__all__ = ("BuildResult", "CheckResult", "Progress", "build", "check")

CHECKING: tuple[tuple[str, Stage], ...] = (
    ("读取", read),  # config.yaml and the content folders -> documents, with what the last build knew of them
    ("规划", plan),  # documents -> what may be shown today, and the files that will exist
    ("检查", examine),  # documents and planned files -> everything that is wrong
)
STAGES: tuple[tuple[str, Stage], ...] = (
    *CHECKING,
    ("比较", compare),  # planned files -> the tree to be, each file with its key
    ("检索", index),  # documents -> the search index
    ("生成", make),  # the tree to be -> files in the spare tree, those alone that are not there already
    ("发布", publish),  # the spare tree -> the live site, at once
    ("记录", remember),  # all that was found out -> the state store, for the next build
)


def build(options: Options, progress: Progress | None = None, seen: ChangeScan | None = None) -> BuildResult:
    """Build the site and publish it. seen: what a first look just gave, which need not be repeated.

    Raises ContentError (nothing is published), UsageError, RenderError, Busy, OSError: the last good site then stands.
    """
    with locked(options.state_folder(options.own_output_folder()) / "lock"), quiet_memory():
        scan = seen if seen and seen.still(options) else scan_changes(options)
        for documents in _scopes(options, scan):
            try:
                begun = BuildContext(options=options, progress=progress or Progress(), scan=scan, edited=documents)
                return _through(begun, STAGES)[BuildResult]
            except TooFewDocuments:
                continue
    raise AssertionError("a build over all documents is sure of what it gives")


def _scopes(options: Options, scan: ChangeScan) -> Iterator[tuple[tuple[str, str], ...] | None]:
    """The documents to build over, the fewest first; None for all.
    Nobody asks for more than the first if that will do."""
    if scan.manifest is not None and scan.doubtful and len(scan.doubtful) <= FEW and not options.verify:
        yield scan.doubtful
    yield None


def _through(build: BuildContext, stages: tuple[tuple[str, Stage], ...]) -> BuildContext:
    for name, stage in stages:
        build = build.after(name, stage)
    return build


def check(options: Options, progress: Progress | None = None) -> CheckResult:
    """Everything but writing. May read the state store and writes nothing to it. Raises UsageError."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch, quiet_memory():
        begun = BuildContext(options=options, progress=progress or Progress(), scratch=Path(scratch))
        try:
            checked = _through(begun, CHECKING)[CheckResult]
        except ContentError as error:  # of the configuration, without which nothing can be looked at
            return CheckResult(Report(error.diagnostics))
        for theme in sorted({target.theme for target in checked.plan.targets if target.theme}) if checked.plan else ():
            load_chain(theme, theme_places(options.root))  # says what is missing, as a build would
        return checked
