"""Rows of a register, list or table -> the HTML under the document's own text, and what its cells lead to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.content.markdown.body import CLOSE, OPEN, escape, normalise
from generator.content.markdown.tables import render_table
from generator.content.redaction import REDACTED
from generator.model.document import Document
from generator.model.listing import changes
from generator.model.redaction import WORDS
from generator.model.register import MANY, Register, RegisterColumn, RegisterRow, anchor_of, parts_of
from generator.model.vocabularies import Vocabularies


class DrawnRows(msgspec.Struct, frozen=True):
    """html: to stand below the body. links: what its placeholders lead to, in their order (addresses)."""

    html: str
    links: tuple[str, ...] = ()


def drawn(document: Document, register: Register, words: Vocabularies, *, tables: int, links: int) -> DrawnRows:
    """The rows as a table under a heading whose anchor is fixed, so that a link to it stays good; then what the rows
    tell of adjustments. tables, links: how many stand in the body already."""
    rows = document.rows
    if not rows:
        return DrawnRows("")
    leading = _Leading(links)
    parts = [_heading(register, rows)]
    if len(rows) > MANY:
        parts.append(f"<p>这里是前{MANY}{register.unit}，其余见全部明细。</p>\n")
    parts.append(_table(register, rows[:MANY], words, leading, tables + 1))
    log = changes(rows, document.valid_from) if _ends(register) else ()
    if log:
        cells = [[str(item.date), item.what, *(item.row[key] for key in ("code", "name", "reason"))] for item in log]
        head = ["日期", "调整", "编码", "名称", "原因"]
        body = [[cell_html(text) for text in row] for row in cells[:MANY]]
        parts += ['<h2 id="tiaozheng-jilu">调整记录</h2>\n', render_table(head, [""] * len(head), body, tables + 2)]
    return DrawnRows("".join(parts), tuple(leading.addresses))


def _ends(register: Register) -> bool:
    return "valid_to" in register.named


def _heading(register: Register, rows: Sequence[RegisterRow]) -> str:
    number = sum(1 for row in rows if not register.sums_up(row))
    if not _ends(register):
        anchor = "dengji-mingxi" if register.id else "mingxi"
        return f'<h2 id="{anchor}">{escape(register.name)}（{number}{register.unit}）</h2>\n'
    standing = sum(1 for row in rows if not row["valid_to"])
    gone = f"，另有{len(rows) - standing}项已取消" if standing < len(rows) else ""
    return f'<h2 id="qingdan-mingxi">清单明细（{standing}项{gone}）</h2>\n'


def shown_columns(register: Register, rows: Sequence[RegisterRow]) -> tuple[list[RegisterColumn], list[str]]:
    """The columns that some row fills: those of the register, then others by their heading."""
    used = [column for column in register.columns if column.shown and any(column.key in row.cells for row in rows)]
    return used, list(dict.fromkeys(name for row in rows for name, _ in row.more))


def _table(register: Register, rows: Sequence[RegisterRow], words: Vocabularies, leading: _Leading, number: int) -> str:
    used, more = shown_columns(register, rows)
    cells = []
    for row in rows:
        others = dict(row.more)
        own = [leading.cell(column, row[column.key], words) for column in used]
        cells.append([*own, *(cell_html(others.get(name, "")) for name in more)])
    heads = [cell_html(name) for name in (*(column.name for column in used), *more)]
    anchors = [anchor_of(register, row) for row in rows]
    return render_table(heads, [""] * len(heads), cells, number, anchors)


class _Leading:
    """Writes cells; keeps where they lead."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.addresses: list[str] = []

    def cell(self, column: RegisterColumn, value: str, words: Vocabularies) -> str:
        """A cell as it stands in a page."""
        if not column.link or not value or column.link in words.by_field:
            return cell_html(_said(words, column.link, value))
        return "、".join(self._part(column, part, words) for part in parts_of(value))

    def _part(self, column: RegisterColumn, value: str, words: Vocabularies) -> str:
        if value.startswith(("https://", "http://")):
            return f'<a href="{escape(value)}" rel="noopener">{escape(value.partition("//")[2].partition("/")[0])}</a>'
        shown, address = column.name, f"/d/{value}/"
        if column.link == "item":
            domain, item = words.items[value]
            shown, address = item.name, f"/catalogue/{domain}/{item.id}/"
        self.addresses.append(address)
        return f'<a href="{OPEN}{self.first + len(self.addresses) - 1}{CLOSE}">{cell_html(shown)}</a>'


def _said(words: Vocabularies, link: str, value: str) -> str:
    """A value as readers see it: an office by its short name."""
    vocabulary = words.by_field.get(link)
    term = vocabulary.by_id.get(value) if vocabulary and value else None
    return (getattr(term, "short", "") or term.name) if term else value


def cell_html(text: str) -> str:
    """Text of a data file as text of a page: like a document's body it cannot hold
    tags nor forge a link's placeholder."""
    return escape(normalise(text)).replace(WORDS, REDACTED)
