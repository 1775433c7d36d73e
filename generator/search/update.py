"""Documents -> the files of the search index: bundles stay, or are revised where few of their documents changed,
or built."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from generator.base.version import installed
from generator.base.workers import executor as processes
from generator.search import bundle, revision
from generator.search.beside import SharedFiles, near_files, shared_words, word_files
from generator.search.copy import FORMAT
from generator.search.entry import BundleReport, IndexFile, IndexReport, SearchEntry, SiteWords
from generator.search.exchange import VoidError
from generator.search.manifest import NAME, bundle_row, manifest
from generator.search.near.update import private, update_near
from generator.search.objects import sha256
from generator.search.pagefind import CHUNK_SIZE
from generator.search.pagefind import program as pagefind
from generator.search.periods import Dated, Period, in_order, periods
from generator.search.prepared import PreparedRuns, Workers
from generator.search.script import read, written
from generator.search.store import IndexStore
from generator.search.stored import BundleFiles

_WORTH_WORKERS = 200
"""New documents below which starting processes costs more than it saves."""

_NO_WORDS = SiteWords()

_REVISED = 1 / 8
"""Part of a bundle, by volume, that may be exchanged before it is built again: revising grows its chunks and leaves
numbers of pages unused."""


def update_index(
    entries: Sequence[SearchEntry],
    *,
    read_body: Callable[[str], str],
    read_attached: Callable[[str], str] = str,
    cache: Path,
    synonyms: Sequence[Sequence[str]] = (),
    site: SiteWords = _NO_WORDS,
    language: str = "zh-Hans",
    base: str = "search/index",
    workers: int = 1,
    executor: Executor | None = None,
) -> IndexReport:
    """Bring the index up to ``entries`` and say which files it consists of.

    ``synonyms`` are searched beside the word that is asked; ``site`` is for near matches and suggestions.
    ``cache`` is a private folder of this edition alone. ``read_body`` is asked for documents that are new and for
    those of bundles that are built again, ``read_attached`` for the text of their files (in worker processes too, so it
    must be a function that can be handed over). ``executor`` runs plain functions in processes; without it ``workers``
    above 1 starts some. What can be found, and read out of the files, depends on the arguments only; how bundles are
    laid out depends on what ``cache`` holds too (docs/decisions/0120).
    Raises pagefind.IndexingError, and what ``read_body`` raises; the finished bundles in ``cache`` stay usable.
    """
    store = IndexStore(cache)
    scripts = store.made(f"scripts {installed().get('opencc')}", written)
    script = read(scripts) if language.lower().startswith("zh-hant") else None
    salt = f"{FORMAT} {pagefind.version()} {CHUNK_SIZE} {script and sha256(_json(script))}"
    with ExitStack() as stack:
        if executor is None and workers > 1 and len(entries) >= _WORTH_WORKERS:
            executor = stack.enter_context(processes(workers))
        hands = Workers(executor)
        runs = PreparedRuns(read_body, read_attached, script, store.fresh(), store.objects, hands)
        volumes = _volumes(entries, store, runs)
        make = _Maker(store, runs, volumes, _browser_files(store), hands, salt)
        bundles = [make(period, chosen) for period, chosen in _parted(entries, volumes)]
        near = update_near(store, _newest_first(entries), runs, volume=sum(volumes.values()), salt=salt)
    shared = SharedFiles(store)
    words = word_files(store, entries, near, site)
    scripts_name = shared.add("scripts-{}.json", scripts)
    groups = [list(dict.fromkeys(group)) for group in synonyms if len(set(group)) > 1]
    told = {entry.agency for entry in entries if entry.role == "office"}
    offices = [office for office in site.offices if office.title not in told]
    files_beside = {
        "scripts": scripts_name,
        "synonyms": shared.add("synonyms-{}.json", _json(groups)) if groups else None,
        "offices": shared.add("offices-{}.json", _json(offices)) if offices else None,
        "near": near_files(shared, near, entries, [made.listing.pages for made in bundles], words.names),
        "words": shared_words(shared, words),
    }
    shared.add(
        NAME,
        manifest([made.row for made in bundles], language=language, folded=script is not None, files=files_beside),
    )
    used = [*(file.digest for file in shared.files), *private(near)]
    differs = store.sweep({made.report.name: made.key for made in bundles}, used)
    named = next(file.digest for file in shared.files if file.path == NAME)
    if differs or store.entries(named) is None:
        store.remember_entries(named, entries)
    objects = str(store.objects)
    index_files = [
        IndexFile(f"{base}/{made.report.name}/{path}", f"{objects}/{digest}", digest)
        for made in bundles
        for path, digest in made.listing.files.items()
    ]
    index_files += [IndexFile(f"{base}/{file.path}", file.source, file.digest) for file in shared.files]
    return IndexReport(tuple(sorted(index_files, key=lambda file: file.path)), tuple(made.report for made in bundles))


def exchanged_entries(
    old: Sequence[SearchEntry], new: Sequence[SearchEntry], *, cache: Path, manifest: str
) -> list[SearchEntry] | None:
    """What the last update was made from, with these entries in the place of those at their addresses.

    ``manifest`` is the SHA-256 of the manifest that is public now. None when the last update did not give it, or was
    not made from each of ``old``: then nothing is known of the other documents.
    """
    known = IndexStore(cache).entries(manifest)
    replaced, after = ({entry.url: entry for entry in entries} for entries in (old, new))
    standing = {entry.url: entry for entry in known or () if entry.url in replaced}
    if known is None or standing != replaced or after.keys() != replaced.keys():
        return None
    return [after.get(entry.url, entry) for entry in known]


class _Made(NamedTuple):
    key: str
    listing: BundleFiles
    row: dict[str, Any]
    report: BundleReport


def _volumes(entries: Sequence[SearchEntry], store: IndexStore, runs: PreparedRuns) -> dict[str, int]:
    known = store.volumes()
    unknown = [entry for entry in entries if entry.identity not in known]
    known |= runs.volumes(_newest_first(unknown))
    needed = {entry.identity: known[entry.identity] for entry in entries}
    if unknown or len(known) != len(needed):
        store.remember(needed)
    return needed


def _parted(entries: Sequence[SearchEntry], volumes: Mapping[str, int]) -> Iterator[tuple[Period, list[SearchEntry]]]:
    """Periods with their entries, newest first in both."""
    dated = [Dated(entry.date, entry.url, volumes[entry.identity]) for entry in entries]
    order = in_order(dated)
    for period in periods([dated[at] for at in order]):
        yield period, [entries[at] for at in reversed(order[period.first : period.after])]


def _browser_files(store: IndexStore) -> dict[str, bytes]:
    def files() -> bytes:
        return msgspec.msgpack.encode(pagefind.browser_files(store.fresh()))

    return msgspec.msgpack.decode(store.made(f"pagefind {FORMAT} {pagefind.version()}", files), type=dict[str, bytes])


class _Maker(NamedTuple):
    """Gives the bundle of a period: one that is there already, or the period's last one revised, or a new one."""

    store: IndexStore
    runs: PreparedRuns
    volumes: Mapping[str, int]
    browser: Mapping[str, bytes]
    workers: Workers
    salt: str

    def __call__(self, period: Period, entries: Sequence[SearchEntry]) -> _Made:
        key = sha256(" ".join([self.salt, period.name, *(entry.identity for entry in entries)]).encode())
        listing, started = self.store.find(key), time.perf_counter()
        new, revised = listing is None, False
        if listing is None:
            listing = self._revise(key, period.name, entries)
            revised = listing is not None
        if listing is None:
            listing = self._build(key, period.name, entries)
        report = BundleReport(
            name=period.name,
            documents=len(entries),
            rebuilt=new and not revised,
            revised=revised,
            bytes=listing.bytes,
            seconds=time.perf_counter() - started if new else 0.0,
        )
        return _Made(key, listing, bundle_row(period, listing.version, entries), report)

    def _build(self, key: str, name: str, entries: Sequence[SearchEntry]) -> BundleFiles:
        into = self.store.fresh()
        made = bundle.build(
            name,
            entries,
            self.runs.covering(entries),
            browser=self.browser,
            objects=self.store.objects,
            workers=self.workers,
            into=into,
        )
        return self.store.adopt(into, key, salt=self.salt, pages=made.pages, there=made.files)

    def _revise(self, key: str, name: str, entries: Sequence[SearchEntry]) -> BundleFiles | None:
        base = self.store.latest(name)
        if base is None or base.salt != self.salt:
            return None
        exchanged = base.revised + _exchanged(base, entries, self.volumes)
        if exchanged > _REVISED * sum(self.volumes[entry.identity] for entry in entries):
            return None
        into = self.store.fresh()
        try:
            revised = revision.revise(
                name,
                base,
                entries,
                self.runs.copy,
                objects=self.store.objects,
                script=self.runs.script,
                workers=self.workers,
                into=into,
            )
        except VoidError:
            return None
        return self.store.adopt(
            into,
            key,
            salt=self.salt,
            pages=revised.pages,
            there=revised.files,
            base=base,
            dropped=revised.dropped,
            revised=exchanged,
        )


def _exchanged(base: BundleFiles, entries: Sequence[SearchEntry], volumes: Mapping[str, int]) -> int:
    """Volume of what ``entries`` have that ``base`` has not, or the other way round if that is more."""
    identities = {entry.identity for entry in entries}
    gone = sum(known.volume for identity, known in base.pages.items() if identity not in identities)
    return max(gone, sum(volumes[identity] for identity in identities if identity not in base.pages))


def _newest_first(entries: Sequence[SearchEntry]) -> list[SearchEntry]:
    return sorted(entries, key=lambda entry: (entry.date, entry.url), reverse=True)


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value)
