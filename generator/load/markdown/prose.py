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
from typing import NamedTuple

from generator.load.markdown.body import Composition, escape
from generator.load.markdown.cjk import BLANK, BLANKS, HAN, join_lines
from generator.load.markdown.tables import render_table

# Characters with a meaning inside a paragraph; brackets and the pipe are added where they have one.
_MARKS = r"\x00-\x09\x0b-\x1f\x7f-\x9f\ue000\ue001\ufeff`*_<&\\~"
_REACHING = ("```", "~~~", "<", "]:", "[^", "^[")
_HEADING = re.compile(r"\n(#{1,6}) +([^\n]+)")
_PHRASE = re.compile(r"\*\*([^*]+)\*\*")
_WIDE_INDENT = re.compile(r"\n(\u3000+)")
_MANY_LINES = re.compile(r"\n{3,}")
_RULING = re.compile(r":?-+:?")
_ALIGNMENT = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}

_Add = Callable[[str, Composition], None]


class Piece(NamedTuple):
    """Neighbouring blocks: `add` adds them to a composition, or is None when they need markdown-it-py."""

    text: str
    line: int
    """Of the text, from 1; 0 where `add` is given, since plain prose has no links."""
    add: _Add | None


class _Patterns(NamedTuple):
    """Each matches whole blocks from the margin to the gap after them."""

    run: re.Pattern[str]
    bold: re.Pattern[str]
    table: re.Pattern[str]


def split_prose(text: str) -> list[Piece]:
    """Split a text into plain blocks and others; the others are right only if the text has been normalised."""
    patterns = _patterns("]" not in text or not ("](" in text or "]:" in text or "[^" in text or "^[" in text))
    pieces: list[Piece] = []
    position = len(text) - len(text.lstrip("\n"))
    held = held_end = -1  # the blocks that wait for markdown-it-py
    while position < len(text):
        found = _find(text, position, patterns)
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


@cache
def _patterns(brackets: bool) -> _Patterns:
    """Compile the patterns; `brackets` says that [ and ] mean nothing in the text at hand."""
    cell_marks = _MARKS if brackets else _MARKS + r"\[\]"
    marks = cell_marks + "|"
    end = f"(?<![{BLANK}])"
    gap = r"(?:\n\n++|\n?\Z)"
    numbered = r"(?![0-9]{1,9}[.)](?:[ \n]|\Z))"
    line = rf"{numbered}\u3000*+[^\n{marks}{BLANK}#\-+=>][^\n{marks}]*+{end}"
    heading = rf"#{{1,6}} ++[^\n{marks}{BLANK}#][^\n{marks}#]*+{end}"
    phrase = rf"[^\n{marks}]*[{HAN}：，。；、！？）”》]\*\*"
    first = rf"\u3000*+(?:\*\*(?![{BLANK}]){phrase}|(?=[{HAN}])[^\n{marks}]*\*\*(?=[{HAN}]){phrase})"
    return _Patterns(
        run=re.compile(rf"(?:(?:(?:{line}|{heading})(?:\n|\Z))++(?:\n++|\Z))++"),
        bold=re.compile(rf"{first}(?:[^\n{marks}]*\*\*(?=[{HAN}]){phrase})*+[^\n{marks}]*+{end}{gap}"),
        table=re.compile(rf"\|([^\n{cell_marks}]+)\|\n\|([ :|\-]+)\|((?:\n\|[^\n{cell_marks}]+\|)*+){gap}"),
    )


def _find(text: str, position: int, patterns: _Patterns) -> tuple[_Add, re.Match[str]] | None:
    """Find the plain blocks that begin at `position`, and what adds them."""
    if match := patterns.run.match(text, position):
        return _add_run, match
    if match := patterns.bold.match(text, position):
        return _add_bold, match
    if (match := patterns.table.match(text, position)) and (rows := _read_table(match.group())):
        return partial(_add_table, rows), match
    return None


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
    paragraphs, *rest = _HEADING.split(run)
    _add_paragraphs(paragraphs, composition)
    for marks, title, paragraphs in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        heading = composition.heading(len(marks), title)
        composition.html.append(f'<h{heading.level} id="{heading.id}">{escape(title)}</h{heading.level}>\n')
        _add_paragraphs(paragraphs, composition)


def _add_paragraphs(text: str, composition: Composition) -> None:
    text = text.strip("\n").replace("\n\n", "\0")
    if not text:
        return
    if "\n" in text:
        text = join_lines(text)
    if composition.wants_excerpt():
        for paragraph in text.split("\0"):
            composition.paragraph(paragraph.replace("\n", " "))
            if not composition.wants_excerpt():
                break
    if ">" in text or '"' in text:  # no other character that needs it gets here
        text = escape(text)
    composition.html.append("<p>" + text.replace("\0", "</p>\n<p>") + "</p>\n")


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
