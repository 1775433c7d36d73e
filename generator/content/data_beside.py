"""The data files beside a document (rows, indicators, figures of an annual report, charts) -> what they hold, its body
with what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from generator.content.annual_file import read_annual
from generator.content.annual_found import unfit
from generator.content.annual_tables import with_annual
from generator.content.charts import with_charts
from generator.content.indicators import read_indicators, with_indicators
from generator.content.markdown import BodyLink
from generator.content.register_table import read_rows
from generator.content.row_table import drawn
from generator.model.annual_form import form_of
from generator.model.annual_published import is_annual
from generator.model.document import Document, attached
from generator.model.kind import Kind
from generator.model.list_links import with_items
from generator.model.register import PLAIN, Register
from generator.model.source import ReadError
from generator.model.vocabularies import Vocabularies

Read = tuple[Document, str, tuple[ReadError, ...]]
"""A document with what its files hold, its body with what is drawn of it, and what is wrong in them."""


def with_data(
    document: Document,
    html: str,
    kind: Kind,
    words: Vocabularies,
    *,
    values: Mapping[str, Any],
    links: Sequence[BodyLink],
    shown: str,
    read: Callable[[str], bytes],
) -> Read:
    """The document with its rows, its body's HTML, and what is wrong in the files. Files that are not there are told
    already. kind: of the document. words: names that rows may use. values: of the front matter. links: of the body.
    shown: path of the document for messages. read: file key -> bytes."""
    root = shown.removesuffix(document.file_key.partition("/")[2])

    def name(file_key: str) -> str:
        return root + file_key.partition("/")[2]

    html, faults = with_charts(document, html, links, shown=name, read=read)
    indicators = attached(document, values.get("indicators") or "")
    if indicators:
        document, html, wrong = _with_indicators(document, html, indicators, shown=name(indicators), read=read)
        faults += wrong
    report = attached(document, str(values.get("report") or ""))
    if report and is_annual(document):
        document, html, wrong = _with_report(document, html, words, report, shown=name(report), read=read)
        faults += wrong
    rows = attached(document, str(values.get("rows") or ""))
    if rows:
        document, html, wrong = _with_rows(document, html, kind, words, rows, shown=name(rows), read=read)
        faults += wrong
    return document, html, faults


def _with_rows(
    document: Document,
    html: str,
    kind: Kind,
    words: Vocabularies,
    file_key: str,
    *,
    shown: str,
    read: Callable[[str], bytes],
) -> Read:
    """The rows of the file, as the register that they are of reads and shows them."""
    try:
        data = read(file_key)
    except OSError as error:
        return document, html, (_unreadable(error, shown),)
    register = _register_of(document, kind, words)
    rows, faults = read_rows(data, shown, register=register, words=words, document=document)
    rows = with_items(rows, register, words)
    document = msgspec.structs.replace(document, rows=rows, register=register.id, rows_file=file_key)
    if register.masks:  # the file itself says more than is shown
        left = tuple(item for item in document.attachments if item.path != file_key)
        document = msgspec.structs.replace(document, attachments=left)
    made = drawn(document, register, words, tables=html.count('class="table-frame"'), links=len(document.links))
    line = document.lines.get("rows", 1)
    document = msgspec.structs.replace(
        document,
        links=(*document.links, *made.links),
        link_lines=(*document.link_lines, *([line] * len(made.links))),
    )
    return document, html + made.html, faults


def _register_of(document: Document, kind: Kind, words: Vocabularies) -> Register:
    """What a document says itself, else what the type of a list is called, else what its kind carries."""
    named = document.register or str(document.fields.get("list_type", ""))
    return words.registers.find(named) or words.registers.by_id.get(kind.register) or PLAIN


def _with_indicators(document: Document, html: str, file_key: str, *, shown: str, read: Callable[[str], bytes]) -> Read:
    try:
        rows, faults = read_indicators(read(file_key), shown)
    except OSError as error:
        return document, html, (_unreadable(error, shown),)
    return msgspec.structs.replace(document, indicators=rows), with_indicators(html, rows), faults


def _with_report(
    document: Document,
    html: str,
    words: Vocabularies,
    file_key: str,
    *,
    shown: str,
    read: Callable[[str], bytes],
) -> Read:
    """The figures of an annual report, in the form of its year."""
    form = form_of(words.annual_forms, document.fields.get("year"))
    if form is None:
        wanted = "头部写明年度（year），并且不早于报告格式的起始年度"
        return document, html, (unfit(document.lines.get("report", 1), wanted),)
    try:
        figures, faults = read_annual(read(file_key), shown, form)
    except OSError as error:
        return document, html, (_unreadable(error, shown),)
    document = msgspec.structs.replace(document, annual=figures, annual_file=file_key)
    return document, with_annual(html, form, figures), faults


def _unreadable(error: OSError, shown: str) -> ReadError:
    return ReadError("unreadable", values={"reason": error.strerror or str(error)}, path=shown)
