"""What a source holds against what was made of it: words, pictures and notes that nobody accounts for are told.

The source is counted here by itself, as simply as its format allows, and not by the reader whose work is looked at.
Only what is missing is told: numbers that Word counts, captions and marks may well be more in the document. What a
reader or a step says that it left out (hidden text, deletions, comments, contents) is no part of the count.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from generator.authoring.importers import inline
from generator.authoring.importers.accounting import word, workbook
from generator.authoring.importers.accounting.account import Counted
from generator.authoring.importers.source import RawText, SourceBlock, notice
from generator.authoring.importers.structure import Outline, days, parts
from generator.base.patterns import pattern_table
from generator.model.diagnostic import Diagnostic

_KIND = pattern_table("pdf ofd doc docx xls xlsx ppt pptx wps et zip rar 7z jpg jpeg png", whole=True)
_LEADS = pattern_table("详见 参见 另见 见 填写 下载 打开", whole=True)
_NAME = r"(?:[\w-]|（[\w-]{1,20}）|\([\w-]{1,20}\)){1,60}?"
_FILE = re.compile(rf"(?<![\w./:@-])请?{_LEADS.pattern}?({_NAME}\.{_KIND.pattern})(?![\w/.])", re.IGNORECASE)
_LINKED = re.compile(
    f"{inline.LINK_ON}[^{inline.LINK_OFF}]*{inline.LINK_OFF}|{inline.IMAGE_ON}[^{inline.IMAGE_OFF}]*{inline.IMAGE_OFF}"
)
_DAMAGED = (ElementTree.ParseError, zipfile.BadZipFile, zlib.error, RecursionError, ValueError, KeyError, IndexError)
_SHOWN, _LONG = 5, 40


def counted(path: Path, raw: RawText) -> Counted | None:
    """The account of a source; None for a format of which only the reader could give one and did not."""
    if raw.plain is not None:
        return Counted(tuple(raw.plain.split("\n")))
    suffix = path.suffix.lower()
    try:
        if suffix in (".docx", ".docm"):
            return word.counted(path.read_bytes())
        if suffix in (".xlsx", ".xlsm"):
            return workbook.counted(path.read_bytes(), raw.masked)
        return None
    except (*_DAMAGED, OSError):
        return None


def read_whole(path: Path, raw: RawText) -> tuple[Diagnostic, ...]:
    """What of a source the reader did not bring, and did not name."""
    account = counted(path, raw)
    if account is None:
        return ()
    here = [text for block in raw.blocks for text in _texts(block)]
    here += [item.value for item in raw.evidence] + [item.message for item in raw.notices]
    here += [text for item in raw.kept for text in (item.value if isinstance(item.value, tuple) else (item.value,))]
    here += [file.title for file in raw.attachments] + [text for one in raw.changes for text in one.samples]
    here += [file.data.decode("utf-8-sig", "replace") for file in raw.attachments if file.name.startswith("rows")]
    told = _missing(account.lines, here)
    pictures = sum(text.count(inline.IMAGE_ON) for block in raw.blocks for text in _texts(block))
    if account.pictures > pictures and not any("图" in item.message for item in raw.notices):
        message = f"原文件有 {account.pictures} 处图片，带入了 {pictures} 处"
        told += (notice(message, "请对照原文件，把没有带入的图片另存为 PNG 或 JPG 后插入正文。"),)
    notes = sum(text.count(inline.FOOTNOTE) for block in raw.blocks for text in _texts(block))
    if account.notes > notes and not any("注" in item.message for item in raw.notices):
        told += (notice(f"原文件有 {account.notes} 处脚注或尾注，带入了 {notes} 处", "请对照原文件补上。"),)
    return told


def placed_whole(clean: RawText, outline: Outline, made: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What of the cleaned text stands neither in the document nor in its fields nor in what was told of it.

    made: the texts of the document: body, fields, messages."""
    lines = [text for block in clean.blocks for text in _texts(block) if not _is_field(text)]
    return _missing(lines, [*made, outline.title.value, *outline.issuers])


def files_named(clean: RawText, listed: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Files that the text names and that did not come along; a link to a file is told where it is read.

    listed: the attachments of the document's own note, which are told as such, as are those of a list beside the
    text."""
    said = "\n".join([*listed, *(one.message for one in clean.notices if one.message.startswith("附件“"))])
    here = {file.title for file in clean.attachments}
    plain = (_LINKED.sub("", text) for block in clean.blocks for text in _texts(block))
    names = dict.fromkeys(name for text in plain for name in _FILE.findall(text))
    names = {name: None for name in names if name not in here and name not in said}
    if not names:
        return ()
    shown = "、".join([*names][:_SHOWN]) + ("……" if len(names) > _SHOWN else "")
    return (
        notice(
            f"正文提到的文件没有带入：{shown}", "要公开的，请把文件放到文档旁边，写进 attachments 或在正文里加链接。"
        ),
    )


def _is_field(text: str) -> bool:
    """Whether a line of the head is a field in other signs: a date, a number; or a mark that only prints."""
    bare = inline.plain(text).strip()
    return days.is_day(bare) or bool(parts.number(bare)) or not re.search(r"\w", bare)


def _missing(lines: Iterable[str], here: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The lines of which characters are missing, in one notice; none when every character is there."""
    wanted = [said for line in lines if (said := _said(line))]
    there = "".join(_said(text) for text in here)
    lacking = Counter("".join(wanted)) - Counter(there)
    count = lacking.total()
    if not count:
        return ()
    lost = [line for line in wanted if line not in there and any(character in lacking for character in line)]
    total = sum(map(len, wanted))
    shown = "；".join(f"“{line[:_LONG]}{'…' if len(line) > _LONG else ''}”" for line in lost[:_SHOWN])
    more = f" 等 {len(lost)} 处" if len(lost) > _SHOWN else ""
    where = f"：{shown}{more}" if lost else ""
    return (notice(f"原文件有 {total} 个字，有 {count} 个没有带入{where}", "请对照原文件补上；不需要的不用管。"),)


def _said(text: str) -> str:
    """The letters, digits and Chinese characters of a text: what any way of writing keeps."""
    return "".join(character for character in inline.plain(text) if character.isalnum())


def _texts(block: SourceBlock) -> Iterator[str]:
    yield block.text
    yield from (cell.text for row in block.rows for cell in row)
