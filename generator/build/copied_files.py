"""Attachments and the like, which are published as they are -> their digests;
read only where their stamps do not tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from generator.base.digest import digest_file
from generator.base.scan import RACY, Listing, Stamp
from generator.model.target import Target


class KnownDigests(msgspec.Struct, frozen=True):
    """Files that are published as they are: path -> stamp and digest. made: when, in nanoseconds."""

    made: int = 0
    seen: dict[str, tuple[Stamp, str]] = {}

    def of(self, path: str, stamp: Stamp) -> str:
        """The digest of a file that is what it was; "" for another."""
        before, digest = self.seen.get(path, (None, ""))
        return digest if before == stamp and max(stamp.mtime, stamp.ctime) <= self.made - RACY else ""


def with_sources(
    targets: Sequence[Target], roots: Sequence[Path], listings: Mapping[str, Listing], known: KnownDigests, started: int
) -> tuple[dict[str, Target], KnownDigests]:
    """Those of the targets that are copies of content files, by path, with their source and its digest;
    and what is known of such files now."""
    copies: dict[str, Target] = {}
    seen: dict[str, tuple[Stamp, str]] = {}
    for target in targets:
        if target.maker != "copy" or target.digest:
            continue
        root, _, inner = target.source.partition("/")
        source = str(roots[int(root)] / inner)
        stamp = listings[str(roots[int(root)])][inner]
        digest = known.of(source, stamp) or digest_file(Path(source))
        seen[source] = stamp, digest
        copies[target.path] = msgspec.structs.replace(target, source=source, digest=digest)
    return copies, KnownDigests(started, seen)
