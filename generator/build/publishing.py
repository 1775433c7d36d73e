"""The spare tree, complete -> the live site, at once."""

from __future__ import annotations

import msgspec

from generator.build.context import BuildContext
from generator.build.making import Made
from generator.build.reading import Reading
from generator.build.runtime import workers_for


class Published(msgspec.Struct, frozen=True):
    """written: how many files were made anew."""

    written: int


def publish(build: BuildContext) -> Published:
    """Let both trees trade places, then bring the other one up to date. Raises OSError;
    the old site then still stands."""
    output, work = build[Reading].place.output, build[Made].work
    if not work.changed:
        return Published(0)
    with workers_for(len(work.make), build.options.workers) as (pool, _):
        output.swap(work)
        output.level(work, pool)
    return Published(len(work.make))
