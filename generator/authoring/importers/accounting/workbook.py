"""A workbook -> the texts of its visible cells. Numbers are left to the reader, who shows them by their formats."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.authoring.importers.accounting.account import Counted

LARGEST = 30 * 1024 * 1024
"""Bytes of XML, unpacked; a larger workbook is not counted a second time."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a character is written that XML does not take (ECMA-376 part 1, 22.9.2.19)."""
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def counted(data: bytes, masked: frozenset[str] = frozenset()) -> Counted | None:
    """The visible texts. masked: cells that nobody sees for their format, told as such: “Sheet1”A2.

    Raises what zipfile and ElementTree raise for a damaged file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
        if sum(one.file_size for one in entries) > LARGEST:
            return None
        parts = {one.filename: archive.read(one) for one in entries}
    if any(b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part for part in parts.values()):
        return None
    shared = _shared(parts)
    lines = (
        text
        for title, name in _visible(parts)
        if name in parts
        for where, text in _cells(parts[name], shared)
        if f"“{title}”{where}" not in masked
    )
    return Counted(tuple(lines))


def _shared(parts: dict[str, bytes]) -> list[str]:
    data = parts.get("xl/sharedStrings.xml")
    return [_text(one) for one in _inner(ElementTree.fromstring(data), "si")] if data else []


def _visible(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The names and parts of the sheets that are shown."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    for sheet in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if _local(sheet) == "sheet" and sheet.get("state", "visible") == "visible":
            target = targets.get(sheet.get(_R_ID, ""), "")
            yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _cells(sheet: bytes, shared: list[str]) -> Iterator[tuple[str, str]]:
    root = ElementTree.fromstring(sheet)
    columns = {
        number
        for one in root.iter()
        if _local(one) == "col" and one.get("hidden") in ("1", "true")
        for number in range(int(one.get("min", "1")), min(int(one.get("max", "1")), 16_384) + 1)
    }
    for row in root.iter():
        if _local(row) != "row" or row.get("hidden") in ("1", "true"):
            continue
        for cell in row:
            if _local(cell) == "c" and _column(cell.get("r", "")) not in columns:
                text = _value(cell, shared)
                if not text.startswith("=DISPIMG("):  # a picture in the cell
                    yield cell.get("r", ""), text


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    value = next((one.text or "" for one in cell if _local(one) == "v"), "")
    if kind == "s":
        return shared[int(value)] if value else ""
    if kind == "inlineStr":
        return "".join(_text(one) for one in cell if _local(one) == "is")
    return value if kind == "str" else ""


def _text(string: Element) -> str:
    """A string without the readings that are written above it."""
    text = "".join(
        inner.text or ""
        for part in string
        if _local(part) in ("t", "r")
        for inner in part.iter()
        if _local(inner) == "t"
    )
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def _inner(root: Element, kind: str) -> list[Element]:
    return [one for one in root if _local(one) == kind]


def _column(reference: str) -> int:
    """``AB12`` is column 28."""
    number = 0
    for letter in re.match("[A-Z]*", reference).group():  # type: ignore[union-attr]
        number = number * 26 + ord(letter) - 64
    return number


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
