"""The bytes of a file, opened as far as they go -> identity numbers that none of its texts tells: in names, streams,
palettes, frames, elements that no reader of ours looks into."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.base.patterns import lazy_re
from generator.base.words import words
from generator.checks.detectors import checksums
from generator.checks.detectors.attachments.parts import OfficePart, Unreadable

_FORM = rb"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]"
_NUMBER = lazy_re(rb"(?<![0-9.])" + _FORM + rb"(?![0-9])")
_PACKED = lazy_re(_FORM)
"""In pictures, sounds and films digits are no text: what stands beside them may be one too."""
_NAME = lazy_re(rb"/([^\s/<>\[\]()%{}]*[0-9]{10,}[^\s/<>\[\]()%{}]*)")
_SPACES = lazy_re("[^0-9Xx]+")
_TEXTS = frozenset(words("csv tsv txt md json yaml yml svg"))
_OPENED = 512 << 20
"""Bytes of everything in one PDF."""
_PICTURES = ("/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode")


def unread(data: bytes, kind: str, parts: Iterable[OfficePart]) -> Iterator[OfficePart]:
    """One more part with what the bytes say and ``parts`` do not. kind: the ending of the name. Raises Unreadable."""
    numbers: dict[str, None] = {}
    names: dict[str, None] = {}
    pattern = _NUMBER if kind in _TEXTS or data.startswith((b"PK", b"%PDF")) else _PACKED
    for piece in _opened(data):
        for text in (piece, piece.replace(b"\0", b"")) if b"\0" in piece else (piece,):
            found = (match.decode() for match in pattern.findall(text))
            numbers |= dict.fromkeys(one for one in found if checksums.identity_check(one))
        if data.startswith(b"%PDF") and piece.startswith(b"<<"):
            names |= dict.fromkeys(match.decode("latin-1") for match in _NAME.findall(piece))
    told = _SPACES.sub("", "".join(part.text for part in parts)) if numbers else ""
    more = [number for number in numbers if number not in told] + list(names)
    if more:
        yield OfficePart("\n".join(more), "文件里看不见的地方", visible=False)


def _opened(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        import zipfile

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for item in archive.infolist():
                yield item.filename.encode("utf-8", "replace")
                yield archive.read(item)
    elif data.startswith(b"%PDF"):
        yield from _pdf(data)
    else:
        yield data


def _pdf(data: bytes) -> Iterator[bytes]:
    """Of each object its entries, as they are written, and what its stream unpacks to. Raises Unreadable."""
    import pikepdf

    left = _OPENED
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as opened:
        for one in opened.objects:
            stream = isinstance(one, pikepdf.Stream)
            yield _plain(one.stream_dict.unparse() if stream else one.unparse())
            content = _bytes(one) if stream else b""
            left -= len(content)
            if left < 0:
                raise Unreadable(f"PDF 展开后超过 {_OPENED >> 20} MB")
            yield content


def _bytes(stream: Any) -> bytes:
    import pikepdf

    try:
        packed = any(name in str(stream.get("/Filter", "")) for name in _PICTURES)
        return bytes(stream.read_raw_bytes() if packed else stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def _plain(written: bytes) -> bytes:
    """Values with the strings that stand there as hexadecimal digits."""
    return written + b"".join(
        b" " + bytes.fromhex(text.decode()) for text in re.findall(rb"<((?:[0-9a-f]{2})+)>", written)
    )
