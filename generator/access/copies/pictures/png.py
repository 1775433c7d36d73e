"""A PNG -> the chunks that draw it, animated or not; no text, time, profile, private chunk, trailer (W3C PNG 3)."""

from __future__ import annotations

import zlib

from generator.access.copies.pictures.segments import Broken, Segments

_SIGN = b"\x89PNG\r\n\x1a\n"
_DRAWN = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"bKGD",
        b"pHYs",
        b"acTL",
        b"fcTL",
        b"fdAT",
        b"cICP",
    )
)
_EXACT = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"IHDR": 13, b"IEND": 0, b"acTL": 8, b"fcTL": 26, b"cICP": 4}
_MOST = {b"sBIT": 4, b"bKGD": 6, b"tRNS": 256, b"PLTE": 768}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def cut(data: bytes) -> Segments:
    """The picture by itself. Raises Broken."""
    if not data.startswith(_SIGN):
        raise Broken
    parts, at, dropped, pixels, head = [_SIGN], len(_SIGN), False, [], b""
    while True:
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if len(name) < 4 or end > len(data):
            raise Broken
        content = data[at + 8 : end - 4]
        suggested = name == b"PLTE" and head[9:10] != b"\x03"
        if name in _DRAWN and _fits(name, length) and not suggested:
            if zlib.crc32(name + content) != int.from_bytes(data[end - 4 : end], "big"):
                raise Broken
            parts.append(data[at:end])
            head = content if name == b"IHDR" else head
            pixels += [content] if name == b"IDAT" else []
        else:
            dropped = True
        at = end
        if name == b"IEND":
            doubtful = not _full(b"".join(pixels), head)
            return Segments(b"".join(parts), dropped or at < len(data), doubtful)


def _fits(name: bytes, length: int) -> bool:
    return length == _EXACT.get(name, length) and length <= _MOST.get(name, length)


def _full(packed: bytes, head: bytes) -> bool:
    """Whether the pixels are all that is packed. Raises Broken for fewer."""
    if len(head) != 13:
        raise Broken
    size = _size(head)
    unpacking = zlib.decompressobj()
    try:
        got = 0
        left = packed
        while left and not unpacking.eof:
            got += len(unpacking.decompress(left, 1 << 20))
            left = unpacking.unconsumed_tail
            if got > size:
                return False
    except zlib.error:
        raise Broken from None
    return got == size and not unpacking.unused_data


def _size(head: bytes) -> int:
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, colour, laced = head[8], head[9], head[12]
    if colour not in _SAMPLES or depth not in (1, 2, 4, 8, 16):
        raise Broken
    bits = depth * _SAMPLES[colour]
    passes = _PASSES if laced else ((0, 0, 1, 1),)
    found = 0
    for left, top, right, down in passes:
        wide, high = max(0, -(-(width - left) // right)), max(0, -(-(height - top) // down))
        found += high * (1 + (wide * bits + 7) // 8) if wide else 0
    return found
