"""The documents of one period -> a folder with everything that the browser needs to search them.

Beside Pagefind's own files: ``pages.json`` (names of the documents in order, and what they can be filtered by),
``addresses.json`` (their addresses, for who wants every result at once), ``characters/`` (single characters).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from generator.index import characters, pagefind
from generator.index.copy import IndexCopy
from generator.index.entry import FACETS, SearchEntry

_MARK = b"pagefind_dcd"
"""What every packed file of Pagefind begins with."""


def language_of(name: str) -> str:
    """The language tag of a bundle: one that nothing segments or stems; makes names of fragments unique on the site."""
    return f"zxx-p{name}"


def build(
    name: str,
    entries: Sequence[SearchEntry],
    copy_of: Callable[[SearchEntry], IndexCopy],
    *,
    workshop: Path,
    into: Path,
) -> int | None:
    """Build the bundle of ``entries`` (newest first) in the empty folder ``into``; returns Pagefind's peak memory.

    ``workshop`` is another empty folder, of no use afterwards. Raises pagefind.IndexingError.
    """
    singles: list[tuple[str, str]] = []

    def pages() -> Iterable[pagefind.Page]:
        for entry in entries:
            copy = copy_of(entry)
            singles.append((copy.title_characters, copy.characters))
            yield pagefind.Page(entry.identity, f"{entry.date} {entry.url}", copy.words)

    memory = pagefind.build(pages(), language=language_of(name), workshop=workshop, into=into)
    names = _restore(into, entries, copy_of)
    (into / "pages.json").write_bytes(_pages(entries, names))
    (into / "addresses.json").write_bytes(msgspec.json.encode([entry.url for entry in entries]))
    (into / "characters").mkdir()
    for number, table in enumerate(characters.tables(singles)):
        (into / "characters" / f"{number}.json").write_bytes(table)
    return memory


def unpacked(data: bytes) -> bytes:
    """The content of a packed file of Pagefind."""
    return zlib.decompress(data, wbits=31).removeprefix(_MARK)


def packed(content: bytes) -> bytes:
    """A packed file of Pagefind: gzip with no time in it."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    return squeeze.compress(_MARK + content) + squeeze.flush()


def _restore(folder: Path, entries: Sequence[SearchEntry], copy_of: Callable[[SearchEntry], IndexCopy]) -> list[str]:
    """Put the text and the address of each document into its fragment; returns the names in the order of ``entries``."""
    by_identity = {entry.identity: entry for entry in entries}
    names: dict[str, str] = {}
    for path in sorted((folder / "fragment").iterdir()):
        identity = re.search(rb'"url":"/([0-9a-f]{16})\.html"', unpacked(path.read_bytes()))
        if identity is None:
            raise pagefind.IndexingError(f"a fragment without its address: {path.name}")
        entry = by_identity[identity[1].decode()]
        names[entry.identity] = path.name.removesuffix(".pf_fragment").rpartition("_")[2]
        path.write_bytes(
            packed(
                msgspec.json.encode(
                    {
                        "url": entry.url,
                        "content": copy_of(entry).text,
                        "word_count": 1,
                        "filters": {},
                        "anchors": [],
                        "meta": {
                            "title": entry.title,
                            "date": entry.date,
                            "agency": entry.agency,
                            "number": entry.doc_number,
                        },
                    }
                )
            )
        )
    if len(names) != len(entries):
        raise pagefind.IndexingError(f"{len(entries)} documents, but {len(names)} fragments")
    return [names[entry.identity] for entry in entries]


def _pages(entries: Sequence[SearchEntry], names: Sequence[str]) -> bytes:
    facets = {}
    for facet in FACETS:
        values = sorted({value for entry in entries for value in entry.filters.get(facet, ())})
        number = {value: at for at, value in enumerate(values)}
        codes = [[number[value] for value in entry.filters.get(facet, ())] for entry in entries]
        facets[facet] = {"values": values, "codes": ["+".join(map(str, code)) for code in codes]}
    return msgspec.json.encode(
        {
            "names": " ".join(names),
            "facets": {facet: {**found, "codes": " ".join(found["codes"])} for facet, found in facets.items()},
        }
    )
