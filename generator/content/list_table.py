"""The rows of a list -> the HTML that stands under the list's own text: the table, then the record of adjustments."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import msgspec

from generator.content.markdown.body import escape, normalise
from generator.content.markdown.tables import render_table
from generator.content.rows import read_rows
from generator.model.document import Document
from generator.model.listing import COLUMNS, ListRow, changes
from generator.model.source import ReadError


def listed(
    document: Document, html: str, place: str, *, shown: str, read: Callable[[str], bytes]
) -> tuple[Document, str, tuple[ReadError, ...]]:
    """A list with the rows of the data file at ``place``; its body with their table; what is wrong in the file.

    shown: path of the file for messages. read: place -> bytes; what it raises of OSError becomes a fault.
    """
    try:
        data = read(place)
    except OSError as error:
        fault = ReadError("unreadable", values={"reason": error.strerror or str(error)}, path=shown)
        return document, html, (fault,)
    rows, faults = read_rows(data, shown)
    valid_from = document.fields.get("valid_from")
    if not isinstance(valid_from, datetime.date):
        valid_from = None
    return msgspec.structs.replace(document, rows=rows), with_rows(html, rows, valid_from), faults


def with_rows(html: str, rows: Sequence[ListRow], valid_from: datetime.date | None) -> str:
    """A list's body with its rows. Anchors are fixed, so that a link to the table stays good."""
    if not rows:
        return html
    number = html.count('class="table-frame"') + 1
    standing = sum(1 for row in rows if row.valid_to is None)
    count = f"{standing}项" if standing == len(rows) else f"{standing}项，另有{len(rows) - standing}项已取消"
    parts = [html, f'<h2 id="qingdan-mingxi">清单明细（{count}）</h2>\n', _rows(rows, number)]
    log = changes(rows, valid_from)
    if log:
        cells = [[_cell(text) for text in (str(c.date), c.what, c.row.code, c.row.name, c.row.reason)] for c in log]
        head = ["日期", "调整", "编码", "名称", "原因"]
        parts += ['<h2 id="tiaozheng-jilu">调整记录</h2>\n', render_table(head, [""] * 5, cells, number + 1)]
    return "".join(parts)


def _rows(rows: Sequence[ListRow], number: int) -> str:
    headings = {key: words[0] for key, words in COLUMNS.items()}
    used = [key for key in COLUMNS if any(getattr(row, key) for row in rows)]
    more = list(dict.fromkeys(name for row in rows for name, text in row.more if text))
    cells = []
    for row in rows:
        known = [str(getattr(row, key) or "") for key in used]
        others = dict(row.more)
        cells.append([_cell(text) for text in (*known, *(others.get(name, "") for name in more))])
    head = [_cell(name) for name in (*(headings[key] for key in used), *more)]
    return render_table(head, [""] * len(head), cells, number)


def _cell(text: str) -> str:
    """Text of a data file as text of a page: like a document's body it cannot hold
    tags nor forge a link's placeholder."""
    return escape(normalise(text))
