"""The rules of what an attachment can be used for: a PDF alone, a scan without its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.base.text_digest import normal_text
from generator.checks.rule import entry
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding, Level
from generator.model.document import Attachment
from generator.model.source import Source

OPEN = frozenset("docx xlsx pptx odt ods csv json txt md yaml".split())
"""Formats whose text and figures can be taken out and used."""
WHOLE = 300
"""Characters of a body that holds a text, and does not only hand on a file."""


def _closed(source: Source) -> Iterator[Attachment]:
    """Files of fixed layout without a counterpart in an open format: of the same name, or one for each of them."""
    files = source.document.attachments if source.document else ()
    stems = {PurePosixPath(item.path).stem for item in files if item.type.lower() in OPEN}
    closed = [item for item in files if item.type in ("PDF", "OFD")]
    alone = [item for item in closed if PurePosixPath(item.path).stem not in stems]
    count = sum(1 for item in files if item.type.lower() in OPEN)
    yield from alone if count < len(closed) else ()


def pdf_alone(source: Source, context: Context) -> Findings:
    """Files of fixed layout alone, but for scans, which another rule tells."""
    closed = [*_closed(source)]
    level: Level | None = "info" if closed and _whole(source) else None
    for item in closed:
        if not _scanned(item, context):
            yield Finding(_line(source), 1, {"name": item.title, "type": item.type}, level=level)


def scan_alone(source: Source, context: Context) -> Findings:
    """Scans beside which nothing has their text."""
    scans = [item for item in _closed(source) if _scanned(item, context)]
    for item in scans if scans and not _whole(source) else ():
        yield Finding(_line(source), 1, {"name": item.title})


def _whole(source: Source) -> bool:
    return len(normal_text(source.html)) >= WHOLE


def _scanned(item: Attachment, context: Context) -> bool:
    copy = context.copies.get(item.path)
    return copy is not None and "scan" in copy.hints


def _line(source: Source) -> int:
    return source.line_of("attachments")


RULES = (
    entry(
        "ATT-PDF 附件只有 PDF",
        """
        PDF、OFD 只便于看和打印，手机上难读，数据取不出来。附上同名的可编辑、可利用的文件（docx、xlsx、odt、ods、csv 等），或者把内容写进正文。正文已有全文的，只作为提示。

        错误的做法：正文一句“现予公布”，附件只有 biaozhun.pdf。正确的做法：再附 biaozhun.xlsx，或者把标准列在正文里。
        """,
        check=pdf_alone,
        level="warning",
        message="附件“{name}”只有 {type}，没有可编辑、可利用的格式",
        hint="再附一个同名的 docx、xlsx、csv 等文件，或把内容写进正文",
        english=(
            "attachment {name} is there as {type} alone",
            "add the same in an open format, or put it into the text",
        ),
        basis="国办发〔2017〕47号",
    ),
    entry(
        "ATT-SCAN 扫描件没有文字版",
        """
        扫描件读屏软件读不了，也检索不到。附上同名的文字版（docx、odt、txt 等），或者把全文写进正文。

        错误的做法：把盖章的纸质文件扫描成 PDF，单独附上。正确的做法：正文写全文，扫描件只作对照。
        """,
        check=scan_alone,
        level="warning",
        message="附件“{name}”是扫描件，没有文字版",
        hint="附上同名的文字版，或把全文写进正文",
        english=("attachment {name} is a scan without a text version", "add the text, or put it into the body"),
        basis="无障碍环境建设法第三十二条",
    ),
)
