"""What is found in a file of figures before it is judged: figures with their places, what is no part of the form."""

from __future__ import annotations

import msgspec

from generator.model.annual_form import FormTable
from generator.model.source import ReadError


class FoundFigure(msgspec.Struct, frozen=True):
    """A figure as it is written. row, column: ids. where: the cell of a sheet, or ""."""

    table: FormTable
    row: str
    column: str
    text: str
    line: int
    place: int = 1
    where: str = ""


def unfit(line: int, wanted: str, column: int = 1) -> ReadError:
    """A file, or a part of it, that is not what the form asks for."""
    return ReadError("annual-form", line, column, {"wanted": wanted})
