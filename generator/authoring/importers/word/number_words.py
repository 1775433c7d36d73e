"""Numbers as words, for the list forms of Word that spell them: English, Thai, Hindi, Korean and others."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_KOREAN_TENS = " 열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(" ")
_KOREAN_ONES = " 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉".split(" ")
_VIETNAMESE = "không một hai ba bốn năm sáu bảy tám chín".split()
_THAI = "ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า".split()
_THAI_UNITS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
HINDI = ("एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस").split()
"""1 to 20; the words beyond are irregular up to a hundred."""
_HEBREW_HUNDREDS = " ק ר ש ת תק תר תש תת תתק".split(" ")
_HEBREW_TENS, _HEBREW_ONES = " יכלמנסעפצ", " אבגדהוזחט"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def english(number: int) -> str:
    """``one hundred twenty-one``, below a million."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = number % size
    return f"{english(number // size)} {name}" + (f" {english(rest)}" if rest else "")


def english_ordinal(number: int) -> str:
    """``twenty-first``: the last word as an ordinal."""

    def last(match: re.Match[str]) -> str:
        word = match.group()
        return _ORDINALS.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")

    return re.sub("[a-z]+$", last, english(number))


def korean(number: int) -> str:
    """Korea's own words, 1 to 99."""
    return _KOREAN_TENS[number // 10] + _KOREAN_ONES[number % 10]


def vietnamese(number: int) -> str:
    """Vietnamese words up to 1000, Arabic digits beyond."""
    if number >= 1000:
        return "một ngàn" if number == 1000 else str(number)
    if number >= 100:
        rest = number % 100
        more = "" if not rest else f" lẻ {_VIETNAMESE[rest]}" if rest < 10 else f" {vietnamese(rest)}"
        return f"{_VIETNAMESE[number // 100]} trăm{more}"
    tens, ones = divmod(number, 10)
    if not tens:
        return _VIETNAMESE[ones]
    end = {0: "", 5: " lăm", 1: " mốt" if tens > 1 else " một"}.get(ones, f" {_VIETNAMESE[ones]}")
    return ("mười" if tens == 1 else f"{_VIETNAMESE[tens]} mươi") + end


def thai(number: int) -> str:
    """Thai words below a million: 1 at the end is เอ็ด, 20 is ยี่สิบ."""
    if number < 10:
        return _THAI[number]
    written = []
    digits = str(number)
    for place, digit in zip(range(len(digits) - 1, -1, -1), map(int, digits), strict=True):
        if not digit:
            continue
        word = {1: "", 2: "ยี่"}.get(digit, _THAI[digit]) if place == 1 else _THAI[digit]
        written.append(("เอ็ด" if place == 0 and digit == 1 else word) + _THAI_UNITS[place])
    return "".join(written)


def hebrew(number: int) -> str:
    """Hebrew numerals, 1 to 783 (15 and 16 as ט״ו and ט״ז, without the marks); Arabic digits beyond."""
    if not 0 < number <= 783:
        return str(number) if number else ""
    rest = number % 100
    low = {15: "טו", 16: "טז"}.get(rest, (_HEBREW_TENS[rest // 10] + _HEBREW_ONES[rest % 10]).strip())
    return _HEBREW_HUNDREDS[number // 100] + low.replace(" ", "")
