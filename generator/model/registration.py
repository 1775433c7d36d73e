"""规范性文件登记: how the county numbers its normative documents -> numbers read, and those that are missing in a row.

Normative documents are registered, numbered and published in one way (三统一: 国办发〔2018〕37号 (十)); the form of the number is the county's
own, so it is data: ``content/_data/registration.yaml``.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

LAW = datetime.date(2018, 5, 16)
"""国办发〔2018〕37号 was issued: documents before it were under no duty to be registered."""
PARTS = {"机关": "organ", "年份": "year", "序号": "number"}
"""What stands in braces in a form, in Chinese or English."""
_SHAPES = {"organ": r"[^\W\d_]+", "year": r"\d{4}", "number": r"\d+"}


class VoidNumber(msgspec.Struct, frozen=True):
    """空号: a number, or all up to another one (``to``), that no document bears, and why."""

    number: str
    reason: str
    to: str = ""


class Registration(msgspec.Struct, frozen=True):
    """How documents are registered. form: of the number, with {机关}, {年份} and {序号} in it; without {机关} the whole
    county counts in one row. digits: of the last part, 0 for any. since: documents published from that day on must say
    all that the register holds. void: numbers that no document bears."""

    form: str = "{机关}-{年份}-{序号}"
    digits: int = 0
    since: datetime.date | None = None
    void: tuple[VoidNumber, ...] = ()


class RegisterNumber(msgspec.Struct, frozen=True, order=True):
    """One number: whose row of which year it stands in, and at which place."""

    organ: str
    year: int
    number: int


class Gap(msgspec.Struct, frozen=True):
    """Numbers from ``first`` to ``last`` that nothing bears; ``after`` is the one that follows them."""

    first: RegisterNumber
    last: RegisterNumber
    after: RegisterNumber


def parts_of(form: str) -> tuple[str, ...]:
    """A form cut at its braces: words and the English names of parts in turn, words first and last."""
    return tuple(PARTS.get(part, part) for part in re.split(r"[{}]", form))


def form_fault(registration: Registration) -> str:
    """What a form should be when no number can be read by it; "" when it is fit."""
    parts = parts_of(registration.form)
    named = parts[1::2]
    if len(parts) % 2 == 0 or len({*named}) < len(named) or not {"year", "number"} <= {*named} <= {*_SHAPES}:
        return "含 {年份} 和 {序号}（可以有 {机关}）、各一次的形式，例如 {机关}-{年份}-{序号}"
    if any(not between and {*around} != {"organ", "year"} for between, around in _between(parts)):
        return "{年份} 与 {序号} 之间有符号或字，分得清的形式，例如 {机关}-{年份}-{序号}"
    return ""


def _between(parts: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What stands between each two parts."""
    for place in range(2, len(parts) - 1, 2):
        yield parts[place], (parts[place - 1], parts[place + 1])


def number_of(registration: Registration, text: str) -> RegisterNumber | None:
    """A number as it is written; None when it is not in the form, or is number 0."""
    match = _pattern(registration.form, registration.digits).fullmatch("".join(text.split()))
    if match is None or int(match["number"]) == 0:
        return None
    return RegisterNumber(match.groupdict().get("organ", ""), int(match["year"]), int(match["number"]))


@lru_cache(maxsize=8)
def _pattern(form: str, digits: int) -> re.Pattern[str]:
    shapes = _SHAPES | ({"number": rf"\d{{{digits}}}"} if digits else {})
    pieces = (
        f"(?P<{part}>{shapes[part]})" if place % 2 else re.escape(part) for place, part in enumerate(parts_of(form))
    )
    return re.compile("".join(pieces), re.ASCII if "organ" not in form and "机关" not in form else 0)


def written(registration: Registration, number: RegisterNumber, like: str = "") -> str:
    """A number in the form of the register. like: one that is written there, of which it has the digits."""
    match = _pattern(registration.form, registration.digits).fullmatch("".join(like.split()))
    width = len(match["number"]) if match else registration.digits or 1
    values = {"organ": number.organ, "year": str(number.year), "number": f"{number.number:0{width}d}"}
    return "".join(values[part] if place % 2 else part for place, part in enumerate(parts_of(registration.form)))


def example_of(registration: Registration) -> str:
    """The form as an editor is told it: {机关}-{年份}-{序号} -> 机关-年份-三位序号."""
    words = {part: word for word, part in PARTS.items()}
    if registration.digits:
        words["number"] = f"{registration.digits}位序号"
    return "".join(words[part] if place % 2 else part for place, part in enumerate(parts_of(registration.form)))


def void_stretches(registration: Registration) -> Iterator[tuple[RegisterNumber, RegisterNumber, str]]:
    """First and last number of each stretch that is explained, with the reason."""
    for item in registration.void:
        first = number_of(registration, item.number)
        last = number_of(registration, item.to or item.number)
        if first and last and (first.organ, first.year) == (last.organ, last.year):
            yield first, last, item.reason


def void_reason(registration: Registration, number: RegisterNumber) -> str:
    """Why a number is void; "" when it is not."""
    return next((reason for first, last, reason in void_stretches(registration) if first <= number <= last), "")


def gaps(registration: Registration, numbers: Iterable[RegisterNumber]) -> Iterator[Gap]:
    """Numbers missing in the rows that the given ones stand in, each row counted from 1; void ones are not missing."""
    rows: Mapping[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number in {*numbers}:
        rows[number.organ, number.year].append((number.number, number.number))
    for first, last, _ in void_stretches(registration):
        rows[first.organ, first.year].append((first.number, last.number))
    for (organ, year), stretches in sorted(rows.items()):
        reached = 0
        for start, end in sorted(stretches):
            if start > reached + 1:
                place = (RegisterNumber(organ, year, at) for at in (reached + 1, start - 1, start))
                yield Gap(*place)
            reached = max(reached, end)


def plain(text: str) -> str:
    """How numbers are compared: one width, one kind of brackets, no blanks."""
    return unicodedata.normalize("NFKC", "".join(text.split())).translate(_BRACKETS)


_BRACKETS = str.maketrans("[]【】〖〗()", "〔〕〔〕〔〕〔〕")
