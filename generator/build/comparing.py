"""Planned files -> the tree to be, each path with its key; what is already there with that key need not be made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from generator.base.identity import NOWHERE
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.copied_files import KnownDigests, with_sources
from generator.build.keys import Keys
from generator.build.planning import Planned
from generator.build.publish import INDEXES
from generator.build.reading import Reading
from generator.build.results import CheckResult
from generator.model.diagnostic import ContentError
from generator.model.state import CachedBatch
from generator.model.target import Target
from generator.site.admin import package


class Wanted(msgspec.Struct, frozen=True):
    """The tree to be, but for the search index. files: path -> key. targets: path -> how to make it, where that is
    known already. batches: as the next build may keep them. copies: what is known of files that are published as they
    are. counts: of documents and pages, for the report.
    next_change: ISO day on which the site differs though no file does."""

    keys: Keys
    files: Mapping[str, str]
    targets: Mapping[str, Target]
    counts: Mapping[str, Any]
    next_change: str
    batches: Mapping[str, CachedBatch] = {}
    copies: KnownDigests = KnownDigests()


def compare(build: BuildContext) -> Wanted:
    """Give each planned file its key. Raises ContentError when something is wrong that must not be published,
    UsageError for a theme that cannot be used or an output folder that is not ours, TooFewDocuments."""
    checked, planned, output = build[CheckResult], build[Planned], build[Reading].place.output
    if checked.report.failed:
        raise ContentError(checked.report.diagnostics, usable=True)
    if planned.refusal or planned.keys is None:
        raise planned.refusal or AssertionError("a check compares nothing")
    output.recover()
    if build.options.verify:
        output.verify()
    return _all_files(build, planned.keys) if build.edited is None else _edited_pages(build, planned.keys)


def _all_files(build: BuildContext, keys: Keys) -> Wanted:
    reading, planned = build[Reading], build[Planned]
    known = reading.place.store.read("copies", KnownDigests) or KnownDigests()
    loaded, every = reading.loaded, planned.plan.targets
    copied, digests = with_sources(every, loaded.roots, loaded.listings, known, build.started)
    targets = {target.path: target for target in keys.assets()}
    targets |= {target.path: copied.get(target.path, target) for target in every}
    if planned.site.config.admin.enabled:
        targets |= {target.path: target for target in package.targets(build.options.state_root)}
    wanted = {path: keys.of(target) for path, target in targets.items()}
    batches = planned.plan.remembered(wanted)
    for kept in planned.plan.kept.values():
        wanted |= kept.files()
    next_change = planned.site.next_change.isoformat() if planned.site.next_change else ""
    return Wanted(keys, wanted, targets, _counts(build), next_change, batches, digests)


def _edited_pages(build: BuildContext, keys: Keys) -> Wanted:
    """The live tree with other keys for the pages of the edited documents.

    The key of each page with its old body must be the one that the last build left: that proves that it is put together
    from the same values, whatever these are. Raises TooFewDocuments when one is not.
    """
    reading, output, manifest = build[Reading], build[Reading].place.output, build.scan.manifest
    assert manifest is not None
    pages = build[Planned].plan.targets
    before = [msgspec.structs.replace(page, body=reading.edited[page.linked_files[0]].body) for page in pages]
    if output.trees.spare == NOWHERE or any(keys.of(page) != output.trees.files.get(page.path) for page in before):
        raise TooFewDocuments
    changed = {page.path: page for page, old in zip(pages, before, strict=True) if page.body != old.body}
    files = {path: key for path, key in output.standing().items() if not path.startswith(INDEXES)}
    return Wanted(
        keys,
        files | {path: keys.of(page) for path, page in changed.items()},
        changed,
        manifest.report,
        manifest.next_change,
    )


def _counts(build: BuildContext) -> dict[str, Any]:
    planned, site = build[Planned].plan, build[Planned].site
    return {
        "documents": len(site.public),
        "on_application": len(site.on_application),
        "held": dict(site.held),
        "pages": planned.page_count,
        "traditional": planned.page_count // 2 if site.edition else 0,
        "warnings": build[CheckResult].report.count("warning"),
        "output": str(build[Reading].place.output.live),
    }
