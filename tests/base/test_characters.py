"""The normal form of text: nothing in it is unseen, and nothing that is seen gets lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.characters import fate_of, is_normal, normal

EVERY = tuple(map(chr, range(0x110000)))


@given(st.text())
def test_the_normal_form_is_its_own(text: str) -> None:
    clean, unfit = normal(text)
    assert normal(clean) == (clean, ())
    assert is_normal(clean) and is_normal(text) == (not unfit)
    assert [text[one.offset] for one in unfit] == [one.char for one in unfit]
    seen = [char for char in text if fate_of(char) == "kept" and not char.isspace()]
    assert seen == [char for char in clean if not char.isspace()]


def test_whatever_draws_nothing_goes_or_is_refused() -> None:
    """By the categories of Unicode, whatever our own lists say."""
    kept = {char for char in EVERY if fate_of(char) == "kept"}
    assert {char for char in kept if unicodedata.category(char) in ("Cc", "Cs", "Co", "Zl", "Zp")} == {"\n", "\t"}
    formats = {char for char in kept if unicodedata.category(char) == "Cf"}
    assert formats == set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
    assert {hex(ord(char)) for char in kept if unicodedata.category(char) == "Cn"} <= {
        hex(code) for code in range(0x20000, 0x3FFFE)
    }
    assert not any(fate_of(chr(plane << 16 | end)) == "kept" for plane in range(17) for end in (0xFFFE, 0xFFFF))


@pytest.mark.parametrize(
    "char",
    [
        *"\u202e\u2066\u206a\ufff9\ufffd\x00\x07\x7f\x85\ue000\u0378\u2329\u0149",
        "\U000e0041",
        "\U000f0000",
        "\U0010ffff",
    ],
)
def test_refused(char: str) -> None:
    (one,) = normal(f"一{char}二")[1]
    assert one.fate == "refused" and one.name and one.offset == 1
    assert one.code == f"U+{ord(char):04X}"


@pytest.mark.parametrize(
    "char", "\u00ad\u034f\u061c\u180e\u200b\u200d\u200e\u2060\u2800\u3164\ufe0f\ufeff\ufffc\U000e0100"
)
def test_taken_out(char: str) -> None:
    clean, unfit = normal(f"一{char}二")
    assert (clean, [one.fate for one in unfit]) == ("一二", ["taken"])


def test_ends_of_lines_and_blanks_that_few_programs_know() -> None:
    assert normal("一\u2028二\x0c三\u2004四")[0] == "一\n二\n三 四"
    assert normal("一\u2028二\x0c三", ends=" ")[0] == "一 二 三"


def test_what_is_seen_stays() -> None:
    text = "第一条\u3000㎡、①Ⅷ、𠮷、é e\u0301、ﬁ、가、😀、\U0003134f、\U0002ebf0\t\xa0"
    assert normal(text) == (text, ())


def test_letters_numbers_and_signs_stay() -> None:
    lost = {char for char in EVERY if unicodedata.category(char)[0] in "LNPS" and fate_of(char) != "kept"}
    assert {f"{ord(char):X}" for char in lost} == set(
        "115F 1160 2329 232A 2800 3164 FFA0 FFFC FFFD 149 673 17A3 17A4".split()
    )
