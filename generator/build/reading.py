"""The first stage: config.yaml and the content folders -> what was read, and what the last build knew of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from generator.base.bodies import BodyStore
from generator.base.store import Store
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.document_cache import DocumentCache
from generator.build.last_versions import LastVersions, complete, last_versions
from generator.build.publish import Output
from generator.build.published_elsewhere import ADMISSION, published_elsewhere
from generator.build.runtime import scattered
from generator.checks import rules
from generator.checks.wording import worded
from generator.content import ContentFolder, LoadResult, ScannedFolders, content_folders, load, shown_path
from generator.content.config import load_config
from generator.model.admission import Admission
from generator.model.config import Config
from generator.model.diagnostic import ContentError, Finding
from generator.model.options import Options
from generator.model.source import ReadError
from generator.model.state import CachedDocument, LoadCache


class Workplace(msgspec.Struct, frozen=True):
    """Where one site is built: its state store, its output, what is kept of documents and their bodies."""

    store: Store
    output: Output
    cache: DocumentCache
    bodies: Path


class Reading(msgspec.Struct, frozen=True):
    """What was read. findings: beside those of documents. edited: keys of the documents that a confined build is
    confined to, with what the last build knew of each. notes: for the last lines that a build prints.
    last: what it published."""

    config: Config
    place: Workplace
    loaded: LoadResult
    findings: tuple[Finding, ...]
    edited: Mapping[str, CachedDocument] = {}
    notes: tuple[str, ...] = ()
    last: LastVersions = LastVersions()


def read(build: BuildContext) -> Reading:
    """Read what has changed. Raises ContentError for an unusable configuration, UsageError, TooFewDocuments."""
    options = build.options
    # A check leaves nothing behind, not even what would save the next one time.
    memory = None if build.scratch else Store(options.state_folder(options.own_output_folder()))
    faults: Sequence[ReadError] = ()
    if build.inputs:
        config: Config | None = build.inputs.config
    else:
        config, faults = load_config(options.config, shown_path(options.config, options.root), memory)
    if config is None:
        raise _unusable(options, faults)
    folders = content_folders(options, config, ScannedFolders(build.scan.listings, build.scan.outside))
    place = _workplace(build, config)
    if build.edited is None:
        known, notes = _known(build, place)
        only = None
    else:
        known, notes, only = _known_of_edited(build, place, folders), (), _keys(build.edited, folders)
    loaded = load(
        options,
        config,
        folders,
        known=LoadCache() if options.verify else LoadCache(known.made, {**known.loaded, **build.read}),
        bodies=place.bodies,
        progress=build.progress,
        only=only,
        memory=memory,
        data=build.inputs.data if build.inputs else None,
    )
    edited = {key: known.loaded[key] for key in only or ()}
    if not all(_same_but_body(old, loaded.cache.loaded[key]) for key, old in edited.items()):
        raise TooFewDocuments({key: loaded.cache.loaded[key] for key in edited})
    last = _last(build, config, place, known)
    notes += tuple(f"缓存 {name} 已损坏或不是本版本的，已重建" for name in (memory.damaged if memory else ()))
    return Reading(config, place, loaded, (*map(rules.finding, faults), *loaded.findings), edited, notes, last)


def _last(build: BuildContext, config: Config, place: Workplace, known: LoadCache) -> LastVersions:
    options = build.options
    if build.scratch:  # which has nothing of its own
        elsewhere = published_elsewhere(options.state_root, Path(), config.site.url) if build.settled else None
        return LastVersions(known, bodies=place.bodies, published=elsewhere)
    alone = not options.drafts and (place.store.folder / ADMISSION).exists()
    other = None if alone else published_elsewhere(options.state_root, place.store.folder, config.site.url)
    return last_versions(place.store, known, place.bodies, drafts=options.drafts, published=other)


def _workplace(build: BuildContext, config: Config) -> Workplace:
    live = build.options.output_folder(config.output)
    store = Store(build.options.state_folder(live))
    output = Output(live, store)
    cache = DocumentCache(store) if build.scratch else complete(store, output)
    return Workplace(store, output, cache, (build.scratch or store.folder) / "bodies")


def _unusable(options: Options, faults: Sequence[ReadError]) -> ContentError:
    findings = map(rules.finding, faults)
    told = (worded(item, language=options.language) for item in findings)
    return ContentError(tuple(sorted(item for item in told if item)), usable=False)


def _known(build: BuildContext, place: Workplace) -> tuple[LoadCache, tuple[str, ...]]:
    """What the last build knew of all documents, if their bodies are still there."""
    known = place.cache.all()
    if build.options.verify:
        place.cache.forget()
        return known, ()
    if build.scratch or BodyStore(place.bodies).holds(item.body for item in known.loaded.values()):
        return known, ()
    place.cache.forget()
    return LoadCache(), ("缓存不完整，全部重新读取",)


def _known_of_edited(build: BuildContext, place: Workplace, folders: Sequence[ContentFolder]) -> LoadCache:
    """What the last build knew of the edited documents and of those that their pages name. Raises TooFewDocuments."""
    manifest = build.scan.manifest
    if manifest is None or scattered(place.bodies, manifest.report["documents"]):
        raise TooFewDocuments
    keys = _keys(build.edited or (), folders)
    edited = place.cache.some(keys)
    if edited.keys() != set(keys):
        raise TooFewDocuments
    named = place.cache.some({key for item in edited.values() for key in item.linked_files})
    admission = place.store.read(ADMISSION, Admission)
    if admission is None or not admission.held.keys().isdisjoint({**named, **edited}):
        raise TooFewDocuments  # what stands in for them is not in the cache
    return LoadCache(manifest.made, {**named, **edited})


def _keys(edited: Sequence[tuple[str, str]], folders: Sequence[ContentFolder]) -> list[str]:
    """Keys of files by their folders. Raises TooFewDocuments when one lies in none, or a folder is there twice."""
    numbers = {os.fspath(folder.path): number for number, folder in enumerate(folders)}
    if len(numbers) < len(folders) or not all(folder in numbers for folder, _ in edited):
        raise TooFewDocuments
    return [f"{numbers[folder]}/{path}" for folder, path in edited]


def _same_but_body(old: CachedDocument, new: CachedDocument) -> bool:
    """Whether all that a document shows anywhere but in its own body is what it was: its row, its findings,
    its files."""
    same = msgspec.structs.replace(new, stamp=old.stamp, digest=old.digest, body=old.body)
    return same == old and old.document is not None and bool(old.body) == bool(new.body)
