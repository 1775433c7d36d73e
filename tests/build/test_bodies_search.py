"""An edited body with search on, as it is by default: exchanged in the bundle that holds it, or all is looked at."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.base.store import Store
from generator.build.pipeline import build
from generator.model.options import Options
from generator.model.state import Trees
from generator.search import IndexFile, IndexReport
from tests.build.test_bodies import FIRST, edit, ways
from tests.conftest import CONFIG, SmallSite
from tests.search.opened_index import meaning, words

__all__ = ("ways",)


@pytest.fixture(params=["plain", "traditional"])
def county(site: SmallSite, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A site built with search, whose documents are known by their stamps however young they are."""
    for module in ("build.change_scan", "content.documents", "build.copied_files"):
        monkeypatch.setattr(sys.modules[f"generator.{module}"], "RACY", 0)
    site.write("config.yaml", CONFIG + ("traditional: s2t\n" if request.param == "traditional" else ""))
    for number in range(20):
        text = f"{FIRST}\n\n{'低保标准提高' * 3}第{number}份，编号甲{number}。"
        site.document(f"a/n{number:02d}.md", text, publish_date=f"2026-03-{number + 1:02d}")
    site.document("a/held.md", FIRST + "保密正文。", classification="不予公开")
    site.document("a/asked.md", FIRST + "申请正文。", classification="依申请公开")
    build(site.options(search=True))
    assert len(bases(site.root / "public")) == (2 if request.param == "traditional" else 1)
    return site


def indexes(site: SmallSite, options: Options) -> dict[str, Any]:
    """The meaning of each edition's public index, without files that only stay for one more build."""
    output = options.own_output_folder()
    trees = Store(options.state_folder(output)).read("trees", Trees)
    assert trees
    return {base: meaning(public_index(output, trees, base)) for base in bases(output)}


def bases(output: Path) -> list[str]:
    return [base for base in ("search/index/", "zh-hant/search/index/") if (output / base).is_dir()]


def public_index(output: Path, trees: Trees, base: str) -> IndexReport:
    paths = [path for path in sorted(trees.files) if path.startswith(base) and path not in trees.retained]
    return IndexReport(tuple(IndexFile(path, str(output / path), trees.files[path]) for path in paths), ())


def equals_clean(site: SmallSite) -> bool:
    """Pages byte by byte, the index by what can be found in it (ADR 0120)."""
    for name in ("clean", ".clean.gongkai", "state"):
        shutil.rmtree(site.root / name, ignore_errors=True)
    clean = site.options(search=True, output=site.root / "clean", state=site.root / "state")
    build(clean)
    now = site.options(search=True)
    bare = [
        {path: data for path, data in files.items() if "search/index/" not in path}
        for files in (tree_of(now), tree_of(clean))
    ]
    return bare[0] == bare[1] and indexes(site, now) == indexes(site, clean)


def tree_of(options: Options) -> dict[str, bytes]:
    folder = options.own_output_folder()
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "build.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def found(site: SmallSite, word: str) -> bool:
    """Whether the public index of the plain edition has a pair of characters."""
    options = site.options(search=True)
    trees = Store(options.state_folder(options.own_output_folder())).read("trees", Trees)
    assert trees
    return word in words(public_index(options.own_output_folder(), trees, "search/index/"))


def test_a_body_is_exchanged_in_its_bundle(county: SmallSite, ways: list[str]) -> None:
    ways.clear()
    edit(county, "a/n03.md", "编号甲3", "编号甲3，另有罕词鼋鼍")
    build(county.options(search=True))
    assert ways == []
    assert found(county, "鼋鼍") and "鼋鼍" in county.page("d/n03/index.html")
    assert equals_clean(county)
    ways.clear()
    edit(county, "a/n03.md", "，另有罕词鼋鼍", "")
    build(county.options(search=True))
    assert ways == [] and not found(county, "鼋鼍")
    assert equals_clean(county)


def test_no_other_body_is_read(county: SmallSite, ways: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.base.bodies import BodyStore

    read: list[str] = []
    reading = BodyStore.read

    def watched(self: BodyStore, key: str) -> str:
        read.append(reading(self, key))
        return read[-1]

    monkeypatch.setattr(BodyStore, "read", watched)
    edit(county, "a/n03.md", "编号甲3", "编号甲3，补充")
    build(county.options(search=True))
    assert ways == [] and read and all("编号甲3，补充" in text for text in read)


@pytest.mark.parametrize("name", ["held", "asked"])
def test_a_body_that_is_not_shown_leaves_the_index_alone(county: SmallSite, ways: list[str], name: str) -> None:
    options = county.options(search=True)
    before = indexes(county, options)
    ways.clear()
    edit(county, f"a/{name}.md", "正文。", "正文，另有罕词鼋鼍。")
    built = build(options)
    assert (ways, built.written) == ([], 0)
    assert indexes(county, options) == before and not found(county, "鼋鼍")


def test_a_file_saved_without_change_makes_nothing(county: SmallSite, ways: list[str]) -> None:
    ways.clear()
    (county.root / "content/a/n05.md").touch()
    built = build(county.options(search=True))
    assert (ways, built.written, built.unchanged) == ([], 0, True)


def test_too_much_of_a_bundle_has_it_built_over_all_documents(county: SmallSite, ways: list[str]) -> None:
    ways.clear()
    for number in range(10):
        edit(county, f"a/n{number:02d}.md", "编号甲", "编号乙丙丁戊己庚辛壬癸")
    build(county.options(search=True))
    assert ways == ["whole"]
    assert equals_clean(county)


@pytest.mark.parametrize("name", ["entries", "current.json", "volumes.json", "objects"])
def test_a_damaged_index_has_all_documents_looked_at(county: SmallSite, ways: list[str], name: str) -> None:
    ways.clear()
    for place in county.root.glob(f".gongkai/*/index/{name}"):
        shutil.rmtree(place) if place.is_dir() else place.write_bytes(b"\0")
    edit(county, "a/n03.md", "编号甲3", "编号甲3，补充")
    build(county.options(search=True))
    assert ways == ["whole"]
    assert equals_clean(county)


def test_an_index_that_was_never_published_is_not_built_upon(
    county: SmallSite, ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = county.document("a/leaving.md", FIRST + "\n\n罕词鼋鼍。")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(sys.modules["generator.build.making"], "put", full)
        with pytest.raises(OSError, match="space"):
            build(county.options(search=True))
    place.unlink()
    ways.clear()
    edit(county, "a/n03.md", "编号甲3", "编号甲3，补充")
    build(county.options(search=True))
    assert ways == ["whole"] and not found(county, "鼋鼍")
    assert equals_clean(county)
