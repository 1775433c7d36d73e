"""Words of another level: no text that has one is passed over before it is taken apart."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.detectors import places

TABLES: tuple[Any, ...] = (places._ORGAN, places._DEGREE)


@pytest.mark.parametrize("place", ["甲县", "乙区", "丙市", "丁旗"])
def test_the_quick_look_passes_nothing_over(place: str) -> None:
    itself, organs = places.FOREIGN[places.level_of(place)]
    words = [word for table in TABLES for row in table.rows for word in _examples(row)]
    for level in itself:
        own = (f"全{level}", f"我{level}", f"本{level}", f"{level}市直")
        told = [*(word.replace("县", level) for word in words), *own]
        found = [word for word in told if places._pattern(level, organs=level in organs).search(f"{word}，")]
        assert found
        assert [word for word in found if not places._trace(level, organs=level in organs).search(word)] == []


def _examples(row: str | tuple[str, ...]) -> list[str]:
    """A row's examples; of words each behind the level's."""
    return list(row[1:]) if isinstance(row, tuple) else [f"县{word}" for word in row.split()]
