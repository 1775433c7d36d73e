"""Lines of a text file -> paragraphs: lines that were cut at a page's width are joined again.

A text pulled from a PDF ends every line at the same width, often with a blank line after each. Such a text shows
itself: most of its lines are equally wide and end in the middle of a sentence. In any other text a line is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.authoring.importers.cleaning.step import CLAUSE, HAN, CleanedBlocks, finished, unclosed, width
from generator.authoring.importers.source import SourceBlock

NAME = "合并硬换行"
EXAMPLES = (
    (
        "各乡镇要及时公开群众关心的事项，不得拖延或者推诿，\n\n并且把公开的情况按照规定的格式报送县人民政府办公室，"
        "\n\n由办公室汇总以后向社会公布。\n\n第二年的工作安排也要按照上面的办法一并公开，接受群\n\n众监督。",
        "各乡镇要及时公开群众关心的事项，不得拖延或者推诿，并且把公开的情况按照规定的格式报送县人民政府办公室，"
        "由办公室汇总以后向社会公布。\n第二年的工作安排也要按照上面的办法一并公开，接受群众监督。",
    ),
    ("一、总体要求\n\n坚持公开。", "一、总体要求\n坚持公开。"),
)

_SLACK = 6
"""Columns by which a full line may fall short: two characters of indentation, one of punctuation."""
_LOOKED_AT = 20
"""Lines of a paragraph that say whether it goes on."""
_NARROWEST = 40
"""Columns of the narrowest page; shorter lines of equal width are a list of names."""
_DATE = re.compile(r"\s*[12二一][\d〇○零一二三四五六七八九 ]{3,}年.{2,8}月.{1,6}日\s*(?:印发)?\s*")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: columns of a full line (0 = not hard wrapped), whether blank lines and indents mean much."""

    full: int = 0
    double_spaced: bool = False
    indented: bool = False


def clean_blocks(blocks: tuple[SourceBlock, ...]) -> CleanedBlocks:
    """Runs of lines as paragraphs; other blocks stay. Each joint is counted."""
    changed: list[str] = []
    fresh: list[SourceBlock] = []
    for is_line, run in groupby(blocks, key=lambda block: block.kind == "line"):
        if not is_line:
            fresh.extend(run)
            continue
        lines = [block.text for block in run]
        joined = paragraphs(lines, layout(lines), changed)
        fresh.extend(SourceBlock("paragraph", text) for text in joined)
    return CleanedBlocks(tuple(fresh), tuple(changed))


def layout(lines: list[str]) -> Layout:
    """What the widths of the lines and the blanks between them show."""
    texts = [line for line in lines if line.strip()]
    widths = [width(line.strip()) for line in texts]
    wide = Counter(size for size in widths if size >= _NARROWEST)
    if not wide:
        return Layout()
    peak = max(wide, key=lambda size: (sum(wide[size + step] for step in range(-2, 3)), wide[size]))
    full = [line for line, size in zip(texts, widths, strict=True) if abs(size - peak) <= _SLACK]
    over = [size for size in widths if size > peak + _SLACK]
    cut = [line for line in full if not finished(line)]
    share = sum(len(line) for line in full) / sum(len(line) for line in texts)
    if len(full) < 3 or sum(over) > 0.1 * sum(widths):
        return Layout()
    if (share < 0.5 or len(cut) < 0.4 * len(full)) and not _torn(texts, peak):
        return Layout()
    spaced = sum(1 for first, second in pairwise(lines) if first.strip() and not second.strip())
    starts = [line for line in texts if _indent(line)]
    return Layout(peak, spaced >= 0.6 * (len(texts) - 1), 0.03 * len(texts) <= len(starts) <= 0.7 * len(texts))


def _torn(texts: list[str], peak: int) -> bool:
    """Whether a short text shows it too: it indents its paragraphs, and full lines stop in mid-sentence before lines
    that are not indented."""
    torn = sum(
        1
        for line, following in pairwise(texts)
        if abs(width(line.strip()) - peak) <= _SLACK
        and not finished(line)
        and not _indent(following)
        and not CLAUSE.match(following.strip())
    )
    return torn >= 2 and sum(1 for line in texts if _indent(line)) >= 3


def paragraphs(lines: list[str], seen: Layout, changed: list[str]) -> list[str]:
    """The lines joined into paragraphs; every joint goes to ``found`` as the characters on its two sides."""
    done: list[list[str]] = []
    blank, last = False, ""
    for line in lines:
        text = line.strip()
        if not text:
            blank = True
            continue
        parted = blank and not seen.double_spaced
        blank = False
        if done and seen.full and continues(done[-1], last, line, seen, parted=parted):
            changed.append(f"{done[-1][-1][-6:]}⏎{text[:6]}")
            done[-1].append(glued(done[-1][-1], text)[len(done[-1][-1]) :])
        else:
            done.append([text])
        last = line
    return ["".join(pieces) for pieces in done]


def continues(pieces: list[str], last: str, line: str, seen: Layout, *, parted: bool) -> bool:
    """True when ``line`` goes on with the paragraph of the lines ``pieces``, the latest of which is ``last``.

    Only the last lines are looked at: a bracket open for longer was never closed, and a long text must end in time.
    """
    text, count = line.strip(), len(pieces)
    so_far = "".join(pieces[-_LOOKED_AT:])
    is_full = width(last.strip()) >= seen.full - _SLACK
    if _DATE.fullmatch(text) or _DATE.fullmatch(so_far):
        return False
    if unclosed(so_far) and count < _LOOKED_AT:
        return True
    if CLAUSE.match(text) and (finished(so_far) or (count == 1 and (CLAUSE.match(so_far) or not is_full))):
        return False
    if seen.indented and _indent(line):
        return False
    if not finished(so_far):
        return (is_full and not (parted and count == 1 and CLAUSE.match(so_far))) or (count > 1 and len(so_far) > 30)
    return is_full and not parted and not _starts_paragraph(so_far, text, last, seen)


def glued(left: str, right: str) -> str:
    """Two pieces of one sentence: with a blank only between two Latin words or numbers."""
    blank = " " if re.search(r"[A-Za-z\d,.]$", left) and re.match(r"[A-Za-z\d]", right) else ""
    return left.rstrip() + blank + right.lstrip()


def _starts_paragraph(so_far: str, text: str, last: str, seen: Layout) -> bool:
    """After a full line that ends a sentence: what begins a paragraph of its own.

    A line short by the lost indent of two characters; a short one without an end, such as an office that signs.
    """
    if seen.indented:
        return False
    if not so_far.rstrip("”’）》」").endswith(("。", "！", "？", "：")):
        return False
    size = width(text)
    if size < seen.full - _SLACK and not finished(text):
        return True
    lost_indent = seen.full - 5 <= size <= seen.full - 3 and not finished(text)
    return bool(CLAUSE.match(text)) or lost_indent or width(last.strip()) < seen.full - 5


def _indent(line: str) -> bool:
    return bool(re.match(rf"(?:\u3000{{1,4}}| {{3,8}})(?=[{HAN}“《（(\d])", line))
