"""Text files -> lines, tables -> rows; UTF-8 with or without mark, UTF-16 with one, GB 18030."""

from __future__ import annotations

import csv
import io
import json

from generator.checks.detectors.attachments.parts import ROWS, Contents, OfficePart, Unreadable, cell
from generator.checks.detectors.leaves import across, strings


def decode(data: bytes) -> str:
    """The text of a file. Raises Unreadable when it is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("不是文本文件，或编码无法识别")


def nothing(_data: bytes, _name: str) -> Contents:
    """What no program reads, films and sounds: the bytes are looked at all the same (``unread``)."""
    return Contents()


def read_text(data: bytes, _name: str) -> Contents:
    """Any text. Raises Unreadable."""
    return Contents((OfficePart(decode(data).replace("\r\n", "\n").replace("\r", "\n")),))


def read_json(data: bytes, name: str) -> Contents:
    """Any text; where it is JSON also what its keys part: the ends of a number in two values. Raises Unreadable."""
    contents = read_text(data, name)
    try:
        # A number without quotes is a quantity.
        said = list(strings(json.loads(contents.parts[0].text.removeprefix("\ufeff"), parse_int=_quantity)))
    except ValueError:
        return contents
    pieces = [value if sum(map(str.isdecimal, value)) < _NUMBER else "" for value in said]
    together = [text for _, text in across(pieces)]
    return Contents((*contents.parts, *([OfficePart("\n\n".join(together), "值")] if together else [])))


def _quantity(_number: str) -> str:
    return ""


_NUMBER = 11
"""Digits of the shortest number that is somebody's; with as many in one value it is found in the text."""


def read_table(data: bytes, name: str) -> Contents:
    """A table apart by commas, tabs or semicolons. Raises Unreadable."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    first = text[:4000]
    between = (
        "\t"
        if name.lower().endswith("tsv") or first.count("\t") > first.count(",")
        else ";"
        if first.count(";") > first.count(",")
        else ","
    )
    lines: list[str] = []
    try:
        for count, row in enumerate(csv.reader(io.StringIO(text), delimiter=between)):
            if count >= ROWS:
                raise Unreadable(f"表格超过 {ROWS} 行")
            lines.append("\t".join(cell(value) for value in row))
    except csv.Error:
        return Contents((OfficePart(text),))
    # A comma may stand in running text that somebody called a table: then the row as written says it best.
    return Contents((OfficePart("\n".join(lines), table=True),))
