"""What a reader of a workbook sees, and what of it cannot come along."""

from __future__ import annotations

from typing import Protocol

import msgspec

from generator.base.errors import GongkaiError

LARGEST = 50 * 1024 * 1024
"""Bytes of a file; unpacked it may be ten times as large."""
LOCKED = "文件设有打开密码，或者其实是旧版 .xls 格式"
SWOLLEN = "文件解压后大得不正常，可能是恶意文件，没有打开"
DAMAGED = "表格文件已损坏，打不开"
Told = tuple[str, str]
"""A coordinate and what stands there: ("C5", "#REF!")."""


class UnopenedError(GongkaiError):
    """The file is not read; the text says why: LOCKED, SWOLLEN or DAMAGED."""


class SheetPicture(msgspec.Struct, frozen=True):
    """row, column: of the cell at its upper left corner, from 1; 0 where it has none. data: b"" when it is kept
    elsewhere. said: its description."""

    row: int
    column: int
    data: bytes
    said: str = ""


class SheetRemarks(msgspec.Struct):
    """Places of a sheet's visible cells, as B3. unresolved: formulas whose results are not in the file. errors: values
    such as #REF!. long: numbers of more than fifteen digits. masked: what a format or white on white hides. struck:
    with a line through it. unfit: figures that have no form in their format. reddened: figures whose colour alone said
    that they are below zero. pictured: pictures in cells. gone: those that the file does not hold. inner: links into
    the workbook or to a file of somebody's machine. drawn: charts, boxes, controls."""

    unresolved: list[str] = []
    errors: list[Told] = []
    long: list[str] = []
    masked: list[str] = []
    struck: list[str] = []
    unfit: list[str] = []
    reddened: list[str] = []
    pictured: list[str] = []
    gone: list[str] = []
    inner: list[Told] = []
    drawn: list[str] = []


class VisibleSheet(msgspec.Struct, frozen=True):
    """One sheet. grid: cells of its visible rows, merged ones with their value in each, since each row stands alone.
    numbers: of these rows. merged: areas; hidden_rows, hidden_columns: numbers; comments: texts, none of which is
    shown. large: more cells than are read. depths: of each row of the grid, how many rows a cell that begins there is
    merged over at most. pictures: floating ones that stand in no empty cell."""

    title: str
    grid: list[list[str]] = []
    numbers: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    comments: tuple[str, ...] = ()
    large: bool = False
    depths: tuple[int, ...] = ()
    pictures: tuple[SheetPicture, ...] = ()
    remarks: SheetRemarks = msgspec.field(default_factory=SheetRemarks)


class Workbook(msgspec.Struct, frozen=True):
    """hidden: names of sheets. charts: names of sheets that are one chart. wrong: why it cannot be read, LOCKED,
    SWOLLEN or DAMAGED, or ""."""

    sheets: tuple[VisibleSheet, ...] = ()
    hidden: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    wrong: str = ""


class CellMarks(Protocol):
    """How whoever reads a workbook writes what is more than text."""

    def link(self, text: str, address: str) -> str:
        """A cell that leads to an address."""

    def picture(self, picture: SheetPicture, where: str) -> str:
        """A cell that shows a picture; where: its sheet and coordinate, for people."""


class PlainMarks:
    """Text alone, as rows of registers are."""

    def link(self, text: str, address: str) -> str:
        """The text."""
        return text

    def picture(self, picture: SheetPicture, where: str) -> str:
        """Nothing that could be read."""
        return ""
