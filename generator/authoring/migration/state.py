"""What a migration knows between runs, in one SQLite file: a run that is killed loses the pages under way, no more."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.authoring.migration import addresses
from generator.base.digest import digest_bytes
from generator.base.files import write_atomic

VERSION = 1
"""Of what is kept. Another one is begun anew."""
_TABLES = """
create table if not exists files
  (address text primary key, path blob, media text, status integer, target text, stamp text);
create index if not exists whatever_case on files (address collate nocase);
create table if not exists pages (address text primary key, key text, value blob);
create table if not exists written (identity text primary key, path text, digest text);
create table if not exists facts (name text primary key, value text);
"""
Value = TypeVar("Value")


class OldFile(msgspec.Struct, frozen=True, array_like=True):
    """One file of an old site. address: as ``addresses`` has it. path: where its bytes are. media: "text/html", or ""
    where nothing says it. status: of HTTP. target: address that it leads on to, "" for none. stamp: changes with it."""

    address: str
    path: str
    media: str = ""
    status: int = 200
    target: str = ""
    stamp: str = ""


class MigrationState:
    """Files, pages that were read, documents that were written. Several processes may read at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(folder / f"state-{VERSION}.sqlite", timeout=60)
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def fact(self, name: str) -> str:
        """What was last remembered under a name; "" for nothing."""
        row = self._base.execute("select value from facts where name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def remember(self, name: str, value: str) -> None:
        """Remember something."""
        with self._base:
            self._base.execute("insert or replace into facts values (?, ?)", (name, value))

    def replace_files(self, files: Iterable[OldFile]) -> None:
        """Take these for all files that there are; of two with one address the last."""
        with self._base:
            self._base.execute("delete from files")
            # Names on a disk need not be text.
            rows = ((one.address, os.fsencode(one.path), *_rest(one)) for one in files)
            self._base.executemany("insert or replace into files values (?, ?, ?, ?, ?, ?)", rows)

    def files(self) -> Iterator[OldFile]:
        """Every file, by address."""
        with closing(self._base.cursor()) as cursor:
            for address, path, *rest in cursor.execute("select * from files order by address"):
                yield OldFile(address, os.fsdecode(path), *rest)

    def file(self, address: str) -> OldFile | None:
        """The file of an address, or of one that servers answer alike; Windows' make no difference of case."""
        for more in ("", " collate nocase"):
            for one in addresses.same(address):
                row = self._base.execute(f"select * from files where address = ?{more}", (one,)).fetchone()
                if row:
                    return OldFile(row[0], os.fsdecode(row[1]), *row[2:])
        return None

    def page(self, address: str, key: str, shape: type[Value]) -> Value | None:
        """What a page was read as, where nothing of it has changed."""
        row = self._base.execute("select value from pages where address = ? and key = ?", (address, key)).fetchone()
        try:
            return msgspec.msgpack.decode(row[0], type=shape) if row else None
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None

    def read(self, key: str) -> frozenset[str]:
        """Addresses of the pages that were read."""
        rows = self._base.execute("select address from pages where key = ?", (key,))
        return frozenset(row[0] for row in rows)

    def keep_pages(self, key: str, pages: Iterable[tuple[str, bytes]]) -> None:
        """Keep what pages were read as, all or none."""
        with self._base:
            rows = ((address, key, value) for address, value in pages)
            self._base.executemany("insert or replace into pages values (?, ?, ?)", rows)

    def written(self) -> dict[str, tuple[str, str]]:
        """Identity of each document that was written -> its path and the digest of its text."""
        return {row[0]: (row[1], row[2]) for row in self._base.execute("select * from written")}

    def keep_written(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Keep (identity, path, digest) of documents."""
        with self._base:
            self._base.executemany("insert or replace into written values (?, ?, ?)", rows)

    def forget_written(self, identity: str) -> None:
        """A document is no longer of this migration."""
        with self._base:
            self._base.execute("delete from written where identity = ?", (identity,))


def _rest(one: OldFile) -> tuple[str, int, str, str]:
    return one.media, one.status, one.target, one.stamp


def kept(folder: Path, data: bytes) -> str:
    """Put bytes into the state's folder by their digest, which is returned."""
    name = digest_bytes(data)
    place = kept_at(folder, name)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(place, data)
    return name


def kept_at(folder: Path, name: str) -> Path:
    """Where bytes of that digest are."""
    return folder / "bytes" / name[:2] / name
