r"""EQ fields -> text: ``eq \o\ac(○,1)`` is ①. Word draws the code of such a field and keeps no result in the file.

ECMA-376 part 1, 17.16.5.16 names the switches; office software writes circled numbers, ticked boxes, pinyin guides
and fractions with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.authoring.importers.word.enclosed import SHAPES, enclosed

DEPTH = 12
"""Switches within switches; nobody writes more, and each level takes a step of the machine's stack."""
_SUPERIOR = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_INFERIOR = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_INTEGRAL = ("from", "to", "of")
_SIGNS = {"su": "∑", "pr": "∏"}
_GENERAL = re.compile(r'\\\*\s*(?:"[^"]*"|[\w.-]+)')
_OPTION = re.compile(r"\s*\\(?:([lrb]c)\\(.)|([a-z]{2})\s*-?\d*)\s*", re.IGNORECASE)
_SIMPLE = re.compile(r"[\w.%]+")
_HIGH, _LOW, _END = "\u0001", "\u0003", "\u0002"
"""Marks round what is set high or low, until it is known whether it stays so: a circled number is not."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKED = re.compile(f"[{_HIGH}{_LOW}]([^{_END}]*){_END}")


@dataclass(slots=True)
class _Reading:
    """A code being read: where, and whether everything in it was understood."""

    code: str
    at: int = 0
    sure: bool = True
    options: dict[str, str] = field(default_factory=dict)

    def rest(self) -> str:
        return self.code[self.at :]


def text(code: str) -> tuple[str, bool]:
    """The text of an EQ field's code, without the word EQ; False when part of it could not be read for sure."""
    reading = _Reading(_GENERAL.sub("", code).strip())
    words = _until(reading, "", 0)
    return _MARKED.sub(_set, words).strip(), reading.sure


def _until(reading: _Reading, ends: str, depth: int) -> str:
    """Text up to one of the characters, which stays unread; brackets inside are text."""
    pieces: list[str] = []
    inner = 0
    while reading.at < len(reading.code):
        sign = reading.code[reading.at]
        if sign == "\\" and reading.at + 1 < len(reading.code):
            pieces.append(_switch(reading, depth))
            continue
        if not inner and sign in ends:
            break
        inner += (sign == "(") - (sign == ")" and inner > 0)
        pieces.append(sign)
        reading.at += 1
    return "".join(pieces)


def _switch(reading: _Reading, depth: int) -> str:
    name = reading.code[reading.at + 1]
    reading.at += 2
    if not name.isascii() or not name.isalpha():
        return name  # an escaped sign: \, \( \\
    options: list[tuple[str, str]] = []
    while match := _OPTION.match(reading.code, reading.at):
        options.append(((match.group(1) or match.group(3)).lower(), match.group(2) or ""))
        reading.at = match.end()
    blanks = re.compile(r"\s*").match(reading.code, reading.at)
    start = blanks.end() if blanks else reading.at
    if reading.code[start : start + 1] != "(":
        return ""  # a switch without elements, such as \d, only moves what follows
    if depth >= DEPTH:
        reading.sure, reading.at = False, len(reading.code)
        return ""
    reading.at = start
    return _drawn(name.lower(), options, _elements(reading, depth + 1), reading)


def _elements(reading: _Reading, depth: int) -> list[str]:
    elements: list[str] = []
    while reading.at < len(reading.code):
        reading.at += 1  # the bracket or the separator
        elements.append(_until(reading, ",;)", depth))
        if reading.code[reading.at : reading.at + 1] == ")":
            break
    reading.at += 1
    return elements


def _drawn(name: str, options: list[tuple[str, str]], elements: list[str], reading: _Reading) -> str:
    names = [option for option, _ in options]
    first = elements[0] if elements else ""
    if name == "o":
        return _over(elements, reading)
    if name == "s":
        mark = _HIGH if "up" in names else _LOW if "do" in names else ""
        return f"{mark}{first}{_END}" if mark else "".join(elements)
    if name == "f" and len(elements) == 2:
        return f"{_grouped(elements[0])}/{_grouped(elements[1])}"
    if name == "r" and elements:
        degree = f"{_HIGH}{elements[0]}{_END}" if len(elements) == 2 else ""
        return f"{degree}√{_grouped(elements[-1])}"
    if name == "b":
        brackets = dict(options)
        left = brackets.get("lc") or brackets.get("bc") or "("
        pair = {"(": ")", "[": "]", "{": "}", "<": ">"}
        return left + ",".join(elements) + (brackets.get("rc") or pair.get(left, left))
    if name == "i" and len(elements) == len(_INTEGRAL):
        sign = next((_SIGNS[option] for option in names if option in _SIGNS), "∫")
        low, high, body = elements
        return f"{sign}{_LOW}{low}{_END}{_HIGH}{high}{_END}{body}"
    reading.sure = reading.sure and name in ("l", "x")
    return (" " if name == "a" else ",").join(elements)


def _over(elements: list[str], reading: _Reading) -> str:
    """Characters drawn over one another: in a circle or a box, or a pinyin guide above its character."""
    plain = [_MARKED.sub(r"\1", element).strip() for element in elements]
    shape = next((word for word in plain if word in SHAPES), "")
    others = [word for word in plain if word not in SHAPES]
    if shape and len(others) == 1 and len(plain) == 2:
        found = enclosed(others[0], shape)
        reading.sure = reading.sure and bool(found)
        return found or f"（{others[0]}）"
    marked = len(elements) == 2 and _MARKED.fullmatch(elements[0].strip())
    if marked and _HAN.search(plain[1]) and not _HAN.search(plain[0]):  # Chinese above Chinese is two lines in one
        return plain[1]
    reading.sure = reading.sure and len(plain) < 2
    return "".join(plain)


def _grouped(words: str) -> str:
    bare = _MARKED.sub(r"\1", words).strip()
    return bare if _SIMPLE.fullmatch(bare) else f"({bare})"


def _set(match: re.Match[str]) -> str:
    """Digits set high or low as the characters that Unicode has for them."""
    words = match.group(1).strip()
    return words.translate(_SUPERIOR if match.group().startswith(_HIGH) else _INFERIOR)
