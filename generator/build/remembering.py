"""A build that is done -> what the next one can use, and what this one says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.access.copies.shelf import Shelf, shelf_folder
from generator.base.bodies import BodyStore
from generator.base.scan import Listing, listing_of
from generator.base.version import fingerprint, program
from generator.build.admitting import Admitted
from generator.build.comparing import Wanted
from generator.build.context import BuildContext
from generator.build.keys import Keys
from generator.build.last_inputs import keep
from generator.build.last_versions import PUBLISHING
from generator.build.planning import Planned
from generator.build.published_elsewhere import ADMISSION
from generator.build.publishing import Published
from generator.build.reading import Reading
from generator.build.results import BuildResult, CheckResult, StoredReport
from generator.build.runtime import FEW, scattered
from generator.build.serving import Served
from generator.build.typesetting import Typeset
from generator.content.baseline import NAME as BASELINE
from generator.content.last_rows import keep_rows
from generator.model.admission import Admission
from generator.model.state import BuildManifest, CachedBatches, LoadCache
from generator.site.admin import package


def remember(build: BuildContext) -> BuildResult:
    """Write the state store; its manifest last, since it makes the rest count. Raises OSError."""
    reading, wanted, published = build[Reading], build[Wanted], build[Published]
    store, site = reading.place.store, build[Planned].site
    if build.edited is None:
        cache, admission = _compacted(_with_linked_files(reading.loaded.cache, build[Planned]), build)
        reading.place.cache.replace(cache)
        store.write(ADMISSION, admission)
        standing = (version.document for version in admission.held.values() if version)
        Shelf(shelf_folder(reading.place.bodies)).keep((*reading.loaded.library.rows, *standing))
        store.write("closures", wanted.keys.closures())
        store.write("batches", CachedBatches(wanted.keys.common, dict(wanted.batches)))
        store.write("copies", wanted.copies)
        if not build.inputs:
            store.write("report", StoredReport(build[CheckResult].report, build.options.language))
            keep(build)
            keep_rows(store, reading.loaded.library.vocabularies)
    else:
        known = reading.loaded.cache.loaded
        reading.place.cache.write(build.started, {key: known[key] for key in reading.edited})
    store.remove(PUBLISHING)
    if build.inputs:  # what is wrong is wrong still: the next build looks at everything
        store.remove("manifest")
    else:
        store.write("manifest", _manifest(build))
    damaged = tuple(f"缓存 {name} 已损坏或不是本版本的，已重建" for name in store.damaged)
    return BuildResult(
        dict(wanted.counts),
        published.written,
        dict(build.seconds),
        build[CheckResult].report,
        os.fspath(reading.place.output.live),
        (*reading.notes, *damaged, *reading.place.output.notes, *build[Typeset].notes, *build[Served].notes),
        unchanged=not published.written,
        site=site if build.edited is None else None,
        today=site.today.isoformat(),
        taken_back=_taken_back(build) if build.inputs and published.written else (),
        unfollowed=build[Served].unfollowed,
    )


def _taken_back(build: BuildContext) -> tuple[str, ...]:
    """Files of the documents that have gone, or show less than was last published of them."""
    reading, admitted = build[Reading], build[Admitted]
    library = reading.loaded.library
    less = {file_key for file_key, state in admitted.states.items() if state in ("restricted", "down")}
    gone = {
        file_key for file_key in reading.last.known.loaded.keys() - library.files.keys() if reading.last.of(file_key)
    }
    return tuple(sorted(map(library.shown, less | gone)))


def _with_linked_files(cache: LoadCache, planned: Planned) -> LoadCache:
    """Each document with the keys of those that its page names. Pages of kept batches name the same ones as before;
    what has no page any more names none."""
    shown = planned.site.by_file_key
    named: dict[str, tuple[str, ...]] = {key: () for key in cache.loaded if key not in shown}
    linked = (target.linked_files for target in planned.plan.targets if target.linked_files)
    named |= {files[0]: files[1:] for files in linked}
    changed = {
        key: msgspec.structs.replace(cache.loaded[key], linked_files=others)
        for key, others in named.items()
        if cache.loaded[key].linked_files != others
    }
    return msgspec.structs.replace(cache, loaded={**cache.loaded, **changed}) if changed else cache


def _compacted(cache: LoadCache, build: BuildContext) -> tuple[LoadCache, Admission]:
    """The stored bodies put together where edits have scattered them, and what no document needs any more dropped: none
    that is written today, none that was last published and stands in."""
    folder, admission = build[Reading].place.bodies, build[Wanted].admission
    if build[Reading].loaded.fresh < FEW and not scattered(folder, len(cache.loaded)):
        return cache, admission
    bodies = BodyStore(folder)
    versions = {file_key: version for file_key, version in admission.held.items() if version}
    named = {(key, False): item.body for key, item in cache.loaded.items()}
    named |= {(key, True): version.body for key, version in versions.items()}
    moved = bodies.keep(named)
    bodies.close()
    loaded = {k: msgspec.structs.replace(cache.loaded[k], body=body) for (k, last), body in moved.items() if not last}
    held = {k: msgspec.structs.replace(versions[k], body=body) for (k, last), body in moved.items() if last}
    return (
        msgspec.structs.replace(cache, loaded={**cache.loaded, **loaded}) if loaded else cache,
        msgspec.structs.replace(admission, held={**admission.held, **held}) if held else admission,
    )


def _manifest(build: BuildContext) -> BuildManifest:
    """What lets the next build see at once that nothing changed. Where only bodies did,
    the rest is as the last one left it."""
    live, last = build[Reading].place.output.trees.live, build.scan.manifest
    if build.edited is not None and last is not None:
        listings = {**last.listings, **build.scan.listings}
        return msgspec.structs.replace(last, listings=listings, made=build.started, live=live, program=program())
    site, wanted = build[Planned].site, build[Wanted]
    return BuildManifest(
        version=fingerprint(),
        program=program(),
        settings=build.options.settings(),
        listings=dict(_listings(build)),
        made=build.started,
        today=site.today.isoformat(),
        next_change=wanted.next_change,
        live=live,
        absent=_absent(wanted.keys, build[Planned].missing),
        report=dict(wanted.counts),
    )


def _listings(build: BuildContext) -> Mapping[str, Listing]:
    """The folders and files that a change of would change what is built."""
    options, keys = build.options, build[Wanted].keys
    alone = [options.config, options.root / BASELINE]
    if build[Planned].site.config.admin.enabled:
        alone.append(package.folder(options.state_root))
    if logo := build[Planned].site.config.site.logo:
        alone.append(options.root / logo)
    return {
        **build[Reading].loaded.listings,
        **{os.fspath(path): listing_of(path) for path in alone},
        **{
            os.fspath(theme.folder): chain.listings[theme.name]
            for chain in keys.chains.values()
            for theme in chain.themes
        },
    }


def _absent(keys: Keys, missing: frozenset[str]) -> tuple[str, ...]:
    """Files of themes that are nowhere, or would come before those in use."""
    used = {theme.name: theme.folder for chain in keys.chains.values() for theme in chain.themes}
    nearer = [
        place / name / "theme.yaml" for name, folder in used.items() for place in keys.places if place / name != folder
    ]
    nowhere: list[Path] = [place / name / "theme.yaml" for name in sorted(missing) for place in keys.places]
    return tuple(os.fspath(path) for path in (*(path for path in nearer if not path.exists()), *nowhere))
