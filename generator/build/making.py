"""The tree to be -> its files in the spare tree: pages and outputs in workers, the rest copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.base.digest import digest_bytes
from generator.base.workers import FORKS, chunks, mapped
from generator.build.comparing import Wanted
from generator.build.context import BuildContext
from generator.build.indexing import Indexed
from generator.build.keys import Keys
from generator.build.planning import Planned
from generator.build.publish import Work
from generator.build.reading import Reading
from generator.build.runtime import workers_for
from generator.build.stamp import PATH as STAMP
from generator.build.stamp import build_json
from generator.content.attached import AttachedFiles
from generator.model.target import Target
from generator.theme.render.pages import RenderSetup, hand_over, put
from generator.theme.render.pages import work as render

CHUNK = 100


class Made(msgspec.Struct, frozen=True):
    """What publishing takes: the spare tree is ready for it."""

    work: Work


def make(build: BuildContext) -> Made:
    """Make in the spare tree whatever is new. Raises RenderError, OSError: the last good site then stands."""
    output, wanted = build[Reading].place.output, build[Wanted]
    files = {**wanted.files, **build[Indexed].files}
    # The stamp changes at each build, so it alone is no reason to publish.
    work = output.work({**files, STAMP: output.trees.files.get(STAMP, "")})
    if not work.changed:
        return Made(work)
    stamp = _stamp(build)
    work = output.work({**files, STAMP: digest_bytes(stamp)})
    targets = {**wanted.targets, **{target.path: target for target in build[Planned].plan.expanded(work.make)}}
    _fill(build, work, targets, stamp)
    return Made(work)


def _stamp(build: BuildContext) -> bytes:
    counts = build[Wanted].counts
    return build_json(
        build.options.root,
        today=build[Planned].site.today.isoformat(),
        documents=counts["documents"],
        pages=counts["pages"],
        next_change=build[Wanted].next_change,
        traditional=counts["traditional"],
    )


def _fill(build: BuildContext, work: Work, targets: Mapping[str, Target], stamp: bytes) -> None:
    """Make the files of ``work`` in the spare tree."""
    output, keys = build[Reading].place.output, build[Wanted].keys
    # Workers are forked when the pool gets its first job, so what they inherit must be there before.
    handed = [targets[path] for path in work.make if path in targets and targets[path].maker != "copy"]
    hand_over(handed if FORKS else [])
    with workers_for(len(work.make), build.options.workers) as (pool, ahead):
        output.open(work, pool)
        sources, jobs, attached = build[Indexed].sources, [], _attached(build)
        for path in output.missing(work):
            if path == STAMP:
                put(output.spare, path, stamp)
            elif path in sources:
                _copy(Path(sources[path]), output.spare, path)
            elif path in targets and targets[path].origin and targets[path].maker == "copy":
                put(output.spare, path, attached.published(targets[path].source, targets[path].digest))
            elif path in targets and targets[path].maker == "copy":
                _copied(keys, targets[path], output.spare)
            elif path in targets:
                jobs.append(targets[path])
        known = FORKS and len(jobs) == len(handed)
        parts: list[list[Target] | range] = [*chunks(range(len(jobs)), CHUNK)] if known else [*chunks(jobs, CHUNK)]
        setup = _setup(build)
        written = mapped(pool, render, ((setup, part) for part in parts), ahead=ahead)
        done = 0
        for part, _ in zip(parts, written, strict=True):
            done += len(part)
            build.progress.step(done, len(jobs))
    hand_over([])


def _attached(build: BuildContext) -> AttachedFiles:
    """The public copies of attachments, as they were looked at."""
    reading = build[Reading]
    roots = tuple(map(os.fspath, reading.loaded.roots))
    return AttachedFiles(roots, Shelf(shelf_folder(reading.place.bodies)), reading.config.attachments.types)


def _setup(build: BuildContext) -> RenderSetup:
    place, keys = build[Reading].place, build[Wanted].keys
    return RenderSetup(
        key=keys.view_key,
        view=build[Planned].view,
        places=tuple(map(os.fspath, keys.places)),
        bodies=os.fspath(place.bodies),
        cache=os.fspath(place.store.folder / "jinja"),
        folder=os.fspath(place.output.spare),
        edition=keys.site.edition,
    )


def _copied(keys: Keys, target: Target, folder: Path) -> None:
    """Take over a file as it is, or as the theme chain or the edition makes it."""
    if not target.source:
        put(folder, target.path, keys.chains[target.theme].tokens_css)
    elif target.edition and keys.site.edition:
        from generator.site.edition.scripts import traditional_script

        put(folder, target.path, traditional_script(Path(target.source), keys.site.edition))
    else:
        _copy(Path(target.source), folder, target.path)


def _copy(source: Path, folder: Path, path: str) -> None:
    """Piece by piece: an attachment may be larger than the memory."""
    put(folder, path, b"")
    shutil.copyfile(source, folder / path)
