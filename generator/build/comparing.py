"""Planned files -> the tree to be, each path with its key; what is already there with that key need not be made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from generator.access.disclose import next_change
from generator.base.digest import digest
from generator.base.identity import NOWHERE
from generator.build.admitting import Admitted
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.copied_files import KnownDigests, with_sources
from generator.build.keys import Keys
from generator.build.planning import Planned
from generator.build.publish import INDEXES
from generator.build.published_elsewhere import ADMISSION
from generator.build.reading import Reading
from generator.build.results import CheckResult
from generator.model.admission import Admission, HeldBack
from generator.model.diagnostic import ContentError
from generator.model.state import CachedBatch
from generator.model.target import Target
from generator.site.admin import package
from generator.site.outputs.open_data import digests


class Wanted(msgspec.Struct, frozen=True):
    """The tree to be, but for the search index. files: path -> key. targets: path -> how to make it, where that is
    known already. batches: as the next build may keep them. copies: what is known of files that are published as they
    are. counts: of documents and pages, for the report. admission: what of this build the next one must know.
    next_change: ISO day on which the site differs though no file does."""

    keys: Keys
    files: Mapping[str, str]
    targets: Mapping[str, Target]
    counts: Mapping[str, Any]
    next_change: str
    batches: Mapping[str, CachedBatch] = {}
    copies: KnownDigests = KnownDigests()
    admission: Admission = Admission()


def compare(build: BuildContext) -> Wanted:
    """Give each planned file its key. Raises ContentError when something is wrong that must not be published,
    UsageError for a theme that cannot be used or an output folder that is not ours, TooFewDocuments."""
    checked, planned, output = build[CheckResult], build[Planned], build[Reading].place.output
    if checked.stopped:
        raise ContentError(checked.report.diagnostics, usable=True, nobodys=checked.nobodys)
    if planned.refusal or planned.keys is None:
        raise planned.refusal or AssertionError("a check compares nothing")
    output.recover()
    if build.options.verify:
        output.doubt()
    return _all_files(build, planned.keys) if build.edited is None else _edited_pages(build, planned.keys)


def _all_files(build: BuildContext, keys: Keys) -> Wanted:
    reading, planned = build[Reading], build[Planned]
    left = None if build.options.verify else reading.place.store.read("copies", KnownDigests)
    known = left or KnownDigests()
    plan = build[CheckResult].plan or planned.plan  # with what examining adds
    loaded, every = reading.loaded, plan.targets
    copied, digests = with_sources(every, loaded.roots, loaded.listings, known, build.started)
    targets = {target.path: target for target in (*keys.assets(), *filter(None, (planned.logo.target,)))}
    targets |= {target.path: copied.get(target.path, target) for target in every}
    if planned.site.config.admin.enabled:
        targets |= {target.path: target for target in package.targets(build.options.state_root)}
    wanted = {path: keys.of(target) for path, target in targets.items()}
    batches = planned.plan.remembered(wanted)
    for kept in planned.plan.kept.values():
        wanted |= kept.files()
    for target in targets.values():
        if target.tells:
            wanted[target.path] = digest(wanted[target.path], *(wanted[path] for path in target.tells))
    published = "" if build.options.drafts or build.options.preview else planned.site.config.site.url
    admission = Admission(planned.site.today.isoformat(), dict(build[Admitted].held), published)
    return Wanted(keys, wanted, targets, _counts(build), _next_change(build), batches, digests, admission)


def _next_change(build: BuildContext) -> str:
    """The next day on which a date passes, in what is shown or in what is written and held back."""
    site, library = build[Planned].site, build[Reading].loaded.library
    held = (library.by_file_key.get(file_key) for file_key in build[Admitted].held)
    days = (site.next_change, next_change((row for row in held if row), site.today))
    return min((day.isoformat() for day in days if day), default="")


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
    changed |= _digests(build, keys, list(changed.values()))
    files = {path: key for path, key in output.standing().items() if not path.startswith(INDEXES)}
    return Wanted(
        keys,
        files | {path: keys.of(page) for path, page in changed.items()},
        changed,
        manifest.report,
        manifest.next_change,
        admission=reading.place.store.read(ADMISSION, Admission) or Admission(),
    )


def _digests(build: BuildContext, keys: Keys, pages: Sequence[Target]) -> dict[str, Target]:
    """The files of digests with those of the edited texts. Of the others they say what they said: the live files are
    believed by their keys."""
    output, site = build[Reading].place.output, build[Planned].site
    texts = {page.linked_files[0]: page.body for page in pages if not page.edition}
    changed: dict[str, dict[str, str]] = defaultdict(dict)
    for file_key, body in texts.items():
        row = site.by_file_key[file_key]
        changed[digests.file_of(row, output.trees.files)][row.id] = body
    made = {}
    for path, bodies in changed.items():
        found = digests.revised((output.live / path).read_bytes(), bodies)
        if found is None or keys.of(found[0]) != output.trees.files.get(path):
            raise TooFewDocuments
        made[path] = found[1]
    return made


def _held_back(build: BuildContext) -> Iterator[HeldBack]:
    """The documents with errors, by path."""
    states, blamed = build[Admitted].states, build[CheckResult].blamed
    shown = build[Reading].loaded.library.shown
    for file_key in sorted(states, key=shown):
        if build.inputs and file_key not in blamed:
            continue  # nothing is wrong with it: it waits for others
        yield HeldBack(shown(file_key), tuple(sorted(set(blamed.get(file_key, ())))), states[file_key])


def _counts(build: BuildContext) -> dict[str, Any]:
    planned, site = build[Planned].plan, build[Planned].site
    return {
        "documents": len(site.readable),
        "withdrawn": sum(1 for row in site.public if row.withdrawn),
        "ended": len(site.opened) - len(site.readable),
        "on_application": len(site.on_application),
        "held": dict(site.held),
        "pages": planned.page_count,
        "traditional": planned.page_count // 2 if site.edition else 0,
        "warnings": build[CheckResult].report.count("warning"),
        "held_back": [msgspec.to_builtins(one) for one in _held_back(build)],
        "output": str(build[Reading].place.output.live),
    }
