"""Bundles revised document by document hold what Pagefind makes of all documents at once,
and nothing of the old ones."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search import IndexReport, SearchEntry, periods, revision, update_index
from generator.search.exchange import VoidError
from generator.search.pagefind import metadata
from tests.deep import examples
from tests.search.made_documents import entry, made_documents
from tests.search.opened_index import meaning, opened

LETTERS = st.text(
    alphabet=st.one_of(
        st.sampled_from("县民政局低保2026年第1条（一）、。〔〕:-%税費補aÉﬁ①Ⅷ㎡\u200b\t𠮷ー·"),
        st.characters(codec="utf-8", exclude_categories=["Cs"]),
    ),
    max_size=24,
)
BODY = st.lists(st.tuples(st.sampled_from(["p", "h2", "td"]), LETTERS), max_size=6)
DOCUMENT = st.fixed_dictionaries(
    {
        "title": LETTERS,
        "body": BODY,
        "day": st.integers(1, 28),
        "month": st.integers(1, 12),
        "number": st.sampled_from(["", "云政办发〔2026〕7号"]),
        "index": st.sampled_from(["", "990-1/2026"]),
        "agency": st.sampled_from(["县民政局", "县教育局"]),
    }
)
EDITS = st.lists(
    st.dictionaries(st.integers(0, 11), st.one_of(st.none(), DOCUMENT), min_size=1, max_size=4), max_size=3
)


@pytest.fixture
def generous(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundles of some dozen documents, revised however much of them changes."""
    cut = periods.periods
    monkeypatch.setattr("generator.search.update.periods", lambda dated: cut(dated, step=1500))
    monkeypatch.setattr("generator.search.update._REVISED", 100)
    revise = revision.revise

    def surely(*arguments: Any, **more: Any) -> revision.Revised:
        try:
            return revise(*arguments, **more)
        except VoidError as error:
            raise AssertionError from error

    monkeypatch.setattr(revision, "revise", surely)


def written(documents: dict[int, dict[str, Any]]) -> tuple[list[SearchEntry], dict[str, str]]:
    entries, bodies = [], {}
    for number, one in documents.items():
        html = "".join(f"<{tag}>{text.replace('<', '').replace('&', '')}</{tag}>" for tag, text in one["body"])
        bodies[str(number)] = html.replace("<td>", "<table><tr><td>").replace("</td>", "</td></tr></table>")
        date = f"2026-{one['month']:02d}-{one['day']:02d}"
        more = {"doc_number": one["number"], "index_number": one["index"], "agency": one["agency"]}
        filters = {"agency": (one["agency"],)}
        entries.append(entry(str(number), one["title"], date, bodies[str(number)], **more, filters=filters))
    return entries, bodies


def updated(cache: Path, entries: list[SearchEntry], bodies: dict[str, str], **more: Any) -> IndexReport:
    return update_index(entries, read_body=bodies.__getitem__, cache=cache, **more)


@pytest.mark.usefixtures("generous")
@settings(max_examples=examples(20, many=400), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(DOCUMENT, min_size=1, max_size=12), EDITS, st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_any_edits_give_what_building_at_once_gives(
    first: list[dict[str, Any]], edits: list[dict[int, dict[str, Any] | None]], language: str
) -> None:
    documents = dict(enumerate(first))
    with tempfile.TemporaryDirectory() as folder:
        updated(Path(folder, "kept"), *written(documents), language=language)
        for edit in edits:
            for number, one in edit.items():
                documents.pop(number, None)
                if one is not None:
                    documents[number] = one
            report = updated(Path(folder, "kept"), *written(documents), language=language)
        if edits:
            clean = updated(Path(folder, "clean"), *written(documents), language=language)
            assert meaning(report) == meaning(clean)


@given(st.lists(st.sampled_from("kn"), max_size=30), st.integers(0, 8), st.sets(st.integers(0, 40)))
def test_pages_get_numbers_between_their_neighbours(kinds: list[str], front: int, gone: set[int]) -> None:
    names = [f"{kind}{at}" for at, kind in enumerate(kinds)]
    was = [name for name in names if name[0] == "k"]
    known = {name: front + 2 * at for at, name in enumerate(was)}
    count = front + 2 * len(was)
    free = sorted({*range(count)} - {*known.values()} - gone)
    found = metadata.numbered(names, known, free, count)
    assert {name: found[name] for name in was} == known
    assert len({*found.values()}) == len(names)
    assert {*found.values()} <= {*known.values(), *free, *range(count, count + len(names))}
    if max(found.values(), default=-1) < count:
        assert [found[name] for name in names] == sorted(found.values())


def test_an_order_of_its_own_is_written_only_where_pages_stand_otherwise(tmp_path: Path) -> None:
    def order_listed(entries: list[SearchEntry]) -> bool:
        report = updated(tmp_path, entries, bodies)
        [place] = [file.source for file in report.files if file.path.endswith(".pf_meta")]
        return b"\x65order" in opened(Path(place).read_bytes())

    entries, bodies = made_documents(30)
    newest = entry("new", "云岭县公园开放时间的通知", "2027-01-01", bodies.setdefault("new", "<p>县城公园开放。</p>"))
    between = entry("old", "云岭县公园建成的公告", "2022-01-01", bodies.setdefault("old", "<p>县城公园建成。</p>"))
    assert not order_listed(entries)
    assert not order_listed([*entries, newest])
    assert order_listed([*entries, between, newest])
