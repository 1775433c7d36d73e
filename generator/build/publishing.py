"""The spare tree, complete -> the live site, at once."""

from __future__ import annotations

import msgspec

from generator.base.identity import NOWHERE, Identity, identity
from generator.build.comparing import Wanted
from generator.build.context import BuildContext
from generator.build.last_versions import PUBLISHING
from generator.build.making import Made
from generator.build.reading import Reading
from generator.build.runtime import workers_for
from generator.model.state import Publishing


class Published(msgspec.Struct, frozen=True):
    """written: how many files were made anew."""

    written: int


def announce(build: BuildContext, live: Identity) -> None:
    """Say what will be public in a moment, and in which tree: a build that dies before it has written its records is
    completed by the next one. Raises OSError."""
    loaded, known = build[Reading].loaded.cache, build[Reading].last.known.loaded
    changed = {file_key: item for file_key, item in loaded.loaded.items() if known.get(file_key) is not item}
    if build.edited is not None:
        changed = {file_key: loaded.loaded[file_key] for file_key in build[Reading].edited}
    build[Reading].place.store.write(PUBLISHING, Publishing(live, loaded.made, changed, build[Wanted].admission))


def publish(build: BuildContext) -> Published:
    """Let both trees trade places, then bring the other one up to date. Raises OSError;
    the old site then still stands."""
    output, work = build[Reading].place.output, build[Made].work
    announce(build, identity(output.spare if work.changed else output.live) or NOWHERE)
    if not work.changed:
        return Published(0)
    with workers_for(len(work.make), build.options.workers) as (pool, _):
        output.swap(work)
        output.level(work, pool)
    return Published(len(work.make))
