"""A stored cell -> the text that a reader sees in it, with remarks on what cannot be seen from the file."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable

import msgspec

from generator.base.patterns import lazy_re
from generator.content.sheets.cells import StoredCell, StoredSheet, coordinate, unescaped
from generator.content.sheets.formats import CellStyle
from generator.content.sheets.general import EXACT
from generator.content.sheets.pictures import CellPictures
from generator.content.sheets.shown import shown, shown_text
from generator.content.sheets.visible import CellMarks, SheetPicture, SheetRemarks

_PICTURE = lazy_re(r'(?:_xlfn\.)?DISPIMG\(\s*"([^"]+)"')
_LINK = lazy_re(r'\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:,\s*"((?:[^"]|"")*)"\s*)?\)\s*')
"""A link whose parts are written out; one that is computed has its address nowhere in the file."""
_ADDRESS = lazy_re(r"(?:https?|mailto|tel|ftp):")
_LONG = lazy_re(r"-?[0-9]{16,}")
_EPOCH = datetime.datetime(1899, 12, 30)


class BookValues(msgspec.Struct, frozen=True):
    """What cells of every sheet point at. texts: shared ones. styles: by their numbers. data: whether figures and days
    are wanted as columns of registers take them, not as they are shown. clean: takes out of a text what cannot be in
    one."""

    texts: list[str]
    styles: list[CellStyle]
    since_1904: bool
    data: bool
    clean: Callable[[str], str]
    marks: CellMarks
    pictures: CellPictures


class SheetTexts:
    """The texts of one sheet's cells. links: addresses by cell."""

    def __init__(
        self,
        book: BookValues,
        title: str,
        stored: StoredSheet,
        links: dict[tuple[int, int], str],
        remarks: SheetRemarks,
    ) -> None:
        self.remarks = remarks
        self._book = book
        self._title = title
        self._stored = stored
        self._links = links
        self._made: dict[tuple[int, int], str] = {}

    def at(self, row: int, column: int) -> str:
        """What is seen in a cell, "" in an empty one. Raises UnopenedError for a picture that cannot be unpacked."""
        key = row, column
        if key not in self._made:
            cell = self._stored.cells.get(key)
            self._made[key] = self._text(cell, row, column) if cell else ""
        return self._made[key]

    def _text(self, cell: StoredCell, row: int, column: int) -> str:
        where = coordinate(row, column)
        written = _PICTURE.match((cell.formula or cell.value or "").lstrip("= "))
        if written and (cell.formula is not None or (cell.value or "").startswith("=")):
            return self._picture(self._book.pictures.of_name(written[1]), where)
        if cell.rich and (picture := self._book.pictures.of_number(cell.rich)):
            return self._picture(picture, where)
        address = self._links.get((row, column), "")
        link = _LINK.fullmatch(cell.formula or "")
        address = link[1].replace('""', '"') if link else address
        if cell.formula is not None and (cell.value is None or (not cell.value and cell.kind != "str")):
            if not link:
                self.remarks.unresolved.append(where)
                return ""
            text = (link[2] or link[1]).replace('""', '"')
        else:
            if "HYPERLINK(" in (cell.formula or "") and not link:
                self.remarks.inner.append((where, "公式算出的地址"))
            text = self._value(cell, where)
        text = self._book.clean(" ".join(text.split()))
        if not address or not text:
            return text
        if not _ADDRESS.match(address.lower()):
            self.remarks.inner.append((where, address))
            return text
        return self._book.marks.link(text, self._book.clean(address))

    def _picture(self, picture: SheetPicture | None, where: str) -> str:
        if picture is None or not picture.data:
            self.remarks.gone.append(where)
            return ""
        self.remarks.pictured.append(where)
        return self._book.marks.picture(picture, f"“{self._title}”{where}")

    def _value(self, cell: StoredCell, where: str) -> str:
        value = cell.value or ""
        style = self._book.styles[cell.style] if cell.style < len(self._book.styles) else CellStyle()
        if style.unseen and value.strip():
            self.remarks.masked.append(where)
            return ""
        if style.struck and value.strip():
            self.remarks.struck.append(where)
        code = style.code
        if cell.kind == "s":
            text = self._book.texts[int(value)] if value.isdecimal() and int(value) < len(self._book.texts) else ""
            return self._worded(text, code, where)
        if cell.kind in ("str", "inlineStr"):
            return self._worded(unescaped(value) if cell.kind == "str" else value, code, where)
        if cell.kind == "b":
            words = ("否", "是") if self._book.data else ("FALSE", "TRUE")
            return words[value not in ("0", "false", "")]
        if cell.kind == "e":
            self.remarks.errors.append((where, value))
            return value
        number = _serial(value) if cell.kind == "d" else _number(value)
        return value if number is None else self._number(number, value, code, where)

    def _worded(self, text: str, code: str, where: str) -> str:
        seen = shown_text(text, code)
        if text.strip() and not seen.strip():
            self.remarks.masked.append(where)
        return seen

    def _number(self, number: float, written: str, code: str, where: str) -> str:
        if abs(number) >= 10**EXACT:
            self.remarks.long.append(where)
            if _LONG.fullmatch(written) and code in ("General", "0", "@", "#", "0_ ", "0_);[Red]\\(0\\)"):
                return written
        seen = shown(number, code, since_1904=self._book.since_1904, data=self._book.data)
        if seen.unfit:
            self.remarks.unfit.append(where)
        if seen.reddened:
            self.remarks.reddened.append(where)
        if not seen.text.strip():
            self.remarks.masked.append(where)
        return seen.text


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _serial(text: str) -> float | None:
    """A day as ISO 8601 writes it (t="d") -> its number."""
    try:
        at = datetime.datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return None
    return (at.replace(tzinfo=None) - _EPOCH) / datetime.timedelta(days=1)
