"""Something private -> what a report may show of it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import fields, is_full_name
from generator.model.masks import account, address, identity, mobile, name

__all__ = ("account", "address", "covered", "figures", "identity", "mobile", "name", "names", "spread")
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


def names(line: str) -> str:
    """A line with the personal names in its fields masked: whose number it was says as much as the number."""
    for at, field in fields(line):
        if is_full_name(field):
            line = line[:at] + name(field) + line[at + len(field) :]
    return line


def figures(line: str) -> str:
    """A line with every numeral masked: what is found by its meaning may stand in it in any way."""
    return "".join("*" if char.isnumeric() else char for char in line)


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
