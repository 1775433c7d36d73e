"""The whole build on one page: load, disclose, plan, validate, index, render, publish."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from generator.admin import package
from generator.base.bodies import Bodies
from generator.base.digest import digest_bytes
from generator.base.lock import locked
from generator.base.scan import Listing
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.base.workers import chunks, default_workers, executor, mapped
from generator.disclose import disclose
from generator.keys import Closures, Keys
from generator.load import Read, load
from generator.model.config import Config
from generator.model.diagnostic import ContentError
from generator.model.options import Options, guessed_output
from generator.model.site import Site
from generator.model.state import Head, Sources
from generator.model.target import Target
from generator.plan import Plan, plan
from generator.publish import Output, Work
from generator.render.pages import Setup, put
from generator.render.pages import work as render
from generator.render.theme import carried, load_chain
from generator.stamp import PATH as STAMP
from generator.stamp import build_json
from generator.unchanged import listing_of
from generator.validate import Report, link_findings, validate, worded

CHUNK = 100
SERIAL_BELOW = 400
"""Jobs below which starting processes costs more than it saves (findings)."""


class Progress:
    """Where a build says how far it is; the command line shows it."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def step(self, done: int, total: int) -> None:
        """So much of the stage is done."""


class Checked(msgspec.Struct, frozen=True):
    """A report with what it was made from; site and plan are None when reading could not get that far."""

    report: Report
    site: Site | None = None
    plan: Plan | None = None


class Built(msgspec.Struct, frozen=True):
    """What a build did, for the last lines that it prints. seconds: by stage. written: files made anew.

    site: what was shown, for a preview that must know which page comes from which file.
    """

    counts: dict[str, Any]
    written: int
    seconds: dict[str, float]
    report: Report
    output: str
    notes: tuple[str, ...] = ()
    unchanged: bool = False
    site: Site | None = None


def check(options: Options, progress: Progress | None = None) -> Checked:
    """Everything but writing. May read the state store and writes nothing to it. Raises UsageError."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch, quiet_memory():

        def remembered(config: Config) -> tuple[Sources, Path]:
            store = Store(options.state_folder(options.output_folder(config.output)))
            return store.read("sources", Sources) or Sources(), Path(scratch)

        found = examine(options, load(options, before=remembered, progress=progress or Progress()))
        for theme in sorted({target.theme for target in found.plan.targets if target.theme}) if found.plan else ():
            load_chain(theme, theme_places(options.root))  # says what is missing, as a build would
        return found


def examine(options: Options, read: Read) -> Checked:
    """What was read -> what may be shown, what will exist, and everything that is wrong."""
    if read.library is None:
        found = [worded(item, item.problem.path, language=options.language) for item in read.findings]
        return Checked(Report(tuple(sorted(item for item in found if item))))
    site = disclose(read.library, base_url=options.base_url, preview=options.preview, drafts=options.drafts)
    planned = plan(site, search=options.search and site.config.search.enabled)
    extra = [*read.findings, *planned.findings, *link_findings(read.library, site, planned.addresses())]
    report = validate(
        read.library, extra=extra, baseline=read.baseline, strict=options.strict, language=options.language
    )
    return Checked(report, site, planned)


def build(options: Options, progress: Progress | None = None) -> Built:
    """Build the site and publish it.

    Raises ContentError (nothing is published), UsageError, RenderError, Busy, OSError: the last good site then stands.
    """
    lock = options.state_folder(guessed_output(options)) / "lock"
    with locked(lock), quiet_memory():
        return _Build(options, progress or Progress()).run()


class _Build:
    """One build under way: the folders that it works in, known once the configuration is, and each stage's time."""

    store: Store
    output: Output
    bodies: Path

    def __init__(self, options: Options, progress: Progress) -> None:
        self.options = options
        self.progress = progress
        self.seconds: dict[str, float] = {}
        self.notes: list[str] = []

    def run(self) -> Built:
        with self._stage("读取"):
            read = load(self.options, before=self._remembered, progress=self.progress)
        with self._stage("检查"):
            found = examine(self.options, read)
        site, planned = found.site, found.plan
        if found.report.failed or site is None or planned is None:
            raise ContentError(found.report.diagnostics, usable=site is not None)
        with self._stage("规划"):
            self.output.recover()
            if self.options.verify:
                self.output.verify()
            keys = Keys(
                site,
                planned,
                themes=theme_places(self.options.root),
                version=fingerprint(),
                closures=self.store.read("closures", Closures),
            )
            targets = {target.path: target for target in (*keys.assets(), *keys.files(planned, read.roots))}
            if site.config.admin.enabled:
                targets |= {target.path: target for target in package.targets(self.options.state_root)}
            wanted = {path: keys.of(target) for path, target in targets.items()}
        if planned.view.search and self.options.keep_index:
            wanted |= self.output.standing("search/index/")
        elif planned.view.search:
            with self._stage("检索"):
                for target in self._index(site):
                    targets[target.path] = target
                    wanted[target.path] = target.digest
        # The stamp changes at each build, so it alone is no reason to publish.
        work = self.output.work({**wanted, STAMP: self.output.trees.files.get(STAMP, "")})
        if work.changed:
            stamp = build_json(site, planned, self.options.root)
            work = self.output.work({**wanted, STAMP: digest_bytes(stamp)})
            self._make(work, targets, keys, planned, stamp)
        return self._finish(read, site, planned, keys, work, found.report)

    def _remembered(self, config: Config) -> tuple[Sources, Path]:
        live = self.options.output_folder(config.output)
        self.store = Store(self.options.state_folder(live))
        self.output = Output(live, self.store)
        self.bodies = self.store.folder / "bodies"
        known = self.store.read("sources", Sources) or Sources()
        if not Bodies(self.bodies).holds(item.body for item in known.loaded.values()):
            self.notes.append("缓存不完整，全部重新读取")
            known = Sources()
        return known, self.bodies

    def _index(self, site: Site) -> Iterator[Target]:
        """The search bundles as files to copy."""
        from generator import index
        from generator.index.entries import entries

        bodies = Bodies(self.bodies)
        found = entries(site)
        workers = self.options.workers or (default_workers() if len(found) >= SERIAL_BELOW else 1)
        report = index.update_index(
            found,
            read_body=lambda name: bodies.read(site.bodies[name]),
            cache=self.store.folder / "index",
            synonyms=site.vocabularies.synonyms,
            workers=workers,
        )
        bodies.close()
        for file in report.files:
            yield Target(path=file.path, maker="copy", source=file.source, digest=file.digest)

    def _make(self, work: Work, targets: dict[str, Target], keys: Keys, planned: Plan, stamp: bytes) -> None:
        """Make in the spare tree whatever is new, and let it go live."""
        setup = Setup(
            key=keys.view_key, view=planned.view, places=tuple(map(os.fspath, keys.places)),
            bodies=os.fspath(self.bodies), cache=os.fspath(self.store.folder / "jinja"),
            folder=os.fspath(self.output.spare),
        )  # fmt: skip
        with workers_for(len(work.make), self.options.workers) as (pool, ahead):
            with self._stage("生成"):
                self.output.open(work, pool)
                jobs: list[Target] = []
                for path in self.output.missing(work):
                    if path == STAMP:
                        put(self.output.spare, path, stamp)
                    elif path in targets and targets[path].maker == "copy":
                        put(self.output.spare, path, keys.bytes_of(targets[path]))
                    elif path in targets:
                        jobs.append(targets[path])
                done = 0
                parts = list(chunks(jobs, CHUNK))
                made = mapped(pool, render, ((setup, part) for part in parts), ahead=ahead)
                for part, _ in zip(parts, made, strict=True):
                    done += len(part)
                    self.progress.step(done, len(jobs))
            with self._stage("发布"):
                self.output.swap(work)
                self.output.level(work, pool)

    def _finish(self, read: Read, site: Site, planned: Plan, keys: Keys, work: Work, report: Report) -> Built:
        """Remember what the next build can use, and say what this one did."""
        counts: dict[str, Any] = {
            "documents": len(site.public), "on_application": len(site.on_application), "held": dict(site.held),
            "pages": planned.page_count, "warnings": report.count("warning"), "output": os.fspath(self.output.live),
        }  # fmt: skip
        with self._stage("记录"):
            sources = self._compacted(read.sources)
            self.store.write("sources", sources)
            self.store.write("closures", keys.closures())
            self.store.write("head", self._head(read, site, keys, counts))
        damaged = [f"缓存 {name} 已损坏或不是本版本的，已重建" for name in self.store.damaged]
        return Built(
            counts, len(work.make) if work.changed else 0, self.seconds, report, counts["output"],
            (*self.notes, *damaged, *self.output.notes), unchanged=not work.changed, site=site,
        )  # fmt: skip

    def _compacted(self, sources: Sources) -> Sources:
        moved = Bodies(self.bodies).keep({place: item.body for place, item in sources.loaded.items()})
        if not moved:
            return sources
        loaded = {
            place: msgspec.structs.replace(item, body=moved[place]) if place in moved else item
            for place, item in sources.loaded.items()
        }
        return msgspec.structs.replace(sources, loaded=loaded)

    def _head(self, read: Read, site: Site, keys: Keys, counts: dict[str, Any]) -> Head:
        """What lets the next run see at once that nothing changed."""
        listings: dict[str, Listing] = {
            **read.listings,
            os.fspath(self.options.config): listing_of(self.options.config),
        }
        for chain in keys.chains.values():
            listings |= {os.fspath(theme.folder): chain.listings[theme.name] for theme in chain.themes}
        nearer = tuple(
            os.fspath(place / theme.name / "theme.yaml")
            for chain in keys.chains.values()
            for theme in chain.themes
            for place in keys.places
            if place / theme.name != theme.folder and not (place / theme.name / "theme.yaml").exists()
        )
        return Head(
            version=fingerprint(), settings=self.options.settings(), listings=listings, made=read.started,
            today=site.today.isoformat(), next_change=site.next_change.isoformat() if site.next_change else "",
            live=self.output.trees.live, absent=nearer, report=counts,
        )  # fmt: skip

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self.progress.stage(name)
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def theme_places(root: Path) -> tuple[Path, ...]:
    """Where themes are looked for: beside config.yaml, then among those that the package carries."""
    return (root / "themes", carried())


@contextmanager
def workers_for(jobs: int, wanted: int) -> Iterator[tuple[Executor, int]]:
    """An executor fit for so many jobs, and how many chunks may be under way."""
    count = wanted or default_workers()
    with executor(1 if jobs < SERIAL_BELOW and not wanted else count) as pool:
        yield pool, 2 * count


@contextmanager
def quiet_memory() -> Iterator[None]:
    """Without the cycle collector: a build makes hundreds of thousands of values and no cycles worth finding."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
