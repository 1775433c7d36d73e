"""Pictures, sounds and films with the mark in bytes that are not seen or heard."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.access.copies.hiding import MARK


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pictures() -> Iterator[tuple[str, str, bytes]]:
    """Where the mark is, the name of the file, its bytes."""
    digits = MARK[2:].encode()
    made = {}
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        buffer = io.BytesIO()
        Image.new("RGB", (8, 4), "red").save(buffer, kind)
        made[kind] = buffer.getvalue()
    for number in (0xE0, 0xE2, 0xED, 0xEF, 0xFE):
        segment = bytes((0xFF, number)) + struct.pack(">H", len(digits) + 2) + digits
        yield f"JPEG segment {number:x}", "a.jpg", made["JPEG"][:2] + segment + made["JPEG"][2:]
    for name in (b"sPLT", b"tIME", b"prVt", b"gIFx", b"PLTE"):
        data = (digits * 2)[:36] if name == b"PLTE" else digits
        yield f"PNG {name.decode()}", "a.png", made["PNG"][:33] + _chunk(name, data) + made["PNG"][33:]
    for name in (b"EXIF", b"XMP ", b"JUNK", b"ALPH"):
        body = made["WEBP"][8:] + name + struct.pack("<I", len(digits)) + digits
        yield f"WEBP {name.decode()}", "a.webp", b"RIFF" + struct.pack("<I", len(body)) + body
    length = bytes((len(digits),))
    for place, block in (("text", b"!\x01\x0c" + b"\0" * 12), ("program", b"!\xff\x0bXMP DataXMP")):
        yield f"GIF {place}", "a.gif", made["GIF"][:-1] + block + length + digits + b"\0;"


FRAME = b"\xff\xfb\x90\x00" + b"\0" * 413
"""A frame of MPEG 1, layer III, at 128 kbit/s and 44.1 kHz."""


def box(name: bytes, *inside: bytes) -> bytes:
    """A box of an MP4."""
    content = b"".join(inside)
    return struct.pack(">I4s", 8 + len(content), name) + content


def film(*, more: bytes = b"", inner: bytes = b"", samples: bytes = b"S" * 40, loose: bytes = b"") -> bytes:
    """A film of one track and one piece. more, inner: boxes of the file and of the track.
    loose: bytes that no track plays."""
    head = box(b"ftyp", b"isom\0\0\0\0isom")
    table = box(
        b"stbl",
        box(b"stsd", b"\0" * 8),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
        box(b"stsz", struct.pack(">III", 0, len(samples), 1)),
        box(b"stco", struct.pack(">III", 0, 1, len(head) + len(more) + 8)),
    )
    media = box(b"mdia", box(b"hdlr", b"\0" * 8 + b"vide" + b"\0" * 12 + MARK.encode()), box(b"minf", table))
    return head + more + box(b"mdat", samples, loose) + box(b"moov", box(b"trak", media, inner))


def heard() -> Iterator[tuple[str, str, bytes]]:
    """Where the mark is, the name of the file, its bytes."""
    digits = MARK.encode()
    size = bytes((0, 0, 0, len(digits)))
    for place, data in {
        "ID3": b"ID3\x03\0\0" + size + digits + FRAME * 3,
        "end": FRAME * 3 + b"TAG" + digits.ljust(125, b"\0"),
        "between": FRAME * 2 + digits + FRAME * 2,
        "APE": FRAME * 3 + b"APETAGEX" + digits,
    }.items():
        yield f"sound {place}", "a.mp3", data
    for place, data in {
        "name of the maker": film(),
        "metadata": film(more=box(b"uuid", digits)),
        "in the track": film(inner=box(b"udta", digits)),
        "free": film(more=box(b"free", digits)),
        "not played": film(loose=digits),
    }.items():
        yield f"film {place}", "a.mp4", data
