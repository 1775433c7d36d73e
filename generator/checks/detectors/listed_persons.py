"""A Source with its attachments -> who stands in its tables by full name, as keys that say no name, each with the place
where. What is harmless in one list tells much where many are laid side by side (个人信息保护法 第六条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from generator.base.digest import digest
from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import attachments
from generator.checks.detectors.columns import Row, html_tables, pipe_tables, tab_rows
from generator.checks.detectors.names import is_full_name
from generator.model.document import OPEN
from generator.model.public_copy import PublicCopy
from generator.model.source import Source

MOST = 20_000
"""People of one document that are counted."""
LARGEST = 1 << 20
"""Bytes of an attachment that is opened for this."""
_TABLES = (".csv", ".xlsx")
_NAME = pattern_table(
    (r"姓\s*名", "姓名", "姓 名"), "户主 申请人 受助人 救助对象 补贴对象 保障对象 承租人 领取人 当事人"
)
_PLACE = pattern_table("村 社区 乡镇 街道 住址 地址 所在地")
_VILLAGE = lazy_re(r"[\u4e00-\u9fff]{1,8}?(?:村|社区)")
_ABOVE = lazy_re(r"^.*?[县区](?=[\u4e00-\u9fff]{2})|^.*(?:镇|乡|街道)(?=[\u4e00-\u9fff]{2})")
_DEEP = 5
"""Rows among which the head of a table stands."""


def listed_persons(source: Source, copies: Mapping[str, PublicCopy]) -> tuple[tuple[str, str], ...]:
    """(key, place in words), each key once: of an open document with tables, nothing of others. copies: of its
    attachments."""
    if source.document is None or source.document.classification != OPEN:
        return ()
    found: dict[str, str] = {}
    for key, where in chain(_of_text(source), _of_rows(source), _of_files(source, copies)):
        found.setdefault(key, where)
        if len(found) >= MOST:
            break
    return tuple(found.items())


def _of_text(source: Source) -> Iterator[tuple[str, str]]:
    if not _NAME.search(source.body):
        return
    for rows in pipe_tables(source.body):
        for offset, key in _persons(rows):
            line = source.body_line + source.body.count("\n", 0, offset)
            yield key, f"第{source.redacted.written(line)}行"


def _of_rows(source: Source) -> Iterator[tuple[str, str]]:
    """The tables of HTML, and those whose rows stand in a file beside."""
    if "<table" not in source.html or not _NAME.search(source.html):
        return
    for number, rows in enumerate(html_tables(source.html), 1):
        lines = {offset: line for line, (offset, _) in enumerate(rows)}
        for offset, key in _persons(rows):
            yield key, f"表格{number}第{lines[offset]}行"


def _of_files(source: Source, copies: Mapping[str, PublicCopy]) -> Iterator[tuple[str, str]]:
    for file_key, copy in sorted(copies.items()):
        name = file_key.rpartition("/")[2]
        if not copy.digest or len(copy.data) > LARGEST or not name.lower().endswith(_TABLES):
            continue
        for part in attachments.read(copy.data, name).parts:
            rows = tab_rows(part.text) if part.table and _NAME.search(part.text) else []
            lines = {offset: line for line, (offset, _) in enumerate(rows, part.first)}
            for offset, key in _persons(rows):
                yield key, f"附件“{name}”第{lines[offset]}行"


def _persons(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    head = next((number for number, (_, cells) in enumerate(rows[:_DEEP]) if any(map(_named, cells))), None)
    if head is None:
        return
    header = rows[head][1]
    names = [column for column, cell in enumerate(header) if _named(cell)]
    places = [column for column, cell in enumerate(header) if len(cell) < 12 and _PLACE.search(cell)]
    for offset, cells in rows[head + 1 :]:
        where = _place([cells[column] for column in places if column < len(cells)])
        for column in names:
            name = "".join(cells[column].split()) if column < len(cells) else ""
            if is_full_name(name):
                yield offset, digest(name, where)[:16]


def _named(cell: str) -> bool:
    return len(cell) < 10 and bool(_NAME.search(cell))


def _place(cells: Sequence[str]) -> str:
    """The village, else what stands there: lists write it with and without the township before it."""
    for cell in reversed(cells):
        village = _VILLAGE.search(_ABOVE.sub("", _ABOVE.sub("", "".join(cell.split()))))
        if village:
            return village.group()
    return "".join(cells)
