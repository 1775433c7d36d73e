"""A JPEG -> its tables, frames and scans; no APPn but the colour transform, no comment, nothing behind its end (ITU
T.81)."""

from __future__ import annotations

import re

from generator.access.copies.pictures.segments import Broken, Segments

_JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_END, _SCAN, _ADOBE = 0xD9, 0xDA, 0xEE
_PICTURE = frozenset(
    (0xDB, 0xC4, 0xDD, 0xCC, *range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
)
"""Tables, restart interval, frames of every process; not the number of lines (DNL), which the frame has."""
_EMPTY = 22
"""Bytes of an Exif segment without an entry: its taking away is nobody's news."""
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def cut(data: bytes) -> Segments:
    """The picture by itself. Raises Broken."""
    if not data.startswith(b"\xff\xd8"):
        raise Broken
    parts, at, dropped = [b"\xff\xd8", _JFIF], 2, False
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data) or data[at] != 0xFF:
            raise Broken
        mark = data[at + 1]
        if mark == _END:
            return Segments(b"".join([*parts, b"\xff\xd9"]), dropped or at + 2 < len(data))
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise Broken
        if mark == _SCAN:
            follows = _MARKER.search(data, end)
            end = follows.start() if follows else len(data)
            parts.append(data[at:end])
            if not follows:
                return Segments(b"".join([*parts, b"\xff\xd9"]), True)
        elif mark in _PICTURE:
            parts.append(data[at:end])
        elif mark == _ADOBE and data[at + 4 : at + 9] == b"Adobe" and length >= 14:
            parts[1:2] = [b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + data[at + 15 : at + 16]]
        elif mark != 0xE0 and not (mark == 0xE1 and length <= _EMPTY):
            dropped = True
        at = end
