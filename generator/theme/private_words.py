"""A theme's own files -> what stands in them that must not be public: every page shows its words, and its files go out
as they are."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

import msgspec

from generator.base.files import read_plain
from generator.checks import rules
from generator.checks.detectors.scan import scan
from generator.content.private_leaves import private_name
from generator.theme.chain import Chain, carried

_TEXTS = frozenset((".html", ".css", ".js", ".svg", ".txt", ".json", ".xml", ".webmanifest"))
_NUMBERED = "PRI-ID18"
"""What is looked for where numbers are drawings and colours: it has a check digit."""
_OF_A_PAPER = "SEC-ATTR"
"""What contradicts a document's own classification: the words of a theme stand on whatever is so classified."""


class PrivateWord(msgspec.Struct, frozen=True):
    """theme, path, line: where. shown: masked. rule: code."""

    theme: str
    path: str
    line: int
    shown: str
    rule: str

    @property
    def what(self) -> str:
        """What it is, in an editor's words."""
        return rules.every()[self.rule].name


def private_words(chain: Chain, *, known: Set[Path] = frozenset()) -> Iterator[PrivateWord]:
    """What the files of a chain hold, but for those that the program carries. known: folders of themes that are looked
    at elsewhere, as the site's own is, on which every township's rests."""
    for theme in chain.themes:
        if theme.folder.parent == carried() or theme.folder in known:
            continue
        for path in chain.listings[theme.name]:
            if path.startswith(("templates/", "static/")):
                yield from _in_file(theme.name, theme.folder / path, path)


def _in_file(theme: str, place: Path, path: str) -> Iterator[PrivateWord]:
    named = private_name(place.stem)
    if named:
        yield PrivateWord(theme, path, 0, named[1], named[0])
    try:
        text = read_plain(place).decode() if place.suffix.lower() in _TEXTS else ""
    except (OSError, UnicodeDecodeError):
        return  # told elsewhere
    for hit in scan(text)[0]:
        spoken = path.endswith(".html") and hit.code.startswith(("PRI-", "SEC-")) and hit.code != _OF_A_PAPER
        if (hit.level or rules.every()[hit.code].level) == "error" and (spoken or hit.code == _NUMBERED):
            yield PrivateWord(theme, path, text.count("\n", 0, hit.start) + 1, hit.shown, hit.code)
