"""Bytes of a file that could not be read as a document -> what it restricts all the same, line by line.

Whoever writes 不予公开 means it, with a quote left open three lines above too. Read generously: a line that looks like one
of these fields is one, in English or Chinese, with either colon; of two readings the one that publishes less.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from generator.base import dates
from generator.base.patterns import lazy_re
from generator.base.yaml_text import compose
from generator.base.yes_no import yes_or_no
from generator.checks.detectors.scan import scan
from generator.model.admission import Restriction
from generator.model.document import ON_APPLICATION, OPEN, WITHHELD
from generator.model.kind import COMMON, by_name
from generator.model.redaction import may_redact

_LINE = lazy_re(r"""^(\s*+)["'“”‘’>*|-]*+\s*+(\w[\w ]*?)["'“”‘’*\s]*[:：]\s*(.*?)\s*$""")
"""Whatever the line, its parts begin where they can begin alone: else four hundred blanks take a second."""
_EDGES = " \t\u3000\xa0\"'“”‘’「」,，;；。"
_DAY = lazy_re(r"([12]\d{3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_WIDE = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")
MOST = 200
"""Lines that are looked at when nothing says where the front matter ends."""
FARTHEST = 5000
"""Lines among which its end is looked for."""
LONGEST = 400
"""Characters of a line that are looked at: no field of these is longer, and what is not a field may be endless."""


def restriction(data: bytes) -> Restriction | None:
    """What the front matter of a file says that takes something away; None when it says nothing of the kind."""
    given: dict[str, Any] = {}
    for key, value in fields_of(data):
        meaning = _READ[key](value) if key in _READ else None
        if meaning:  # the same field twice: the one that publishes less
            given[key] = _LESS.get(key, _last)(given[key], meaning) if key in given else meaning
    if not given:
        return None
    return Restriction(withdrawn=given.pop("status", False), **given)


def fields_of(data: bytes) -> Iterator[tuple[str, str]]:
    """English keys and values of what looks like fields of every document, as far as the front matter goes: as YAML has
    them where it can be read, and line by line all the same."""
    names = {name.lower(): field.key for name, field in by_name(COMMON).items()}
    head = _head(lines_of(data))
    yield from _parsed("\n".join(head), names)
    for number, line in enumerate(head):
        for part in line.strip(" {}").split(",") if line.lstrip().startswith("{") else (line,):
            match = _LINE.match(part[:LONGEST])
            key = names.get(match[2].strip().lower()) if match else None
            # Entries of exceptions and corrections have dates of their own, further in.
            if match and key and (len(match[1]) < 2 or key in ("classification", "draft")):
                yield key, _value(match[3]) or _below(head[number + 1 :])


def lines_of(data: bytes) -> list[str]:
    """Whatever it is written in; what cannot be read stays unread, line by line: one stray byte hides no other line."""
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace").lstrip("\ufeff").replace("\r", "\n").split("\n")
    return [_decoded(line) for line in data.removeprefix(b"\xef\xbb\xbf").replace(b"\r", b"\n").split(b"\n")]


def _wide(data: bytes) -> str:
    """The coding of two bytes a character that a file is in, with its mark or without; "" for none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    even, odd = data[:400:2].count(0), data[1:400:2].count(0)
    return "utf-16-le" if odd > 10 > even else "utf-16-be" if even > 10 > odd else ""


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("gb18030", "replace")


def _head(lines: list[str]) -> list[str]:
    """The lines of the front matter. Without its end, as many as it may have; without a fence, those up to a gap."""
    begin = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    opened = lines[begin].strip() if lines else ""
    if not opened.startswith(("---", "+++", "－－－", "———")):
        gap = (number for number, line in enumerate(lines[begin:MOST]) if not line.strip())
        return lines[begin : begin + next(gap, MOST)]
    inner = lines[begin + 1 : begin + 1 + FARTHEST]
    end = next((number for number, line in enumerate(inner) if line.strip() in ("---", "...", "+++")), None)
    return inner[:MOST] if end is None else inner[:end]


def _parsed(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The top level of the front matter, if it is YAML: values may stand on lines below, in flow, behind anchors."""
    try:
        node = compose(text)
    except yaml.YAMLError:
        return
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = names.get(str(key.value).strip().lower())
        if name and isinstance(value, yaml.ScalarNode):
            yield name, str(value.value).strip(_EDGES)


def _below(lines: list[str]) -> str:
    """The value of a key that has none on its own line: the first one further in."""
    first = next((line for line in lines if line.strip()), "")
    return first.strip(_EDGES) if first[:1] in (" ", "\t", "\u3000") and not _LINE.match(first[:LONGEST]) else ""


def _value(text: str) -> str:
    if text[:1] in ('"', "'"):
        try:
            node = compose(text)
        except yaml.YAMLError:
            node = None
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
    plain = text.partition(" #")[0].strip(_EDGES)
    return "" if plain.strip(">|-+0123456789 ") == "" and not _DAY.search(plain) else plain


def _classification(value: str) -> str:
    if "不" in value and not value.startswith(OPEN):
        return WITHHELD
    return ON_APPLICATION if "申请" in value else ""


def _draft(value: str) -> bool:
    return bool(value) and yes_or_no(value) is not False


def _day(value: str) -> datetime.date | None:
    match = _DAY.search(value.translate(_WIDE))
    try:
        return dates.parse_day("-".join(match.groups())) if match else None
    except ValueError:
        return None


def _reason(value: str) -> str:
    """A reason is shown to everybody, so the gate looks at it first."""
    return "" if may_redact(value) or scan(value)[0] else value


def _withdrawn(value: str) -> bool:
    """Whether a status says that the document is taken back; another state of it restricts nothing."""
    return "撤" in value or value.lower().startswith("withdr")


def _last(first: Any, second: Any) -> Any:
    return second


def _closed(first: str, second: str) -> str:
    return WITHHELD if WITHHELD in (first, second) else second


_LESS: dict[str, Callable[[Any, Any], Any]] = {"classification": _closed, "expires": min, "publish_date": max}
"""Of two readings of a field the one that publishes less."""
_READ: dict[str, Callable[[str], Any]] = {
    "classification": _classification,
    "draft": _draft,
    "status": _withdrawn,
    "withdrawn_date": _day,
    "withdrawn_reason": _reason,
    "expires": _day,
    "publish_date": _day,
}
