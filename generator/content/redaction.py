"""The text of a document as written -> the same without what its 涂 marks enclose, each part by its own rules: the
front matter line by line, the body by its blocks; and what is wrong with the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

import msgspec

from generator.base.patterns import lazy_re
from generator.content.front_matter import FrontMatter, body_start
from generator.content.markdown.body import Body
from generator.content.markdown.redacted import redact_body
from generator.content.text import redaction_faults
from generator.model.kind import Kind, by_name
from generator.model.redaction import INSIDE, WORDS, Redacted, RedactionFault, may_redact, redact_lines
from generator.model.source import FrontMatterEntry, ReadError

REDACTED = f'<span class="redacted">{WORDS}</span>'
"""The words in a page."""
_KEPT = lazy_re(r"(?:---|\.\.\.)[ \t]*|(?:classification|公开属性):[ \t]*(?:主动公开|依申请公开|不予公开)[ \t]*")
"""Lines that stay whatever marks are left open above: where the front matter ends, and what takes the document away."""
_TYPES = frozenset({"text", "phrase", "long", "lines", "names", "figures", "questions", "corrections"})
_KEYS = frozenset(
    {"id", "index_number", "catalogue", "matter", "lifecycle", "stage", "topic_column", "kind", "domain", "subject"}
)
"""Fields of text that name something, and so cannot be hidden."""


def redact_document(text: str, unfit: tuple[ReadError, ...]) -> tuple[Redacted, tuple[ReadError, ...]]:
    """A document as everything behind this sees it, and what is wrong with it at the lines of that. unfit: what was
    wrong with the text as written."""
    if not may_redact(text):
        return Redacted(text), unfit
    start = body_start(text)
    head, body = redact_lines(text[:start], kept=_KEPT), redact_body(text[start:])
    above = head.text.count("\n")
    found = Redacted(
        head.text + body.text,
        head.hidden + body.hidden,
        (*head.faults, *(RedactionFault(one.offset + start, one.what) for one in body.faults)),
        tuple((line + above, gone) for line, gone in body.shifts),
    )
    told = (*unfit, *redaction_faults(text, found))
    return found, tuple(msgspec.structs.replace(one, line=found.seen(one.line)) for one in told)


def misplaced(
    front: FrontMatter, entries: Mapping[str, FrontMatterEntry], kind: Kind, body: Body
) -> Iterator[ReadError]:
    """Words that stand where nothing can be hidden: in what names, addresses or links something, in code, in
    headings."""
    fields = by_name(kind.every_field)
    for key, entry in entries.items():
        unfit = key in _KEYS or key not in fields or fields[key].type not in _TYPES
        if unfit and WORDS in str(entry.value):
            yield ReadError("redaction", entry.line or 1, entry.column, {"what": INSIDE})
    reader = _Places()
    reader.feed(body.html)
    linked = [link.line + front.body_line - 1 for link in body.links if WORDS in link.href]
    for line in linked or ([_first(front)] if reader.found else []):
        yield ReadError("redaction", line, 1, {"what": INSIDE})


def _first(front: FrontMatter) -> int:
    """A line of the body that has the words and something around them; the first that has them if none has."""
    lines = [(number, line) for number, line in enumerate(front.body.split("\n"), front.body_line) if WORDS in line]
    return next((number for number, line in lines if _AROUND.search(line)), lines[0][0] if lines else front.body_line)


_AROUND = lazy_re(r"^\s*#|[`\]<]")


class _Places(HTMLParser):
    """Whether the words stand in an attribute, a link, code or a heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = False
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= any(WORDS in unquote(value or "") for _, value in attrs)
        if tag in _CLOSED:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        self.found |= bool(self._inside) and WORDS in data


_CLOSED = frozenset({"a", "code", "pre", "h2", "h3", "h4", "h5", "h6"})
