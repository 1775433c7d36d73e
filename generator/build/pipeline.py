"""The build on one page: its stages, one after the other,
over all documents or over the few whose bodies were edited."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from generator.base.errors import Damaged, GongkaiError
from generator.base.lock import locked
from generator.base.progress import Progress
from generator.base.store import Store
from generator.build.admitting import Admitted, admit
from generator.build.change_scan import ChangeScan, scan_changes
from generator.build.comparing import compare
from generator.build.context import BuildContext, Stage, TooFewDocuments
from generator.build.examine import examine
from generator.build.indexing import index
from generator.build.last_inputs import last_inputs
from generator.build.making import make
from generator.build.planning import plan
from generator.build.publish import TreeNotWhole, beside
from generator.build.publishing import publish
from generator.build.reading import Reading, read
from generator.build.remembering import remember
from generator.build.results import BuildResult, CheckResult
from generator.build.retracting import retract
from generator.build.runtime import FEW, quiet_memory, theme_places
from generator.build.serving import serve
from generator.build.typesetting import typeset
from generator.checks.validate import Report
from generator.model.diagnostic import ContentError, Finding, UsageError
from generator.model.options import Options
from generator.model.state import CachedDocument
from generator.theme.chain import load_chain
from generator.theme.missing_themes import spoiled
from generator.theme.render.pages import RenderError

__all__ = ("BuildResult", "CheckResult", "Progress", "build", "check")

CHECKING: tuple[tuple[str, Stage], ...] = (
    ("读取", read),  # config.yaml and the content folders -> documents, with what the last build knew of them
    ("准入", admit),  # documents -> those without errors, and what was last published of the others
    ("规划", plan),  # what is admitted -> what may be shown today, and the files that will exist
    ("检查", examine),  # documents and planned files -> everything that is wrong
)
STAGES: tuple[tuple[str, Stage], ...] = (
    *CHECKING,
    ("比较", compare),  # planned files -> the tree to be, each file with its key
    ("检索", index),  # documents -> the search index
    ("排版", typeset),  # planned PDFs -> their files, those alone that are not kept already
    ("生成", make),  # the tree to be -> files in the spare tree, those alone that are not there already
    ("撤回", retract),  # what leaves the site -> gone from the search server, where there is one
    ("发布", publish),  # the spare tree -> the live site, at once
    ("上传", serve),  # what is new or other on the site -> the search server
    ("记录", remember),  # all that was found out -> the state store, for the next build
)


def build(options: Options, progress: Progress | None = None, seen: ChangeScan | None = None) -> BuildResult:
    """Build the site and publish it. seen: what a first look just gave, which need not be repeated.

    Raises ContentError (nothing new is published), UsageError, RenderError, Busy, OSError: the last good site then
    stands, but for what is taken back (``taken_back`` of the error). In an emergency (``each``) that much is enough.
    """
    progress = progress or Progress()
    with locked(beside(options.own_output_folder()) / "lock"), quiet_memory():
        try:
            scan = seen if seen and seen.still(options) else scan_changes(options)
            return _built(BuildContext(options=options, progress=progress, scan=scan), list(_scopes(options, scan)))
        except (ContentError, UsageError, RenderError) as error:
            left = _taken_back(options, progress)
            if left and options.each:
                return msgspec.structs.replace(left, notes=(*left.notes, *filter(None, error.explain())))
            error.taken_back = None if left is None else left.taken_back
            error.unfollowed = left.unfollowed if left else ()
            raise


def _taken_back(options: Options, progress: Progress) -> BuildResult | None:
    """A build that publishes nothing new: with what the last one was made from, less what is taken back today. None
    where that cannot be told or done: then the last good site stands whole."""
    if options.drafts:
        return None
    store = Store(options.state_folder(options.own_output_folder()))
    with last_inputs(store, options.root) as inputs:
        if inputs is None:
            return None
        try:
            return _built(BuildContext(options=options, progress=progress, inputs=inputs), [(None, options.verify)])
        except (GongkaiError, OSError):
            return None


def _built(given: BuildContext, waiting: list[tuple[tuple[tuple[str, str], ...] | None, bool]]) -> BuildResult:
    """A build by the first of the scopes that will do."""
    notes: tuple[str, ...] = ()
    without: dict[str, Finding] = {}
    read_before: Mapping[str, CachedDocument] = {}
    while True:
        documents, verify = waiting.pop(0)
        options = msgspec.structs.replace(given.options, verify=verify)
        begun = msgspec.structs.replace(given, options=options, edited=documents, read=read_before, spoiled=without)
        try:
            checked = _settled(_through(begun, CHECKING))
            built = _through(checked, STAGES[len(CHECKING) :])[BuildResult]
            return msgspec.structs.replace(built, notes=(*notes, *built.notes))
        except TooFewDocuments as few:
            read_before = few.read
        except (Damaged, TreeNotWhole) as error:
            if verify:
                raise
            notes, waiting = (f"{error.explain()[0]}，已全部重新生成",), [(None, True)]
        except RenderError as error:
            checked[Reading].place.output.abandon()
            if not error.guest or error.guest in without:
                raise
            what = f"生成 {error.page} 时出错：{error.message}"
            without[error.guest] = spoiled(error.guest, error.template, error.line, what, given.themes)
            waiting.insert(0, (None, verify))


def _scopes(options: Options, scan: ChangeScan) -> Iterator[tuple[tuple[tuple[str, str], ...] | None, bool]]:
    """The documents to build over, the fewest first; None for all; and whether nothing that is left is believed.
    Nobody asks for more than the first if that will do."""
    if scan.manifest is not None and scan.doubtful and len(scan.doubtful) <= FEW and not options.verify:
        yield scan.doubtful, False
    yield None, options.verify


def _settled(build: BuildContext) -> BuildContext:
    """The build when no document that is admitted has an error: what documents have wrong among themselves shows when
    they stand side by side, and holding one back can show more. Each round admits fewer as they are written."""
    while not build[CheckResult].stopped and (blamed := _newly(build)):
        build = msgspec.structs.replace(build, blamed={**build.blamed, **blamed}, report=build[CheckResult].report)
        build = _through(build, CHECKING[1:])
    return build


def _newly(build: BuildContext) -> dict[str, tuple[str, ...]]:
    known = build[Admitted].held.keys() | build.blamed.keys()
    return {file_key: codes for file_key, codes in build[CheckResult].blamed.items() if file_key not in known}


def _through(build: BuildContext, stages: tuple[tuple[str, Stage], ...]) -> BuildContext:
    for name, stage in stages:
        build = build.after(name, stage)
    return build


def check(options: Options, progress: Progress | None = None, *, settled: bool = False) -> CheckResult:
    """Everything but writing. May read the state store and writes nothing to it. settled: ``site`` is what a build
    would publish, with documents held back that have errors; otherwise what would be there once these are mended.
    Raises UsageError."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch, quiet_memory():
        begun = BuildContext(options=options, progress=progress or Progress(), scratch=Path(scratch), settled=settled)
        try:
            read_through = _through(begun, CHECKING)
            checked = (_settled(read_through) if settled else read_through)[CheckResult]
        except ContentError as error:  # of the configuration, without which nothing can be looked at
            return CheckResult(Report(error.diagnostics))
        for theme in sorted({target.theme for target in checked.plan.targets if target.theme}) if checked.plan else ():
            load_chain(theme, theme_places(options.root))  # says what is missing, as a build would
        return checked
