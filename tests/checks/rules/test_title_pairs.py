"""Signs of a title that go in pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.rules.title_pairs import unpaired

TITLES = st.recursive(
    st.text("关于印发办法的通知 2026-#1", max_size=6),
    lambda inner: st.builds(
        lambda before, pair, within, after: before + pair[0] + within + pair[1] + after,
        inner,
        st.sampled_from(["“”", "《》", "（）", "()", "〔〕", "【】", "「」", "(）"]),
        inner,
        inner,
    ),
    max_leaves=5,
)


@given(TITLES)
def test_a_title_made_of_pairs_has_none_alone(title: str) -> None:
    assert unpaired(title) == ""


@given(TITLES, st.sampled_from("“”《》〔〕「」"), st.data())
def test_one_sign_more_is_found(title: str, sign: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(title)))
    assert unpaired(title[:at] + sign + title[at:]) != ""


@pytest.mark.parametrize(
    "title", ["”关于某事的通知”", '“关于某事"的通知', '关于"某事的通知', "》办法《", "关于（某事〕的通知"]
)
def test_mixed_and_turned_signs_are_found(title: str) -> None:
    assert unpaired(title)
