"""A folder that every worker reaches: used where it lies; what the file system says of its files tells of changes."""

from __future__ import annotations

import os
import time
from pathlib import Path

from generator.base.digest import digest
from generator.base.scan import RACY, listing_of
from generator.build.stamp import revision
from generator.model.output import configured_output
from generator.province.settings import CountySource
from generator.province.sources import Fetched, SourceMark, away


def look(source: CountySource) -> SourceMark:
    """Everything at the top of the folder but hidden names and the site that somebody built there."""
    root, now = Path(source.folder), time.time_ns()
    built = configured_output(root / "config.yaml")
    parts: list[str | bytes] = [revision(root)]
    settled = True
    try:
        names = sorted(os.listdir(root))  # noqa: PTH208
        for name in names:
            if name.startswith(".") or name == built:
                continue
            listing = listing_of(root / name)
            parts += [name, listing.names, listing.stamps]
            # Nothing is asked of a listing of its own but what changed late.
            settled = settled and not listing.doubtful(listing, now - RACY)
    except OSError as error:
        raise away(f"文件夹 {source.folder}", error.strerror or str(error)) from None
    return SourceMark(digest(*parts), settled)


def fetch(source: CountySource, mark: str, work: Path) -> Fetched:
    """The folder itself."""
    root = Path(source.folder)
    if not root.is_dir():
        raise away(f"文件夹 {source.folder}", "没有这个文件夹")
    return Fetched(root, revision(root), inside=False)
