"""Is there anything to do? Asked first, before anything heavy is imported: most builds of a big site change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.base import dates
from generator.base.scan import Listing, Stamp, scan
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.model.options import Options, guessed_output
from generator.model.state import Head
from generator.publish import identity

RACY = 2_000_000_000
"""Nanoseconds; see generator.load.documents."""


def last_report(options: Options) -> dict[str, Any] | None:
    """What the last build reported, when the site that it made is what a build would make now; else None."""
    output = guessed_output(options)
    store = Store(options.state_folder(output))
    head = store.read("head", Head)
    if head is None or head.settings != options.settings() or head.version != fingerprint():
        return None
    day = options.date or dates.today().isoformat()
    if not head.today <= day or (head.next_change and day >= head.next_change):
        return None
    if identity(output) != head.live or any(Path(path).exists() for path in head.absent):
        return None
    for folder, listing in head.listings.items():
        found = listing_of(Path(folder))
        if found != listing or newest(found) > head.made - RACY:
            return None
    return head.report


def listing_of(path: Path) -> Listing:
    """The listing of a folder, or of one file under the name ""."""
    if path.is_dir():
        return scan(path)
    try:
        status = path.stat()
    except OSError:
        return {}
    return {"": Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)}


def newest(listing: Listing) -> int:
    """The latest moment (nanoseconds) at which one of the files changed."""
    return max((max(stamp.mtime, stamp.ctime) for stamp in listing.values()), default=0)
