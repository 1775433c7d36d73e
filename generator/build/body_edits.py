"""The short way: the bodies of a few documents are all that changed, so their pages are all that is made.

It is taken only where it gives what the whole build would give. Nothing but documents may have changed since the last
build; each of them must still be the same row with the same findings, so that lists, relations, feeds, data and reports
stay; and for each page the key that is computed here with the old body must be the one that the last build left, which
proves that it is put together from the same values. Whatever does not hold sends the build the whole way.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from itertools import chain

import msgspec

from generator.access.disclose import disclose
from generator.base.digest import digest_bytes
from generator.base.identity import NOWHERE
from generator.base.store import Store
from generator.base.version import fingerprint, program
from generator.base.workers import SerialExecutor
from generator.build.change_scan import ChangeScan
from generator.build.document_cache import DocumentCache
from generator.build.keys import Closures, Keys
from generator.build.publish import Output
from generator.build.results import BuildResult, Progress, StoredReport
from generator.build.runtime import FEW, scattered, theme_places
from generator.build.stamp import PATH as STAMP
from generator.build.stamp import build_json
from generator.content import shown_path, today_of
from generator.content.config import load_config
from generator.content.documents import ReadFrame, merged, outcomes_of
from generator.content.documents import work as read
from generator.content.vocabulary import load_vocabularies
from generator.model.config import Config
from generator.model.options import Options
from generator.model.site import Library, Site
from generator.model.state import BuildManifest, CachedDocument
from generator.model.target import Target
from generator.site.pages import document as document_page
from generator.site.plan import Plan, finished, site_view
from generator.theme.missing_themes import absent
from generator.theme.render.pages import RenderSetup, put
from generator.theme.render.pages import work as render


class _No(Exception):
    """Something else than bodies changed, or it cannot be known."""


def only_bodies(options: Options, progress: Progress, seen: ChangeScan) -> BuildResult | None:
    """Build the short way; None when it is not open. Raises RenderError, OSError: the last good site then stands."""
    if options.verify or seen.head is None or not seen.doubtful or len(seen.doubtful) > FEW:
        return None
    try:
        return _Bodies(options, progress, seen, seen.head).run()
    except _No:
        return None


class _Bodies:
    """One build of the short way."""

    def __init__(self, options: Options, progress: Progress, seen: ChangeScan, head: BuildManifest) -> None:
        self.options = options
        self.progress = progress
        self.seen = seen
        self.head = head
        self.started = time.time_ns()
        self.begun = time.perf_counter()

    def run(self) -> BuildResult:
        self.progress.stage("读取")
        self._checked = Store(self.options.state_folder(self.options.own_output_folder()))
        config, faults = load_config(self.options.config, self.options.config.name, self._checked)
        if config is None or faults or (self.options.search and config.search.enabled and not self.options.keep_index):
            raise _No
        self.config: Config = config
        live = self.options.output_folder(config.output)
        self.store = Store(self.options.state_folder(live))
        self.memory = DocumentCache(self.store)
        self.bodies = self.store.folder / "bodies"
        said = self.store.read("report", StoredReport)
        if (
            said is None
            or said.language != self.options.language
            or scattered(self.bodies, self.head.report["documents"])
        ):
            raise _No
        old, new = self._read()
        site = self._site(old)
        self.places = theme_places(self.options.root)
        self.missing = absent(site, self.places)
        view = site_view(site, search=self.options.search and config.search.enabled, missing=self.missing)
        every = chain.from_iterable(batch.targets() for batch in document_page.plan(site))
        pages = (page for page in every if page.linked_files[0] in old and page.body)
        planned = Plan(tuple(finished(pages, site, self.missing)), view)
        return self._publish(Output(live, self.store), site, planned, old, new, said)

    def _read(self) -> tuple[dict[str, CachedDocument], dict[str, CachedDocument]]:
        """What was known of the doubtful documents and what is known now: the same but for their bodies."""
        roots = self.options.content or tuple(self.options.root / name for name in self.config.content)
        numbers = {os.fspath(root): number for number, root in enumerate(roots)}
        if len(numbers) < len(roots) or not all(folder in numbers for folder, _ in self.seen.doubtful or ()):
            raise _No
        places = [f"{numbers[folder]}/{path}" for folder, path in self.seen.doubtful or ()]
        shown = tuple(shown_path(root, self.options.root) for root in roots)
        self.vocabularies, _ = load_vocabularies(zip(roots, shown, strict=True), self._checked)
        self.roots, self.shown = roots, shown
        frame = ReadFrame(
            roots,
            shown,
            tuple(self.seen.listings[os.fspath(root)] for root in roots),
            vocabularies=self.vocabularies,
            today=today_of(self.options),
            bodies=self.bodies,
            version=fingerprint(),
        )
        old = self.memory.some(places)
        jobs = [frame.job(place, old.get(place)) for place in places]
        if not all(job.known for job in jobs):
            raise _No
        new = {
            item.place: merged(item, old[item.place], frame.stamps) for item in outcomes_of(read((frame.setup, jobs)))
        }
        if not all(_same_but_body(old[place], new[place]) for place in places):
            raise _No
        return old, new

    def _site(self, old: Mapping[str, CachedDocument]) -> Site:
        """A site of these documents, as the last build knew them, and of those that their pages name."""
        near = self.memory.some({place for item in old.values() for place in item.linked_files})
        known = {**near, **old}
        rows = tuple(item.document for item in known.values() if item.document)
        library = Library(
            config=self.config,
            vocabularies=self.vocabularies,
            rows=rows,
            findings={},
            files={},
            bodies={place: item.body for place, item in known.items()},
            today=today_of(self.options),
            roots=self.shown,
        )
        return disclose(
            library, base_url=self.options.base_url, preview=self.options.preview, drafts=self.options.drafts
        )

    def _publish(
        self,
        output: Output,
        site: Site,
        planned: Plan,
        old: Mapping[str, CachedDocument],
        new: Mapping[str, CachedDocument],
        said: StoredReport,
    ) -> BuildResult:
        output.recover()
        if output.trees.spare == NOWHERE:
            raise _No
        keys = Keys(
            site,
            planned.view,
            missing=self.missing,
            themes=self.places,
            version=fingerprint(),
            closures=self.store.read("closures", Closures),
        )
        files = output.trees.files
        if any(keys.of(target) != files.get(target.path) for target in planned.targets):
            raise _No
        made = {
            target.path: msgspec.structs.replace(target, body=new[target.linked_files[0]].body)
            for target in planned.targets
            if target.body != new[target.linked_files[0]].body
        }
        written = self._make(output, site, planned, keys, made) if made else 0
        self.memory.write(self.started, {place: new[place] for place in old})
        head = msgspec.structs.replace(
            self.head,
            listings={**self.head.listings, **self.seen.listings},
            made=self.started,
            live=output.trees.live,
            program=program(),
        )
        self.store.write("head", head)
        return BuildResult(
            self.head.report,
            written,
            {"正文": time.perf_counter() - self.begun},
            said.report,
            self.head.report["output"],
            tuple(output.notes),
            unchanged=not made,
            today=site.today.isoformat(),
        )

    def _make(self, output: Output, site: Site, planned: Plan, keys: Keys, made: Mapping[str, Target]) -> int:
        """Make these pages in the spare tree and let it go live; how many files that were."""
        retained = set(output.trees.retained)
        counts = self.head.report
        stamp = build_json(
            self.options.root,
            today=site.today.isoformat(),
            documents=counts["documents"],
            pages=counts["pages"],
            next_change=self.head.next_change,
            traditional=counts["traditional"],
        )
        wanted = {path: key for path, key in output.trees.files.items() if path not in retained}
        wanted |= {path: keys.of(target) for path, target in made.items()}
        work = output.work({**wanted, STAMP: digest_bytes(stamp)})
        setup = RenderSetup(
            key=keys.view_key,
            view=planned.view,
            places=tuple(map(os.fspath, keys.places)),
            bodies=os.fspath(self.bodies),
            cache=os.fspath(self.store.folder / "jinja"),
            folder=os.fspath(output.spare),
            edition=site.edition,
        )
        self.progress.stage("生成")
        with SerialExecutor() as pool:
            output.open(work, pool)
            if STAMP in work.make:
                put(output.spare, STAMP, stamp)
            render((setup, list(made.values())))
            self.progress.stage("发布")
            output.swap(work)
            output.level(work, pool)
        return len(work.make)


def _same_but_body(old: CachedDocument, new: CachedDocument) -> bool:
    """Whether all that a document shows anywhere but in its own body is what it was."""
    return (
        old.document is not None
        and new.document is not None
        and old.document == new.document
        and old.findings == new.findings
        and old.files == new.files
        and bool(old.body) == bool(new.body)
    )
