"""Bytes of a file -> text, or the name of what keeps it from being UTF-8."""

from __future__ import annotations

import codecs

from generator.model.source import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_FIRST = (*(mark[:1] for mark, _ in _MARKS), codecs.BOM_UTF8[:1])


def decode(data: bytes) -> tuple[str, ReadError | None]:
    """UTF-8 with or without BOM, any line ends -> text with ``\\n``; else ("", fault that names the encoding)."""
    if data[:1] in _FIRST:
        for mark, name in _MARKS:
            if data.startswith(mark):
                return "", ReadError("encoding", values={"encoding": name})
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", ReadError("encoding", line=line, values={"encoding": _guess(data)})
    if "\x00" in text:
        return "", ReadError("encoding", values={"encoding": _guess(data)})
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, None


def _guess(data: bytes) -> str:
    if data[:4096].count(b"\x00") > len(data[:4096]) // 8:
        return "UTF-16（无标记）" if len(data) % 2 == 0 else "二进制"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "未知编码"
    return "GBK/GB18030"
