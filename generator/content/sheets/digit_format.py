"""A number -> its digits as a section of a number format shows them: places, groups, percent, power, fraction."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import msgspec

from generator.content.sheets.chinese_numerals import one_by_one
from generator.content.sheets.format_code import FormatSection, Token

_PAD = {"0": "0", "#": "", "?": " "}


class DigitPlan(msgspec.Struct, frozen=True):
    """What stands where among a section's tokens. whole, places: places of the digits before and behind the point.
    point: its place, or -1. grouped: by thousands. scale: power of ten by which the number is shown smaller. left:
    places of signs that are no literals."""

    whole: tuple[int, ...]
    places: tuple[int, ...]
    point: int
    grouped: bool
    scale: int
    left: frozenset[int]


def digit_plan(tokens: tuple[Token, ...]) -> DigitPlan:
    """Read the tokens of a section, or of a part of one."""
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    point = next((at for at, token in enumerate(tokens) if token.kind == "."), -1)
    if not digits:
        return DigitPlan((), (), -1, grouped=False, scale=0, left=frozenset())
    whole = tuple(at for at in digits if point < 0 or at < point)
    grouped, scale, left = False, 0, {point}
    for at, token in enumerate(tokens):
        if token.kind != ",":
            continue
        if whole and whole[0] < at < whole[-1]:
            grouped = True
            left.add(at)
        elif at and (tokens[at - 1].kind == "digit" or at - 1 in left) and at > max(digits[0], 0):
            scale += 3
            left.add(at)
    return DigitPlan(whole, tuple(at for at in digits if at not in whole), point, grouped, scale, frozenset(left))


def said_number(section: FormatSection, value: Decimal) -> str:
    """The section's text for a number, with a minus before it when it is below zero."""
    minus, size = value < 0, abs(value)
    tokens = section.tokens
    size *= Decimal(100) ** sum(token.kind == "%" for token in tokens)
    if section.has("exponent"):
        said = _scientific(tokens, size)
    elif bar := _bar(tokens):
        said = _fraction(tokens, bar, size)
    else:
        plan = digit_plan(tokens)
        said = _plain(tokens, plan, size.scaleb(-plan.scale))
    return ("-" if minus else "") + (one_by_one(said, section.numerals) if section.numerals else said)


def _plain(tokens: tuple[Token, ...], plan: DigitPlan, size: Decimal) -> str:
    if not plan.whole and not plan.places:
        return "".join(token.text for token in tokens)
    rounded = f"{size.quantize(Decimal(1).scaleb(-len(plan.places)), ROUND_HALF_UP):f}"
    before, _, behind = rounded.partition(".")
    filled = _filled(tokens, plan, before.lstrip("0"))
    filled |= dict(zip(plan.places, _behind(tokens, plan, behind), strict=True))
    if plan.point >= 0:
        filled[plan.point] = ("" if plan.whole else before.lstrip("0")) + "."
    return "".join(filled.get(at, "" if at in plan.left else token.text) for at, token in enumerate(tokens))


def _filled(tokens: tuple[Token, ...], plan: DigitPlan, digits: str) -> dict[int, str]:
    """Digits to their places from the right; the first place has all that are left."""
    filled: dict[int, str] = {}
    position = 0
    rest = digits
    for at in reversed(plan.whole):
        first = at == plan.whole[0]
        own = (rest if first else rest[-1:]) or _PAD[tokens[at].text]
        rest = "" if first else rest[:-1]
        said = ""
        for digit in reversed(own):
            said = (digit + "," if plan.grouped and position and not position % 3 and digit != " " else digit) + said
            position += 1
        filled[at] = said
    return filled


def _behind(tokens: tuple[Token, ...], plan: DigitPlan, digits: str) -> list[str]:
    said = list(digits)
    for at in reversed(range(len(said))):
        sign = tokens[plan.places[at]].text
        if said[at] != "0" or sign == "0":
            break
        said[at] = _PAD[sign]
    return said


def _scientific(tokens: tuple[Token, ...], size: Decimal) -> str:
    at = next(place for place, token in enumerate(tokens) if token.kind == "exponent")
    plan = digit_plan(tokens[:at])
    step = max(1, len(plan.whole))
    power = size.adjusted() if size else 0
    power -= power % step if step > 1 else 0
    mantissa = size.scaleb(-power)
    if mantissa.quantize(Decimal(1).scaleb(-len(plan.places)), ROUND_HALF_UP) >= Decimal(10) ** step:
        power, mantissa = power + step, mantissa.scaleb(-step)
    width = sum(token.kind == "digit" for token in tokens[at:])
    sign = "-" if power < 0 else "+" if tokens[at].text.endswith("+") else ""
    behind = "".join(token.text for token in tokens[at + 1 :] if token.kind != "digit")
    return f"{_plain(tokens[:at], plan, mantissa)}E{sign}{abs(power):0{width}}{behind}"


def _bar(tokens: tuple[Token, ...]) -> int:
    """The place of the stroke of a fraction, 0 when there is none."""
    return next(
        (
            at
            for at, token in enumerate(tokens[:-1])
            if token.kind == "/" and at and tokens[at - 1].kind == "digit" and _below(tokens, at)
        ),
        0,
    )


def _below(tokens: tuple[Token, ...], bar: int) -> str:
    """What stands below the stroke: places, or a number that is kept."""
    below = ""
    for token in tokens[bar + 1 :]:
        if token.kind != "digit" and not (token.kind == "text" and token.text.isdecimal()):
            break
        below += token.text
    return below


def _runs(tokens: tuple[Token, ...]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind == "digit":
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _fraction(tokens: tuple[Token, ...], bar: int, size: Decimal) -> str:
    below = _below(tokens, bar)
    *wholes, _ = _runs(tokens[:bar])
    exact = Fraction(size)
    number = int(exact) if wholes else 0
    rest = exact - number
    if any(sign in "123456789" for sign in below):
        under = int("".join(sign if sign.isdecimal() else "0" for sign in below))
        above = round(rest * under)
    else:
        part = rest.limit_denominator(10 ** len(below) - 1)
        above, under = part.numerator, part.denominator
    if wholes and above == under:
        number, above = number + 1, 0
    start = wholes[0][0] if wholes else bar
    before = "".join(token.text for token in tokens[:start] if token.kind == "text")
    behind = "".join(token.text for token in tokens[bar + 1 + len(below) :])
    whole = str(number) if number or not above or (wholes and tokens[start].text == "0") else ""
    share = f"{above}/{under}" if above or not wholes else ""
    return before + " ".join(filter(None, (whole if wholes else "", share))) + behind
