"""Texts -> the code points that search sees of them (``tokens.folded``), all at once, without an object a character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from generator.search.tokens import BREAK, JOINTS, folded

Codes = npt.NDArray[np.uint32]
Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

END = ord(BREAK)
"""Ends a run."""

_ABSENT, _SEVERAL, _IN_CONTEXT, _UNMET = 0, 1, 2, 3
"""What a character gives otherwise than one code point; control characters, which no text has once it is folded."""

_JOINT = 1 << 31
"""Marks a sign that is a letter (``tokens.JOINTS``) behind a digit or a Latin letter and ends a run elsewhere."""

_CAPITAL_SIGMA = "\u03a3"
"""The one letter whose small form depends on what stands beside it."""


class Pieces(NamedTuple):
    """Pieces of text one after the other: piece ``n`` is ``codes[bounds[n] : bounds[n + 1]]``."""

    codes: Codes
    bounds: Places


class Folding:
    """Folds texts; what a character gives is looked up in the rules when it is first met.
    script: as in ``tokens.runs``."""

    def __init__(self, script: Mapping[str, str] | None) -> None:
        self._script = script
        self._table = np.full(0x110000, _UNMET, np.uint32)
        self._several: dict[int, Codes] = {}

    def __call__(self, texts: Sequence[str]) -> Pieces:
        codes = _codes("".join(texts))
        bounds = starts(np.fromiter(map(len, texts), np.int64, len(texts)))
        classes = self._table[codes]
        if (classes == _UNMET).any():
            self._meet(np.unique(codes[classes == _UNMET]))
            classes = self._table[codes]
        if (classes == _IN_CONTEXT).any():
            return self._one_by_one(texts)
        if (classes == _SEVERAL).any():
            classes, bounds = self._expanded(codes, classes, bounds)
        _join(classes, bounds)
        kept = classes != _ABSENT
        return Pieces(classes[kept], starts(kept)[bounds])

    def _meet(self, codes: Codes) -> None:
        for code in codes.tolist():
            plain = normalize("NFKD", chr(code)).lower()
            if _CAPITAL_SIGMA in normalize("NFKD", chr(code)):
                self._table[code] = _IN_CONTEXT
            elif len(plain) == 1:
                self._table[code] = self._class(plain)
            else:
                self._several[code] = np.array([self._class(char) for char in plain], np.uint32)
                self._table[code] = _SEVERAL

    def _class(self, char: str) -> int:
        """What a character gives that is decomposed and small already."""
        if char in JOINTS:
            return _JOINT | ord(JOINTS[char])
        text = folded(char, self._script)
        return _ABSENT if not text else END if text == BREAK else ord(text)

    def _expanded(self, codes: Codes, classes: Codes, bounds: Places) -> tuple[Codes, Places]:
        sizes = np.ones(len(codes), np.int64)
        several = np.flatnonzero(classes == _SEVERAL)
        texts = [self._several[code] for code in codes[several].tolist()]
        sizes[several] = [len(text) for text in texts]
        at = starts(sizes)
        spread = np.repeat(classes, sizes)
        for start, text in zip(at[several].tolist(), texts, strict=True):
            spread[start : start + len(text)] = text
        return spread, at[bounds]

    def _one_by_one(self, texts: Sequence[str]) -> Pieces:
        pieces = [folded(text, self._script) for text in texts]
        return Pieces(_codes("".join(pieces)), starts(np.fromiter(map(len, pieces), np.int64, len(pieces))))


def _join(classes: Codes, bounds: Places) -> None:
    """Decide of each sign whether it joins: in a row that begins right behind a digit or a Latin letter they all do."""
    joints = np.flatnonzero(classes >= _JOINT)
    if len(joints) == 0:
        return
    behind = np.zeros(len(classes) + 1, np.bool_)
    behind[1:] = ((classes >= ord("0")) & (classes <= ord("9"))) | ((classes >= ord("a")) & (classes <= ord("z")))
    behind[bounds] = False
    begins = np.append(True, np.diff(joints) > 1)
    begins[np.isin(joints, bounds)] = True
    rows = np.flatnonzero(begins)
    joined = np.repeat(behind[joints[rows]], np.diff(np.append(rows, len(joints))))
    classes[joints] = np.where(joined, classes[joints] ^ np.uint32(_JOINT), END)


def starts(sizes: npt.NDArray[np.int64] | Marks) -> Places:
    """Where each of the things begins that have these sizes, and where the last one ends."""
    bounds = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
