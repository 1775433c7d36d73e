"""Front matter after parsing -> the strings in it that a page may show and that do not stand in the text as they are:
escapes, flow and folded values, anchors, what a folder's defaults give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.base.patterns import lazy_re
from generator.checks.detectors.published import shows
from generator.model.source import FrontMatterEntry, Source

_JOINTS = lazy_re(r"[-_.~+@]+|(?<=[A-Za-z])(?=[0-9])")


def leaves(value: Any) -> Iterator[str]:
    """Every string in a value of front matter or of a data file, names of keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)


def strings(value: Any) -> Iterator[str]:
    """The same without the names of keys."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from strings(part)


def unwritten(source: Source, text: str) -> Iterator[tuple[str, FrontMatterEntry]]:
    """What each entry says that does not stand in ``text``, with the entry."""
    shown = shows(source)
    lines = ["", *text.split("\n", source.body_line)] if source.entries else []
    for key, entry in source.entries.items():
        value = entry.value
        # In its own line nearly always: to look through the whole text for each of many entries takes their square.
        line = lines[entry.line] if entry.line < len(lines) else ""
        if isinstance(value, str) and (value in line or value in text):
            continue
        if value is None or not shown(key):
            continue
        said = list(leaves(value))
        # Items of a list stand side by side on a page: what is cut there is whole to a reader.
        if len(said) > _MANY or any(leaf not in text for leaf in said) or any(across(said)):
            yield "\n".join(said), entry
            # Before a number the name of a key would pass for the letters of a code.
            bare = list(strings(value))
            if len(bare) < len(said):
                yield "\n".join(bare), entry


def across(values: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Neighbouring values that end and begin with digits, together: what a page shows one behind the other is
    one number to a reader. Each with the index of the first."""
    first = 0
    for index in range(1, len(values) + 1):
        joined = index < len(values) and _digit_ends(values[index - 1], values[index])
        if not joined:
            together = "\n".join(values[first:index])
            if index - first > 1 and sum(map(str.isdecimal, together)) >= _SHORTEST:
                yield first, together
            first = index


_MANY = 200
"""Values of one field that are not looked for in the text one by one."""
_SHORTEST = 11
"""Digits of a mobile number."""


def _digit_ends(before: str, behind: str) -> bool:
    return before.rstrip()[-1:].isdecimal() and behind.lstrip()[:1].upper() in _BEGINS


_BEGINS = frozenset("0123456789X")


def spoken_name(name: str) -> str:
    """The name of a file, or an id, with blanks between its words: ``zhang-138…`` and ``zhang138…`` are a word and a
    number."""
    return _JOINTS.sub(" ", name)


def may_hold(name: str) -> bool:
    """Whether a name has enough in it to be worth a look: most are a few letters and a year."""
    return not name.isascii() or sum(map(str.isdecimal, name)) >= 11
