"""Bytes -> text: byte order marks, then UTF-8, UTF-16 without a mark, GB 18030, and only then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from generator.authoring.importers.source import notice
from generator.model.diagnostic import Diagnostic

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_HAN = re.compile("[\u4e00-\u9fff]")
_COMMON = re.compile("[的是在和有关于为公开政府县办理工作一人大年月日，。、：]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file: its text and the encoding's name for people. ``certain``: by its mark or by strict decoding."""

    text: str
    encoding: str
    certain: bool = True


def decode(data: bytes, *, declared: str = "") -> Decoded | None:
    """The text of a file; None when no trial gives readable text. ``declared``: what an HTML page says of itself."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name)
    trials = [("utf-8", "UTF-8"), *_wide(data), *_named(declared), ("gb18030", "GB18030"), ("big5hkscs", "Big5")]
    readable = [decoded for codec, name in trials if (decoded := _strict(data, codec, name)) and _is_text(decoded.text)]
    damaged = _damaged(data, "utf-8", "UTF-8") if not readable or readable[0].encoding != "UTF-8" else None
    if damaged is not None:
        return damaged
    if readable and (readable[0].encoding != "GB18030" or len(readable) == 1):
        return readable[0]
    if readable:
        return max(readable, key=lambda decoded: len(_COMMON.findall(decoded.text)))
    return _guessed(data)


def _strict(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> tuple[tuple[str, str], ...]:
    """UTF-16 without a mark: line ends and digits leave zero bytes on one side only."""
    if len(data) % 2 or 0 not in data[:4096]:
        return ()
    low, high = data[:4096:2].count(0), data[1:4096:2].count(0)
    return (("utf-16-le", "UTF-16"),) if high > low else (("utf-16-be", "UTF-16"),)


def _named(declared: str) -> tuple[tuple[str, str], ...]:
    name = declared.strip().lower()
    # Servers that say Latin-1 say nothing: it is what they say when nobody told them anything.
    if name in ("", "utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii"):
        return ()
    if name in ("gb2312", "gbk", "gb18030", "x-gbk", "cp936"):
        return (("gb18030", "GB18030"),)
    return ((name, declared.upper()),)


def _is_text(text: str, least: int = 0) -> bool:
    """No control characters, and few characters that no document uses (what a wrong decoder yields)."""
    strange = sum(1 for char in text if (char < " " and char not in "\t\r\n\x0b\x0c") or "\ue000" <= char <= "\uf8ff")
    return strange <= max(least, len(text) // 200)


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is not None and _HAN.search(str(best)) and _is_text(str(best)):
        return Decoded(str(best), best.encoding.upper(), certain=False)
    return _damaged(data, "gb18030", "GB18030")


def _damaged(data: bytes, codec: str, name: str) -> Decoded | None:
    """A text in which a few characters are broken: cut in half by a program that counts bytes."""
    broken = data.decode(codec, "replace")
    lost, words = broken.count("\ufffd"), len(_HAN.findall(broken))
    if words > 4 * lost and lost <= max(3, len(broken) // 500) and _is_text(broken.replace("\ufffd", ""), 2):
        return Decoded(broken, name, certain=False)
    return None


def remarks(decoded: Decoded) -> tuple[Diagnostic, ...]:
    """What to tell of a file that was not in UTF-8."""
    if decoded.certain:
        return (
            () if decoded.encoding == "UTF-8" else (notice(f"文件编码为 {decoded.encoding}，已转为 UTF-8", "", "info"),)
        )
    return (notice(f"文件编码可能是 {decoded.encoding}，个别字可能有误", "请对照原件核对。"),)
