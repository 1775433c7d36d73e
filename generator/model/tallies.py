"""What the rows of a register must be to each other: numbers without a gap, sums of the rows below, balances that are
carried from one period to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.model.agreement import plain, rounding
from generator.model.field_types.period import follows, said
from generator.model.register import Register, RegisterRow

_SERIAL = re.compile(r"(.*?)([0-9]+)\D*", re.DOTALL)
_AMONG = 3
"""How many lacking numbers are told one by one."""


def misnumbered(register: Register, rows: Iterable[RegisterRow]) -> Iterator[tuple[RegisterRow, str]]:
    """Rows whose number does not follow the last one of its series, with what should be. A series is what stands before
    the last digits of the key (岚规〔2026〕), and begins with 1."""
    if not register.gapless:
        return
    series: dict[str, int] = {}
    for row in rows:
        match = _SERIAL.fullmatch(register.key_of(row))
        if not match or register.sums_up(row):
            continue
        head, serial = match[1], int(match[2])
        last = series.get(head, 0)
        series[head] = max(serial, last)
        if serial > last + 1:
            yield row, f"接着上一号，中间没有 {_lacking(match, last + 1, serial)}"
        elif serial < last:
            yield row, f"按顺序排在 {head}{str(last).zfill(len(match[2]))} 之前"


def _lacking(match: re.Match[str], first: int, last: int) -> str:
    shown = [f"{match[1]}{str(number).zfill(len(match[2]))}" for number in range(first, min(last, first + _AMONG))]
    return "、".join(shown) + (f" 等 {last - first} 个" if last - first > _AMONG else "")


def unbalanced(register: Register, rows: Sequence[RegisterRow]) -> Iterator[tuple[RegisterRow, str, str]]:
    """Sums that are not: (row, column, what it should be)."""
    for whole, parts in (*_totals(register, rows), *_branches(register, rows)):
        for column in register.amounts:
            given = [part[column] for part in parts if part[column]]
            if not whole[column] or not given:
                continue
            total = sum(map(Decimal, given), Decimal())
            slack = rounding([whole[column], *given]) if register.rounded else Decimal()
            if abs(Decimal(whole[column]) - total) > slack:
                yield whole, column, f"下面各项的和 {plain(total)}"
    yield from carried(register, rows)


def _totals(register: Register, rows: Sequence[RegisterRow]) -> Iterator[tuple[RegisterRow, list[RegisterRow]]]:
    """A row 合计 with those that it sums up: all others, or, of a tree, those that no other one sums up."""
    wholes = [row for row in rows if register.sums_up(row)]
    parts = [row for row in rows if not register.sums_up(row)]
    if register.tree:
        codes = {row[register.tree] for row in parts}
        parts = [row for row in parts if not _above(row[register.tree], codes)]
    yield from ((whole, parts) for whole in wholes)


def _branches(register: Register, rows: Sequence[RegisterRow]) -> Iterator[tuple[RegisterRow, list[RegisterRow]]]:
    """A row of a tree with the rows right below it: 201 with 20101 and 20102."""
    if not register.tree:
        return
    coded = [row for row in rows if row[register.tree] and not register.sums_up(row)]
    codes = {row[register.tree] for row in coded}
    below: defaultdict[str, list[RegisterRow]] = defaultdict(list)
    for row in coded:
        below[_above(row[register.tree], codes)].append(row)
    yield from ((row, below[row[register.tree]]) for row in coded if row[register.tree] in below)


def _above(code: str, codes: set[str]) -> str:
    """The longest other code that a code begins with, or ""."""
    return next((code[:end] for end in range(len(code) - 1, 0, -1) if code[:end] in codes), "")


def carried(register: Register, rows: Iterable[RegisterRow]) -> Iterator[tuple[RegisterRow, str, str]]:
    """Openings that are not the closing of the period before: (row, column, what it should be)."""
    carry = register.carry
    if carry is None:
        return
    accounts: defaultdict[tuple[str, ...], list[RegisterRow]] = defaultdict(list)
    for row in rows:
        if row[carry.along] and not register.sums_up(row):
            accounts[tuple(row[key] for key in carry.by)].append(row)
    for own in accounts.values():
        own.sort(key=lambda row: row[carry.along])
        for before, row in pairwise(own):
            closing, opening = before[carry.closing], row[carry.opening]
            adjacent = follows(before[carry.along], row[carry.along])
            if adjacent and closing and opening and Decimal(closing) != Decimal(opening):
                told = (
                    f"上期（{said(before[carry.along])}）的{register.name_of(carry.closing)} {plain(Decimal(closing))}"
                )
                yield row, carry.opening, told
