"""What a file of an old site is by its bytes: programs (``down.asp?id=9``) send pages and files alike.

A crawl keeps what they sent under the name of the program.
"""

from __future__ import annotations

from pathlib import Path

from generator.authoring.importers.webpage.files import is_page, sniffed

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins .doc, .xls and .ppt ([MS-CFB] 2.2)."""
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8")
_SIGNS = (b"%PDF-", b"PK\x03\x04", _OLE, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", *_PICTURES)
_STREAMS = (("Workbook", "xls"), ("PowerPoint Document", "ppt"), ("WordDocument", "doc"))
"""Names that only files of one type have in their directory."""
_FIRST = 400
_LARGEST = 64 << 20


def is_file(path: Path) -> bool:
    """Whether a file is no page, whatever it is called: it begins as PDF, Office files, archives and pictures do."""
    return _first(path).startswith(_SIGNS)


def is_html(path: Path) -> bool:
    """Whether a file begins as pages do."""
    return is_page(_first(path))


def _first(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_FIRST)
    except OSError:
        return b""


def type_of(path: Path) -> str:
    """The ending that a file would have; "" where its bytes do not say it, or it is too large to be asked."""
    first = _first(path)
    if first.startswith(b"Rar!"):
        return "rar"
    if first.startswith(b"7z\xbc\xaf"):
        return "7z"
    try:
        data = path.read_bytes() if first.startswith(_SIGNS) and path.stat().st_size <= _LARGEST else b""
    except OSError:
        return ""
    if first.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "doc")
    return sniffed(data)
