"""年度报告格式: the national form of the annual report on disclosure, as data: its parts, its tables, what their cells must
be to each other, and from the report of which year it holds (政府信息公开条例 第五十条; 国办公开办函〔2021〕30号)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from generator.base.patterns import lazy_re

LinePath = tuple["FormLine", ...]
"""A line with those that it stands below, the outermost first."""
_NUMBER = lazy_re(r"(?:([一二三四五六七八九十]+)、|(（[一二三四五六七八九十]+）)|([0-9]+)[.．、])(?=.)")
_REMARK = lazy_re(r"\([^()]*\)$")
_TERM = re.compile(r"(?:(上年)[.．])?(\S+)")
_SIGNS = {"+": 1, "-": -1, "−": -1}
LAST_YEAR = "上年"


class FormLine(msgspec.Struct, frozen=True):
    """A row or a column. below: the lines that it groups; a line that groups others holds no figures. aliases: other
    words for it in the files of offices."""

    id: str
    name: str
    below: tuple[FormLine, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """What it is numbered with: 三, （七）, 2; its whole name where it has no number."""
        match = _NUMBER.match(self.name)
        return next(filter(None, match.groups())) if match else self.name


class Balance(msgspec.Struct, frozen=True):
    """勾稽: two sums that are equal. Each side: (sign, id of a line, whether last year's figure is meant)."""

    left: tuple[tuple[int, str, bool], ...]
    right: tuple[tuple[int, str, bool], ...]


class FormTable(msgspec.Struct, frozen=True, dict=True):
    """One table. part: in which part of the report it stands, from 1. head: what stands over the names of its rows.
    unit: of its figures. places: figures behind the point that are allowed. across: its rows stand side by side on
    paper, each over the same columns. of_rows, of_columns: what lines must be to each other in each column, in each
    row. carried: what rows must be to those of last year's report, in each column; stock: the same of columns, where
    documents may have ended in other ways. counted: ("row.column", name of a count of the site)."""

    id: str
    name: str
    part: int
    rows: tuple[FormLine, ...]
    columns: tuple[FormLine, ...]
    head: str = ""
    unit: str = "件"
    places: int = 0
    across: bool = False
    aliases: tuple[str, ...] = ()
    of_rows: tuple[Balance, ...] = ()
    of_columns: tuple[Balance, ...] = ()
    carried: tuple[Balance, ...] = ()
    stock: tuple[Balance, ...] = ()
    counted: tuple[tuple[str, str], ...] = ()

    @cached_property
    def row_paths(self) -> Mapping[str, LinePath]:
        """Id of each row that holds figures -> the row with those above it, in the order of the form."""
        return {path[-1].id: path for path in leaves(self.rows)}

    @cached_property
    def column_paths(self) -> Mapping[str, LinePath]:
        """The same of columns."""
        return {path[-1].id: path for path in leaves(self.columns)}

    def cells(self) -> Iterator[tuple[str, str]]:
        """(row, column) of each cell, row by row."""
        return ((row, column) for row in self.row_paths for column in self.column_paths)


class AnnualForm(msgspec.Struct, frozen=True, dict=True):
    """One version of the form. since: the year of the first report that has it. parts: names of the parts of a
    report, in their order."""

    id: str
    name: str
    since: int
    parts: tuple[str, ...] = ()
    tables: tuple[FormTable, ...] = ()
    basis: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, FormTable]:
        """Its tables by their ids."""
        return {table.id: table for table in self.tables}

    @cached_property
    def by_name(self) -> Mapping[str, FormTable]:
        """Its tables by every name that means one, as ``plain`` makes it."""
        named = {plain(name): table for table in self.tables for name in (table.name, *table.aliases)}
        return named | {table.id: table for table in self.tables}

    def heading(self, part: int) -> str:
        """How a part is headed: 二、主动公开政府信息情况."""
        return f"{'一二三四五六七八九十'[part - 1]}、{self.parts[part - 1]}"


def form_of(forms: Iterable[AnnualForm], year: object) -> AnnualForm | None:
    """The form that a year's report has: the last that holds from that year or an earlier one on."""
    held = [form for form in forms if isinstance(year, int) and form.since <= year]
    return max(held, key=lambda form: form.since) if held else None


def leaves(lines: Sequence[FormLine], above: LinePath = ()) -> Iterator[LinePath]:
    """The lines that hold figures, each with those above it."""
    for line in lines:
        if line.below:
            yield from leaves(line.below, (*above, line))
        else:
            yield (*above, line)


def every_line(lines: Sequence[FormLine], above: LinePath = ()) -> Iterator[LinePath]:
    """All lines, groups before what they group."""
    for line in lines:
        yield (*above, line)
        yield from every_line(line.below, (*above, line))


def depth(lines: Sequence[FormLine]) -> int:
    """How many levels lines have."""
    return max((1 + depth(line.below) for line in lines), default=0)


def said(path: LinePath) -> str:
    """A line in the form's own words, as far as they tell it apart: 三（三）不予公开 1.属于国家秘密."""
    *above, line = path
    if not above or not _NUMBER.match(line.name):
        return "—".join([*(one.name for one in above if not _NUMBER.match(line.name)), line.name])
    outer, *inner = above
    shown = outer.number if _NUMBER.match(outer.name) else ""
    return shown + " ".join([*(one.name for one in inner), line.name])


def short(path: LinePath) -> str:
    """A line by its numbers: 三（三）1; by its name where it has none."""
    return "".join(one.number for one in path) if _NUMBER.match(path[-1].name) else path[-1].name


def plain(text: str) -> str:
    """Words as they are compared: of one width, without blanks and punctuation but brackets."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


_BETWEEN = lazy_re(r"[\s、,.。:：;；“”\"'《》]")


def lines_by_name(lines: Sequence[FormLine]) -> Mapping[str, str]:
    """Every name that means one line and no other -> its id: what it is called with and without its number or a remark
    in brackets, its place (三（三）1), its aliases and its id."""
    names: list[tuple[str, str]] = []
    for path in every_line(lines):
        line = path[-1]
        bare = _NUMBER.sub("", line.name, count=1)
        words = {plain(word) for word in (line.name, bare, short(path), said(path), *line.aliases)}
        words |= {_REMARK.sub("", word) for word in words}
        names += [(word, line.id) for word in words if word] + [(line.id, line.id)]
    meant = Counter(name for name, _ in set(names))
    own = {plain(path[-1].name): path[-1].id for path in every_line(lines)}
    return {name: identity for name, identity in names if meant[name] == 1} | own


def balance(text: str, known: Iterable[str], *, last: bool = False) -> Balance | None:
    """``total = natural + legal`` as it is meant; None where it cannot be read. known: ids of lines that hold figures.
    last: ids may be those of last year's report (上年.total)."""
    left, mark, right = text.partition(" = ")
    known = frozenset(known)
    sides = [_side(side, known, last=last) for side in (left, right)]
    if not mark or not all(sides):
        return None
    return Balance(*map(tuple, sides))


def _side(text: str, known: frozenset[str], *, last: bool) -> list[tuple[int, str, bool]]:
    """The terms of one side; none where one of them cannot be read."""
    words = ["+", *text.split()]
    found = []
    for sign, word in zip(words[::2], words[1::2], strict=False):
        match = _TERM.fullmatch(word)
        if sign not in _SIGNS or not match or match[2] not in known or (match[1] and not last):
            return []
        found.append((_SIGNS[sign], match[2], bool(match[1])))
    return found if len(words) % 2 == 0 else []
