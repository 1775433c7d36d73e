"""Dealing documents out to bundles: few, of bounded size, and nothing moves that need not."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search.periods import Dated, Period, in_order, periods

STEP = 1000
LARGEST = STEP + STEP // 4 + 300

VOLUMES = st.lists(st.integers(1, 300), min_size=1, max_size=400)


def site(volumes: list[int], every: int = 2) -> list[Dated]:
    """Documents with these volumes, one every few days."""
    first = datetime.date(2010, 1, 1)
    return [
        Dated((first + datetime.timedelta(days=every * at)).isoformat(), f"/d/{at:05d}/", volume)
        for at, volume in enumerate(volumes)
    ]


def parts(documents: list[Dated]) -> dict[str, list[Dated]]:
    ordered = [documents[at] for at in in_order(documents)]
    return {found.name: ordered[found.first : found.after] for found in periods(ordered, step=STEP)}


def test_a_small_site_is_one_bundle() -> None:
    assert periods(site([10] * 50), step=STEP) == [Period("0", 0, 50)]


def test_no_documents_no_bundles() -> None:
    assert periods([], step=STEP) == []


@settings(max_examples=60)
@given(VOLUMES, st.integers(0, 20))
def test_each_document_is_in_one_bundle_and_no_bundle_is_too_big(volumes: list[int], every: int) -> None:
    found = parts(site(volumes, every))
    assert sorted(document.url for part in found.values() for document in part) == [
        f"/d/{at:05d}/" for at in range(len(volumes))
    ]
    assert all(sum(document.volume for document in part) <= LARGEST for part in found.values())
    assert all(found.values())
    newest_first = [part[0].date for part in found.values()]
    assert newest_first == sorted(newest_first, reverse=True)


@settings(max_examples=60)
@given(VOLUMES)
def test_few_bundles(volumes: list[int]) -> None:
    assert len(parts(site(volumes))) <= sum(volumes) // STEP + 1


def test_growing_day_by_day_changes_the_newest_and_cuts_it_seldom() -> None:
    volumes = [(at * 37) % 200 + 20 for at in range(600)]
    before: dict[str, list[Dated]] = {}
    cuts = 0
    for count in range(1, len(volumes)):
        now = parts(site(volumes[:count]))
        changed = [name for name, part in now.items() if before.get(name) != part]
        assert changed[0] == next(iter(now))
        cuts += len(changed) > 1
        before = now
    assert cuts <= sum(volumes) / STEP + 1


def test_an_old_document_that_changes_stays_in_its_bundle() -> None:
    volumes = [90] * 200
    one, other = parts(site(volumes)), parts(site([*volumes[:10], 91, *volumes[11:]]))
    assert [name for name in one if one[name] != other.get(name)] == ["0"]


def test_a_day_with_very_many_documents_is_parted() -> None:
    documents = [Dated("2020-01-01", f"/d/{at:05d}/", 100) for at in range(300)]
    found = parts(documents)
    assert len(found) > 2
    assert len(set(found)) == len(found)
    assert all(sum(document.volume for document in part) <= LARGEST for part in found.values())
