"""The bytes of a zip of XML -> values that stand in no text of it: whatever Chinese or long number an attribute
holds."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator

from generator.base.patterns import lazy_re
from generator.checks.detectors.attachments.parts import LIMIT, OfficePart

_VALUE = lazy_re(
    r"""(?<!typeface)(?<!ascii)(?<!hAnsi)(?<!eastAsia)(?<!:cs)(?<!:font)"""
    r"""(?<!font-family)(?<!font-family-asian)=\s*(?:"([^"<]*)"|'([^'<]*)')"""
)
_TELLING = lazy_re(r"[\u4e00-\u9fff]{2,}|[0-9０-９][0-9０-９Xx -]{9,}")
_PLACES = lazy_re(r"^\s*[-\d., ]+\s*$")
_TOLD = 2_000
"""Lines: what repeats is told once."""


def behind(data: bytes) -> Iterator[OfficePart]:
    """The attributes of every part of a file, each value once."""
    if not data.startswith(b"PK"):
        return
    import zipfile

    found: dict[str, None] = {}
    left = LIMIT
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for item in archive.infolist():
            left -= item.file_size
            if left < 0:
                break
            if item.filename.endswith((".xml", ".rels")) and len(found) < _TOLD:
                text = archive.read(item).decode("utf-8", "replace")
                for match in _VALUE.finditer(text):
                    value = match[1] or match[2] or ""
                    if _TELLING.search(value) and not (_PLACES.match(value) and len(value.split()) > 1):
                        found[html.unescape(value)] = None
    if found:
        yield OfficePart("\n".join(list(found)[:_TOLD]), "文件内部的名称和属性", visible=False)
