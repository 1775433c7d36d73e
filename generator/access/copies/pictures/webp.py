"""A WebP -> the chunks that draw it; no EXIF, XMP, profile, unknown chunk, nothing behind its end (RFC 9649)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.access.copies.pictures.segments import Broken, Segments

_DRAWN = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"))
_ALPHA, _ANIMATION = 0x10, 0x02
_FRAME = 16
"""Bytes of a frame's own fields, before the chunks in it."""


def cut(data: bytes) -> Segments:
    """The picture by itself. Raises Broken."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Broken
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Broken
    parts: list[bytes] = []
    dropped = end < len(data)
    chunks = list(_chunks(data[12:end]))
    clear = any(name == b"VP8X" and content[:1] and content[0] & _ALPHA for name, content in chunks)
    for name, content in chunks:
        if name == b"VP8X" and len(content) >= 10:
            parts.append(_chunk(name, bytes((content[0] & (_ALPHA | _ANIMATION), 0, 0, 0)) + content[4:10]))
        elif name == b"ANMF":
            inner = b"".join(_chunk(*one) for one in _chunks(content[_FRAME:]) if one[0] in _DRAWN)
            parts.append(_chunk(name, content[:_FRAME] + inner))
        elif name in _DRAWN and (name != b"ALPH" or (clear and not any(one.startswith(name) for one in parts))):
            parts.append(_chunk(name, content))
        else:
            dropped = True
    body = b"WEBP" + b"".join(parts)
    return Segments(b"RIFF" + len(body).to_bytes(4, "little") + body, dropped)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            raise Broken
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
