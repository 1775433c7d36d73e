"""The metadata of a bundle: what Pagefind reads first. Which page has which number, which chunk holds which words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import msgspec

from generator.search.objects import sha256
from generator.search.pagefind.packed import (
    INTEGER,
    TEXT,
    UTMOST,
    UnknownLayoutError,
    encoded,
    head,
    headed,
    packed,
    unpacked,
)

ENTRY = "pagefind-entry.json"
"""Names the metadata of a bundle."""
_UNSORTED = b"\x80\x80"
"""No filters, and no other order of answers than that of the pages."""
_SORTED = b"\x80\x81\x82" + encoded("order")
"""No filters, and one order of answers."""


_NAME = rb"(?:[\x61-\x77]|\x78.)([0-9a-z_-]+)"
_INTEGER = re.compile(rb"(?s)" + INTEGER)
_PAGE = re.compile(rb"(?s)\x82" + _NAME + rb"(" + INTEGER + rb")")
_CHUNK = re.compile(rb"(?s)\x83(" + TEXT + rb")(" + TEXT + rb")" + _NAME)


class Chunk(msgspec.Struct, array_like=True):
    """A file of the index: its first and its last word, whole, though Pagefind looks at no more of them than tells two
    chunks apart; name without ending."""

    first: str
    last: str
    name: str


class MetadataPage(msgspec.Struct, array_like=True):
    """Name of the fragment, number of words. Pagefind would rank by the number, which nobody asks it to (0052): the
    same for all weighs nothing, and numbers that differ two bytes and a half a document in what every query loads."""

    name: str
    count: int = 1


NO_PAGE = MetadataPage("0", 0)
"""Stands for one taken out, or one to come: no word leads to it, so its fragment is never asked for."""


def spare(documents: int) -> int:
    """How many numbers a new bundle leaves free before its newest page, for those to come."""
    return 16 + documents // 16


class Metadata(msgspec.Struct):
    """What the file says. A page's number is its place. order: numbers of the pages, oldest first; it stands in the
    file only where the pages do not stand newest first themselves: two bytes a document of what every query loads, and
    Pagefind looks through the whole list for each answer."""

    version: str
    pages: list[MetadataPage]
    chunks: list[Chunk]
    order: list[int]

    def exchange(
        self, gone: Mapping[str, str], come: Mapping[str, str], newest_first: Sequence[str]
    ) -> tuple[dict[str, int], ...]:
        """Take pages out and put others in. gone, come: name -> address; newest_first: names of all pages as they are
        to be, in the order of answers.

        Returns the numbers that both had or have, by name: a page gets that of the one at its address, so that what is
        the same in both stays; the others get one between their neighbours, where there is one. Raises KeyError when a
        page is not there.
        """
        numbers = {page.name: number for number, page in enumerate(self.pages) if page != NO_PAGE}
        left = {name: numbers.pop(name) for name in gone}
        at_address = {address: left[name] for name, address in gone.items()}
        numbers |= {name: at_address[address] for name, address in come.items() if address in at_address}
        free = sorted({*range(len(self.pages))} - {*numbers.values()})
        numbers = numbered(newest_first, numbers, free, len(self.pages))
        self.pages += [NO_PAGE] * (1 + max(numbers.values(), default=-1) - len(self.pages))
        for number in left.values():
            self.pages[number] = NO_PAGE
        for name in come:
            self.pages[numbers[name]] = MetadataPage(name)
        self.order = [numbers[name] for name in reversed(newest_first)]
        return left, {name: numbers[name] for name in come}

    def by_chunk(self, words: Iterable[str]) -> dict[int, list[str]]:
        """Place of a chunk -> those of the words that are in it, or would be. Raises UnknownLayoutError."""
        firsts = [chunk.first for chunk in self.chunks]
        if not firsts or firsts != sorted(firsts):
            raise UnknownLayoutError("chunks out of order")
        spread: dict[int, list[str]] = {}
        for word in words:
            spread.setdefault(max(0, bisect_right(firsts, word) - 1), []).append(word)
        return spread

    def write(self, folder: Path, language: str, entry: bytes, documents: int) -> None:
        """Write the file, and beside it the one that names it, which was ``entry`` before.
        Raises UnknownLayoutError."""
        content = packed(self._content(), effort=UTMOST)
        name = f"{language}_{sha256(content)[:12]}"
        named = msgspec.json.decode(entry)
        try:
            named["languages"][language] |= {"hash": name, "page_count": documents}
        except (KeyError, TypeError) as error:
            raise UnknownLayoutError(ENTRY) from error
        (folder / f"pagefind.{name}.pf_meta").write_bytes(content)
        (folder / ENTRY).write_bytes(msgspec.json.encode(named))

    def _content(self) -> bytes:
        pages = [b"\x82" + encoded(page.name) + headed(page.count, 0) for page in self.pages]
        chunks = [b"\x83" + b"".join(map(encoded, (one.first, one.last, one.name))) for one in self.chunks]
        order = [headed(number, 0) for number in self.order]
        newest_first = all(older > newer for older, newer in pairwise(self.order))
        sorts = _UNSORTED if newest_first else _SORTED + headed(len(order), 0x80) + b"".join(order)
        return b"".join(
            [
                b"\x86" + encoded(self.version),
                headed(len(pages), 0x80) + b"".join(pages),
                headed(len(chunks), 0x80) + b"".join(chunks),
                sorts + b"\x80",
            ]
        )


def numbered(names: Sequence[str], known: Mapping[str, int], free: Sequence[int], count: int) -> dict[str, int]:
    """A number for each of ``names``: the known ones keep theirs, the others get a free one above that of the name
    before and below that of the name behind, the highest there is, and where there is none one from ``count`` on.
    free: ascending."""
    found: dict[str, int] = {}
    above = count
    left = list(free)
    least = [*accumulate((known.get(name, -1) for name in names), max, initial=-1)]
    for name, below in zip(reversed(names), reversed(least[:-1]), strict=True):
        place = bisect_left(left, above) - 1
        if name in known:
            found[name] = known[name]
        elif place >= 0 and left[place] > below:
            found[name] = left.pop(place)
        else:
            found[name], count = count, count + 1
            continue
        above = min(above, found[name])
    return found


def version_of(browser: Mapping[str, bytes]) -> str:
    """The version of Pagefind that files for the browser are of (``program.browser_files``)."""
    return str(msgspec.json.decode(browser[ENTRY])["version"])


def entry_of(browser: Mapping[str, bytes], language: str) -> bytes:
    """The entry of a bundle whose metadata is not written yet."""
    entry = msgspec.json.decode(browser[ENTRY])
    entry["languages"] = {language: {"hash": "", "wasm": None, "page_count": 0}}
    return msgspec.json.encode(entry)


def path_of(chunk: Chunk) -> str:
    """Where a chunk stands in its bundle."""
    return f"index/{chunk.name}.pf_index"


def read(data: bytes) -> Metadata:
    """The metadata of a packed file. Raises UnknownLayoutError."""
    content = unpacked(data)
    size, at = head(content, 1, 0x60)
    version = content[at : at + size].decode()
    rows, at = _rows(content, at + size, _PAGE)
    chunks, at = _rows(content, at, _CHUNK)
    pages = [MetadataPage(name.decode(), _number(count)) for name, count in rows]
    return Metadata(
        version,
        pages,
        [Chunk(first[1:].decode(), last[1:].decode(), name.decode()) for first, last, name in chunks],
        _order(content, at, pages),
    )


def _order(content: bytes, at: int, pages: Sequence[MetadataPage]) -> list[int]:
    """Numbers of the pages, oldest first. Raises UnknownLayoutError."""
    if content[:1] != b"\x86" or not content.startswith((_SORTED, _UNSORTED), at):
        raise UnknownLayoutError("no metadata, or sorted by something else")
    if content.startswith(_UNSORTED, at):
        return [number for number in reversed(range(len(pages))) if pages[number] != NO_PAGE]
    order = [*map(_number, _INTEGER.findall(content, head(content, at + len(_SORTED), 0x80)[1], len(content) - 1))]
    if len(order) > len(pages):
        raise UnknownLayoutError("more pages sorted than there are")
    return order


def _rows(content: bytes, at: int, pattern: re.Pattern[bytes]) -> tuple[list[tuple[bytes, ...]], int]:
    """The rows of a list that begins at ``at``, and where it ends."""
    count, at = head(content, at, 0x80)
    rows: list[tuple[bytes, ...]] = []
    while len(rows) < count:
        row = pattern.match(content, at)
        if row is None:
            raise UnknownLayoutError(f"no row at {at}")
        rows.append(row.groups())
        at = row.end()
    return rows, at


def _number(item: bytes) -> int:
    return item[0] if len(item) == 1 else int.from_bytes(item[1:], "big")
