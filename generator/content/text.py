"""Bytes of a file -> text in its normal form and what had to go for that, or what keeps it from being UTF-8."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.base.characters import Unfit, normal
from generator.base.files import read_plain
from generator.model.redaction import Redacted, redact_lines
from generator.model.source import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_FIRST = (*(mark[:1] for mark, _ in _MARKS), codecs.BOM_UTF8[:1])


MOST = 10
"""Characters of one file that are told one by one."""


def read_text(path: Path) -> tuple[str | None, tuple[ReadError, ...]]:
    """The text of a file as ``decode`` gives it, or what keeps it from being read."""
    try:
        data = read_plain(path)
    except OSError as error:
        return None, (ReadError("unreadable", values={"reason": error.strerror or str(error)}),)
    return decode(data)


def decode(data: bytes) -> tuple[str | None, tuple[ReadError, ...]]:
    """UTF-8 with or without BOM, any line ends -> its normal form with ``\\n``, lines keeping their numbers, and what
    was wrong with its characters; else None and the fault that names the encoding."""
    if data[:1] in _FIRST:
        for mark, name in _MARKS:
            if data.startswith(mark):
                return None, (ReadError("encoding", values={"encoding": name}),)
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (ReadError("encoding", line=line, values={"encoding": _guess(data)}),)
    if "\x00" in text:
        return None, (ReadError("encoding", values={"encoding": _guess(data)}),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean, unfit = normal(text, ends=" ")
    return clean, tuple(character_faults(text, unfit)) if unfit else ()


def decode_data(data: bytes, *, cells: bool = True) -> tuple[str | None, list[ReadError]]:
    """The same for a data file, without what its 涂 marks enclose: what nobody sees is taken out of its cells without a
    word. cells: whether it is a table."""
    text, unfit = decode(data)
    faults = [fault for fault in unfit if fault.kind != "unseen"]
    if text is None:
        return None, faults
    redacted = redact_lines(text, cells=cells)
    return redacted.text, [*faults, *redaction_faults(text, redacted)]


def redaction_faults(text: str, found: Redacted) -> Iterator[ReadError]:
    """What is wrong with the 涂 marks of a text, each at its place in it. Of what they enclose nothing is told."""
    for fault in found.faults:
        begin = text.rfind("\n", 0, fault.offset) + 1
        values = {"what": fault.what}
        yield ReadError("redaction", text.count("\n", 0, fault.offset) + 1, fault.offset - begin + 1, values)


def character_faults(text: str, unfit: Sequence[Unfit], *, line: int = 1, where: str = "") -> Iterator[ReadError]:
    """The characters that a text may not have, each at its place, and in one word those that were taken out.

    line: of its file, on which the text begins. where: words that stand before the message."""
    refused = [one for one in unfit if one.fate == "refused"]
    for number, one in enumerate(refused[:MOST], 1):
        left = len(refused) - MOST
        more = f"（另有 {left} 处）" if number == MOST and left > 0 else ""
        yield _fault("character", text, one, line, where=where, code=one.code, name=one.name, more=more)
    taken = [one for one in unfit if one.fate == "taken"]
    if taken:
        codes = "、".join(dict.fromkeys(one.code for one in taken))
        yield _fault("unseen", text, taken[0], line, where=where, codes=codes, count=str(len(taken)))


def _fault(kind: str, text: str, one: Unfit, line: int, **values: str) -> ReadError:
    begin = text.rfind("\n", 0, one.offset) + 1
    return ReadError(kind, line + text.count("\n", 0, one.offset), one.offset - begin + 1, values)


def _guess(data: bytes) -> str:
    if data[:4096].count(b"\x00") > len(data[:4096]) // 8:
        return "UTF-16（无标记）" if len(data) % 2 == 0 else "二进制"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "未知编码"
    return "GBK/GB18030"
