"""The short way for edits of bodies: when it is taken, and that it gives what a clean build gives."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.base.store import Store
from generator.build import pipeline
from generator.build.context import BuildContext, Stage
from generator.build.document_cache import DocumentCache
from generator.build.pipeline import build
from tests.conftest import SmallSite, tree

FIRST = "第一段。" + "摘要取自正文开头的文字，所以这里写得长一些，让后面的改动不在摘要之内。" * 6


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    """A built site whose files are old enough to be known by what the file system says of them."""
    for number in range(6):
        site.document(
            f"a/n{number}.md",
            f"{FIRST}\n\n见[另一份](n{(number + 1) % 6}.md)。",
            publish_date=f"2026-03-0{number + 1}",
        )
    site.document("a/explained.md", FIRST + "正文。", kind="政策解读", of=["n1"], publish_date="2026-03-09")
    site.document("a/held.md", FIRST + "保密正文。", classification="不予公开")
    build(site.options())
    wait_out_the_racy_moment(site)
    return site


def wait_out_the_racy_moment(site: SmallSite) -> None:
    """Files just written count as doubtful for two seconds; a second build after that moment takes them as they are."""
    time.sleep(2.1)
    build(site.options())


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A list that says of each build which went over all documents."""
    found: list[str] = []
    through = pipeline._through

    def watched(begun: BuildContext, stages: tuple[tuple[str, Stage], ...]) -> BuildContext:
        if begun.edited is None and stages == pipeline.CHECKING:
            found.append("whole")
        return through(begun, stages)

    monkeypatch.setattr(pipeline, "_through", watched)
    yield found


def edit(site: SmallSite, path: str, old: str, new: str) -> None:
    place = site.root / "content" / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new), encoding="utf-8")


def equals_clean(site: SmallSite) -> bool:
    clean = site.root / "clean"
    for name in ("clean", ".clean.gongkai", "state"):
        shutil.rmtree(site.root / name, ignore_errors=True)
    build(site.options(output=clean, state=site.root / "state"))
    return site.tree() == tree(clean)


def test_a_body_alone_makes_one_page(county: SmallSite, ways: list[str]) -> None:
    edit(county, "a/n2.md", "见[", "又见[")
    built = build(county.options())
    assert ways == []
    assert built.written == 2, "the page, and the file of digests"
    assert "又见" in county.page("d/n2/index.html")
    assert equals_clean(county)


def test_several_bodies_related_ones_and_one_that_is_not_shown(county: SmallSite, ways: list[str]) -> None:
    edit(county, "a/n1.md", "见[", "另见[")
    edit(county, "a/explained.md", "正文。", "正文。\n\n补充一段。")
    edit(county, "a/held.md", "保密正文。", "保密正文，改过。")
    built = build(county.options())
    assert ways == []
    assert built.written == 3, "two pages, and the file of digests"
    assert "改过" not in "".join(data.decode(errors="replace") for data in county.tree().values())
    assert equals_clean(county)


def test_a_file_saved_without_change_makes_nothing(county: SmallSite, ways: list[str]) -> None:
    (county.root / "content/a/n3.md").touch()
    built = build(county.options())
    assert (ways, built.written, built.unchanged) == ([], 0, True)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("a/n2.md", "title: 关于", "title: 有关"),
        ("a/n2.md", "第一段。", "第一段换了说法。"),  # the excerpt, which feeds and heads show
        ("a/n2.md", "见[", "电话13800138000，见["),  # a finding of the gate: an error
        ("a/n2.md", "n3.md", "n4.md"),  # a link
    ],
)
def test_more_than_a_body_goes_the_whole_way(county: SmallSite, ways: list[str], path: str, old: str, new: str) -> None:
    edit(county, path, old, new)
    code = county.build()
    assert ways == ["whole"]
    if code == 0:
        assert equals_clean(county)


@pytest.mark.parametrize("kind", ["added", "removed", "data", "theme", "config", "day"])
def test_anything_beside_documents_goes_the_whole_way(county: SmallSite, ways: list[str], kind: str) -> None:
    if kind == "theme":
        wear_a_theme_of_its_own(county)
    edit(county, "a/n2.md", "见[", "又见[")
    date = "2026-11-22"
    if kind == "added":
        county.document("a/new.md")
    elif kind == "removed":
        (county.root / "content/a/explained.md").unlink()
    elif kind == "data":
        edit(county, "_data/agencies.yaml", "东街1号", "东街2号")
    elif kind == "theme":
        county.write("themes/own/templates/parts/pager.html", "<p>另一个部件</p>\n")
    elif kind == "config":
        county.write(
            "config.yaml", (county.root / "config.yaml").read_text(encoding="utf-8").replace("5550100", "5550199")
        )
    else:
        date = "2026-11-23"
    ways.clear()
    build(county.options(date=date))
    assert ways == ["whole"]
    if kind == "theme":
        assert "另一个部件" not in county.page("d/n2/index.html") and "又见" in county.page("d/n2/index.html")
        assert equals_clean(county)


def wear_a_theme_of_its_own(site: SmallSite) -> None:
    """Build with a theme that lies beside the configuration, old enough to be known by its stamps."""
    site.write("themes/own/theme.yaml", "extends: county\n")
    site.write("themes/own/templates/parts/pager.html", "<p>一个部件</p>\n")
    site.write("config.yaml", site.page_of("config.yaml").replace("theme: county", "theme: own"))
    build(site.options())
    wait_out_the_racy_moment(site)


def test_the_report_is_told_again(county: SmallSite, ways: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    edit(county, "a/n1.md", "见[", "又见[")
    county.build()
    assert ways == []
    assert "INT-LATE" in capsys.readouterr().out


def test_a_killed_build_or_a_lost_spare_goes_the_whole_way(county: SmallSite, ways: list[str]) -> None:
    shutil.rmtree(county.root / ".public.gongkai")
    edit(county, "a/n2.md", "见[", "又见[")
    build(county.options())
    assert ways == ["whole"]
    assert equals_clean(county)


def test_damaged_memory_goes_the_whole_way(county: SmallSite, ways: list[str]) -> None:
    for path in Path(county.root / ".gongkai").glob("*/sources-*"):
        path.write_bytes(b"\0" + path.read_bytes()[1:])
    edit(county, "a/n2.md", "见[", "又见[")
    build(county.options())
    assert ways == ["whole"]
    assert equals_clean(county)


def test_a_document_that_is_not_shown_any_more_names_no_others(county: SmallSite) -> None:
    def named() -> tuple[str, ...]:
        options = county.options()
        cache = DocumentCache(Store(options.state_folder(options.own_output_folder())))
        return cache.all().loaded["0/a/n2.md"].linked_files

    assert "0/a/n3.md" in named()
    edit(county, "a/n2.md", "主动公开", "不予公开")
    build(county.options())
    assert named() == ()
