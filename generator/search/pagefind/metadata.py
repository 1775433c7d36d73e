"""The metadata of a bundle: what Pagefind reads first. Which page has which number, which chunk holds which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.search.pagefind.packed import UnknownLayoutError, decoded, encoded, packed, unpacked
from generator.search.store import sha256

ENTRY = "pagefind-entry.json"


class Chunk(msgspec.Struct, array_like=True):
    """A file of the index: not greater than its first word, not less than the end of its last; name without ending."""

    first: str
    last: str
    name: str


class MetadataPage(msgspec.Struct, array_like=True):
    """Name of the fragment, number of words."""

    name: str
    count: int


NO_PAGE = MetadataPage("0", 0)
"""Stands for one taken out: no word leads to it, so its fragment is never asked for."""


class Metadata(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """The file in Pagefind's order. A page's number is its place. sorts: ["order", numbers of the pages,
    oldest first]."""

    version: str
    pages: list[MetadataPage]
    chunks: list[Chunk]
    filters: tuple[()]
    sorts: list[tuple[str, list[int]]]
    fields: tuple[()]

    def exchange(
        self, gone: Mapping[str, str], come: Mapping[str, tuple[str, MetadataPage]]
    ) -> tuple[dict[str, int], ...]:
        """Take pages out and put others in. gone: name -> address; come: name -> address and page.

        Returns the numbers that both had or have, by name: a page gets that of the one at its address, so that what is
        the same in both stays; the others get any that is free. Raises KeyError when a page is not there.
        """
        numbers = {page.name: number for number, page in enumerate(self.pages)}
        left = {name: numbers[name] for name in gone}
        at_address = {address: left[name] for name, address in gone.items()}
        for number in left.values():
            self.pages[number] = NO_PAGE
        free = {number for number, page in enumerate(self.pages) if page == NO_PAGE}
        taken = {name: at_address[address] for name, (address, _) in come.items() if address in at_address}
        spare = iter([*sorted(free - set(taken.values())), *range(len(self.pages), len(self.pages) + len(come))])
        for name, (_, page) in come.items():
            number = taken[name] if name in taken else taken.setdefault(name, next(spare))
            if number == len(self.pages):
                self.pages.append(page)
            self.pages[number] = page
        return left, taken

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
        content = packed(encoded(msgspec.to_builtins(self)))
        name = f"{language}_{sha256(content)[:12]}"
        named = msgspec.json.decode(entry)
        try:
            named["languages"][language] |= {"hash": name, "page_count": documents}
        except (KeyError, TypeError) as error:
            raise UnknownLayoutError(ENTRY) from error
        (folder / f"pagefind.{name}.pf_meta").write_bytes(content)
        (folder / ENTRY).write_bytes(msgspec.json.encode(named))


def read(data: bytes) -> Metadata:
    """The metadata of a packed file. Raises UnknownLayoutError."""
    try:
        metadata = msgspec.convert(decoded(unpacked(data)), type=Metadata)
    except msgspec.ValidationError as error:
        raise UnknownLayoutError(str(error)) from error
    if [name for name, _ in metadata.sorts] != ["order"]:
        raise UnknownLayoutError("sorted by something else")
    return metadata
