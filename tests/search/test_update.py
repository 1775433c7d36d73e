"""Bringing the index up to date: what is built, what is kept, what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator.search import IndexReport, SearchEntry, bundle, exchanged_entries, periods, update_index
from generator.search.pagefind import program as pagefind
from tests.search.made_documents import entry, made_documents
from tests.search.opened_index import contents, meaning, opened, texts, words


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundles of some dozen documents, of which one or two may be exchanged."""
    cut = periods.periods
    monkeypatch.setattr("generator.search.update.periods", lambda dated: cut(dated, step=1800))
    monkeypatch.setattr("generator.search.update._REVISED", 0.25)


@pytest.fixture
def update(tmp_path: Path) -> Callable[..., IndexReport]:
    def run(entries: list[SearchEntry], bodies: dict[str, str], cache: str = "cache", **more: object) -> IndexReport:
        return update_index(entries, read_body=bodies.__getitem__, cache=tmp_path / cache, **more)  # type: ignore[arg-type]

    return run


def files(report: IndexReport) -> dict[str, str]:
    return {file.path: file.digest for file in report.files}


def rebuilt(report: IndexReport) -> list[str]:
    return [part.name for part in report.bundles if part.rebuilt]


def revised(report: IndexReport) -> list[str]:
    return [part.name for part in report.bundles if part.revised]


def test_what_an_index_consists_of(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(40)
    report = update(entries, bodies, synonyms=[["低保", "最低生活保障"]])
    assert sum(part.documents for part in report.bundles) == 40
    assert len(report.bundles) > 1
    manifest = json.loads(contents(report)["search/index/manifest.json"])
    assert manifest["documents"] == 40
    assert [part["path"] for part in manifest["bundles"]] == [f"{part.name}/" for part in report.bundles]
    assert [part["to"] for part in manifest["bundles"]] == sorted(
        (part["to"] for part in manifest["bundles"]), reverse=True
    )
    for part in manifest["bundles"]:
        for name in ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.unknown.pagefind", "pages.json"):
            assert f"search/index/{part['path']}{name}" in files(report)
    assert not [path for path in files(report) if "ui" in path.rpartition("/")[2] or path.endswith("files.json")]
    assert json.loads(contents(report)[f"search/index/{manifest['synonyms']}"]) == [["低保", "最低生活保障"]]


def test_a_fragment_has_the_text_of_the_document_and_nothing_of_the_cutting(update: Callable[..., IndexReport]) -> None:
    body = "<p>第一条 低保〔2020〕标准。</p><p>第二条</p>"
    report = update([entry("a", "关于低保的通知", "2026-03-01", body, doc_number="云发〔2026〕1号")], {"a": body})
    [fragment] = [json.loads(content) for path, content in contents(report).items() if "/fragment/" in path]
    assert fragment["content"] == "第一条 低保〔2020〕标准。\n第二条"
    assert fragment["url"] == "/d/a/"
    assert fragment["meta"] == {
        "title": "关于低保的通知",
        "date": "2026-03-01",
        "agency": "",
        "number": "云发〔2026〕1号",
    }


def test_nothing_changed_nothing_built_nothing_read(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(40)
    first = update(entries, bodies)
    second = update(entries, {})
    assert files(second) == files(first)
    assert rebuilt(second) == revised(second) == []


def test_a_changed_document_revises_its_bundle_alone(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(60)
    first = update(entries, bodies)
    oldest = min(range(60), key=lambda at: entries[at].date)
    bodies[entries[oldest].body] = bodies[entries[oldest].body].replace("</p>", "！</p>", 1)
    entries[oldest] = msgspec.structs.replace(entries[oldest], key="changed")
    second = update(entries, bodies)
    assert (rebuilt(second), revised(second)) == ([], ["0"])
    kept = [
        path
        for path in files(second)
        if not path.startswith(("search/index/0/", "search/index/near")) and not path.endswith("manifest.json")
    ]
    assert kept
    assert all(files(second)[path] == files(first)[path] for path in kept)


def test_a_new_document_revises_the_newest_bundle_alone(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(62)
    first = update(entries, bodies)
    body = "<p>新的一段。</p>"
    second = update([*entries, entry("new", "新文件", "2026-12-31", body)], {**bodies, "new": body})
    assert (rebuilt(second), revised(second)) == ([], [first.bundles[0].name])


def test_what_is_found_does_not_depend_on_what_came_before(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(50)
    update(entries[:30], bodies)
    by_time = sorted(entries, key=lambda one: (one.date, one.url))
    update([*by_time[:-2], by_time[-1]], bodies)
    last = update(entries, bodies)
    assert revised(last)
    assert meaning(last) == meaning(update(list(reversed(entries)), bodies, cache="other"))


def test_many_changes_build_a_bundle_again(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(60)
    oldest = sorted(entries, key=lambda one: one.date)
    update(entries, bodies)
    seen = []
    for at in range(10):
        oldest[at] = msgspec.structs.replace(oldest[at], key=f"changed {at}")
        report = update(oldest, bodies)
        seen.append("built" if rebuilt(report) else "revised")
    assert {"built", "revised"} == set(seen)
    assert seen[0] == "revised"
    assert files(update(oldest, {})) == files(report)


def test_workers_make_no_difference(update: Callable[..., IndexReport], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.update._WORTH_WORKERS", 1)
    entries, bodies = made_documents(20)
    assert files(update(entries, bodies, workers=2)) == files(update(entries, bodies, cache="other"))


def test_no_documents(update: Callable[..., IndexReport]) -> None:
    report = update([], {})
    assert report.bundles == ()
    assert json.loads(contents(report)["search/index/manifest.json"])["bundles"] == []


def test_a_build_that_dies_leaves_the_finished_bundles(
    update: Callable[..., IndexReport], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entries, bodies = made_documents(60)
    first = update(entries, bodies)
    more = [*entries, entry("new", "新文件", "2026-12-31", "<p>文</p>")]
    with monkeypatch.context() as broken:
        broken.setattr(bundle, "write_lists", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            update(more, {**bodies, "new": "<p>文</p>"})
    assert all(Path(file.source).is_file() for file in first.files)
    again = update(entries, bodies)
    assert rebuilt(again) == []
    assert not list((tmp_path / "cache").glob("new-*"))


def test_a_damaged_cache_is_built_again(update: Callable[..., IndexReport], tmp_path: Path) -> None:
    entries, bodies = made_documents(20)
    first = update(entries, bodies)
    fragments = [Path(file.source) for file in first.files if "/fragment/" in file.path]
    fragments[0].unlink()
    (tmp_path / "cache" / "volumes.json").write_text("{", encoding="utf-8")
    again = update(entries, bodies)
    assert files(again) == files(first)
    assert len(rebuilt(again)) == 1


@pytest.mark.parametrize("kind", [".pf_index", ".pf_fragment", ".pf_meta", "pagefind-entry.json", "characters/0.json"])
def test_what_is_not_found_as_it_was_left_makes_the_bundle_be_built_again(
    update: Callable[..., IndexReport], kind: str
) -> None:
    entries, bodies = made_documents(12)
    first = update(entries, bodies)
    for file in first.files:
        if "/index/0/" in file.path and file.path.endswith(kind):
            Path(file.source).write_bytes(b"something else")
    entries[0] = msgspec.structs.replace(entries[0], title="另一标题", key="changed")
    again = update(entries, bodies)
    assert (rebuilt(again), revised(again)) == (["0"], [])
    assert meaning(again) == meaning(update(entries, bodies, cache="other"))


def test_other_words_than_those_indexed_make_the_bundle_be_built_again(
    update: Callable[..., IndexReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, bodies = made_documents(12)
    update(entries, bodies)
    monkeypatch.setattr("generator.search.topics.OFTEN", 2)
    entries[5] = msgspec.structs.replace(entries[5], key="changed")
    assert rebuilt(update(entries, bodies)) == ["0"]


def test_a_held_back_body_is_nowhere(update: Callable[..., IndexReport]) -> None:
    entries, bodies = made_documents(10)
    held = entry("held", "关于专项资金的请示", "2025-05-05", "", index_number="YL-9")
    report = update([*entries, held], {**bodies, "held": "<p>绝密璀璨</p>"})
    assert "璀璨" not in " ".join(texts(report))
    assert "秘密脚本" not in " ".join(texts(report))
    assert {"专项", "yl"} <= words(report)


def test_what_is_gone_leaves_the_bundles(update: Callable[..., IndexReport], tmp_path: Path) -> None:
    entries, bodies = made_documents(12)
    body = "<p>璀璨夺目</p>"
    with_it = update([*entries, entry("gone", "撤回的", "2026-01-01", body)], {**bodies, "gone": body})
    assert "璀璨" in words(with_it)
    without = update(entries, bodies)
    assert revised(without)
    assert "璀璨" not in " ".join(texts(without))
    assert meaning(without) == meaning(update(entries, bodies, cache="other"))
    update(entries, bodies)
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert not [path for path in kept if "璀璨".encode() in opened(path.read_bytes())]


def test_a_traditional_edition_is_folded_to_simplified_characters(update: Callable[..., IndexReport]) -> None:
    body = "<p>徵地補償安置</p>"
    report = update([entry("a", "關於徵地的通知", "2026-01-01", body)], {"a": body}, language="zh-Hant")
    assert {"征地", "地补", "补偿", "关于"} <= words(report)
    assert json.loads(contents(report)["search/index/manifest.json"])["folded"] is True


def test_pagefind_saying_no_is_an_error_with_its_words(
    update: Callable[..., IndexReport], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho no room; exit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    entries, bodies = made_documents(3)
    with pytest.raises(pagefind.IndexingError, match="3: no room"):
        update(entries, bodies)


def test_a_full_disk_is_said_and_does_not_pass_for_a_bundle_to_build_again(
    update: Callable[..., IndexReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, bodies = made_documents(40)
    update(entries, bodies)
    entries[3] = msgspec.structs.replace(entries[3], title="关于临时救助的通知", key="0" * 16)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle, "write_characters", full)
    monkeypatch.setattr(bundle, "build", lambda *_, **__: pytest.fail("the bundle is not built again"))
    with pytest.raises(OSError, match="No space"):
        update(entries, bodies)


def test_a_revision_of_files_that_are_gone_is_void(
    update: Callable[..., IndexReport], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, bodies = made_documents(40)
    update(entries, bodies)
    entries[3] = msgspec.structs.replace(entries[3], title="关于临时救助的通知", key="0" * 16)

    def gone(place: Path) -> bytes:
        raise LookupError(place.name)

    monkeypatch.setattr("generator.search.revision.content", gone)
    report = update(entries, bodies)
    assert rebuilt(report) and not revised(report)


def test_entries_are_exchanged_in_what_the_last_update_was_made_from(
    update: Callable[..., IndexReport], tmp_path: Path
) -> None:
    entries, bodies = made_documents(40)
    named = files(update(entries, bodies))["search/index/manifest.json"]
    old, new = entries[5], msgspec.structs.replace(entries[5], key="0" * 16)
    cache = tmp_path / "cache"
    exchanged = exchanged_entries([old], [new], cache=cache, manifest=named)
    assert exchanged == [*entries[:5], new, *entries[6:]]
    assert [one.identity for one in exchanged] == [
        msgspec.structs.replace(one).identity for one in (*entries[:5], new, *entries[6:])
    ]
    assert exchanged_entries([old], [new], cache=cache, manifest="another") is None
    assert exchanged_entries([new], [old], cache=cache, manifest=named) is None
    assert exchanged_entries([old], [], cache=cache, manifest=named) is None
    unknown = msgspec.structs.replace(old, url="/d/unknown/")
    assert exchanged_entries([unknown], [unknown], cache=cache, manifest=named) is None
