"""Planned PDFs -> their files, set in worker processes and kept by what they are made from: a PDF that is as it was is
never set again. What no document needs any more leaves what is kept before anything is published."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.base.bodies import BodyStore
from generator.base.digest import digest
from generator.base.files import write_atomic
from generator.base.limits import CRASH, SPACE, TIME, GivenUp, allow, given
from generator.base.workers import default_workers, executor, mapped
from generator.build.comparing import Wanted
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.planning import Planned
from generator.build.reading import Reading
from generator.content.attached import AttachedFiles
from generator.model.diagnostic import UsageError
from generator.model.target import Target
from generator.site.outputs.pdf import MAKER, Context
from generator.theme.official.fonts import Fonts
from generator.theme.official.press import Press, SetPaper, pdf, press

KEPT = "pdf"
"""Name of what is remembered, and with an s of the folder of the files."""
SECONDS = 300.0
"""Of computing, for one PDF: a page takes a twentieth of one (docs/performance.md)."""
MEMORY = 3 << 30
SERIAL_BELOW = 8
"""PDFs below which starting processes costs more than it saves."""
_TOO_MUCH = {TIME: f"用了 {SECONDS:.0f} 秒还没有排完", SPACE: "用的内存太多", CRASH: "排版程序没有做成"}


class LastTypeset(msgspec.Struct, frozen=True):
    """What the last build set. made: path -> (key of the target, key of the file). file_keys: of documents in them."""

    made: dict[str, tuple[str, str]] = {}
    file_keys: frozenset[str] = frozenset()


class Typeset(msgspec.Struct, frozen=True):
    """files: path -> key, "" for what is left out. sources: path -> the file to copy. notes: what to say of it."""

    files: Mapping[str, str] = {}
    sources: Mapping[str, Path] = {}
    notes: tuple[str, ...] = ()


def typeset(build: BuildContext) -> Typeset:
    """Set what is new; a PDF that cannot be set is left out and told. Raises TooFewDocuments, and UsageError where this
    machine can set none; where only what is taken back goes, the others are left out then."""
    store = build[Reading].place.store
    known = store.read(KEPT, LastTypeset) or LastTypeset()
    if build.edited is not None:
        if not known.file_keys.isdisjoint(build[Reading].edited):
            raise TooFewDocuments
        return Typeset()
    targets = {target.path: target for target in build[Planned].plan.targets if target.maker == MAKER}
    if not targets:
        _prune(_folder(build), ())
        store.remove(KEPT)
        return Typeset()
    try:
        return _set(build, targets, press())
    except UsageError:
        if not build.inputs:
            raise
        return _left(build, targets, known)


def _folder(build: BuildContext) -> Path:
    return build[Reading].place.store.folder / "pdfs"


def _set(build: BuildContext, targets: Mapping[str, Target], tool: Press) -> Typeset:
    wanted, standing, folder = build[Wanted].files, build[Reading].place.output.trees.files, _folder(build)
    mark = tool.print
    files = {path: digest(wanted[path], mark) for path in targets}
    _prune(folder, () if build.options.verify else files.values())
    sources = {path: folder / key for path, key in files.items()}
    missing = [path for path in files if standing.get(path) != files[path] and not sources[path].is_file()]
    outcomes = _make(build, [(targets[path], sources[path]) for path in missing], tool.fonts)
    failed = {path for path, outcome in outcomes.items() if outcome.failure}
    files = {path: "" if path in failed else key for path, key in files.items()}
    file_keys = (paper.file_key for target in targets.values() for paper in target.context.resolve().papers)
    made = {path: (wanted[path], key) for path, key in files.items() if key}
    build[Reading].place.store.write(KEPT, LastTypeset(made, frozenset(file_keys)))
    notes = (outcome.note(path) for path, outcome in outcomes.items())
    return Typeset(files, sources, tuple(filter(None, (tool.fonts.note if missing else "", *notes))))


def _left(build: BuildContext, targets: Mapping[str, Target], known: LastTypeset) -> Typeset:
    """Without a typesetter: what stands and is as it was stays, the others are left out."""
    wanted, standing = build[Wanted].files, build[Reading].place.output.standing()
    same = {path: key for path, (plain, key) in known.made.items() if wanted.get(path) == plain}
    files = {path: same[path] if path in same and standing.get(path) == same[path] else "" for path in targets}
    folder = _folder(build)
    _prune(folder, files.values())
    return Typeset(files, {path: folder / key for path, key in files.items() if key})


def _prune(folder: Path, keys: Iterable[str]) -> None:
    used = set(keys)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in used:
            path.unlink(missing_ok=True)


class _Setup(msgspec.Struct, frozen=True):
    """What all jobs share: where bodies and copies lie, the fonts."""

    bodies: str
    roots: tuple[str, ...]
    types: tuple[str, ...]
    fonts: Fonts


class Outcome(msgspec.Struct, frozen=True):
    """What came of one PDF. lacking: characters that no font has. failure: why there is none, "" where there is one."""

    lacking: str = ""
    failure: str = ""

    def note(self, path: str) -> str:
        """What to say of it; "" for nothing."""
        if self.failure:
            return f"{path} 没有做成：{self.failure}。网页照常发布，这份 PDF 暂时没有"
        characters = "、".join(self.lacking)
        return f"{path} 里的{characters}本机字体里没有，画成了方框；装上有这些字的字体" if characters else ""


def _make(build: BuildContext, jobs: Sequence[tuple[Target, Path]], fonts: Fonts) -> dict[str, Outcome]:
    """Make the files; by path what came of each."""
    if not jobs:
        return {}
    reading = build[Reading]
    roots = tuple(map(os.fspath, reading.loaded.roots))
    setup = _Setup(os.fspath(reading.place.bodies), roots, tuple(reading.config.attachments.types), fonts)
    _folder(build).mkdir(parents=True, exist_ok=True)
    count = build.options.workers or (default_workers() if len(jobs) >= SERIAL_BELOW else 1)
    outcomes: dict[str, Outcome] = {}
    with executor(count) as pool:
        each = ((setup, target.context.resolve(), os.fspath(file)) for target, file in jobs)
        made = mapped(pool, work, each, ahead=2 * count)
        for (target, _), outcome in zip(jobs, made, strict=True):
            outcomes[target.path] = outcome
            build.progress.step(len(outcomes), len(jobs))
    return outcomes


Job = tuple[_Setup, Context, str]


def work(job: Job) -> Outcome:
    """Make one file; runs in a worker. Raises OSError."""
    outcome = Outcome(failure=_TOO_MUCH[CRASH])
    with _tidied(), closing(given(_gives, job, memory=MEMORY)) as answers:
        for answer in answers:
            if isinstance(answer, GivenUp):
                return Outcome(failure=f"{_TOO_MUCH[answer.reason]}{f'（{answer.error}）' if answer.error else ''}")
            made = msgspec.msgpack.decode(answer, type=SetPaper)
            write_atomic(Path(job[2]), made.data)
            outcome = Outcome(made.lacking)
    return outcome


@contextmanager
def _tidied() -> Iterator[None]:
    """What a typesetter leaves behind goes in cycles, which a build does not look for (``quiet_memory``): they are
    looked for among what is new alone."""
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()


def _gives(job: Job, start: int) -> Iterator[bytes]:
    if start:
        return
    allow(SECONDS)
    setup, context, _ = job
    bodies = BodyStore(Path(setup.bodies))
    files = AttachedFiles(setup.roots, Shelf(shelf_folder(Path(setup.bodies))), setup.types)
    with closing(bodies):
        texts = [bodies.read(paper.body) for paper in context.papers]
        yield msgspec.msgpack.encode(pdf(context, texts, files.published, setup.fonts))
