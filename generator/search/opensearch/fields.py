"""Entries and their copies -> the fields that OpenSearch searches, the same words in the same zones as Pagefind's.

The text of a zone is its words as numbers, a blank apart, with 0 where no phrase may reach across. Behind it stand the
single characters of the document as odd numbers (``first << 22 | 1``): in the first zone those of the title, in the
last those that only stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from generator.search.copy import ZONES, IndexCopy
from generator.search.cutting import NUMBER, TITLE, CutCopies, cut
from generator.search.entry import SearchEntry
from generator.search.folding import Folding, Words
from generator.search.indexing import zones
from generator.search.opensearch.mapping import NEAR, SOUNDS
from generator.search.pagefind.fragment import shown
from generator.search.placed import characters_of
from generator.search.run import Script
from generator.search.token_numbers import FIRST, GAP, tokens_of
from generator.search.weighing import WeighedPairs, weighed

_ROOM = (ZONES[0] - 1, ZONES[1] - ZONES[0] - 1, ZONES[2] - ZONES[1] - 1)
"""Words that the zones before the body hold, as in the index of Pagefind."""


def fields(
    entries: Sequence[SearchEntry], copies: Sequence[IndexCopy], script: Mapping[str, str] | None
) -> Iterator[dict[str, Any]]:
    """The fields of each entry, ``page`` included: exactly what its fragment shows."""
    folding = _folding(tuple(script.items()) if script else ())
    pieces = cut(copies, folding)
    near = _by_document(weighed(zones(entries, copies, pieces, folding)), len(copies))
    single = characters_of(pieces).by_document(len(copies))
    sounds = _sounds(entries, folding)
    for at, (entry, copy) in enumerate(zip(entries, copies, strict=True)):
        yield {
            **_zones(pieces, at, single[at]),
            NEAR: near[at],
            SOUNDS: sounds[at],
            "url": entry.url,
            "date": entry.date,
            "role": entry.role[:1] or "-",
            "page": msgspec.to_builtins(shown(entry, copy)),
        }


def _zones(pieces: CutCopies, at: int, single: tuple[str, str]) -> dict[str, str]:
    first, after = int(pieces.firsts[at]), int(pieces.firsts[at + 1])
    title, number = _words(pieces, first + TITLE), _words(pieces, first + NUMBER)
    body = [_words(pieces, line) for line in range(first + NUMBER + 1, after)]
    if len(title) > _ROOM[0]:
        body.append(title)
    heads, others = ([ord(char) << FIRST | 1 for char in chars] for chars in single)
    return {
        "t0": _text(title[: _ROOM[0]].tolist(), heads),
        "t1": _text(number[: _ROOM[1]].tolist()),
        "t2": _text(pieces.topics[at][: _ROOM[2]].tolist()),
        "t3": _text(*(line.tolist() for line in body), others),
    }


def _words(pieces: CutCopies, piece: int) -> Words:
    bounds = pieces.tokens.bounds
    return pieces.tokens.words[bounds[piece] : bounds[piece + 1]]


def _text(*lines: Sequence[int]) -> str:
    return f" {GAP} ".join(" ".join(map(str, line)) for line in lines if line)


def _by_document(pairs: WeighedPairs, count: int) -> list[dict[str, int]]:
    found: list[dict[str, int]] = [{} for _ in range(count)]
    columns = (pairs.words.tolist(), pairs.documents.tolist(), pairs.digits.tolist())
    for word, document, digit in zip(*columns, strict=True):
        found[document][str(word)] = digit
    return found


def _sounds(entries: Sequence[SearchEntry], folding: Folding) -> list[str]:
    """The names of each document as letters, spelled out and as initials: what is typed is a phrase of these."""
    from pypinyin import lazy_pinyin  # a tenth of a second

    spelled = []
    for entry in entries:
        for name in (entry.title, *entry.names):
            said = lazy_pinyin(name, errors=lambda other: other if other.isascii() else " ")
            letters = [one.lower() if one.isalnum() else " " for one in said]
            spelled.append("".join(letters))
            spelled.append("".join(one[:1] for one in letters))
    tokens = tokens_of(folding([name.replace(" ", "、") for name in spelled]))
    lines = [tokens.words[tokens.bounds[at] : tokens.bounds[at + 1]].tolist() for at in range(len(spelled))]
    texts, at = [], 0
    for entry in entries:
        after = at + 2 * (1 + len(entry.names))
        texts.append(_text(*lines[at:after]))
        at = after
    return texts


@lru_cache(maxsize=2)
def _folding(script: Script) -> Folding:
    return Folding(dict(script))
