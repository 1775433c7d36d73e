"""The build: whole.py has its stages on one page, bodies.py the short way for an edit that changes bodies alone."""

from __future__ import annotations

from generator.base.lock import locked
from generator.build.body_edits import only_bodies
from generator.build.change_scan import ChangeScan, scan_changes
from generator.build.examine import check, examine
from generator.build.full_build import FullBuild
from generator.build.results import BuildResult, CheckResult, Progress
from generator.build.runtime import quiet_memory
from generator.model.options import Options

__all__ = ("BuildResult", "CheckResult", "Progress", "build", "check", "examine")


def build(options: Options, progress: Progress | None = None, seen: ChangeScan | None = None) -> BuildResult:
    """Build the site and publish it. seen: what a first look just gave, which need not be repeated.

    Raises ContentError (nothing is published), UsageError, RenderError, Busy, OSError: the last good site then stands.
    """
    told = progress or Progress()
    with locked(options.state_folder(options.own_output_folder()) / "lock"), quiet_memory():
        now = seen if seen and seen.still(options) else scan_changes(options)
        return only_bodies(options, told, now) or FullBuild(options, told, now).run()
