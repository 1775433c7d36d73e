"""Texts in simplified characters -> the same in traditional ones: OpenCC, and before it the county's own words.

A call of OpenCC costs more than a short text, so texts are joined into one call; what many pages show alike (menu,
labels, titles in lists) is converted once. Neither changes a result: a separator ends every phrase, as a tag does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import opencc

from generator.model.edition import Edition

_BETWEEN = "\x1e"
"""RECORD SEPARATOR: a control character, which no text that we render holds; one that did would be converted alone."""
_STAND_IN = 0xF0000
"""Supplementary private use area: a word of the county's list passes OpenCC as one character of it."""
_TAKEN = re.compile("[\U000f0000-\U000ffffd]")
_SHORT, _REMEMBERED = 64, 20_000


class Converter:
    """One edition's conversion; made once a process, since OpenCC reads its dictionaries then."""

    def __init__(self, edition: Edition) -> None:
        self._convert = opencc.OpenCC(edition.form).convert
        self._words = dict(edition.words)
        longest_first = sorted(self._words, key=lambda word: (-len(word), word))
        self._own = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
        self._stand_ins = {word: chr(_STAND_IN + at) for at, word in enumerate(longest_first)}
        self._back = {_STAND_IN + at: self._words[word] for at, word in enumerate(longest_first)}
        self._known: dict[str, str] = {}

    def text(self, text: str) -> str:
        """One text."""
        return self.texts([text])[0]

    def texts(self, texts: Sequence[str]) -> list[str]:
        """Each text as it would be converted alone."""
        known = self._known
        new = list(dict.fromkeys(text for text in texts if text not in known and not text.isascii()))
        if not new:
            return [known.get(text, text) for text in texts]
        made = dict(zip(new, self._together(new), strict=True))
        converted = [known.get(text) or made.get(text, text) for text in texts]
        if len(known) > _REMEMBERED:
            known.clear()
        known.update((text, done) for text, done in made.items() if len(text) <= _SHORT)
        return converted

    def _together(self, texts: list[str]) -> list[str]:
        converted = self._whole(_BETWEEN.join(texts)).split(_BETWEEN)
        return converted if len(converted) == len(texts) else [self._whole(text) for text in texts]

    def _whole(self, text: str) -> str:
        if self._own is None:
            return str(self._convert(text))
        if _TAKEN.search(text):
            return self._piece_by_piece(text)
        marked = self._own.sub(lambda match: self._stand_ins[match[0]], text)
        return str(self._convert(marked)).translate(self._back)

    def _piece_by_piece(self, text: str) -> str:
        """For a text that holds stand-ins of its own."""
        assert self._own is not None
        pieces, last = [], 0
        for match in self._own.finditer(text):
            pieces += [self._convert(text[last : match.start()]), self._words[match[0]]]
            last = match.end()
        return "".join([*pieces, self._convert(text[last:])])


@lru_cache(maxsize=2)
def converter(edition: Edition) -> Converter:
    """The conversion of an edition, one a process."""
    return Converter(edition)
