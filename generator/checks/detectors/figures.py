"""A view -> the same with everything as ASCII digits that Unicode or a reader takes for digits, in runs that are long
enough for a number that is somebody's: 一三九八…, ¹³⁹⁸…, ①③⑨⑧…, ༡༣༩༨…, 53230II98506152OI5."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.base.patterns import lazy_re
from generator.checks.detectors.view import View, changed

_LEAST = 11
"""Digits of the shortest number that is looked for."""
_AROUND = 90
"""Characters before and behind a numeral in which the rest of its number stands."""
_SPOKEN = {"〇": "0", "○": "0", "◯": "0", "零": "0", "幺": "1", "两": "2", "兩": "2", "俩": "2"}
_LOOKS = {
    **dict.fromkeys("OoΟοОоՕօ", "0"),
    **dict.fromkeys("Il|ıΙІіӀǀ∣｜￨", "1"),
    **dict.fromkeys("ЗзӠʒ", "3"),
    **dict.fromkeys("Чч", "4"),
    **dict.fromkeys("бƃ", "6"),
}
"""Letters that somebody, or a program that reads scans, puts where a digit stands."""
_GAP = "[ \t\xa0\u2000-\u200a\u202f\u205f\u3000\u0300-\u036f\u20d0-\u20ff·•.,，、/_\\n>()（）‐‑‒–—−－-]{0,4}+"
LETTER_BESIDE_DIGIT = lazy_re(rb"[OoIl](?:(?<=[0-9].)|(?=[0-9]))")
"""In a text's ASCII characters: a letter that may stand for a digit."""


@cache
def digits_of(char: str) -> str:
    """The digits that a character means, "" for none: ``①`` is 1, ``⑫`` is 12, ``玖`` is 9."""
    if char in _SPOKEN:
        return _SPOKEN[char]
    number = unicodedata.numeric(char, -1)
    most = 99 if unicodedata.category(char) == "No" else 9
    return str(int(number)) if number == int(number) and 0 <= number <= most else ""


@cache
def _numerals() -> str:
    """All such characters of the basic plane but those of ASCII, for a class."""
    # Asking the whole plane for the numbers that it means takes longer than all else that one document takes.
    numeric = filter(str.isnumeric, map(chr, range(0x80, 0x10000)))
    return "".join(sorted({*filter(digits_of, numeric), *_SPOKEN, *(char for char in _LOOKS if not char.isascii())}))


@cache
def rare_numerals() -> str:
    """All but 一, 二 and 三, with which every text counts: no number of eleven digits has only these."""
    return _numerals().translate(dict.fromkeys(map(ord, "一二三")))


@cache
def in_company() -> str:
    """Behind a rare numeral: whether three more numerals or digits stand behind it or right before it. Years in Han
    numerals do."""
    some = f"[{_numerals()}0-9]"
    return f"(?<=[{rare_numerals()}])(?:(?=(?:{_GAP}{some}){{3}})|(?<={some}{{4}}))"


@cache
def numeral_in_company() -> re.Pattern[str]:
    """One that has them."""
    return re.compile(f"[{rare_numerals()}]{in_company()}")


@cache
def _run(*, astral: bool) -> re.Pattern[str]:
    """A run of them; of those beyond the basic plane only if a text has any: a class with them is slow to ask."""
    letters = "".join(map(re.escape, _LOOKS))
    rest = "".join(char for char in map(chr, range(0x10000, 0x20000)) if digits_of(char)) if astral else ""
    return re.compile(f"[0-9{_numerals()}{letters}{rest}](?:{_GAP}[0-9{_numerals()}{letters}{rest}])*+")


def figures(view: View) -> View | None:
    """The view with such runs in ASCII; None when it has none."""
    run = _run(astral=beyond(view.text))
    return changed(run, view.text, _in_ascii, view) if any(_runs(view.text, run)) else None


def beyond(text: str) -> bool:
    """Whether it has anything beyond the basic plane: such a text takes four bytes a character, as short ones do."""
    return sys.getsizeof(text) > 4 * len(text) and max(text, default="") > "\uffff"


def _runs(text: str, form: re.Pattern[str]) -> Iterator[bool]:
    """Whether each run that is worth a look changes; where there are numerals of the basic plane, what is around them
    tells."""
    if beyond(text):
        yield True
    places = [match.start() for match in numeral_in_company().finditer(text)]
    places += [match.start() for match in LETTER_BESIDE_DIGIT.finditer(text.encode("ascii", "replace"))]
    for first, last in _groups(sorted(places)):
        around = text[max(0, first - _AROUND) : last + _AROUND]
        yield sum(map(str.isnumeric, around)) > _LEAST // 2 and any(
            _in_ascii(run) != run.group() for run in form.finditer(around)
        )


def _groups(places: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of places that are near to each other: what is around them is looked at once."""
    first = last = places[0] if places else 0
    for place in places:
        if place - last > _AROUND:
            yield first, last
            first = place
        last = place
    if places:
        yield first, last


def _in_ascii(match: re.Match[str]) -> str:
    """A run in ASCII, if it is long enough and most of it is digits."""
    run = match.group()
    if run.isascii() and run.isdecimal():
        return run
    meant = [digits_of(char) if not char.isascii() else char if char.isdecimal() else "" for char in run]
    count = sum(map(len, meant))
    looks = sum(char in _LOOKS for char in run)
    if count + looks < _LEAST or looks > count:
        return run
    return "".join(digits or _LOOKS.get(char, char) for digits, char in zip(meant, run, strict=True))
