"""The five real sources of ../shared/seeds, where they are at hand: what test_made_sources.py holds of made ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.authoring.importers import ImportReport, import_files
from generator.authoring.importers.cleaning.step import finished
from generator.authoring.importers.cleaning.to_simplified import is_traditional
from generator.authoring.importers.similarity import bare, compared
from tests.paths import SHARED

SEEDS = SHARED / "seeds"
NAMES = ("000", "001", "002", "003", "004")


def at_hand() -> list[Path]:
    return sorted(path for name in NAMES for path in SEEDS.glob(f"{name}_*.txt"))


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> ImportReport:
    if len(at_hand()) != len(NAMES):
        pytest.skip("shared/seeds is not beside the project; test_made_sources.py has sources of the same sorts")
    return import_files(at_hand(), to=tmp_path_factory.mktemp("out"), simplify=True)


def test_every_seed_imports_and_says_what_is_missing(seeds: ImportReport) -> None:
    assert seeds.refused == ()
    for item in seeds.files:
        assert item.title.startswith(("关于", "印发", "中共", "国务院"))
        assert set(item.missing) <= {"领域", "主题", "发布日期", "公开属性"}
        assert "## 一、" in item.body
        assert not re.search(r"\^\[|_GoBack|— \d+ —|bookmark|\(\w*[āáǎàēéěèīíǐìōóǒòūúǔù]\w*\)", item.text)


@pytest.mark.requirement("IMP-05")
def test_000_has_no_broken_sentence(seeds: ImportReport) -> None:
    item = seeds.files[0]
    assert {change.step: change.count for change in item.changes}["删去脚注残留标记"] == 3
    assert {change.step: change.count for change in item.changes}["接上跨页断开的句子"] == 8
    assert _unfinished(item.body) == []


@pytest.mark.requirement("IMP-06")
def test_001_keeps_its_duty_notes_and_its_own_numbering(seeds: ImportReport) -> None:
    item = seeds.files[1]
    source = at_hand()[1].read_text(encoding="utf-8")
    assert item.body.count("（牵头单位：") == source.count("（牵头单位：") > 40
    assert item.body.count("落实单位") == source.count("落实单位")
    assert [line for line in item.body.split("\n") if line.startswith("## 三、")] == [
        "## 三、优化融合政务公开渠道",
        "## 三、强化保障措施",
    ]
    assert "\n5.更好发挥新闻媒体作用。" in item.body
    assert "doc_number:  # 原文未载" in item.text
    assert "written_date:  # 原文未载" in item.text


@pytest.mark.requirement("IMP-04")
def test_002_is_whole_again(seeds: ImportReport) -> None:
    item = seeds.files[2]
    assert item.outline is not None
    assert item.outline.doc_number.value == "元办发〔2016〕13号"
    assert item.outline.issuers == ("中共元谋县委办公室", "元谋县人民政府办公室")
    assert item.outline.written_date.value == item.outline.printed_date == "2016-09-28"
    assert item.body.count("2016年9月28日") == 2
    assert item.target is not None and item.target.name == "2016-09-28-13.md"
    assert _unfinished(item.body) == [
        "中共元谋县委办公室",
        "元谋县人民政府办公室",
        "2016年9月28日",
        "中共元谋县委办公室 2016年9月28日印发",
    ]


@pytest.mark.requirement("IMP-01", "IMP-02", "IMP-07")
def test_003_equals_000_but_for_the_known_places(seeds: ImportReport) -> None:
    clean, dirty = seeds.files[0], seeds.files[3]
    steps = {change.step: change.count for change in dirty.changes}
    assert steps["删去括注拼音"] == 1263
    assert [char for char in dirty.text if is_traditional(char)] == []
    assert dirty.outline is not None and dirty.outline.published.value == "2017-10-11"
    pairs = [duplicate for duplicate in seeds.duplicates if duplicate.second == str(dirty.source)]
    assert [duplicate.first for duplicate in pairs] == [str(clean.source)]
    assert pairs[0].ratio >= 0.99
    assert len(pairs[0].differences) == 7
    ratio, _ = compared("".join(clean.body.split()), "".join(dirty.body.split()))
    assert ratio >= 0.99
    assert bare(clean.title) == bare(dirty.title)


def test_004_needs_no_cleaning(seeds: ImportReport) -> None:
    item = seeds.files[4]
    assert item.changes == ()
    assert item.title == "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见"
    assert "### （一）指导思想。" in item.body


def _unfinished(body: str) -> list[str]:
    return [line for line in body.split("\n") if line and not line.startswith("#") and not finished(line)]
