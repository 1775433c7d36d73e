"""Digits -> the numerals that [DBNum1] to [DBNum3] ask for: 一百二十三, 壹佰贰拾叁, １２３."""

from __future__ import annotations

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟"), 3: ("", "十", "百", "千")}
_GROUPS = ("", "万", "亿", "兆")


def one_by_one(digits: str, numerals: int) -> str:
    """Every digit as a numeral, anything else as it is; numerals: 1 to 3, others leave the digits."""
    table = _DIGITS.get(numerals)
    return digits.translate({ord(str(value)): sign for value, sign in enumerate(table)}) if table else digits


def counted(digits: str, numerals: int) -> str:
    """A number as it is said: 一百二十三; the digits behind a point one by one."""
    if numerals not in _DIGITS:
        return digits
    whole, point, rest = digits.partition(".")
    minus, whole = whole.startswith("-"), whole.lstrip("-")
    if not whole.isdigit() or len(whole) > 4 * len(_GROUPS):
        return one_by_one(digits, numerals)
    return "-" * minus + _whole(int(whole), numerals) + one_by_one(point + rest, numerals)


def _whole(number: int, numerals: int) -> str:
    zero = _DIGITS[numerals][0]
    if not number:
        return zero
    groups = []
    while number:
        number, rest = divmod(number, 10_000)
        groups.append(rest)
    said = ""
    for place in reversed(range(len(groups))):
        rest = groups[place]
        if rest:
            gap = said and (rest < 1000 or not groups[place + 1])
            said += (zero if gap and not said.endswith(zero) else "") + _group(rest, numerals) + _GROUPS[place]
    return said


def _group(number: int, numerals: int) -> str:
    """1 to 9999."""
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += (_DIGITS[numerals][0] if gap and said else "") + _DIGITS[numerals][digit] + _UNITS[numerals][place]
            gap = False
        else:
            gap = True
    return said


def of_a_day(number: int, numerals: int) -> str:
    """A month, day or hour: 十二, 三十一, where a number alone would be 一十二."""
    said = counted(str(number), numerals)
    return said.removeprefix("一") if numerals == 1 and 10 <= number < 20 else said
