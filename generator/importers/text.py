"""A plain text or Markdown file -> RawText: its lines, or the blocks that its Markdown shows."""

from __future__ import annotations

import re
from pathlib import Path

from generator.importers import inline
from generator.importers.encodings import Decoded, decode
from generator.importers.source import Block, Evidence, Notice, RawText, refused

NAME = "文本"
EXTENSIONS = (".txt", ".md", ".markdown", ".text")
LARGEST = 20 * 1024 * 1024
"""Bytes; no document of an office is longer, and a log file dropped in by mistake is."""

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_VERBATIM = re.compile(r"^\s*(?:\||<(?:table|div|figure|details|p|!--)\b|!\[|\[\^[^\]]+\]:)", re.IGNORECASE)
_ITEM = re.compile(r"^(\s*)(?:[-*+]|(\d{1,3})[.)])\s+(.*)$")


def read(path: Path) -> RawText:
    """The file's text. Raises OSError when it cannot be opened; an unreadable encoding is a notice."""
    if path.stat().st_size > LARGEST:
        return refused("文件超过 20 MB，不像一篇文档", "请确认文件是否选错。")
    decoded = decode(path.read_bytes())
    if decoded is None:
        return refused("认不出文件的文字编码", "请用记事本打开，另存为 UTF-8 编码后再导入。")
    if not decoded.text.strip():
        return refused("文件没有文字", "请确认文件是否选错。")
    notices = _remarks(decoded)
    text = inline.safe(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    if path.suffix.lower() in (".md", ".markdown"):
        return _markdown(text, notices)
    lines = text.replace("\x0c", "\n").split("\n")
    return RawText(tuple(Block("line", line) for line in lines), notices=notices)


def _remarks(decoded: Decoded) -> tuple[Notice, ...]:
    if decoded.certain:
        return () if decoded.encoding == "UTF-8" else (Notice(f"文件编码为 {decoded.encoding}，已转为 UTF-8", "", "info"),)
    return (Notice(f"文件编码可能是 {decoded.encoding}，个别字可能有误", "请对照原件核对。"),)


def _markdown(text: str, notices: tuple[Notice, ...]) -> RawText:
    """Blocks of a Markdown file. Front matter becomes evidence; fences, tables and HTML stay as they stand."""
    evidence, body = _front_matter(text)
    blocks: list[Block] = []
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if fence or mark:
            blocks.append(Block("verbatim", line))
            fence = "" if fence and mark and mark.group(1) == fence else fence or (mark.group(1) if mark else "")
        elif heading := _HEADING.match(line):
            blocks.append(Block("heading", heading.group(2), level=len(heading.group(1))))
        elif _VERBATIM.match(line):
            blocks.append(Block("verbatim", line))
        elif item := _ITEM.match(line):
            blocks.append(Block("item", item.group(3), level=len(item.group(1)) // 2, ordered=bool(item.group(2)),
                                number=int(item.group(2) or 1)))
        else:
            blocks.append(Block("line", line))
    return RawText(tuple(blocks), evidence=evidence, notices=notices)


def _front_matter(text: str) -> tuple[tuple[Evidence, ...], str]:
    """``key: value`` lines between two ``---`` at the head; nothing nested, since they are evidence only."""
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        return (), text
    names = {"title": "title", "标题": "title", "date": "published", "publish_date": "published", "发布日期": "published",
             "doc_number": "doc_number", "发文字号": "doc_number", "source": "source", "来源": "source"}
    pairs = (line.partition(":") for line in match.group(1).split("\n") if ":" in line and not line.startswith(" "))
    evidence = tuple(
        Evidence(names[key.strip()], value.strip().strip("\"'"), f"原文件头部“{key.strip()}”")
        for key, _, value in pairs if key.strip() in names and value.strip()
    )
    return evidence, text[match.end():]
