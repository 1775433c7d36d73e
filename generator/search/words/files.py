"""The site's own words -> the files that the browser loads for suggestions: readings, and words by letter.

``sounds.json``: syllable -> the characters that are usually read so; and ``shapes``: characters that look alike.
A file a letter: ``words`` that begin with it when read, heaviest first, and ``said``, the readings that are not usual.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.search.words.sounds import common_characters, readings

SHAPES = Path(__file__).parent.parent / "data" / "shapes.txt"


class WordFiles(msgspec.Struct, frozen=True):
    """sounds: content of the file of characters. letters: letter -> content of its file. names: as in ``OwnWords``."""

    sounds: bytes
    letters: dict[str, bytes]
    names: list[list[str]]


class _Letter(msgspec.Struct):
    words: list[str] = []
    said: dict[str, str] = {}


def files(words: Sequence[str], names: list[list[str]]) -> WordFiles:
    """The files of these words, which stand in the order of their weight."""
    shapes = lookalikes()
    usual, own = readings(words, [*common_characters(), *"".join(shapes)])
    syllables: dict[str, list[str]] = defaultdict(list)
    for char, said in usual.items():
        syllables[said].append(char)
    letters: dict[str, _Letter] = defaultdict(_Letter)
    for word in words:
        for letter in sorted({own.get(word, usual.get(word[0], "-"))[0], usual.get(word[0], "-")[0]}):
            letters[letter].words.append(word)
            if word in own:
                letters[letter].said[word] = own[word]
    sounds = {said: "".join(chars) for said, chars in sorted(syllables.items())}
    return WordFiles(
        msgspec.json.encode({"sounds": sounds, "shapes": shapes}),
        {letter: msgspec.json.encode(found) for letter, found in sorted(letters.items())},
        names,
    )


def lookalikes() -> list[str]:
    """Groups of characters that are taken for one another by their shape."""
    lines = SHAPES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
