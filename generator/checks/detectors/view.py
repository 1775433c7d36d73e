"""Text as it was written -> text as a reader sees it, with the way back to where each character stood.

Two views are looked at. The plain one has HTML entities and digits behind percent signs decoded, full-width and other
digits made ASCII, invisible characters taken out. The bare one also lacks tags, emphasis marks, escapes, and line ends
between Han characters, so that nothing hides in ``138**1234**5678``. The plain one stays, since a mark may stand in an
attribute or a comment.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from generator.base.patterns import lazy_re

_DIGITS = {
    start + value: str(value)
    for start in (0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0)
    for value in range(10)
}
_LETTERS = {code: chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF20, 0xFF3C)}
_LIKE_X = {0x00D7: "X", 0x0425: "X", 0x03A7: "X", 0x2169: "X", 0x2715: "X", 0x2573: "X"}
_SAME = {chr(code): same for code, same in (_DIGITS | _LETTERS).items()}
_FOREIGN = lazy_re(
    "["
    + "".join(map(re.escape, sorted(filter("\uffff".__ge__, _SAME))))
    + "\U0001d7ce-\U0001d7ff\U0001fbf0-\U0001fbf9]"
)
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
ODD = (
    f"{_INVISIBLE}\uff10-\uff19\uff20-\uff3a\uff3c\uff41-\uff5a\u0660-\u0669\u06f0-\u06f9\u0966-\u096f"
    "\u00d7\u0425\u03a7\u2169\u2715\u2573"
)
"""Inside of a class: the characters, beside ``&`` and ``ASTRAL``, that the plain view replaces or takes out."""
ASTRAL = tuple(map(chr, (code for code in _DIGITS if code > 0xFFFF)))
"""Those beyond the basic plane."""
_X_AFTER = lazy_re("[" + "".join(map(chr, _LIKE_X)) + r"](?<=[0-9].)(?![0-9])", re.DOTALL)
_HIDDEN = lazy_re(f"[{_INVISIBLE}]+")
_GONE = lazy_re(
    f"[{_INVISIBLE}&%](?:(?<![&%])[{_INVISIBLE}]*|(?<=%)[23][0-9A-Fa-f]|"
    "(?<=&)(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});?)"
)
_MARKS = ("<", "*", "~", "`", "\\", "__")
"""What can hide a word from the eye of a machine; a single _ stands in every key of the front matter."""
SOFT = lazy_re(r"\n(?=[\u4e00-\u9fff★])(?<=[\u4e00-\u9fff]\n)")
_BRANCHES = (
    r"(?<=\*)\*{0,2}|(?<=_)_{0,2}|(?<=~)~|(?<=`)`*|(?<=-)->|(?<=\\)(?=[\n!-/:-@\[-`{-~])"
    r"|(?<=<)(?:/?[A-Za-z][^<>]{0,2000}>|!--(?:(?:[^-]|-(?!->)){0,4000}-->)?)"
)
_BARE = lazy_re(rf"[<*_~`\\-](?:{_BRANCHES})")
_BARE_TEXT = lazy_re(rf"[<*_~`\\\n-](?:{_BRANCHES}|(?=[\u4e00-\u9fff★])(?<=[\u4e00-\u9fff]\n))")
"""Tags, comments, marks of emphasis, escapes; and line ends.
Each begins with the one class that ``re`` skips to quickly."""


_FAR = 20_000
"""Characters of a line before a cell that are looked at: rows of tables are shorter."""


class View:
    """One reading of a text.

    places: (offset here, offset in the text it was made from) wherever the two drift apart. headers: for a table, what
    stands over each column (cells apart by tabs), None for running text. parent: the view that it was made from.
    context: the text of which this is a part, where that tells what kind of text it is.
    """

    def __init__(
        self,
        text: str,
        places: Sequence[tuple[int, int]] = (),
        headers: Sequence[str] | None = None,
        parent: View | None = None,
    ) -> None:
        self.text = text
        self.headers = headers
        self.parent = parent
        self.context = ""
        self._at = [here for here, _ in places]
        self._from = [there for _, there in places]

    @cached_property
    def around(self) -> str:
        """The text with that of which it is a part."""
        context = self.parent.around if self.parent else self.context
        return f"{self.text}\n{context}" if context else self.text

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` stood in the text as written."""
        index = bisect_right(self._at, offset) - 1
        there = offset if index < 0 else self._from[index] + offset - self._at[index]
        return self.parent.origin(min(there, len(self.parent.text))) if self.parent else there

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that holds ``offset``."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end

    def head_of(self, offset: int) -> str:
        """What stands over the column of a table that an offset lies in; "" outside of tables."""
        start = self.text.rfind("\n", 0, offset) + 1
        column = self.text.count("|" if self.headers is None else "\t", max(start, offset - _FAR), offset)
        if self.headers is not None:
            return self.headers[column] if column < len(self.headers) else ""
        if not column:
            return ""
        starts, heads = self._tables
        at = bisect_right(starts, start) - 1
        return heads[at][column] if at >= 0 and column < len(heads[at]) else ""

    @cached_property
    def _tables(self) -> tuple[list[int], list[list[str]]]:
        """Where tables of lines with bars begin, and the cells of their first lines."""
        starts, heads, at, within = [], [], 0, False
        for line in self.text.split("\n"):
            if "|" in line and not within:
                starts.append(at)
                heads.append(line.split("|"))
            within = "|" in line
            at += len(line) + 1
        return starts, heads

    def before(self, offset: int, count: int = 12) -> str:
        """The ``count`` characters before; in a table those of the same cell, behind the header of its column."""
        if self.headers is None:
            return self.text[max(0, offset - count) : offset]
        start, _ = self.line(offset)
        row = self.text[start:offset]
        column = row.count("\t")
        header = self.headers[column] if column < len(self.headers) else ""
        return header + "：" + row.rpartition("\t")[2][-count:]


def bare(plain: View) -> View | None:
    """The paragraphs that hold marks, without them; None when none does."""
    text = plain.text
    pattern = _BARE_TEXT if plain.headers is None else _BARE
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    here = 0
    for start, end in _marked(text, joined=plain.headers is None).items():
        piece, inner = without(pattern, text[start:end], lambda _: "")
        places += [(here, start), *((at + here, there + start) for at, there in inner)]
        places.append((here + len(piece), end))
        parts += [piece, "\n\n"]
        here += len(piece) + 2
    return View("".join(parts), places, plain.headers, plain) if parts else None


def _marked(text: str, *, joined: bool) -> dict[int, int]:
    """Start and end of each paragraph that holds a mark; behind them those whose lines are ``joined``,
    when they are."""
    paragraphs: dict[int, int] = {}
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            start, end = _paragraph(text, at, at + 1)
            paragraphs[start] = end
            at = text.find(mark, end)
    paragraphs = dict(sorted(paragraphs.items()))
    end = 0
    for match in SOFT.finditer(text) if joined else ():
        if match.start() < end:
            continue  # in the same paragraph as the last
        start, end = _paragraph(text, *match.span())
        paragraphs.setdefault(start, end)
    return paragraphs


def _paragraph(text: str, first: int, last: int) -> tuple[int, int]:
    before = text.rfind("\n\n", 0, first)
    end = text.find("\n\n", last)
    return before + 2 if before >= 0 else 0, end if end >= 0 else len(text)


def plain(text: str, headers: Sequence[str] | None = None) -> View:
    """The text with entities decoded, digits and letters made ASCII, invisible characters taken out."""
    text = _X_AFTER.sub("X", _familiar(text))
    changed, places = without(_GONE, text, _decoded)
    return View(_familiar(changed), places, headers)


def changed(pattern: re.Pattern[str], text: str, put: Callable[[re.Match[str]], str], parent: View) -> View | None:
    """A view with what a pattern finds in the text of its parent exchanged; None when nothing is."""
    new, places = without(pattern, text, put)
    return View(new, places, parent.headers, parent) if places else None


def _familiar(text: str) -> str:
    return _FOREIGN.sub(lambda match: _SAME[match.group()], text)


def _decoded(match: re.Match[str]) -> str:
    written = match.group()
    if written[0] == "%":
        return chr(int(written[1:], 16))
    return _HIDDEN.sub("", html.unescape(written)) if written.startswith("&") else ""


def without(
    pattern: re.Pattern[str], text: str, put: Callable[[re.Match[str]], str]
) -> tuple[str, list[tuple[int, int]]]:
    """The text with what a pattern finds exchanged, and the places where the two drift apart (``View``)."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = here = 0
    for match in pattern.finditer(text):
        piece = text[at : match.start()]
        new = put(match)
        if new == match.group():
            continue
        parts += [piece, new]
        here += len(piece) + len(new)
        at = match.end()
        places.append((here - len(new), match.start()))
        places.append((here, at))
    parts.append(text[at:])
    return "".join(parts), places
