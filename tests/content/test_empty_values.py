"""A key without a value is no value, however the YAML around it makes it be read."""

from __future__ import annotations

import pytest

from generator.content.front_matter import split


@pytest.mark.parametrize("written", ["", "  # 必填", " ~", " null", " ~  # 待填"])
def test_nothing_behind_the_colon_is_nothing(written: str) -> None:
    (entry,) = split(f"---\ntitle:{written}\n---\n").entries
    assert entry.value is None


@pytest.mark.parametrize("written", [' ""', " ''", ' "~"'])
def test_what_stands_in_quotes_is_text(written: str) -> None:
    (entry,) = split(f"---\ntitle:{written}\n---\n").entries
    assert entry.value == written.strip()[1:-1]
