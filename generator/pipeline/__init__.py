"""The build: whole.py has its stages on one page, bodies.py the short way for an edit that changes bodies alone."""

from __future__ import annotations

from generator.base.lock import locked
from generator.model.options import Options, guessed_output
from generator.pipeline.bodies import only_bodies
from generator.pipeline.examine import check, examine
from generator.pipeline.means import quiet_memory
from generator.pipeline.told import Built, Checked, Progress
from generator.pipeline.whole import Whole
from generator.unchanged import Look, look

__all__ = ("Built", "Checked", "Progress", "build", "check", "examine")


def build(options: Options, progress: Progress | None = None, seen: Look | None = None) -> Built:
    """Build the site and publish it. seen: what a first look just gave, which need not be repeated.

    Raises ContentError (nothing is published), UsageError, RenderError, Busy, OSError: the last good site then stands.
    """
    told = progress or Progress()
    with locked(options.state_folder(guessed_output(options)) / "lock"), quiet_memory():
        now = seen if seen and seen.still(options) else look(options)
        return only_bodies(options, told, now) or Whole(options, told, now).run()
