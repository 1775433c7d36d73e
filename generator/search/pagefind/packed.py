"""Pagefind's packed files, read and written without Pagefind: gzip around a mark and CBOR of three kinds of items.

The layout is that of the pinned version (docs/decisions/0120). A chunk of the index is one array of words; a word is
``[text, postings, []]``; a posting is ``[pages since the last posting, positions, positions in metadata]``. The
positions of a word in a page are taken over as bytes, unread. What looks otherwise is refused, never guessed at.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

import deflate

_EFFORT = 6
"""Of packing: a chunk is as small as by zlib's 9, in a seventh of the time;
more effort costs twice as much a percent."""
UTMOST = 12
"""Of what every query loads."""

_MARK = b"pagefind_dcd"
"""What every packed file of Pagefind begins with."""

Postings = Mapping[int, bytes]
"""Number of a page -> where the word stands in it, as the bytes of the file."""


class UnknownLayoutError(ValueError):
    """A file is not laid out as the pinned version of Pagefind does it."""


def unpacked(data: bytes) -> bytes:
    """The content of a packed file. Raises UnknownLayoutError."""
    try:
        content = zlib.decompress(data, wbits=31)
    except zlib.error as error:
        raise UnknownLayoutError(str(error)) from error
    if not content.startswith(_MARK):
        raise UnknownLayoutError("no mark of Pagefind")
    return content[len(_MARK) :]


def packed(content: bytes, *, effort: int = _EFFORT) -> bytes:
    """A packed file of Pagefind: gzip with no time in it. The same content gives the same bytes on every machine."""
    return bytes(deflate.gzip_compress(_MARK + content, effort))


INTEGER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
ARRAY = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
TEXT = rb"(?:" + b"|".join(bytes([0x60 + length]) + b"." * length for length in range(1, 24)) + rb")"
_WORD = re.compile(
    rb"(?s)(" + TEXT + rb")(?:[\x00-\x17\x20-\x37\x80-\x97]|[\x18\x38\x98].|[\x19\x39\x99]..|[\x1a\x3a\x9a]....)*+"
)
"""A word and everything up to the next one. Between words there are numbers and arrays only, which this steps over."""
_POSTING = re.compile(rb"(?s)\x83(" + INTEGER + rb")(" + ARRAY + INTEGER + rb"*+" + ARRAY + INTEGER + rb"*+)")


def records(chunk: bytes) -> dict[str, bytes]:
    """Word -> its whole record, in the order of the chunk. Raises UnknownLayoutError."""
    count, at = head(chunk, 1, 0x80)
    starts: list[int] = []
    texts: list[str] = []
    for word in _WORD.finditer(chunk, at + 1):
        if word.start() != at + 1:
            raise UnknownLayoutError("something else between two words")
        starts.append(at)
        texts.append(word[1][1:].decode())
        at = word.end() - 1
    if chunk[:1] != b"\x81" or len(texts) != count or at != len(chunk) - 1:
        raise UnknownLayoutError("not an array of words")
    ends = [*starts[1:], len(chunk)]
    return {text: chunk[start:end] for text, start, end in zip(texts, starts, ends, strict=True)}


def chunk_of(records: Mapping[str, bytes]) -> bytes:
    """The chunk of records, which are put into order."""
    return b"\x81" + headed(len(records), 0x80) + b"".join(records[word] for word in sorted(records))


def postings(record: bytes) -> dict[int, bytes]:
    """Page -> positions of one record. Raises UnknownLayoutError."""
    count, at = head(record, sum(head(record, 1, 0x60)), 0x80)
    by_page: dict[int, bytes] = {}
    page = 0
    for one in _POSTING.finditer(record, at):
        if one.start() != at:
            break
        step = one[1]
        page += step[0] if len(step) == 1 else int.from_bytes(step[1:], "big")
        by_page[page] = one[2]
        at = one.end()
    if record[:1] != b"\x83" or len(by_page) != count or record[at:] != b"\x80":
        raise UnknownLayoutError(f"the record of a word ends at {at} of {len(record)}")
    return by_page


def replaced(record: bytes, page: int, old: bytes, new: bytes) -> bytes:
    """The record with other positions for one page. Raises UnknownLayoutError when the old ones are not there."""
    _, at = head(record, sum(head(record, 1, 0x60)), 0x80)
    passed = 0
    for one in _POSTING.finditer(record, at):
        step = one[1]
        passed += step[0] if len(step) == 1 else int.from_bytes(step[1:], "big")
        if one.start() != at or passed >= page:
            if one.start() == at and passed == page and one[2] == old:
                return record[: one.start(2)] + new + record[one.end(2) :]
            break
        at = one.end()
    raise UnknownLayoutError(f"page {page} is not in the record where it should be")


def record_of(word: str, by_page: Postings) -> bytes:
    """The record of a word with these postings."""
    parts = [b"\x83", encoded(word), headed(len(by_page), 0x80)]
    last = 0
    for page in sorted(by_page):
        parts += (b"\x83", headed(page - last, 0), by_page[page])
        last = page
    return b"".join(parts) + b"\x80"


def encoded(text: str) -> bytes:
    """A text as CBOR."""
    content = text.encode()
    return headed(len(content), 0x60) + content


def headed(number: int, kind: int) -> bytes:
    """The head of an item: what kind it is of, and its number or length."""
    if number < 24:
        return bytes((kind + number,))
    for more, size in enumerate((1, 2, 4, 8)):
        if number < 1 << 8 * size:
            return bytes((kind + 24 + more,)) + number.to_bytes(size, "big")
    raise ValueError(number)


def head(data: bytes, at: int, kind: int) -> tuple[int, int]:
    """The number at the head of an item of ``kind``, and where its content begins."""
    first = data[at] - kind
    if 0 <= first < 24:
        return first, at + 1
    if 24 <= first < 28:
        after = at + 1 + (1 << first - 24)
        return int.from_bytes(data[at + 1 : after], "big"), after
    raise UnknownLayoutError(f"an item of another kind at {at}")
