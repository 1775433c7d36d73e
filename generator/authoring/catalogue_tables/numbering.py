"""Rows of a catalogue table that only count: numbers of its columns below the head, a number without its row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from generator.authoring.catalogue_tables.heads import TableColumn

_LEAST = 3
"""How many numbers in a row count columns."""
_COLUMN = re.compile(r"[(\[]?第?(\d{1,2})(?:列|栏)?[)\]]?")
_BEFORE = re.compile(r"栏\s*次|列\s*次|行\s*次|[甲乙丙丁]")
"""What stands in the columns that are not counted."""
_NUMBER = re.compile(r"[(\[]?(?:\d+(?:[.-]\d+)*|[一二三四五六七八九十百]+)[)\]]?[.．、]?")


def counts_columns(row: Sequence[str]) -> bool:
    """Whether a row has the numbers of the columns ("（1）", "（2）", "（3）") and nothing else."""
    said = [_plain(cell) for cell, _ in groupby(cell for cell in row if cell)]
    while said and _BEFORE.fullmatch(said[0]):
        said.pop(0)
    found = [match[1] for cell in said if (match := _COLUMN.fullmatch(cell))]
    return len(said) == len(found) >= _LEAST and [int(number) for number in found] == list(range(1, len(found) + 1))


def only_numbered(row: Sequence[str], columns: Sequence[TableColumn]) -> bool:
    """Whether a row holds its number, and nothing that would have it."""
    said = {(column.key, cell) for column, cell in zip(columns, row, strict=True) if cell}
    return {key for key, _ in said} == {"number"} and all(_NUMBER.fullmatch(_plain(cell)) for _, cell in said)


def _plain(cell: str) -> str:
    """One way of writing for （1）, ① and ⑴."""
    text = unicodedata.normalize("NFKC", cell)
    return "".join(text.split())
