"""Is there anything to do, and how little? Asked first, before anything heavy is imported: most builds of a big site
change nothing, and most of the others the text of one document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from generator.base import dates
from generator.base.scan import RACY, Listing, Stamp, scan
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.model.options import Options, guessed_output
from generator.model.state import Head
from generator.publish import identity


class Look(msgspec.Struct, frozen=True):
    """What a first look gave. report: what the last build said, when the site that it made is what a build would make now.

    head: what the last build left; None when it tells nothing about this one. listings: of every folder that was looked
    at, so that nobody has to look again. doubtful: (folder, path) of the documents whose files are not surely what they
    were, when nothing else can have changed; None when more may have. left: what tells that head from a later one.
    outside: by folder, links in it that lead away.
    """

    report: dict[str, Any] | None = None
    head: Head | None = None
    listings: dict[str, Listing] = {}
    doubtful: tuple[tuple[str, str], ...] | None = None
    left: Stamp | None = None
    outside: dict[str, list[str]] = {}

    def still(self, options: Options) -> bool:
        """Whether no build has ended since: then nobody has to look again."""
        return self.left is not None and self.left == _left(options)


def look(options: Options) -> Look:
    """Compare what the last build left with what the file system says now. Reads no content."""
    output = guessed_output(options)
    left = _left(options)
    head = Store(options.state_folder(output)).read("head", Head)
    if head is None or head.settings != options.settings() or head.version != fingerprint():
        return Look()
    day = options.date or dates.today().isoformat()
    if not head.today <= day or (head.next_change and day >= head.next_change):
        return Look()
    if identity(output) != head.live or any(Path(path).exists() for path in head.absent):
        return Look()
    outside: dict[str, list[str]] = {folder: [] for folder in head.listings}
    listings = {folder: listing_of(Path(folder), outside[folder]) for folder in head.listings}
    doubtful = tuple(
        (folder, path)
        for folder, found in listings.items()
        for path in _doubtful(head.listings[folder], found, head.made)
    )
    same = all(found.keys() == head.listings[folder].keys() for folder, found in listings.items())
    if same and not doubtful:
        return Look(head.report, head, listings, (), left, outside)
    only = same and day == head.today and all(_is_document(path) for _, path in doubtful)
    return Look(None, head, listings, doubtful if only else None, left, outside)


def _left(options: Options) -> Stamp | None:
    return listing_of(options.state_folder(guessed_output(options)) / "head").get("")


def _doubtful(old: Listing, new: Listing, made: int) -> list[str]:
    """Files that changed, or that changed so shortly before the last build that it may have seen them half-way."""
    limit = made - RACY
    return [path for path, stamp in new.items() if stamp.mtime > limit or stamp.ctime > limit or old.get(path) != stamp]


def _is_document(path: str) -> bool:
    return path.endswith(".md") and not path.startswith("_") and "/_" not in path


def listing_of(path: Path, outside: list[str] | None = None) -> Listing:
    """The listing of a folder, or of one file under the name "". outside: gets the links that lead away."""
    if path.is_dir():
        return scan(path, outside=outside)
    try:
        status = path.stat()
    except OSError:
        return {}
    return {"": Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)}
