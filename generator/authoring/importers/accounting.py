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
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.authoring.importers import inline
from generator.authoring.importers.source import RawText, SourceBlock, notice
from generator.authoring.importers.structure import Outline, days, parts
from generator.authoring.importers.word.archive import WordPackage, opened
from generator.model.diagnostic import Diagnostic

_LEFT_OUT = frozenset("del moveFrom rt Fallback sdtPr rPrChange pPrChange instrText delText".split())
"""Elements of a Word file in which nothing stands that prints."""
_MARKED = {
    "tr": ("trPr", ("del", "hidden")),
    "tc": ("tcPr", ("cellDel",)),
    "sdt": ("sdtPr", ("showingPlcHdr",)),
}
"""What may be there and not print: where it says so, and how."""
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_OFF = ("0", "false", "off")
_SHOWN, _LONG = 5, 40


@dataclass(frozen=True, slots=True)
class Counted:
    """A source: its paragraphs in order, how many pictures stand in them, how many notes they refer to."""

    lines: tuple[str, ...]
    pictures: int = 0
    notes: int = 0


def counted(path: Path, raw: RawText) -> Counted | None:
    """The account of a source; None for a format of which only the reader could give one and did not."""
    if raw.plain is not None:
        return Counted(tuple(raw.plain.split("\n")))
    if path.suffix.lower() in (".docx", ".docm"):
        try:
            package = opened(path.read_bytes())
            return _of_word(package) if isinstance(package, WordPackage) else None
        except (OSError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error, RecursionError, ValueError):
            return None
    return None


def read_whole(path: Path, raw: RawText) -> tuple[Diagnostic, ...]:
    """What of a source the reader did not bring, and did not name."""
    account = counted(path, raw)
    if account is None:
        return ()
    here = [text for block in raw.blocks for text in _texts(block)]
    here += [item.value for item in raw.evidence] + [item.message for item in raw.notices]
    here += [text for item in raw.kept for text in (item.value if isinstance(item.value, tuple) else (item.value,))]
    here += [file.title for file in raw.attachments]
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


def _of_word(package: WordPackage) -> Counted:
    styles = package.xml("word/styles.xml")
    hidden = _styles_with(styles, "vanish")
    contents = _contents_styles(styles)
    lines: list[str] = []
    pictures = notes = 0
    for name in _PARTS:
        root = package.xml(name)
        if root is None:
            continue
        for paragraph in _printing(root):
            if _local(paragraph) == "p":
                if _style(paragraph, "pStyle") in contents:
                    continue
                text, seen, referred = _paragraph(paragraph, hidden)
                lines.append(text)
                pictures += seen
                notes += referred
    return Counted(tuple(lines), pictures, notes)


def _paragraph(paragraph: Element, hidden: frozenset[str]) -> tuple[str, int, int]:
    """What a paragraph prints, without the paragraphs of text boxes in it, which come by themselves."""
    text: list[str] = []
    pictures = notes = 0
    above = _style(paragraph, "pStyle") in hidden
    for child in _printing(paragraph, stop=("p",)):
        kind = _local(child)
        if kind != "r" or _vanishes(child, hidden, above):
            continue
        for piece in _printing(child, stop=("p",)):
            inner = _local(piece)
            text += [piece.text or ""] if inner == "t" and piece.tag.startswith("{") and "math" not in piece.tag else []
            pictures += inner in ("blip", "imagedata")
            notes += inner in ("footnoteReference", "endnoteReference")
    return "".join(text), pictures, notes


def _printing(root: Element, stop: tuple[str, ...] = ()) -> Iterator[Element]:
    """The elements below one, but for those in what does not print, or below ``stop``."""
    waiting = list(reversed(root))
    while waiting:
        one = waiting.pop()
        kind = _local(one)
        if kind in _LEFT_OUT or kind in stop or (kind in _MARKED and _is_gone(one)):
            continue
        yield one
        waiting.extend(reversed(one))


def _is_gone(element: Element) -> bool:
    """Whether a row or cell was deleted or is hidden, or a content control holds nothing but its prompt."""
    properties, marks = _MARKED[_local(element)]
    return any(_local(inner) in marks for part in element if _local(part) == properties for inner in part)


def _vanishes(run: Element, hidden: frozenset[str], above: bool) -> bool:
    """Whether a run is hidden: by what it says, else by its style or its paragraph's, which toggle each other."""
    look = next((part for part in run if _local(part) == "rPr"), None)
    own = next((part for part in (look if look is not None else ()) if _local(part) == "vanish"), None)
    if own is not None:
        return _value(own) not in _OFF
    styled = any(_local(part) == "rStyle" and _value(part) in hidden for part in (look if look is not None else ()))
    return above != styled


def _styles_with(styles: Element | None, kind: str) -> frozenset[str]:
    """Ids of styles that say ``kind`` of their text, by themselves or by what they are based on."""
    based: dict[str, str] = {}
    found: set[str] = set()
    for style in styles if styles is not None else ():
        identity = next((value for key, value in style.attrib.items() if key.endswith("styleId")), "")
        for part in style.iter():
            if _local(part) == kind and _value(part) not in _OFF:
                found.add(identity)
            elif _local(part) == "basedOn":
                based[identity] = _value(part)
    for _ in range(20):
        found |= {one for one, base in based.items() if base in found}
    return frozenset(found)


def _contents_styles(styles: Element | None) -> frozenset[str]:
    """Ids of the styles of Word's own table of contents."""
    return frozenset(
        value
        for style in (styles if styles is not None else ())
        for key, value in style.attrib.items()
        if key.endswith("styleId")
        and any(_local(part) == "name" and _value(part).lower().startswith("toc ") for part in style)
    )


def _style(paragraph: Element, kind: str) -> str:
    look = next((part for part in paragraph if _local(part) == "pPr"), None)
    return next((_value(part) for part in (look if look is not None else ()) if _local(part) == kind), "")


def _value(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
