"""The whole build on one page: load, disclose, plan, validate, index, render, publish."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from generator.base.bodies import BodyStore
from generator.base.digest import digest_bytes
from generator.base.scan import Listing, listing_of
from generator.base.store import Store
from generator.base.version import fingerprint, program
from generator.base.workers import FORKS, chunks, default_workers, mapped
from generator.build.change_scan import ChangeScan
from generator.build.document_cache import DocumentCache
from generator.build.examine import examine
from generator.build.keys import Closures, Keys, KnownDigests
from generator.build.publish import Output, Work
from generator.build.results import BuildResult, Progress, StoredReport
from generator.build.runtime import FEW, SERIAL_BELOW, scattered, theme_places, workers_for
from generator.build.stamp import PATH as STAMP
from generator.build.stamp import build_json
from generator.checks.validate import Report
from generator.content import LoadResult, ScannedFolders, load
from generator.content.baseline import NAME as BASELINE
from generator.model.config import Config
from generator.model.diagnostic import ContentError, UsageError
from generator.model.edition import LANGUAGE
from generator.model.options import Options
from generator.model.site import Site
from generator.model.state import BuildManifest, CachedBatch, CachedBatches, LoadCache
from generator.model.target import Target
from generator.model.view import SiteView
from generator.site.admin import package
from generator.site.plan import Plan
from generator.theme.missing_themes import absent
from generator.theme.render.pages import RenderSetup, hand_over, put
from generator.theme.render.pages import work as render

CHUNK = 100


class FullBuild:
    """One build under way: the folders that it works in, known once the configuration is, and each stage's time."""

    store: Store
    output: Output
    bodies: Path
    memory: DocumentCache

    def __init__(self, options: Options, progress: Progress, seen: ChangeScan) -> None:
        self.options = options
        self.seen = seen
        self.progress = progress
        self.checked = Store(options.state_folder(options.own_output_folder()))
        self.seconds: dict[str, float] = {}
        self.notes: list[str] = []
        self._known_keys: Keys | None = None

    def run(self) -> BuildResult:
        with self._stage("读取"):
            read = load(
                self.options,
                before=self._remembered,
                progress=self.progress,
                seen=ScannedFolders(self.seen.listings, self.seen.outside),
                memory=self.checked,
            )
        with self._stage("检查"):
            found = examine(self.options, read, self._kept)
        site, planned = found.site, found.plan
        if found.report.failed or site is None or planned is None:
            raise ContentError(found.report.diagnostics, usable=site is not None)
        with self._stage("规划"):
            self.output.recover()
            if self.options.verify:
                self.output.verify()
            keys = self._keys(site, planned.view, absent(site, theme_places(self.options.root)))
            copies = self.store.read("copies", KnownDigests) or KnownDigests()
            files = keys.files(planned, read.roots, read.listings, copies)
            targets = {target.path: target for target in (*keys.assets(), *files)}
            if site.config.admin.enabled:
                targets |= {target.path: target for target in package.targets(self.options.state_root)}
            wanted = {path: keys.of(target) for path, target in targets.items()}
            batches = planned.remembered(wanted)
            for kept in planned.kept.values():
                wanted |= kept.files()
        if planned.view.search and self.options.keep_index:
            wanted |= self.output.standing("search/index/") | self.output.standing("zh-hant/search/index/")
        elif planned.view.search:
            with self._stage("检索"):
                for target in self._index(site):
                    targets[target.path] = target
                    wanted[target.path] = target.digest
        # The stamp changes at each build, so it alone is no reason to publish.
        work = self.output.work({**wanted, STAMP: self.output.trees.files.get(STAMP, "")})
        if work.changed:
            stamp = build_json(
                self.options.root,
                today=site.today.isoformat(),
                documents=len(site.public),
                pages=planned.page_count,
                next_change=site.next_change.isoformat() if site.next_change else "",
                traditional=planned.page_count // 2 if site.edition else 0,
            )
            work = self.output.work({**wanted, STAMP: digest_bytes(stamp)})
            targets |= {target.path: target for target in planned.expanded(work.make)}
            self._make(work, targets, keys, planned, stamp)
        return self._finish(read, site, planned, keys, work, found.report, batches)

    def _remembered(self, config: Config) -> tuple[LoadCache, Path]:
        live = self.options.output_folder(config.output)
        self.store = Store(self.options.state_folder(live))
        self.output = Output(live, self.store)
        self.bodies = self.store.folder / "bodies"
        self.memory = DocumentCache(self.store)
        known = self.memory.all()
        if not BodyStore(self.bodies).holds(item.body for item in known.loaded.values()):
            self.notes.append("缓存不完整，全部重新读取")
            known = LoadCache()
            self.memory.whole = False
        return known, self.bodies

    def _kept(self, site: Site, view: SiteView, missing: Set[str]) -> Mapping[str, CachedBatch]:
        """The batches that the last build left, when all is as it was but the documents."""
        try:
            keys = self._keys(site, view, missing)
        except UsageError:
            return {}  # is said after what is wrong with the content
        left = self.store.read("batches", CachedBatches)
        return left.found if left and left.common == keys.common and self.memory.whole else {}

    def _keys(self, site: Site, view: SiteView, missing: Set[str]) -> Keys:
        if self._known_keys is None:
            self._known_keys = Keys(
                site,
                view,
                missing=missing,
                themes=theme_places(self.options.root),
                version=fingerprint(),
                closures=self.store.read("closures", Closures),
            )
        return self._known_keys

    def _index(self, site: Site) -> Iterator[Target]:
        """The search bundles as files to copy; a traditional edition has bundles of its own."""
        from generator import search as index
        from generator.search.entries import entries, texts

        bodies = BodyStore(self.bodies)
        found, read_body = entries(site), texts(site, bodies.read)
        workers = self.options.workers or (default_workers() if len(found) >= SERIAL_BELOW else 1)
        report = index.update_index(
            found,
            read_body=read_body,
            cache=self.store.folder / "index",
            synonyms=site.vocabularies.synonyms,
            workers=workers,
        )
        files = report.files
        if site.edition:
            from generator.site.edition import search

            files += index.update_index(
                search.traditional_entries(found, site.edition),
                read_body=search.traditional_bodies(read_body, site.edition),
                cache=self.store.folder / "index-hant",
                synonyms=search.traditional_groups(site.vocabularies.synonyms, site.edition),
                language=LANGUAGE,
                base="zh-hant/search/index",
                workers=workers,
            ).files
        bodies.close()
        for file in files:
            yield Target(path=file.path, maker="copy", source=file.source, digest=file.digest)

    def _make(self, work: Work, targets: dict[str, Target], keys: Keys, planned: Plan, stamp: bytes) -> None:
        """Make in the spare tree whatever is new, and let it go live."""
        setup = RenderSetup(
            key=keys.view_key,
            view=planned.view,
            places=tuple(map(os.fspath, keys.places)),
            bodies=os.fspath(self.bodies),
            cache=os.fspath(self.store.folder / "jinja"),
            folder=os.fspath(self.output.spare),
            edition=keys.site.edition,
        )
        # Workers are forked when the pool gets its first job, so what they inherit must be there before.
        handed = [targets[path] for path in work.make if path in targets and targets[path].maker != "copy"]
        hand_over(handed if FORKS else [])
        with workers_for(len(work.make), self.options.workers) as (pool, ahead):
            with self._stage("生成"):
                self.output.open(work, pool)
                jobs: list[Target] = []
                for path in self.output.missing(work):
                    if path == STAMP:
                        put(self.output.spare, path, stamp)
                    elif path in targets and targets[path].maker == "copy":
                        _copy(keys, targets[path], self.output.spare)
                    elif path in targets:
                        jobs.append(targets[path])
                done = 0
                known = FORKS and len(jobs) == len(handed)
                parts: list[list[Target] | range] = (
                    [*chunks(range(len(jobs)), CHUNK)] if known else [*chunks(jobs, CHUNK)]
                )
                made = mapped(pool, render, ((setup, part) for part in parts), ahead=ahead)
                for part, _ in zip(parts, made, strict=True):
                    done += len(part)
                    self.progress.step(done, len(jobs))
                hand_over([])
            with self._stage("发布"):
                self.output.swap(work)
                self.output.level(work, pool)

    def _finish(
        self,
        read: LoadResult,
        site: Site,
        planned: Plan,
        keys: Keys,
        work: Work,
        report: Report,
        batches: dict[str, CachedBatch],
    ) -> BuildResult:
        """Remember what the next build can use, and say what this one did."""
        counts: dict[str, Any] = {
            "documents": len(site.public),
            "on_application": len(site.on_application),
            "held": dict(site.held),
            "pages": planned.page_count,
            "traditional": planned.page_count // 2 if site.edition else 0,
            "warnings": report.count("warning"),
            "output": os.fspath(self.output.live),
        }
        with self._stage("记录"):
            self.memory.replace(self._compacted(_with_near(read.sources, planned), read.fresh))
            self.store.write("closures", keys.closures())
            self.store.write("batches", CachedBatches(keys.common, batches))
            self.store.write("copies", KnownDigests(read.started, keys.copies))
            self.store.write("report", StoredReport(report, self.options.language))
            self.store.write("head", self._head(read, site, keys, counts))
        damaged = [f"缓存 {name} 已损坏或不是本版本的，已重建" for name in (*self.checked.damaged, *self.store.damaged)]
        return BuildResult(
            counts,
            len(work.make) if work.changed else 0,
            self.seconds,
            report,
            counts["output"],
            (*self.notes, *damaged, *self.output.notes),
            unchanged=not work.changed,
            site=site,
            today=site.today.isoformat(),
        )

    def _compacted(self, sources: LoadCache, fresh: int) -> LoadCache:
        """The stored bodies put together where edits have scattered them, and what no document needs any more dropped."""
        if fresh < FEW and not scattered(self.bodies, len(sources.loaded)):
            return sources
        bodies = BodyStore(self.bodies)
        moved = bodies.keep({place: item.body for place, item in sources.loaded.items()})
        bodies.close()
        if not moved:
            return sources
        loaded = {
            place: msgspec.structs.replace(item, body=moved[place]) if place in moved else item
            for place, item in sources.loaded.items()
        }
        return msgspec.structs.replace(sources, loaded=loaded)

    def _head(self, read: LoadResult, site: Site, keys: Keys, counts: dict[str, Any]) -> BuildManifest:
        """What lets the next run see at once that nothing changed."""
        listings: dict[str, Listing] = {
            **read.listings,
            os.fspath(self.options.config): listing_of(self.options.config),
            os.fspath(self.options.root / BASELINE): listing_of(self.options.root / BASELINE),
        }
        if site.config.admin.enabled:
            place = package.folder(self.options.state_root)
            listings[os.fspath(place)] = listing_of(place)
        for chain in keys.chains.values():
            listings |= {os.fspath(theme.folder): chain.listings[theme.name] for theme in chain.themes}
        nearer = tuple(
            os.fspath(place / theme.name / "theme.yaml")
            for chain in keys.chains.values()
            for theme in chain.themes
            for place in keys.places
            if place / theme.name != theme.folder and not (place / theme.name / "theme.yaml").exists()
        )
        nearer += tuple(
            os.fspath(place / name / "theme.yaml") for name in absent(site, keys.places) for place in keys.places
        )
        return BuildManifest(
            version=fingerprint(),
            program=program(),
            settings=self.options.settings(),
            listings=listings,
            made=read.started,
            today=site.today.isoformat(),
            next_change=site.next_change.isoformat() if site.next_change else "",
            live=self.output.trees.live,
            absent=nearer,
            report=counts,
        )

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self.progress.stage(name)
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def _copy(keys: Keys, target: Target, folder: Path) -> None:
    """Take over a file as it is, piece by piece: an attachment may be larger than the memory."""
    if not target.source:
        put(folder, target.path, keys.chains[target.theme].tokens_css)
        return
    if target.edition and keys.site.edition:
        from generator.site.edition.scripts import traditional_script

        put(folder, target.path, traditional_script(Path(target.source), keys.site.edition))
        return
    put(folder, target.path, b"")
    shutil.copyfile(target.source, folder / target.path)


def _with_near(sources: LoadCache, planned: Plan) -> LoadCache:
    """Each document with the places of those that its page names; pages of kept batches name the same ones as before."""
    near = {target.linked_files[0]: target.linked_files[1:] for target in planned.targets if target.linked_files}
    changed = {
        place: msgspec.structs.replace(sources.loaded[place], linked_files=others)
        for place, others in near.items()
        if sources.loaded[place].linked_files != others
    }
    return msgspec.structs.replace(sources, loaded={**sources.loaded, **changed}) if changed else sources
