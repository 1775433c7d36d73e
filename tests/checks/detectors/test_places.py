"""Words of another level: no text that has one is passed over before it is taken apart."""

from __future__ import annotations

import pytest

from generator.base.patterns import PatternTable
from generator.checks.detectors import places


@pytest.mark.parametrize("place", ["甲县", "乙区", "丙市", "丁旗"])
def test_the_quick_look_passes_nothing_over(place: str) -> None:
    itself, organs = places.FOREIGN[places.level_of(place)]
    assert isinstance(places._ORGAN, PatternTable)
    assert isinstance(places._DEGREE, PatternTable)
    words = [word for table in (places._ORGAN, places._DEGREE) for row in table.rows for word in _examples(row)]
    for level in itself:
        told = [
            *(word.replace("县", level) for word in words),
            f"全{level}",
            f"我{level}",
            f"本{level}",
            f"{level}市直",
        ]
        found = [word for word in told if places._pattern(level, organs=level in organs).search(f"{word}，")]
        assert found
        assert [word for word in found if not places._trace(level, organs=level in organs).search(word)] == []


def _examples(row: str | tuple[str, ...]) -> list[str]:
    """A row's examples; words are told as what follows the level's word."""
    return list(row[1:]) if isinstance(row, tuple) else [f"县{word}" for word in row.split()]
