"""The tables of single characters."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.index.characters import SHARDS, shard_of, steps, tables


def read(written: str) -> list[int]:
    """The pages of ``steps``, read by its description."""
    pages, page = [], -1
    for part_number, part in enumerate(written.split(",")):
        for digits in [part] if part_number % 2 else list(part):
            page += int(digits, 36)
            pages.append(page)
    return pages


@given(st.sets(st.integers(0, 5000)))
def test_steps_say_which_pages(pages: set[int]) -> None:
    assert read(steps(sorted(pages))) == sorted(pages)


def test_a_character_is_in_its_shard_with_titles_apart() -> None:
    found = tables([("税", "费"), ("", "税"), ("税", "")])
    assert len(found) == SHARDS
    titles, others = msgspec.json.decode(found[shard_of("税")])["税"]
    assert (read(titles), read(others)) == ([0, 2], [1])
