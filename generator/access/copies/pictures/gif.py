"""A GIF -> its frames and how they follow; no comment, no application's data, nothing behind its end (GIF89a)."""

from __future__ import annotations

from generator.access.copies.pictures.segments import Broken, Segments

_LOOP = b"!\xff\x0bNETSCAPE2.0\x03\x01"


def cut(data: bytes) -> Segments:
    """The picture by itself. Raises Broken."""
    if not data.startswith((b"GIF87a", b"GIF89a")) or len(data) < 13:
        raise Broken
    at = 13 + _colours(data[10])
    parts, dropped = [data[:at]], False
    while at < len(data):
        mark = data[at]
        if mark == 0x3B:
            return Segments(b"".join([*parts, b";"]), dropped or at + 1 < len(data))
        if mark == 0x2C:
            start = at
            if at + 10 > len(data):
                raise Broken
            at = _blocks(data, at + 11 + _colours(data[at + 9]))
            parts.append(data[start:at])
        elif mark == 0x21:
            end = _blocks(data, at + 2)
            if (data[at + 1] == 0xF9 and end - at == 8) or (data.startswith(_LOOP, at) and end - at == 19):
                parts.append(data[at:end])
            else:
                dropped = True
            at = end
        else:
            raise Broken
    return Segments(b"".join([*parts, b";"]), True)


def _colours(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, at: int) -> int:
    """Where a run of blocks ends."""
    while at < len(data):
        length = data[at]
        at += 1 + length
        if not length:
            return at
    raise Broken
