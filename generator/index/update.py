"""Documents -> the files of the search index, building again only the bundles whose documents changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from generator.index import bundle, pagefind
from generator.index.copies import Copies
from generator.index.copy import FORMAT
from generator.index.entry import BundleReport, IndexFile, IndexReport, SearchEntry
from generator.index.manifest import NAME, bundle_row, manifest
from generator.index.periods import Dated, Period, in_order, periods
from generator.index.script import simplified
from generator.index.store import IndexStore, sha256

_WORTH_WORKERS = 200
"""New documents below which starting processes costs more than it saves."""


def update_index(
    entries: Sequence[SearchEntry],
    *,
    read_body: Callable[[str], str],
    cache: Path,
    synonyms: Sequence[Sequence[str]] = (),
    language: str = "zh-Hans",
    base: str = "search/index",
    workers: int = 1,
    executor: Executor | None = None,
) -> IndexReport:
    """Bring the index up to ``entries`` and say which files it consists of.

    ``cache`` is a private folder of this edition alone. ``read_body`` is asked for documents that are new and for
    those of bundles that are built again. ``executor`` runs plain functions in processes; without it ``workers``
    above 1 starts some. The outcome depends on the arguments only, not on what ``cache`` holds.
    Raises pagefind.IndexingError, and what ``read_body`` raises; the finished bundles in ``cache`` stay usable.
    """
    store = IndexStore(cache)
    script = simplified() if language.lower().startswith("zh-hant") else None
    salt = f"{FORMAT} {pagefind.version()} {pagefind.CHUNK_SIZE} {script and sha256(_json(script))}"
    with ExitStack() as stack:
        copies = stack.enter_context(closing(Copies(read_body, script, store.fresh() / "copies")))
        if executor is None and workers > 1 and len(entries) >= _WORTH_WORKERS:
            executor = stack.enter_context(ProcessPoolExecutor(workers))
        bundles = [
            _bundle(store, period, chosen, copies, salt)
            for period, chosen in _parted(entries, _volumes(entries, store, copies, executor))
        ]
    shared = _shared_files(store, bundles, synonyms, language=language, folded=script is not None)
    store.sweep([made.key for made in bundles], [file.digest for file in shared])
    files = [
        IndexFile(f"{made.report.name}/{path}", str(store.place(made.key) / path), digest)
        for made in bundles
        for path, digest in made.files.items()
    ]
    placed = (msgspec.structs.replace(file, path=f"{base}/{file.path}") for file in [*shared, *files])
    return IndexReport(tuple(sorted(placed, key=lambda file: file.path)), tuple(made.report for made in bundles))


class _Made(NamedTuple):
    key: str
    files: Mapping[str, str]
    row: dict[str, Any]
    report: BundleReport


def _volumes(
    entries: Sequence[SearchEntry], store: IndexStore, copies: Copies, executor: Executor | None
) -> dict[str, int]:
    known = store.volumes()
    unknown = [entry for entry in entries if entry.identity not in known]
    known |= copies.prepare(unknown, executor)
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


def _bundle(store: IndexStore, period: Period, entries: Sequence[SearchEntry], copies: Copies, salt: str) -> _Made:
    key = sha256(" ".join([salt, period.name, *(entry.identity for entry in entries)]).encode())
    listing, started, memory = store.find(key), time.perf_counter(), None
    rebuilt = listing is None
    if listing is None:
        folder, workshop = store.fresh(), store.fresh()
        memory = bundle.build(period.name, entries, copies, workshop=workshop, into=folder)
        shutil.rmtree(workshop)
        listing = store.adopt(folder, key)
    report = BundleReport(
        name=period.name, documents=len(entries), rebuilt=rebuilt, bytes=listing.bytes, memory=memory,
        seconds=time.perf_counter() - started if rebuilt else 0.0,
    )  # fmt: skip
    return _Made(key, listing.files, bundle_row(period, key, entries), report)


def _shared_files(
    store: IndexStore, bundles: Sequence[_Made], synonyms: Sequence[Sequence[str]], *, language: str, folded: bool
) -> list[IndexFile]:
    """The manifest, the characters of the other script, the synonyms: files that belong to no bundle."""
    found: list[IndexFile] = []

    def share(name: str, content: bytes) -> str:
        path, digest = store.share(content)
        found.append(IndexFile(name.format(digest[:12]), str(path), digest))
        return found[-1].path

    characters = simplified()
    scripts = share("scripts-{}.json", _json(["".join(characters), "".join(characters.values())]))
    groups = [list(dict.fromkeys(group)) for group in synonyms if len(set(group)) > 1]
    named = share("synonyms-{}.json", _json(groups)) if groups else None
    share(
        NAME,
        manifest(
            [made.row for made in bundles],
            language=language,
            folded=folded,
            scripts=scripts,
            synonyms=named,
        ),
    )
    return found


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value)
