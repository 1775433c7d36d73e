"""Text of a document -> its front matter, each entry with line and column, and its body.

Scalars stay text: YAML's own guesses (010 is 8, 9:30 is 570, 2026-02-30 is an exception) are no help to an editor;
types come from the field that a value stands in. Most front matter is ``key: plain value`` line by line; that is read
directly and anything else by PyYAML's C parser. A property test holds both equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from generator.base.patterns import lazy_re
from generator.model.source import FrontMatterEntry, ReadError

DASHES = "-－–—―‐‑−"
"""What is typed for a minus: the one of ASCII, and its look-alikes."""
ODD_BLANKS = "\u00a0\u2002\u2003\u2007\u2009\u200b\u202f\u3000\ufeff"
"""What looks like a blank, or like nothing, and is none to YAML."""
_OPENING = lazy_re(rf"[\s{ODD_BLANKS}]*+---[ \t]*+\n")
_CLOSING = lazy_re(r"\n(?:---|\.\.\.)[ \t]*+(?=\n|\Z)")
_KEY = r"[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]*"
_BARRED = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_PLAIN = lazy_re(
    rf"^({_KEY}):(?: ++([^\s!&*\[\]{{}}|>'\"%@`,?:#~{_BARRED}-](?:[^ :#{_BARRED}]++|:(?! |$)|#| ++(?!#|$))*+))? *+$",
    re.MULTILINE,
)
"""A line that YAML reads as one plain (or empty) scalar under one plain key, with nothing that could mean more."""
_DOUBTFUL = lazy_re(rf" #|^[ \t]+(?!- )[^\s#]|^[ \t]*[{DASHES}•·●](?! )", re.MULTILINE)
_MISTYPED = lazy_re(rf"\s*(?:- +)?(?P<key>[^\W\d][\w-]*)[ \t]*(?P<colon>[：﹕︰∶]|:(?=[^\s:/\\]|[{ODD_BLANKS}]))")
_FORM = {"what": "不是“字段: 值”的形式", "how": "每行写成“字段: 值”，用半角冒号，冒号后空一格"}
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class FrontMatter(msgspec.Struct, frozen=True):
    """entries: as written, keys not yet translated, in order; a key given twice stands twice. body_line: 1-based.
    block: what is more than plain values line by line, "" otherwise."""

    entries: tuple[FrontMatterEntry, ...]
    body: str
    body_line: int
    faults: tuple[ReadError, ...] = ()
    block: str = ""


def split(text: str) -> FrontMatter:
    """Cut a document into front matter and body. Never raises: what is wrong is in ``faults``."""
    if not text or text.isspace():
        return FrontMatter((), "", 1, (ReadError("empty"),))
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter((), text, 1, (ReadError("front-matter-missing", line=1),))
    start = opening.end()
    first = text.count("\n", 0, start) + 1
    closing = _CLOSING.search(text, start - 1)
    if not closing:
        return FrontMatter((), "", 1, (ReadError("front-matter-open", line=first - 1),))
    block = text[start : closing.start() + 1]
    end = closing.end()
    body = text[end + text.startswith("\n", end) :]
    body_line = first + block.count("\n") + 1
    entries = plain_entries(block, first)
    if entries is not None:
        return FrontMatter(entries, body, body_line)
    parsed, faults = yaml_entries(block, first)
    return FrontMatter(parsed, body, body_line, faults, block)


def body_start(text: str) -> int:
    """Where the body begins; the whole length where the front matter does not end, 0 where there is none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    if closing is None:
        return len(text) if opening else 0
    return closing.end() + text.startswith("\n", closing.end())


def doubtful(block: str) -> bool:
    """Whether what YAML reads without complaint may be meant otherwise: a # in a value, a list without its dashes."""
    return bool(_DOUBTFUL.search(block))


def plain_entries(block: str, first: int) -> tuple[FrontMatterEntry, ...] | None:
    """The entries of a block in which each line is ``key: plain value``; None when any line may be more than that."""
    found = _PLAIN.findall(block)
    lines: Iterable[int] = range(first, first + len(found))
    if len(found) != block.count("\n") + (not block.endswith("\n")):
        lines = [number for number, line in enumerate(block.split("\n"), first) if line.strip(" ")]
        if len(found) != len(lines):
            return None
    return tuple(
        [
            FrontMatterEntry(None if value in _EMPTY else value, line, 1, key)
            for (key, value), line in zip(found, lines, strict=True)
        ]
    )


def yaml_entries(block: str, first: int) -> tuple[tuple[FrontMatterEntry, ...], tuple[ReadError, ...]]:
    """The same through PyYAML. ``first``: line of the block in its file. Syntax errors become one fault."""
    import yaml

    from generator.base.yaml_text import compose
    from generator.content.yaml_nodes import value_of

    try:
        node = compose(block)
    except yaml.YAMLError as error:
        return (), (yaml_fault(error, block, first),)
    if node is None:
        return (), ()
    if not isinstance(node, yaml.MappingNode):
        return (), (ReadError("front-matter-form", line=first, values=_FORM),)
    lines = block.split("\n")
    entries: list[FrontMatterEntry] = []
    faults: list[ReadError] = []
    for key, value in node.value:
        line, column = key.start_mark.line + first, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode):
            faults.append(ReadError("front-matter-form", line=line, column=column, values=_FORM))
            continue
        content, unfit = value_of(value, first, lines)
        faults += unfit
        listed = value.value if isinstance(value, yaml.SequenceNode) else ()
        items = tuple(item.start_mark.line + first for item in listed if isinstance(item, yaml.MappingNode))
        entries.append(FrontMatterEntry(content, line, column, str(key.value), items))
    return tuple(entries), tuple(faults)


def yaml_fault(error: Exception, text: str, first: int = 1) -> ReadError:
    """A PyYAML error as a fault with its place, which is the line that was mistyped and not the one that made no sense
    after it. ``first``: line at which the YAML text begins in its file."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "end of stream" in str(error) and getattr(error, "context_mark", None):
        mark = getattr(error, "context_mark", None)  # an open quote: the end of the file says nothing
    for at in range(mark.line, max(mark.line - 3, -1), -1) if mark else ():
        lines = text.split("\n")
        if at < len(lines) and (match := _MISTYPED.match(lines[at])):
            told = f"“{match['key']}”后面{'是全角冒号' if match['colon'] != ':' else '的冒号没有跟半角空格'}"
            return ReadError("yaml", at + first, match.end("colon"), {"problem": told})
    line = mark.line + first if mark else first
    column = mark.column + 1 if mark else 1
    problem = " ".join(str(getattr(error, "problem", "") or getattr(error, "reason", "") or error).split())
    told = next((words for english, words in _PROBLEMS if english in problem), problem)
    return ReadError("yaml", line=line, column=column, values={"problem": told})


_PROBLEMS = (
    ("unexpected end of stream", "引号没有配对"),
    ("mapping values are not allowed", "值里有半角冒号"),
    ("cannot start any token", "值以 @、`、% 或制表符开头"),
    ("could not find expected ':'", "缺少半角冒号"),
    ("did not find expected key", "缩进不齐，或引号、方括号后面还有字"),
    ("did not find expected ',' or ']'", "方括号没有配对"),
    ("did not find expected ',' or '}'", "花括号没有配对"),
    ("did not find expected '-' indicator", "列表的缩进不齐"),
    ("did not find expected alphabetic or numeric character", "值以 * 或 & 开头"),
    ("unknown escape character", "双引号里有反斜杠，改用单引号"),
    ("undefined alias", "值以 * 开头"),
    ("found a tab character", "用了制表符"),
    ("but found another document", "多了一行 ---"),
    ("control characters are not allowed", "有看不见的控制字符"),
)
"""Messages of the YAML library, by a piece of each, in an editor's words."""
