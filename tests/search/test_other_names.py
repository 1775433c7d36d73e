"""The groups of other names: enough of them, each of use, and a county may switch one off."""

from __future__ import annotations

import json

from generator.build.pipeline import build
from generator.content.synonyms import read_synonyms
from generator.model.source import ReadError
from generator.search.other_names import other_names, shipped
from tests.conftest import SmallSite
from tests.paths import ROOT

Groups = tuple[tuple[str, ...], ...]


def read(text: str) -> tuple[Groups, Groups, list[ReadError]]:
    return read_synonyms([("content/_data/synonyms.yaml", text)])


def test_the_product_brings_enough_groups_of_real_names() -> None:
    groups = shipped()
    assert len(groups) >= 300
    for group in groups:
        assert len(set(group)) == len(group) >= 2, group
        assert all(len(name) > 1 for name in group), group
    assert len({frozenset(group) for group in groups}) == len(groups)


def test_no_kept_question_is_a_name() -> None:
    lines = (ROOT / "tests/browser/citizen_questions.txt").read_text(encoding="utf-8").splitlines()
    questions = {line.partition("|")[0] for line in lines if not line.startswith("#")}
    assert len(questions) > 400
    assert questions.isdisjoint(name for group in shipped() for name in group)


def test_a_county_adds_groups_and_switches_others_off() -> None:
    groups, off, faults = read("- [老车站, 客运中心]\n- {不用: [老赖, 失信被执行人]}\n- {off: [没有这组]}\n")
    assert (groups, faults) == ((("老车站", "客运中心"),), [])
    assert off == (("老赖", "失信被执行人"), ("没有这组",))
    names = other_names(groups, off)
    assert names[0] == ["老车站", "客运中心"]
    assert not any("老赖" in group for group in names)
    assert len(names) == len(shipped())


def test_what_is_neither_a_group_nor_a_switch_is_said_on_its_line() -> None:
    _, _, faults = read("- [低保, 最低生活保障]\n- [一个]\n- {别的: [老赖]}\n")
    assert [(fault.kind, fault.line) for fault in faults] == [("data-form", 2), ("data-form", 3)]


def test_a_switched_off_group_is_not_served(site: SmallSite) -> None:
    site.document("a.md", title="关于失信名单的公告")
    site.write("content/_data/synonyms.yaml", "- [老车站, 客运中心]\n- {不用: [老赖]}\n")
    build(site.options(search=True))
    [path] = (site.root / "public/search/index").glob("near-*.json")
    names = json.loads(path.read_text(encoding="utf-8"))["groups"]
    assert ["老车站", "客运中心"] in names
    assert not any("老赖" in group for group in names)


def test_attached_text_and_boxes_are_searched_where_they_may_be_shown(site: SmallSite) -> None:
    (site.root / "content").mkdir(exist_ok=True)
    (site.root / "content/list.csv").write_text("姓名,村\n欧阳青禾,望湖村\n", encoding="utf-8")
    site.document("shown.md", title="关于名册的公告", attachments=["list.csv"])
    site.document("office.md", title="机构职能", kind="functions", leader_post="局长一名", phone="0000-5550188")
    site.document("held.md", title="关于请示的批复", classification="依申请公开", keywords=["幽兰谷"])
    build(site.options(search=True))
    pairs = {
        pair
        for path in (site.root / "public/search/index/near").iterdir()
        for pair in json.loads(path.read_text(encoding="utf-8"))
    }
    assert {"欧阳", "青禾", "望湖", "局长", "批复"} <= pairs
    assert "幽兰" not in pairs, "of an entry on application there is its title and nothing else"
