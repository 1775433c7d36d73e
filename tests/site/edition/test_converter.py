"""Texts into traditional characters: by OpenCC, by the county's own words first, alone or together alike."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.edition import Edition
from generator.site.edition.converter import Converter

PLAIN = Converter(Edition("s2tw"))
OWN = Converter(Edition("s2tw", (("云岭", "云嶺"), ("云岭县", "雲岭縣"), ("头发", "头发"))))


def test_phrases_decide_between_characters_that_simplification_made_one() -> None:
    assert PLAIN.text("头发、发展、面条、前面、干部、干燥、岚民发〔2026〕8号") == (
        "頭髮、發展、麵條、前面、幹部、乾燥、嵐民發〔2026〕8號"
    )


@pytest.mark.parametrize(
    ("form", "made"),
    [("s2t", "爲羣衆，軟件"), ("s2tw", "為群眾，軟件"), ("s2hk", "為羣眾，軟件"), ("s2twp", "為群眾，軟體")],
)
def test_the_form_of_characters_can_be_chosen(form: str, made: str) -> None:
    assert Converter(Edition(form)).text("为群众，软件") == made


def test_the_county_s_words_go_before_and_the_longest_of_them_first() -> None:
    assert OWN.text("云岭县和云岭的头发展开") == "雲岭縣和云嶺的头发展開"
    assert PLAIN.text("云岭县和云岭的头发") == "雲嶺縣和雲嶺的頭髮"


def test_a_text_that_holds_our_marks_is_converted_all_the_same() -> None:
    assert OWN.texts(["云岭\x1e后面", "\U000f0000云岭开放"]) == ["云嶺\x1e後面", "\U000f0000云嶺開放"]


TEXTS = st.text(st.sampled_from("云岭县头发展后面干部台风 a1。\n&;\x1e\U000f0001里"), max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, max_size=8))
@example(["", "头", "发", "头发"])
def test_together_is_as_alone(texts: list[str]) -> None:
    assert Converter(OWN_EDITION).texts(texts) == [Converter(OWN_EDITION).text(text) for text in texts]
    assert OWN.texts(texts) == OWN.texts(texts), "what is remembered is what was made"


OWN_EDITION = Edition("s2t", (("云岭", "云嶺"), ("头发", "头发")))
