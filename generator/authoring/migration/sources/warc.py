"""WARC files (ISO 28500), as crawlers such as Heritrix, Browsertrix and ``wget --warc-file`` write them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.authoring.migration import addresses
from generator.authoring.migration.state import OldFile, kept, kept_at

NAME = "WARC 存档（.warc、.warc.gz）"
LARGEST = 64 << 20
"""Bytes of one file; a longer one is passed over and missed."""
_ENDINGS = (".warc", ".warc.gz")


def fits(path: Path) -> bool:
    """Whether it is an archive, or a folder with some."""
    if path.is_dir():
        return any(one.name.lower().endswith(_ENDINGS) for one in path.iterdir())
    return path.name.lower().endswith(_ENDINGS)


def files(path: Path, room: Path) -> Iterator[OldFile]:
    """Every answer that the archives hold, its bytes put into ``room``. An archive that breaks off gives what stands
    before; of two answers to one address the last good one stays."""
    every = [path] if path.is_file() else sorted(one for one in path.iterdir() if one.name.lower().endswith(_ENDINGS))
    good: set[str] = set()
    for one in every:
        for file in _answers(one, room):
            if file.status < 300:
                good.add(file.address)
            elif file.address in good:
                continue
            yield file


def _answers(path: Path, room: Path) -> Iterator[OldFile]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type in ("response", "resource") and (file := _answer(record, room)):
                    yield file
        except (ArchiveLoadFailed, EOFError, ValueError, zlib.error):
            return


def _answer(record: Any, room: Path) -> OldFile | None:
    address = addresses.address(record.rec_headers.get_header("WARC-Target-URI") or "")
    head = record.http_headers
    if not address:
        return None
    code = head.get_statuscode() if head else "200"
    status = int(code) if str(code).isdigit() else 200
    told = (head.get_header("Content-Type") if head else record.rec_headers.get_header("Content-Type")) or ""
    media = told.partition(";")[0].strip().lower()
    if 300 <= status < 400:
        target = addresses.address((head.get_header("Location") or "") if head else "", address)
        return OldFile(address, "", media, status, target, str(status))
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        return None
    name = kept(room, data)
    return OldFile(address, str(kept_at(room, name)), media, status, "", name)
