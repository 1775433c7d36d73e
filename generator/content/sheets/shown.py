"""A cell's number and its format -> the text that a reader of the sheet sees (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import msgspec

from generator.base.patterns import lazy_re
from generator.content.sheets.chinese_numerals import counted
from generator.content.sheets.day_format import said_day, serial_day, shows_whole_day
from generator.content.sheets.digit_format import digit_plan, said_number
from generator.content.sheets.format_code import FormatSection, sections
from generator.content.sheets.general import exact, general, whole

_NOTHING_SAID = lazy_re(r"[^\w()（）\-−▲△+]*")
"""Literals that do not tell that a number is below zero."""
_BARE = lazy_re(r"[\s()（）¥￥$€+\-−]*")
"""Literals around a figure that say nothing about its unit."""


class ShownCell(msgspec.Struct, frozen=True):
    """unfit: the number has no form in its format (a day before the first one); the text is the bare number. reddened:
    only a colour told that the number is below zero, and a minus was put before it."""

    text: str
    unfit: bool = False
    reddened: bool = False


def shown(value: float, code: str, *, since_1904: bool = False, data: bool = False) -> ShownCell:
    """code: the number format. data: whole days as 2026-03-01 and figures without currency and brackets, as columns of
    registers take them."""
    try:
        return _shown(value, code, since_1904=since_1904, data=data)
    except (ArithmeticError, ValueError):
        return ShownCell(general(value), unfit=True)


def _shown(value: float, code: str, *, since_1904: bool, data: bool) -> ShownCell:
    section, bare = _chosen(_of_numbers(sections(code)), value)
    if section is None or section.kind in ("general", "text"):
        return ShownCell(_general(section, abs(value) if bare else value, data=data))
    if section.kind == "date":
        text = said_day(section, value, since_1904=since_1904)
        if text is None:
            return ShownCell(general(value), unfit=True)
        return ShownCell(_day(section, value, text, since_1904=since_1904, data=data))
    size = exact(abs(value) if bare else value)
    if data and _plain_figure(section):
        figures = tuple(token for token in section.tokens if token.kind != "text")
        figure = said_number(msgspec.structs.replace(section, tokens=figures), exact(value)).strip()
        return ShownCell(figure if figure.strip("-") else general(value))
    text = said_number(section, size)
    reddened = value < 0 and bare and section.coloured and section.has("digit") and bool(_unsigned(section))
    return ShownCell(f"-{text.lstrip()}" if reddened else text, reddened=reddened)


def shown_text(text: str, code: str) -> str:
    """A text in a cell whose format may say something around it (@)."""
    parts = sections(code)
    section = parts[3] if len(parts) > 3 else parts[-1] if parts[-1].kind == "text" else None
    if section is None:
        return text
    return "".join(text if token.kind == "@" else token.text for token in section.tokens)


def _of_numbers(parts: tuple[FormatSection, ...]) -> tuple[FormatSection, ...]:
    """Sections that numbers are shown by: three at most, and none that is for texts alone, but where it is the only
    one."""
    rest = parts[:3]
    return rest[:-1] if len(rest) > 1 and rest[-1].kind == "text" else rest


def _chosen(parts: tuple[FormatSection, ...], value: float) -> tuple[FormatSection | None, bool]:
    """The section for a number, and whether it says itself that the number is below zero."""
    first, second = parts[0], parts[1] if len(parts) > 1 else None
    if first.condition:
        if first.suits(value):
            return first, _below_zero(first)
    elif len(parts) == 1 or value > 0 or (value == 0 and len(parts) == 2):
        return first, False
    if second is None:
        return None, False
    if second.condition:
        if second.suits(value):
            return second, _below_zero(second)
    elif value < 0 or (len(parts) == 2 and first.condition):
        return second, not first.condition or (first.condition[0] in (">", ">=") and first.condition[1] == 0)
    return (parts[2], False) if len(parts) > 2 else (None, False)


def _below_zero(section: FormatSection) -> bool:
    operator, limit = section.condition or ("", 0.0)
    return operator in ("<", "<=") and limit <= 0


def _unsigned(section: FormatSection) -> bool:
    return all(_NOTHING_SAID.fullmatch(token.text) for token in section.tokens if token.kind == "text")


def _plain_figure(section: FormatSection) -> bool:
    """A figure in its own unit: no percent, power, fraction or thousands left out, no words beside it."""
    literals = (token.text for token in section.tokens if token.kind == "text")
    return (
        section.has("digit")
        and not section.has("%", "exponent", "/")
        and not section.numerals
        and not digit_plan(section.tokens).scale
        and all(_BARE.fullmatch(text) for text in literals)
        and not _interrupted(section)
    )


def _interrupted(section: FormatSection) -> bool:
    """Whether signs stand between digits, as in 000-00-0000."""
    digits = [at for at, token in enumerate(section.tokens) if token.kind == "digit"]
    return any(token.kind == "text" for token in section.tokens[digits[0] : digits[-1]])


def _general(section: FormatSection | None, value: float, *, data: bool) -> str:
    number = whole(value) if data else general(value)
    if section is None:
        return number
    said = counted(number, section.numerals) if section.numerals else number
    return "".join(said if token.kind in ("general", "@") else token.text for token in section.tokens)


def _day(section: FormatSection, value: float, text: str, *, since_1904: bool, data: bool) -> str:
    """Midnight is not said behind a day: programs write 2026-03-01 0:00:00 for a day without a clock."""
    at = serial_day(value, since_1904=since_1904)
    clock = any(token.kind == "date" and token.text[0] == "h" for token in section.tokens)
    if at is None or not at.day or not shows_whole_day(section):
        return text
    if data:
        hour = f" {at.seconds // 3600:02}:{at.seconds // 60 % 60:02}" if clock and at.seconds else ""
        return f"{at.year:04}-{at.month:02}-{at.day:02}{hour}"
    if clock and not at.seconds:
        tokens = section.tokens
        first = next(i for i, token in enumerate(tokens) if token.kind == "date" and token.text[0] == "h")
        days = [i for i, token in enumerate(tokens) if token.kind == "date" and token.text[0] in "yd"]
        if max(days) < first:
            short = msgspec.structs.replace(section, tokens=tokens[: max(days) + 1])
            return said_day(short, value, since_1904=since_1904) or text
    return text
