"""A finished index opened: its words, its fragments, everything that stands in it as text."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.index import IndexReport

_MARK = b"pagefind_dcd"


def contents(report: IndexReport) -> dict[str, bytes]:
    """Path -> content of every file, unpacked."""
    found = {}
    for file in report.files:
        data = Path(file.source).read_bytes()
        packed = file.path.endswith((".pf_index", ".pf_fragment", ".pf_meta", ".pf_filter"))
        found[file.path] = zlib.decompress(data, wbits=31).removeprefix(_MARK) if packed else data
    return found


def words(report: IndexReport) -> set[str]:
    """Every word of every bundle's index."""
    found: set[str] = set()
    for path, content in contents(report).items():
        if path.endswith(".pf_index"):
            found |= {word for [word, *_] in cbor(content)[0]}
    return found


def cbor(data: bytes) -> Any:
    """Decode the part of CBOR that Pagefind writes: integers, texts, arrays."""
    value, rest = _item(memoryview(data))
    assert not rest
    return value


def _item(data: memoryview) -> tuple[Any, memoryview]:
    kind, short = data[0] >> 5, data[0] & 31
    data = data[1:]
    if short >= 24:
        size = 1 << (short - 24)
        short, data = int.from_bytes(data[:size], "big"), data[size:]
    if kind == 0:
        return short, data
    if kind == 1:
        return -1 - short, data
    if kind == 3:
        return bytes(data[:short]).decode(), data[short:]
    assert kind == 4, kind
    values = []
    for _ in range(short):
        value, data = _item(data)
        values.append(value)
    return values, data


def texts(report: IndexReport) -> Iterator[str]:
    """Everything that could be read out of the index, word by word and file by file."""
    yield from sorted(words(report))
    for path, content in contents(report).items():
        if not path.endswith((".pf_index", ".pf_meta", ".pagefind")):
            yield content.decode()
