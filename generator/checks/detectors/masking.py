"""Something private -> what a report may show of it. The masks are those that published guidance asks for:
``138****1234``, ``35*************123``, a surname, an address down to the township."""

from __future__ import annotations

from collections.abc import Iterable

from generator.base.patterns import pattern_table
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import fields, is_full_name

_PLACE_END = pattern_table("乡 镇 街道 县 区 市")
_STAYS = frozenset(" \t\n\r-|<>/\"'=")


def spread(text: str, *, head: int, tail: int) -> str:
    """``text`` with its letters and digits starred but for the first ``head`` and the last ``tail``: equal length.

    Blanks, hyphens and line ends stay, so that places in the line stay where they were.
    """
    total = sum(1 for char in text if char.isalnum())
    out, seen = [], 0
    for char in text:
        if char.isalnum():
            seen += 1
            out.append(char if seen <= head or seen > total - tail else "*")
        else:
            out.append(char if char in _STAYS else "*")
    return "".join(out)


def identity(number: str) -> str:
    """``11010519491231002X`` -> ``11*************02X``."""
    return number[:2] + "*" * (len(number) - 5) + number[-3:]


def mobile(number: str) -> str:
    """``13800001234`` -> ``138****1234``."""
    return number[:3] + "****" + number[-4:]


def account(number: str) -> str:
    """Bank cards and accounts: the last four digits."""
    return "*" * (len(number) - 4) + number[-4:]


def name(text: str) -> str:
    """A personal name: the surname."""
    return text[:1] + "*" * (len(text) - 1)


def names(line: str) -> str:
    """A line with the personal names in its fields masked: whose number it was says as much as the number."""
    for at, field in fields(line):
        if is_full_name(field):
            line = line[:at] + name(field) + line[at + len(field) :]
    return line


def address(text: str) -> str:
    """An address: what stands before the village or the street, at least two characters."""
    place = _PLACE_END.search(text)
    keep = place.end() if place else min(2, len(text))
    return text[:keep] + "*" * (len(text) - keep)


def covered(text: str, hits: Iterable[Detection]) -> str:
    """The text with the span of every hit that hides something replaced by its mask; lengths stay equal."""
    parts: list[str] = []
    at = 0
    for hit in sorted((hit for hit in hits if hit.masked), key=lambda hit: hit.start):
        if hit.start < at:
            continue
        span = text[hit.start : hit.end]
        mask = hit.masked[: len(span)].ljust(len(span), "*")
        # Lines stay lines: what was written over several, or with references, may be longer than its mask.
        kept = ("\n" if old == "\n" else "*" if new == "\n" else new for old, new in zip(span, mask, strict=True))
        parts += [text[at : hit.start], *kept]
        at = hit.end
    return "".join([*parts, text[at:]])
