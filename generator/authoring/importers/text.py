"""A plain text file -> RawText: its lines, which the cleaning steps make into paragraphs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.authoring.importers import inline, spreadsheet
from generator.authoring.importers.encodings import decode, remarks
from generator.authoring.importers.source import RawText, SourceBlock, notice, refused

NAME = "文本"
EXTENSIONS = (".txt", ".text")
LARGEST = 20 * 1024 * 1024
"""Bytes; no document of an office is longer, and a log file dropped in by mistake is."""


def read(path: Path) -> RawText:
    """The file's text. Raises OSError when it cannot be opened; an unreadable encoding is a notice."""
    if path.stat().st_size > LARGEST:
        return refused("文件超过 20 MB，不像一篇文档", "请确认文件是否选错。")
    data = path.read_bytes()
    if table := spreadsheet.delimited(path, data):
        return replace(table, notices=(*table.notices, notice("文件是用制表符分列的表格，已按表格导入", "", "info")))
    decoded = decode(data)
    if decoded is None:
        return refused("认不出文件的文字编码", "请用记事本打开，另存为 UTF-8 编码后再导入。")
    if not decoded.text.strip():
        return refused("文件没有文字", "请确认文件是否选错。")
    text = inline.safe(decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))
    return RawText(tuple(SourceBlock("line", line) for line in text.split("\n")), notices=remarks(decoded))
