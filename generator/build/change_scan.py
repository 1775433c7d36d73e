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
from generator.build.served_state import is_behind
from generator.model.options import Options
from generator.model.state import BuildManifest


class ChangeScan(msgspec.Struct, frozen=True):
    """What a first look gave. report: what the last build said,
    when the site that it made is what a build would make now.

    manifest: what the last build left; None when it tells nothing about this one. listings: of every folder that was
    looked at, so that nobody has to look again. doubtful: (folder, path) of the documents whose files are not surely
    what they were, when nothing else can have changed; None when more may have. left: what tells that manifest from a
    later one. outside: by folder, links in it that lead away.
    """

    report: dict[str, Any] | None = None
    manifest: BuildManifest | None = None
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
    manifest = Store(options.state_folder(output)).read("manifest", BuildManifest)
    if manifest is None or manifest.settings != options.settings():
        return ChangeScan()
    recall(manifest.program)
    if manifest.version != fingerprint():
        return ChangeScan()
    day = options.date or dates.today().isoformat()
    if not manifest.today <= day or (manifest.next_change and day >= manifest.next_change):
        return ChangeScan()
    if identity(output) != manifest.live or any(Path(path).exists() for path in manifest.absent):
        return ChangeScan()
    outside: dict[str, list[str]] = {folder: [] for folder in manifest.listings}
    listings = {folder: listing_of(Path(folder), outside[folder]) for folder in manifest.listings}
    doubtful = tuple(
        (folder, path)
        for folder, listing in listings.items()
        for path in listing.doubtful(manifest.listings[folder], manifest.made - RACY)
    )
    same = all(listing.names_as(manifest.listings[folder]) for folder, listing in listings.items())
    if options.reindex or is_behind(options.state_folder(output)):  # what the server lacks, only all documents tell
        return ChangeScan(None, manifest, listings, None, left, outside)
    if same and not doubtful:
        return ChangeScan(manifest.report, manifest, listings, (), left, outside)
    only = same and day == manifest.today and all(_is_document(path) for _, path in doubtful)
    return ChangeScan(None, manifest, listings, doubtful if only else None, left, outside)


def _left(options: Options) -> Stamp | None:
    return listing_of(options.state_folder(options.own_output_folder()) / "manifest").get("")


def _is_document(path: str) -> bool:
    return path.endswith(".md") and not path.startswith("_") and "/_" not in path
