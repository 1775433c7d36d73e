"""The tables of single characters."""

from __future__ import annotations

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.search import character_tables
from generator.search.characters import SHARDS, pages_of, revised, shard_of, steps


def tables(documents: list[tuple[str, str]]) -> list[bytes]:
    """The files of documents, each the characters of its title and its other characters."""
    keys = [
        ord(char) << 33 | place << 32 | page
        for page, both in enumerate(documents)
        for place, chars in enumerate(both)
        for char in chars
    ]
    return character_tables.tables(np.array(sorted(keys), np.uint64), range(SHARDS))


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
    assert read(steps(sorted(pages))) == pages_of(steps(sorted(pages))) == sorted(pages)


CHARACTERS = st.tuples(st.sets(st.sampled_from("税费户")), st.sets(st.sampled_from("县民政a1"))).map(
    lambda both: ("".join(sorted(both[0])), "".join(sorted(both[1])))
)


@given(st.lists(CHARACTERS, max_size=60), st.data())
def test_revised_tables_are_those_of_the_documents_now(before: list[tuple[str, str]], data: st.DataObject) -> None:
    """Each document stays, goes, or stands beside or instead of a new one."""
    after: list[tuple[str, str]] = []
    places: list[int] = []
    gone: dict[int, tuple[str, str]] = {}
    come: dict[int, tuple[str, str]] = {}
    for page, document in enumerate(before):
        stays, more = data.draw(st.sampled_from([(True, 0), (True, 0), (True, 1), (False, 0), (False, 1), (False, 2)]))
        if not stays:
            gone[page] = document
        places.append(len(after) if stays else -1)
        after += [document] * stays
        for _ in range(more):
            come[len(after)] = data.draw(CHARACTERS)
            after.append(come[len(after)])
    assert revised(tables(before), places, gone, come) == tables(after)


def test_a_character_is_in_its_shard_with_titles_apart() -> None:
    found = tables([("税", "费"), ("", "税"), ("税", "")])
    assert len(found) == SHARDS
    titles, others = msgspec.json.decode(found[shard_of("税")])["税"]
    assert (read(titles), read(others)) == ([0, 2], [1])
