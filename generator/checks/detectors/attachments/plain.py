"""Text files -> lines, tables -> rows; UTF-8 with or without mark, UTF-16 with one, GB 18030."""

from __future__ import annotations

import csv
import io

from generator.checks.detectors.attachments.parts import ROWS, Contents, OfficePart, Unreadable, cell


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


def read_text(data: bytes, _name: str) -> Contents:
    """Any text. Raises Unreadable."""
    return Contents((OfficePart(decode(data).replace("\r\n", "\n").replace("\r", "\n")),))


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
