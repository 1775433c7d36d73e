"""Office files of before 2007 -> the runs of text that stand in them; enough to find a number, not to see all."""

from __future__ import annotations

from generator.base.patterns import lazy_re
from generator.checks.detectors.attachments.parts import Contents, OfficePart

_WIDE = lazy_re(rb"(?:[\x20-\x7e\r\n\t]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\x20]\x30|[\x00-\xef]\xff){6,}")
_NARROW = lazy_re(rb"(?:[\x20-\x7e\r\n\t]|[\xb0-\xf7][\xa1-\xfe]|[\xa1-\xa9][\xa1-\xfe]){8,}")
_NOTE = "旧格式文件只能粗略检查，请另存为 docx、xlsx 或 PDF"


def read(data: bytes, _name: str) -> Contents:
    """The runs of UTF-16 and GBK text in a file."""
    wide = [run.decode("utf-16-le", "ignore") for run in _WIDE.findall(data)]
    narrow = [run.decode("gbk", "ignore") for run in _NARROW.findall(data)]
    text = "\n".join([*wide, *narrow]).replace("\r", "\n").replace("\x00", "")
    return Contents((OfficePart(text, visible=False),), (), _NOTE)
