"""The index that we write of any documents says what the pagefind program makes of them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search import SearchEntry, token_numbers, update_index
from generator.search.copy import index_copy
from generator.search.pagefind import chunks, ranges
from generator.search.script import simplified
from tests.search.made_documents import entry, made_documents
from tests.search.opened_index import contents, meaning, near_matches
from tests.search.oracle import characters_of, said_by_pagefind, weights_of

SIGNS = st.one_of(
    st.sampled_from("县民政局低保2026年第1条（一）、。〔〕:-%税費補aÉﬁ①Ⅷ㎡½…ΣΑσ㍿ﷺ가\u200b\t𠮷ー·"),
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="<&\0"),
)
TEXT = st.builds(lambda text, times: text * times, st.text(SIGNS, max_size=12), st.sampled_from([1, 1, 1, 5, 40]))
DOCUMENT = st.tuples(
    TEXT, st.lists(st.tuples(st.sampled_from(["p", "h2", "li"]), TEXT), max_size=5), st.integers(1, 9), TEXT
)
CORPUS = st.lists(DOCUMENT, min_size=1, max_size=9)


def written(corpus: list[Any]) -> tuple[list[SearchEntry], dict[str, str]]:
    bodies = {
        str(at): "".join(f"<{tag}>{text}</{tag}>" for tag, text in lines) for at, (_, lines, _, _) in enumerate(corpus)
    }
    entries = [
        entry(str(at), title, f"2026-01-0{day}", bodies[str(at)], doc_number=number)
        for at, (title, _, day, number) in enumerate(corpus)
    ]
    return entries, bodies


def check(entries: list[SearchEntry], bodies: dict[str, str], language: str = "zh-Hans") -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = update_index(entries, read_body=bodies.__getitem__, cache=Path(folder), language=language)
        found, near = meaning(report)["0/"], near_matches(report)
    folded = language == "zh-Hant"
    said = said_by_pagefind(entries, bodies, "0", folded)
    # How many words a document has matters to Pagefind's own ranking only, so ours says the same of all.
    said["lengths"] = dict.fromkeys(said["lengths"], 1)
    assert {key: found[key] for key in said} == said
    script = simplified() if folded else None
    newest_first = sorted(entries, key=lambda one: (one.date, one.url), reverse=True)
    expected: dict[str, tuple[list[int], list[int]]] = {}
    for page, one in enumerate(newest_first):
        for place, chars in enumerate(characters_of(index_copy(one, bodies.get(one.body, "")), script)):
            for char in chars:
                expected.setdefault(char, ([], []))[place].append(page)
    assert dict(_characters(found["characters"])) == expected
    assert {pair: {url: row[0] for url, row in rows.items()} for pair, rows in near.items()} == weights_of(
        entries, [index_copy(one, bodies.get(one.body, "")) for one in entries], script
    )


def _characters(tables: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, tuple[list[int], list[int]]]]:
    for path, table in tables.items():
        for char, (title, other) in table.items():
            assert path == f"characters/{ord(char) % len(tables)}.json"
            yield char, (pages(title), pages(other))


def pages(steps: str) -> list[int]:
    """Written in the way of the browser's ``unpacked``."""
    found, page = [], -1
    for at, part in enumerate(steps.split(",")):
        for step in [part] if at % 2 else part:
            page += int(step, 36)
            found.append(page)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CORPUS, st.sampled_from(["zh-Hans", "zh-Hans", "zh-Hant"]))
def test_any_documents(corpus: list[Any], language: str) -> None:
    check(*written(corpus), language)


def test_more_documents_than_a_run_has_and_more_words_than_a_range(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.prepared.AT_ONCE", 7)
    monkeypatch.setattr(ranges, "_RANGE", 300)
    monkeypatch.setattr(chunks, "CHUNK_SIZE", 100)
    check(*made_documents(60))


def test_more_places_than_fit_beside_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_numbers, "BITS", 60)
    check(*made_documents(12))


def test_places_and_pages_of_every_length() -> None:
    long = "<p>" + "".join(chr(0x4E00 + at % 9000) for at in range(70_000)) + "县政</p>"
    entries = [entry(f"{at:04d}", "县政府" if at % 300 == 0 else "通知", "2026-01-01", "") for at in range(700)]
    check([*entries, entry("long", "很长", "2026-02-01", long)], {"long": long})


def test_the_same_documents_give_the_same_bytes_however_they_are_dealt_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entries, bodies = made_documents(60)
    found = []
    for at_once in (7, 256):
        monkeypatch.setattr("generator.search.prepared.AT_ONCE", at_once)
        report = update_index(entries, read_body=bodies.__getitem__, cache=tmp_path / str(at_once))
        found.append({file.path: file.digest for file in report.files})
    assert found[0] == found[1]


def test_names_that_begin_alike_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("generator.search.bundle._SHORTEST", 1)
    entries, bodies = made_documents(40)
    report = update_index(entries, read_body=bodies.__getitem__, cache=tmp_path)
    names = json.loads(contents(report)["search/index/0/pages.json"])["names"].split()
    assert len(set(names)) == len(names)
    assert {len(name) for name in names} > {1}
    assert list(chain(meaning(report)["0/"]["addresses"])) == [one.url for one in reversed(sorted_by_time(entries))]


def sorted_by_time(entries: list[SearchEntry]) -> list[SearchEntry]:
    return sorted(entries, key=lambda one: (one.date, one.url))
