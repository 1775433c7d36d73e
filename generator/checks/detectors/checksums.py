"""Digits and letters -> whether their own check character agrees."""

from __future__ import annotations

import datetime

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
"""Weights of the first 17 digits of an identity number, and the check character for each remainder (GB 11643-1999)."""
CENTURIES = ("18", "19", "20")
"""Of years of birth."""
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
"""First two digits of the codes of administrative divisions (GB/T 2260)."""


def identity_form(number: str) -> bool:
    """Whether 18 characters are built like a resident identity number (GB 11643-1999): region, date of birth; or like
    that of a foreigner with permanent residence since 2023: 9, province, country (ISO 3166-1), date of birth."""
    if len(number) != 18 or not number[:17].isdecimal() or number[0] == "0":
        return False
    if number[0] == "9" and number[1:3] not in PROVINCES:
        return False
    return number[6:8] in CENTURIES and _day(number[6:10], number[10:12], number[12:14])


def identity_check(number: str) -> bool:
    """ISO 7064 MOD 11-2 over the first 17 digits agrees with the last character."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], ID_WEIGHTS, strict=True))
    return ID_CHECKS[total % 11] == number[17].upper()


def old_identity(number: str) -> bool:
    """Whether 15 digits are built like an identity number of before 1999: region, two-digit year, month, day."""
    return number[:2] in PROVINCES and _day("19" + number[6:8], number[8:10], number[10:12])


def _day(year: str, month: str, day: str) -> bool:
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def luhn(number: str) -> bool:
    """ISO/IEC 7812-1, annex B: the check digit of bank cards."""
    total = 0
    for place, char in enumerate(reversed(number)):
        digit = int(char)
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0


def credit_code(code: str) -> bool:
    """Whether 18 characters are a 统一社会信用代码 (GB 32100-2015): alphabet and check character modulo 31."""
    if len(code) != 18 or any(char not in _CREDIT for char in code):
        return False
    return credit_check(code[:17]) == code[17]


def credit_check(first: str) -> str:
    """The check character for the first 17 characters of a 统一社会信用代码. Raises ValueError for a foreign one."""
    total = sum(_CREDIT.index(char) * pow(3, place, 31) for place, char in enumerate(first))
    return _CREDIT[(31 - total % 31) % 31]
