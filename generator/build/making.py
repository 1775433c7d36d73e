"""The tree to be -> its files in the spare tree: pages and outputs in workers, the rest copied."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import msgspec

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.base.digest import digest_bytes
from generator.base.workers import FORKS, chunks, mapped
from generator.build.comparing import Wanted
from generator.build.context import BuildContext
from generator.build.file_facts import facts_of
from generator.build.indexing import Indexed
from generator.build.keys import Keys
from generator.build.planning import Planned
from generator.build.publish import Work
from generator.build.reading import Reading
from generator.build.runtime import workers_for
from generator.build.stamp import PATH as STAMP
from generator.build.stamp import build_json, held_back_of
from generator.build.typesetting import Typeset
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
    files = {**wanted.files, **build[Indexed].files, **build[Typeset].files}
    files = {path: key for path, key in files.items() if key}
    # The stamp changes at each build, so it alone is no reason to publish.
    work = output.work({**files, STAMP: output.trees.files.get(STAMP, "")})
    if not work.changed and (build.inputs or _held_back(build) == held_back_of(output.live)):
        return Made(work)
    stamp = _stamp(build)
    work = output.work({**files, STAMP: digest_bytes(stamp)})
    targets = {**wanted.targets, **{target.path: target for target in build[Planned].plan.expanded(work.make)}}
    _fill(build, work, targets, stamp)
    if build.edited is None:  # a few edited pages take less time than looking at all files does
        output.complete(work)
        if output.confirmed():
            return Made(msgspec.structs.replace(work, changed=False))
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
        held_back=_held_back(build),
    )


def _held_back(build: BuildContext) -> dict[str, int]:
    return dict(sorted(Counter(one["state"] for one in build[Wanted].counts.get("held_back", ())).items()))


def _fill(build: BuildContext, work: Work, targets: Mapping[str, Target], stamp: bytes) -> None:
    """Make the files of ``work`` in the spare tree."""
    output, keys = build[Reading].place.output, build[Wanted].keys
    # Workers are forked when the pool gets its first job, so what they inherit must be there before.
    printed = build[Typeset].sources
    made = (targets[path] for path in work.make if path in targets and path not in printed)
    handed = [target for target in made if target.maker != "copy" and not target.tells]
    hand_over(handed if FORKS else [])
    with workers_for(len(work.make), build.options.workers) as (pool, ahead):
        output.open(work, pool)
        sources, attached = build[Indexed].sources, _attached(build)
        jobs: list[Target] = []
        last: list[Target] = []
        for path in output.missing(work):
            if path == STAMP:
                put(output.spare, path, stamp)
            elif path in printed:
                put(output.spare, path, printed[path].read_bytes())
            elif path in sources:
                put(output.spare, path, _of_index(sources[path]))
            elif path in targets and targets[path].origin and targets[path].maker == "copy":
                put(output.spare, path, attached.published(targets[path].source, targets[path].digest))
            elif path in targets and targets[path].maker == "copy":
                _copied(keys, targets[path], output.spare)
            elif path in targets:
                (last if targets[path].tells else jobs).append(targets[path])
        known = FORKS and len(jobs) == len(handed)
        parts: list[list[Target] | range] = [*chunks(range(len(jobs)), CHUNK)] if known else [*chunks(jobs, CHUNK)]
        setup = _setup(build)
        written = mapped(pool, render, ((setup, part) for part in parts), ahead=ahead)
        done = 0
        for part, _ in zip(parts, written, strict=True):
            done += len(part)
            build.progress.step(done, len(jobs))
    hand_over([])
    for target in last:
        put(output.spare, target.path, _told(build, target, work))


def _told(build: BuildContext, target: Target, work: Work) -> bytes:
    """A file that tells of others, which are there now."""
    place = build[Reading].place
    folders = place.output.spare, place.output.live
    facts = facts_of(target.tells, work.files, folders, place.store, believed=not build.options.verify)
    render: Callable[..., bytes] = import_module(f"generator.site.{target.maker}").render
    return render(target.context, facts)


def _of_index(place: str) -> bytes:
    from generator.search.objects import sound  # which an edit without search does not import

    return sound(Path(place))


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
        host=keys.site.config.theme,
    )


def _copied(keys: Keys, target: Target, folder: Path) -> None:
    """Take over a file as it is, or as the theme chain or the edition makes it."""
    made = keys.chains[target.theme].made.get(target.source) if target.theme else None
    if target.edition and keys.site.edition:
        from generator.site.edition.scripts import traditional_script

        content = Path(target.source).read_bytes() if made is None else made
        put(folder, target.path, traditional_script(content, keys.site.edition))
    elif made is not None:
        put(folder, target.path, made)
    else:
        _copy(Path(target.source), folder, target.path)


def _copy(source: Path, folder: Path, path: str) -> None:
    """Piece by piece: an attachment may be larger than the memory."""
    put(folder, path, b"")
    shutil.copyfile(source, folder / path)
