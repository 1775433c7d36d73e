"""The text of a CSV file -> its headings, its rows with their lines, and what is wrong with its form."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from generator.base.patterns import lazy_re

_USUAL = "\t,"
"""Signs that part the cells of data, as docs say and as programs read it."""
_OTHER = "\t,;"
"""Those of spreadsheets in any language."""
_TYPED = "，|｜、"
"""Signs that part cells where somebody typed them; commas in sentences do not."""
_LOOKED_AT = 60
"""Lines from which is told what parts the cells."""
_LEADING = 3
"""Lines of a title that may stand before the table."""
_TITLE = 8
"""Letters from which a lone cell before the names is a title."""
_TEXT = lazy_re(r'="((?:[^"]|"")*)"')
"""="00123": how a program keeps Excel from making a number of it."""
_SEPARATOR = lazy_re(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
"""A first line that tells Excel what parts the cells."""
_QUOTED = lazy_re(r'"[^"]*"')


class CsvText(msgspec.Struct, frozen=True):
    """line: of the headings. rows: (line, cells), each with as many cells as there are headings. wrong: (line, what is
    wanted instead)."""

    line: int
    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    wrong: tuple[tuple[int, str], ...] = ()


class CsvRecords(msgspec.Struct, frozen=True):
    """rows: (line, cells) of every record that is not blank. wrong: the line of the record that has no form, 0 when all
    have. reason: what is wrong with it, in Chinese. spread: lines of records with a cell over several lines that holds
    signs which part cells, as one does whose quotation mark is closed too late."""

    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    wrong: int = 0
    reason: str = ""
    spread: tuple[int, ...] = ()


def csv_records(text: str, *, anyhow: bool = False) -> CsvRecords:
    """Every record, up to the first one that has no form. Cells are without blanks around them and ``="00123"`` is
    00123. anyhow: cells may be parted by semicolons, or by what somebody typed for a comma."""
    sign = delimiter(text, anyhow=anyhow)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    spread: list[int] = []
    number = 1
    try:
        for written in reader:
            cells = tuple(map(_typed, written))
            if any(cells) and not (anyhow and number == 1 and _SEPARATOR.match(text)):
                rows.append((number, cells))
            if any("\n" in cell and sign in cell for cell in cells):
                spread.append(number)
            if half := next((cell for cell in cells if cell.startswith('="')), ""):
                return CsvRecords(tuple(rows[:-1]), number, f"英文双引号没有成对：{half[:20]}")
            number = reader.line_num + 1
    except csv.Error as error:
        return CsvRecords(tuple(rows), max(1, number), _reason(str(error)))
    return CsvRecords(tuple(_whole_titles(rows, sign)), spread=tuple(spread))


def _whole_titles(rows: list[tuple[int, tuple[str, ...]]], sign: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Titles before the table in one piece, where the sign between cells is one of sentences too."""
    width = len(rows[-1][1]) if rows else 0
    leading = True
    for number, cells in rows:
        leading = leading and len(cells) != width
        yield number, ((sign.join(cells),) if leading and sign in "，、" else cells)


def _typed(cell: str) -> str:
    cell = cell.strip()
    match = _TEXT.fullmatch(cell)
    return match[1].replace('""', '"').strip() if match else cell


def _reason(error: str) -> str:
    return "一格里的文字过长" if "field larger" in error else "英文双引号没有成对，或者引号外面还有字"


def csv_lines(text: str) -> CsvText:
    """Read a table whose cells are apart by commas or by tabs; blank lines are no rows, nor is a title above the
    names."""
    read = csv_records(text)
    rows: list[tuple[int, tuple[str, ...]]] = []
    wrong: list[tuple[int, str]] = []
    names: tuple[str, ...] = ()
    first = 1
    for at, (number, cells) in enumerate(read.rows):
        if not names:
            if not _is_title(cells, read.rows[at + 1 :]):
                names, first = cells, number
        elif any(cells[len(names) :]):
            wanted = f"{len(names)} 格，这一行有 {len(cells)} 格；含有逗号的格要用英文双引号括起来"
            wrong.append((number, wanted))
        else:
            rows.append((number, (*cells, *[""] * len(names))[: len(names)]))
    if read.wrong:
        wrong.append((read.wrong, f"完整的 CSV：英文双引号要成对（{read.reason}）"))
    if not names and not wrong:
        wrong.append((1, "第一行写列名，以下每行一项"))
    return CsvText(first, names, tuple(rows), tuple(wrong))


def _is_title(cells: Sequence[str], later: Sequence[tuple[int, Sequence[str]]]) -> bool:
    """Whether a line before the names says one thing, and the lines below it several."""
    said = [cell for cell in cells if cell]
    if len(said) != 1 or (len(said[0]) < _TITLE and "：" not in said[0]):
        return False
    return any(sum(map(bool, below)) > 1 for _, below in later[:_LEADING])


def cell_column(lines: Sequence[str], number: int, place: int) -> int:
    """The 1-based column at which a cell begins in a file. lines: of the whole file. number: of the cell's line, from
    1. place: among its cells, from 0; 1 where the line has fewer."""
    starts, quoted, sign = [1], False, delimiter("\n".join(lines[:_LOOKED_AT]))
    for column, char in enumerate(lines[number - 1], 1):
        quoted ^= char == '"'
        if char == sign and not quoted:
            starts.append(column + 1)
    return starts[place] if place < len(starts) else 1


def delimiter(text: str, *, anyhow: bool = False) -> str:
    """What parts the cells: the sign that stands as often in line after line, whatever a title before them holds."""
    if anyhow and (said := _SEPARATOR.match(text)):
        return said[1]
    lines = [_QUOTED.sub("", line) for line in _first_lines(text) if line.count('"') % 2 == 0]
    best, most = ",", 0
    for sign in _OTHER if anyhow else _USUAL:
        counts = Counter(count for line in lines if (count := line.count(sign)))
        same = max(counts.values(), default=0)
        if same > most:
            best, most = sign, same
    if not anyhow or most > 1 or (most and len(lines) < 2):
        return best
    return next((sign for sign in _TYPED if _parts(sign, lines)), best)


def is_tabbed(text: str) -> bool:
    """Whether a text without a name for it is a table whose cells are parted by tabs, as spreadsheets export it."""
    lines = [_QUOTED.sub("", line) for line in _first_lines(text)]
    return _parts("\t", lines) and not any(line.startswith("\t") for line in lines)


def _parts(sign: str, lines: Sequence[str]) -> bool:
    """Whether a sign stands equally often in every line, but for a title before them."""
    counts = [line.count(sign) for line in lines]
    while len(counts) > 2 and counts[0] != counts[-1] and len(lines) - len(counts) < _LEADING:
        counts = counts[1:]
    return len(counts) > 1 and counts[0] > 0 and len(set(counts)) == 1


def _first_lines(text: str) -> Iterator[str]:
    lines = (line for line in text[:200_000].replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip())
    for line, _ in zip(lines, range(_LOOKED_AT), strict=False):
        yield line
