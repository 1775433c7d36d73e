"""Blocks -> Markdown that shows exactly their text: escaped where Markdown would read a sign into it."""

from __future__ import annotations

import html
import re
from functools import partial
from itertools import pairwise

from generator.authoring.importers import inline
from generator.authoring.importers.source import Cell, ImportedAttachment, SourceBlock
from generator.base.patterns import pattern_table
from generator.content.markdown.cjk import is_cjk

_SPECIAL = re.compile(r"_+|[\\`*\[\]<~]")
_LEAST_BLANK = 3
"""Underscores of a blank to fill in, as in :mod:`generator.content.markdown.cjk`."""
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_START = pattern_table(
    (r"^(#{1,6})(?=\s|$)", "## 甲"),
    (r"^([-+>|])", "- 甲", "> 甲"),
    (r"^([=]+\s*$)", "==="),
    (r"^(\d{1,9})([.)])(?=\s|$)", "1. 甲", "2)"),
    (r"^(:{3,})", ":::"),
    (r"^(\$\$)", "$$"),
)
_LINE_MARK = re.compile(r"^(?:-{3,}|={3,}|\+{3,})\s*$")
_PUNCTUATION = "。，、；：！？”’）》〉】〕"


def written(
    blocks: tuple[SourceBlock, ...], links: tuple[str, ...], attachments: tuple[ImportedAttachment, ...], prefix: str
) -> str:
    """The blocks as Markdown, one blank line between them; list items stand close together.

    prefix: what goes before an attachment's name in links (the document's id and a hyphen).
    """
    pieces: list[str] = []
    for earlier, block in pairwise((None, *blocks)):
        assert block is not None
        text = block_text(block, links, attachments, prefix)
        close = earlier is not None and earlier.kind == block.kind and block.kind == "item"
        pieces.append(("" if not pieces else "\n" if close else "\n\n") + text)
    return "".join(pieces).strip("\n") + "\n" if pieces else ""


def block_text(
    block: SourceBlock, links: tuple[str, ...], attachments: tuple[ImportedAttachment, ...], prefix: str
) -> str:
    """One block as Markdown without the blank line after it."""
    if block.kind == "table":
        return _table(block, links, attachments, prefix)
    text = text_of(block.text, links, attachments, prefix)
    if block.kind == "heading":
        return f"{'#' * block.level} " + re.sub(r"(#+)$", r"\\\1", text)
    if block.kind == "item":
        return f"{'   ' * block.level}{f'{block.number}.' if block.ordered else '-'} {_guarded(text)}"
    if block.kind == "footnote":
        return f"[^{block.level}]: {text}"
    return _guarded(text)


def text_of(text: str, links: tuple[str, ...], attachments: tuple[ImportedAttachment, ...], prefix: str) -> str:
    """A text with its inline marks as Markdown, everything else escaped."""
    escaped = _ENTITY.sub(r"\\&", _SPECIAL.sub(_escaped, emphasised(text)))
    for on, off, mark in (
        (inline.STRONG_ON, inline.STRONG_OFF, "**"),
        (inline.EM_ON, inline.EM_OFF, "*"),
        (inline.STRIKE_ON, inline.STRIKE_OFF, "~~"),
    ):
        escaped = escaped.replace(on, mark).replace(off, mark)
    for on, off, tag in ((inline.SUP_ON, inline.SUP_OFF, "sup"), (inline.SUB_ON, inline.SUB_OFF, "sub")):
        escaped = escaped.replace(on, f"<{tag}>").replace(off, f"</{tag}>")
    escaped = re.sub(
        f"{inline.LINK_ON}(.)(.*?){inline.LINK_OFF}",
        lambda m: _link(m.group(2), target(links[inline.index(m.group(1))], attachments, prefix)),
        escaped,
    )
    escaped = re.sub(
        f"{inline.IMAGE_ON}(.)(.*?){inline.IMAGE_OFF}",
        lambda m: f"![{m.group(2)}]({prefix}{attachments[inline.index(m.group(1))].name})",
        escaped,
    )
    escaped = re.sub(f"{inline.FOOTNOTE}(.)", lambda m: f"[^{inline.index(m.group(1))}]", escaped)
    return inline.plain(escaped.replace(inline.BREAK, "<br>"))


def _escaped(match: re.Match[str]) -> str:
    """A backslash before a sign, but not before an underscore or a bracket that Markdown leaves alone anyway."""
    sign, text, place = match.group(), match.string, match.start()
    if len(sign) > 1:
        return sign if _is_blank_to_fill_in(match) else r"\_" * len(sign)
    if sign == "_" and text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum():
        return sign
    if sign == "<" and not re.match(r"<[A-Za-z/!?]", text[place:]):
        return sign
    if sign == "~" and "~" not in (text[place - 1 : place], text[place + 1 : place + 2]):
        return sign
    return "\\" + sign


def _is_blank_to_fill_in(match: re.Match[str]) -> bool:
    """Whether these underscores stand beside Chinese text, where the site's Markdown reads three or more as a blank."""
    text, start, end = match.string, match.start(), match.end()
    return end - start >= _LEAST_BLANK and (is_cjk(text[max(start - 1, 0) : start]) or is_cjk(text[end : end + 1]))


def _link(text: str, address: str) -> str:
    return f"[{text}](<{address}>)" if re.search(r"[\s()]", address) else f"[{text}]({address})"


def target(link: str, attachments: tuple[ImportedAttachment, ...], prefix: str) -> str:
    """Where a link leads: ``attachment:0`` is the file beside the document."""
    number = link.removeprefix("attachment:")
    if number == link or not number.isdigit():
        return link.replace("<", "%3C").replace(">", "%3E").replace("\n", "")
    return prefix + attachments[int(number)].name


def emphasised(text: str) -> str:
    """Bold and slanted runs without outer blanks and closing marks inside, which Markdown would not close.

    ``**具体：**与其说`` is not bold in CommonMark (commonmark-spec#650), ``**具体**：与其说`` is.
    """
    for on, off in (
        (inline.STRONG_ON, inline.STRONG_OFF),
        (inline.EM_ON, inline.EM_OFF),
        (inline.STRIKE_ON, inline.STRIKE_OFF),
    ):
        text = text.replace(off + on, "")
        pattern = re.compile(f"{on}([\\s“‘（《〈【〔]*)([^{on}{off}]*?)([\\s{_PUNCTUATION}]*){off}")
        text = pattern.sub(partial(_shrunk, on=on, off=off), text)
    return text


def _shrunk(match: re.Match[str], *, on: str, off: str) -> str:
    before, core, after = match.groups()
    if not inline.plain(core).strip():
        return before + core + after
    return f"{before}{on}{core}{off}{after}"


def _guarded(text: str) -> str:
    """The text with its first characters escaped where they would begin a list, a heading or a quotation."""
    if _LINE_MARK.match(text):
        return "\\" + text
    match = _START.match(text)
    if not match:
        return text
    return f"{match.group(4)}\\{text[match.end(4) :]}" if match.group(4) else "\\" + text


def _table(block: SourceBlock, links: tuple[str, ...], attachments: tuple[ImportedAttachment, ...], prefix: str) -> str:
    """A pipe table; one with merged cells or blocks in cells as plain HTML, since Markdown has no such thing."""
    rows = [row for row in block.rows if row]
    if not rows:
        return ""
    merged = any(cell.colspan > 1 or cell.rowspan > 1 for row in rows for cell in row)
    uneven = len({len(row) for row in rows}) > 1
    if merged or uneven:
        return _html_table(rows, links, attachments, prefix)
    lines = [
        [text_of(cell.text, links, attachments, prefix).replace("|", "\\|").replace("\n", " ") for cell in row]
        for row in rows
    ]
    shown = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join([shown[0], "|" + " --- |" * len(rows[0]), *shown[1:]])


def _html_table(
    rows: list[tuple[Cell, ...]], links: tuple[str, ...], attachments: tuple[ImportedAttachment, ...], prefix: str
) -> str:
    """Tags of tables only, spans as whole numbers, every text escaped; no blank line,
    which would end the HTML block."""
    lines = ["<table>"]
    for place, row in enumerate(rows):
        lines.append("<tr>")
        for cell in row:
            tag = "th" if cell.header or place == 0 else "td"
            spans = "".join(
                f' {name}="{size}"' for name, size in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if size > 1
            )
            lines.append(f"<{tag}{spans}>{_html_text(cell.text, links, attachments, prefix)}</{tag}>")
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])


def _html_text(text: str, links: tuple[str, ...], attachments: tuple[ImportedAttachment, ...], prefix: str) -> str:
    """A cell's text as HTML; blank lines inside become line breaks."""
    fresh = html.escape(text, quote=False).replace("\n", " ")
    for on, off, tag in (
        (inline.STRONG_ON, inline.STRONG_OFF, "strong"),
        (inline.EM_ON, inline.EM_OFF, "em"),
        (inline.SUP_ON, inline.SUP_OFF, "sup"),
        (inline.SUB_ON, inline.SUB_OFF, "sub"),
        (inline.STRIKE_ON, inline.STRIKE_OFF, "del"),
    ):
        fresh = fresh.replace(on, f"<{tag}>").replace(off, f"</{tag}>")
    fresh = re.sub(
        f"{inline.LINK_ON}(.)(.*?){inline.LINK_OFF}",
        lambda m: (
            f'<a href="{html.escape(target(links[inline.index(m.group(1))], attachments, prefix))}">{m.group(2)}</a>'
        ),
        fresh,
    )
    fresh = re.sub(
        f"{inline.IMAGE_ON}(.)(.*?){inline.IMAGE_OFF}",
        lambda m: f'<img src="{prefix}{attachments[inline.index(m.group(1))].name}" alt="{html.escape(m.group(2))}">',
        fresh,
    )
    fresh = re.sub(f"{inline.FOOTNOTE}(.)", lambda m: f"[^{inline.index(m.group(1))}]", fresh)
    return inline.plain(fresh.replace(inline.BREAK, "<br>"))
