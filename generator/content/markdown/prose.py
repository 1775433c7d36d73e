"""Turns plain prose directly into HTML: paragraphs, headings, bold phrases, simple tables.

Most official prose has no Markdown character in it at all. Regular expressions find the blocks of which it is certain
what markdown-it-py would make of them; in doubt they leave a block to it. What they accept:

- paragraphs of lines that begin and end with a visible character, hold none of the characters that mean something
  inside a paragraph, and do not begin like a list, a quotation, an underline or a heading;
- headings (`## `) of such text;
- one-line paragraphs with `**phrase**` where the characters beside the markers leave no doubt;
- tables of such text with outer pipes and equal rows.

A block ends at a blank line. The other blocks go out in runs of neighbours; a direct block begins at the margin, so
that it ends any list or quotation before it. Where something could reach further (a fence, raw HTML, the definition
of a reference or footnote), the whole text is left to markdown-it-py. docs/decisions/0032 has the argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

import msgspec

from generator.base.patterns import lazy_re
from generator.content.markdown.body import Composition, escape
from generator.content.markdown.cjk import BLANK, BLANKS, HAN, join_lines
from generator.content.markdown.tables import render_table

# Characters without a meaning inside a paragraph; brackets have one only with what `_BRACKETS` lists.
_PLAIN_WITH_BRACKETS = r"[^\x00-\x1f\x7f-\x9f\ue000\ue001\ufeff`*_<&\\~|]"
_PLAIN = _PLAIN_WITH_BRACKETS[:-1] + r"\[\]]"
_BRACKETS = ("](", "]:", "[^", "^[")
_GAP = r"(?:\n\n++|\n?\Z)"
_REACHING = ("```", "~~~", "<", "]:", "[^", "^[")
_HEADING = lazy_re(r"\n(#{1,6}) +([^\n]+)")
_PHRASE = lazy_re(r"\*\*([^*]+)\*\*")
_WIDE_INDENT = lazy_re(r"\n(\u3000+)")
_MANY_LINES = lazy_re(r"\n{3,}")
_RULING = lazy_re(r":?-+:?")
_ALIGNMENT = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}

_Add = Callable[[str, Composition], None]


class Piece(msgspec.Struct, frozen=True):
    """Neighbouring blocks: `add` adds them to a composition, or is None when they need markdown-it-py."""

    text: str
    line: int
    """Of the text, from 1; 0 where `add` is given, since plain prose has no links."""
    add: _Add | None


def split_prose(text: str) -> list[Piece]:
    """Split a text into plain blocks and others; the others are right only if the text has been normalised."""
    plain = _PLAIN if "]" in text and any(mark in text for mark in _BRACKETS) else _PLAIN_WITH_BRACKETS
    pieces: list[Piece] = []
    position = len(text) - len(text.lstrip("\n"))
    held = held_end = -1  # the blocks that wait for markdown-it-py
    while position < len(text):
        found = _find(text, position, plain)
        if found is None:
            if held < 0:
                held = position
                if any(mark in text for mark in _REACHING):
                    return [Piece(text, 1, None)]
            held_end, position = _gap(text, position)
            continue
        if held >= 0:
            pieces.append(Piece(text[held:held_end], text.count("\n", 0, held) + 1, None))
            held = -1
        add, block = found
        pieces.append(Piece(block.group(), 0, add))
        position = block.end()
    if held >= 0:
        pieces.append(Piece(text[held:held_end], text.count("\n", 0, held) + 1, None))
    return pieces


def _find(text: str, position: int, plain: str) -> tuple[_Add, re.Match[str]] | None:
    """Find the plain blocks that begin at `position`, and what adds them."""
    if match := _run(plain).match(text, position):
        return _add_run, match
    if match := _bold(plain).match(text, position):
        return _add_bold, match
    if (match := _table(plain).match(text, position)) and (rows := _read_table(match.group())):
        return partial(_add_table, rows), match
    return None


# The patterns match whole blocks from the margin to the gap after them. Each takes a process some milliseconds to
# compile, so that they wait for the first text that needs them. `plain` is the class of characters without a meaning.


@cache
def _run(plain: str) -> re.Pattern[str]:
    numbered = r"[0-9]{1,9}[.)](?:[ \n]|\Z)"
    start = rf"(?:#{{1,6}} ++(?![^\n]*#)|(?!{numbered})\u3000*+(?![#\-+=>]))"
    return lazy_re(rf"(?:(?:{start}(?![{BLANK}])(?:{plain})++(?<![{BLANK}])(?:\n|\Z))++(?:\n++|\Z))++")


@cache
def _bold(plain: str) -> re.Pattern[str]:
    phrase = rf"{plain}*[{HAN}：，。；、！？）”》]\*\*"
    inner = rf"{plain}*\*\*(?=[{HAN}]){phrase}"
    first = rf"\u3000*+(?:\*\*(?![{BLANK}]){phrase}|(?=[{HAN}]){inner})"
    return lazy_re(rf"{first}(?:{inner})*+{plain}*+(?<![{BLANK}]){_GAP}")


@cache
def _table(plain: str) -> re.Pattern[str]:
    row = rf"\|{plain.replace('|', '')}+\|"
    return lazy_re(rf"{row}\n\|[ :|\-]+\|(?:\n{row})*+{_GAP}")


def _gap(text: str, position: int) -> tuple[int, int]:
    """Find where the block at `position` ends, and where the next one begins."""
    end = text.find("\n\n", position)
    if end < 0:
        return len(text), len(text)
    following = end
    while text.startswith("\n", following):
        following += 1
    return end, following


def _add_run(run: str, composition: Composition) -> None:
    run = "\n" + run.strip("\n")
    if "\u3000" in run:  # two full-width blanks open a paragraph, as on paper
        run = _WIDE_INDENT.sub(lambda match: "\n\n" if len(match.group(1)) > 1 else "\n", run)
    if "\n\n\n" in run:
        run = _MANY_LINES.sub("\n\n", run)
    paragraphs, *rest = _HEADING.split(run) if "\n#" in run else (run,)
    _add_paragraphs(paragraphs, composition)
    for marks, title, paragraphs in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        heading = composition.heading(len(marks), title)
        composition.html.append(f'<h{heading.level} id="{heading.id}">{escape(title)}</h{heading.level}>\n')
        _add_paragraphs(paragraphs, composition)


def _add_paragraphs(text: str, composition: Composition) -> None:
    text = text.strip("\n")
    if not text:
        return
    paragraphs = text.split("\n\n")
    if text.count("\n") > 2 * len(paragraphs) - 2:
        paragraphs = [join_lines(paragraph) if "\n" in paragraph else paragraph for paragraph in paragraphs]
    for paragraph in paragraphs:
        if not composition.wants_excerpt():
            break
        composition.paragraph(paragraph.replace("\n", " "))
    html = "</p>\n<p>".join(map(escape, paragraphs) if ">" in text or '"' in text else paragraphs)
    composition.html.append(f"<p>{html}</p>\n")  # no other character that needs escaping gets here


def _add_bold(line: str, composition: Composition) -> None:
    line = line.strip("\n\u3000")
    composition.paragraph(line.replace("**", ""))
    composition.html.append("<p>" + _PHRASE.sub(r"<strong>\1</strong>", escape(line)) + "</p>\n")


def _add_table(rows: list[list[str]], _: str, composition: Composition) -> None:
    header, alignments, *body = rows
    composition.tables += 1
    composition.html.append(render_table(header, alignments, body, composition.tables))


def _read_table(block: str) -> list[list[str]]:
    """Read header, alignments and rows as HTML; nothing when they are not equally long or the ruler is none."""
    lines = escape(block.strip("\n")).split("\n")
    header, ruler, *rows = [[cell.strip(BLANKS) for cell in line[1:-1].split("|")] for line in lines]
    if any(len(row) != len(header) for row in (ruler, *rows)) or not all(map(_RULING.fullmatch, ruler)):
        return []
    return [header, [_ALIGNMENT[cell[0] == ":", cell[-1] == ":"] for cell in ruler], *rows]
