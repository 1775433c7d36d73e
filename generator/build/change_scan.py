"""Is there anything to do, and how little? Asked first, before anything heavy is imported: most builds of a big site
change nothing, and most of the others the text of one document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from generator.base import dates
from generator.base.identity import identity
from generator.base.scan import RACY, Listing, Stamp, listing_of
from generator.base.store import Store
from generator.base.version import fingerprint, recall
from generator.model.options import Options
from generator.model.state import BuildManifest


class ChangeScan(msgspec.Struct, frozen=True):
    """What a first look gave. report: what the last build said, when the site that it made is what a build would make now.

    head: what the last build left; None when it tells nothing about this one. listings: of every folder that was looked
    at, so that nobody has to look again. doubtful: (folder, path) of the documents whose files are not surely what they
    were, when nothing else can have changed; None when more may have. left: what tells that head from a later one.
    outside: by folder, links in it that lead away.
    """

    report: dict[str, Any] | None = None
    head: BuildManifest | None = None
    listings: dict[str, Listing] = {}
    doubtful: tuple[tuple[str, str], ...] | None = None
    left: Stamp | None = None
    outside: dict[str, list[str]] = {}

    def still(self, options: Options) -> bool:
        """Whether no build has ended since: then nobody has to look again."""
        return self.left is not None and self.left == _left(options)


def scan_changes(options: Options) -> ChangeScan:
    """Compare what the last build left with what the file system says now. Reads no content."""
    output = options.own_output_folder()
    left = _left(options)
    head = Store(options.state_folder(output)).read("head", BuildManifest)
    if head is None or head.settings != options.settings():
        return ChangeScan()
    recall(head.program)
    if head.version != fingerprint():
        return ChangeScan()
    day = options.date or dates.today().isoformat()
    if not head.today <= day or (head.next_change and day >= head.next_change):
        return ChangeScan()
    if identity(output) != head.live or any(Path(path).exists() for path in head.absent):
        return ChangeScan()
    outside: dict[str, list[str]] = {folder: [] for folder in head.listings}
    listings = {folder: listing_of(Path(folder), outside[folder]) for folder in head.listings}
    doubtful = tuple(
        (folder, path)
        for folder, found in listings.items()
        for path in found.doubtful(head.listings[folder], head.made - RACY)
    )
    same = all(found.names_as(head.listings[folder]) for folder, found in listings.items())
    if same and not doubtful:
        return ChangeScan(head.report, head, listings, (), left, outside)
    only = same and day == head.today and all(_is_document(path) for _, path in doubtful)
    return ChangeScan(None, head, listings, doubtful if only else None, left, outside)


def _left(options: Options) -> Stamp | None:
    return listing_of(options.state_folder(options.own_output_folder()) / "head").get("")


def _is_document(path: str) -> bool:
    return path.endswith(".md") and not path.startswith("_") and "/_" not in path
