"""What a PDF says, with the text of each document -> one page of HTML for the typesetter.

Everything that a reader sees comes from the document's page: nothing is added but the names of what the last page says.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from generator.base.patterns import lazy_re
from generator.site.outputs.pdf import Paper
from generator.theme.official.fonts import Fonts
from generator.theme.render.letter import letter_classes

STYLE = Path(__file__).with_name("gbt9704.css")
TITLE_WIDTH = 20
"""Characters of 二号 that a line of 156 mm takes."""
_ANCHOR = lazy_re(r' (id|href)="(#?)')
_VARIABLES = {"仿宋": "--fangsong", "小标宋": "--biaosong", "黑体": "--heiti", "楷体": "--kaiti", "宋体": "--songti"}


def sheet(papers: Sequence[Paper], bodies: Sequence[str], fonts: Fonts) -> str:
    """The HTML of a document, or of an issue and what it holds. bodies: HTML of each, with its links."""
    first, *held = papers
    style = STYLE.read_text(encoding="utf-8") + _families(fonts)
    parts = [_letter(first, bodies[0])]
    if held:
        parts += [_contents(held), *(_held(paper, body, at) for at, (paper, body) in _numbered(held, bodies[1:]))]
    parts.append(_imprint(first))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(first.title)}</title>'
        f'<meta name="author" content="{escape(first.organ)}">'
        f'<meta name="dcterms.created" content="{first.published}"><style>{style}</style></head>'
        f"<body>{''.join(parts)}</body></html>"
    )


def _numbered(held: Sequence[Paper], bodies: Sequence[str]) -> Iterator[tuple[int, tuple[Paper, str]]]:
    return enumerate(zip(held, bodies, strict=True), 1)


def _families(fonts: Fonts) -> str:
    named = "".join(f"{_VARIABLES[part]}: '{family}';" for part, family in fonts.families.items())
    heavy = "700" if "小标宋" in fonts.lacking else "400"
    return f":root {{ {named} --heavy: {heavy}; }}"


def _letter(paper: Paper, body: str) -> str:
    """版头, title and text (7.2, 7.3)."""
    head = f'<p class="paper-organ">{escape(paper.organ)}</p><p class="paper-number">{escape(paper.doc_number)}</p>'
    return f"<article>{head}{_title(paper)}{_text(paper, body)}</article>"


def _held(paper: Paper, body: str, at: int) -> str:
    """A document in an issue: on a page of its own, without 版头. Anchors of several texts are kept apart."""
    own = _ANCHOR.sub(lambda match: match[0] + f"p{at}-" if match[1] == "id" or match[2] else match[0], body)
    number = f'<p class="paper-number">{escape(paper.doc_number)}</p>' if paper.doc_number else ""
    return f'<article class="paper-held" id="p{at}">{_title(paper)}{number}{_text(paper, own)}</article>'


def _title(paper: Paper) -> str:
    """A title in lines of about the same length (7.3.1: 梯形或菱形)."""
    size = sum(1 if ord(char) > 255 else 0.5 for char in paper.title)
    width = min(TITLE_WIDTH, math.ceil(size / math.ceil(size / TITLE_WIDTH)) + 1)
    return f'<h1 class="paper-title" style="max-width: {width}em">{escape(paper.title)}</h1>'


def _contents(held: Sequence[Paper]) -> str:
    """What a book or an issue holds, with pages; of a book by chapter."""
    lines, chapter = [], ""
    for at, paper in enumerate(held, 1):
        if paper.chapter != chapter:
            chapter = paper.chapter
            lines.append(f'<li class="paper-chapter">{escape(chapter)}</li>')
        lines.append(f'<li><a href="#p{at}">{escape(paper.title)}</a></li>')
    return f"<nav><h2>目录</h2><ol>{''.join(lines)}</ol></nav>"


def _text(paper: Paper, body: str) -> str:
    sections = "".join(
        f"<h2>{escape(section.label)}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in section.lines)
        for section in paper.sections
    )
    corrections = "".join(f"<p>{day} {escape(text)}</p>" for day, text in paper.corrections)
    record = f'<section class="paper-corrections"><h2>更正记录</h2>{corrections}</section>' if corrections else ""
    prose = f'<div class="prose{letter_classes(body)}">{body}</div>' if body else ""
    return prose + sections + record


def _imprint(paper: Paper) -> str:
    """版记 (7.4), with what the page says: who published it and when; 抄送 and 印发 stand where the text has them."""
    facts = "".join(f"<span>{name}：{escape(value)}</span>" for name, value in paper.imprint)
    day = datetime.date.fromisoformat(paper.published)
    last = f"<span>{escape(paper.organ)}</span><span>{day.year}年{day.month}月{day.day}日发布</span>"
    return f'<footer class="paper-imprint"><p>{facts}</p><p>{last}</p></footer>'
