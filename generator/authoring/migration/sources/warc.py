"""WARC files (ISO 28500), as crawlers such as Heritrix, Browsertrix and ``wget --warc-file`` write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.authoring.migration import addresses
from generator.authoring.migration.state import OldFile, kept, kept_at
from generator.base.digest import digest

NAME = "WARC 存档（.warc、.warc.gz）"
LARGEST = 64 << 20
"""Bytes of one file; a longer one is told, and passed over."""
_ENDINGS = (".warc", ".warc.gz")


def fits(path: Path) -> bool:
    """Whether it is an archive, or a folder with some."""
    if path.is_dir():
        return any(one.name.lower().endswith(_ENDINGS) for one in path.iterdir())
    return path.name.lower().endswith(_ENDINGS)


def stamp(path: Path) -> str:
    """Names, sizes and times of the archives."""
    told = ((one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in _archives(path))
    return digest(*(f"{name} {size} {time}" for name, size, time in told))


def files(path: Path, room: Path, tell: Callable[[str], None]) -> Iterator[OldFile]:
    """Every answer that the archives hold, its bytes put into ``room``. An archive that breaks off gives what stands
    before; of two answers to one address the last good one stays."""
    good: set[str] = set()
    for one in _archives(path):
        for file in _answers(one, room, tell):
            if file.status < 300:
                good.add(file.address)
            elif file.address in good:
                continue
            yield file


def _archives(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(one for one in path.iterdir() if one.name.lower().endswith(_ENDINGS))


def _answers(path: Path, room: Path, tell: Callable[[str], None]) -> Iterator[OldFile]:
    from warcio.archiveiterator import ArchiveIterator

    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type in ("response", "resource") and (file := _answer(record, room, tell)):
                    yield file
        except OSError:
            raise
        except Exception:  # whatever a damaged archive makes of the library
            tell(f"{path.name} 在中间断了或者坏了，后面的没有读到；请重新复制这个存档再运行")


def _answer(record: Any, room: Path, tell: Callable[[str], None]) -> OldFile | None:
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
    if len(data) <= LARGEST and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError
    if len(data) > LARGEST:
        tell(f"超过 {LARGEST >> 20} MB，没有带入：{address}")
        return None
    name = kept(room, data)
    return OldFile(address, str(kept_at(room, name)), media, status, "", name)
