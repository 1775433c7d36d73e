"""What is not known is listed and never proposed: the nearest name first, the classification not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.close_names import alike, listed
from generator.checks import rules
from generator.model.kind import CLASSIFICATIONS
from generator.model.vocabulary import Agency, Vocabulary
from tests.conftest import SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
OFFICES = (
    "岚清县民政局 岚清县教育局 岚清县公安局 岚清县人力资源和社会保障局 岚清县住房和城乡建设局 岚清县市场监督管理局 "
    "岚清县自然资源局 岚清县卫生健康局 青山镇人民政府 石桥镇人民政府 河西街道办事处"
).split()
MEANT = {
    "民政局": "岚清县民政局",
    "县教育局": "岚清县教育局",
    "人社局": "岚清县人力资源和社会保障局",
    "住建局": "岚清县住房和城乡建设局",
    "市场监管局": "岚清县市场监督管理局",
    "市场监督局": "岚清县市场监督管理局",
    "自然资源和规划局": "岚清县自然资源局",
    "卫健委": "岚清县卫生健康局",
    "青山镇": "青山镇人民政府",
}
NOBODY = "财政局 县财政局 岚清县财政局 审计局 岚清县税务局 水利局 岚清县人民政府 青石镇 东山街道 市政局".split()


@pytest.mark.parametrize("name", MEANT)
def test_an_office_is_known_by_what_tells_it_apart(name: str) -> None:
    assert alike(name, OFFICES)[:1] == [MEANT[name]]


@pytest.mark.parametrize("name", NOBODY)
def test_another_office_with_the_same_ending_is_not_meant(name: str) -> None:
    assert alike(name, OFFICES) == []
    assert all(alike(name, [one]) == [] for one in OFFICES), "however few there are"


@given(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=4), min_size=1, max_size=8, unique=True), st.data())
def test_a_name_is_nearest_to_itself_and_every_name_is_listed_once(names: list[str], data: st.DataObject) -> None:
    mine = data.draw(st.sampled_from(names))
    ending = data.draw(st.sampled_from(["局", "镇人民政府", "街道办事处"]))
    known = [f"岚清县{name}{ending}" for name in names]
    near = alike(f"{mine}{ending}", known)
    assert near[0] == f"岚清县{mine}{ending}"
    told = listed(known, near).split("、")
    assert told[: len(near)] == near and sorted(told) == sorted(known)


def test_a_long_list_is_cut_and_its_length_said() -> None:
    words = Vocabulary([Agency(f"a{number}", f"第{number}中学") for number in range(200)])
    told = words.offered("第150中学")
    assert told["choices"].startswith("第150中学、") and told["choices"].endswith("（共 200 个）")


def test_unknown_names_list_what_there_is(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", agency="试验县财政局", domain="社会求助", subject="民声", kind="布告")
    hints = {item["message"].partition("“")[0]: item["hint"] for item in diagnostics() if item["code"] == "FLD-VOCAB"}
    assert "词表里有：试验县民政局、试验县青山镇人民政府；" in hints["机关"] and "是不是" not in hints["机关"]
    assert "是不是“社会救助”？词表里有：社会救助、国土空间规划、" in hints["领域"]
    assert "词表里有：民生、综合政务；" in hints["主题"]
    assert "通知公告、规范性文件" in hints["类型"]


def test_a_domain_that_is_switched_off_is_told_as_such(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/domains.yaml", "- {id: zdbc, enabled: false}\n")
    for number, name in enumerate(("征地补偿", "zdbc", "农村集体土地征收")):
        site.document(f"d{number}.md", domain=name)
    found = [item for item in diagnostics() if item["code"] == "FLD-VOCAB"]
    assert len(found) == 3
    assert all("本站已停用" in item["message"] and "是不是" not in item["hint"] for item in found)
    assert not any("征地补偿" in item["hint"] for item in found)


@pytest.mark.parametrize(
    ("entry", "meant"),
    [
        ("{id: zdcb, enabled: false}", "zdbc"),
        ("{id: 'xyz-9', enabled: false}", ""),
        ("{id: zdcb, name: 征地补偿, enabled: false}", "zdbc"),
        ("{id: zdcb, introduction: 说明}", "zdbc"),
    ],
)
def test_an_id_that_switches_nothing_off_is_told_with_what_there_is(
    site: SmallSite, diagnostics: Diagnostics, entry: str, meant: str
) -> None:
    site.write("content/_data/domains.yaml", f"- {{id: lvyou, name: 旅游}}\n- {entry}\n")
    [found] = [item for item in diagnostics() if item["code"] == "DAT-REF"]
    assert (found["path"], found["line"]) == ("content/_data/domains.yaml", 2)
    assert "zdbc（征地补偿）" in found["hint"] and "hjgl（户籍管理）" in found["hint"]
    assert ("是不是" in found["hint"]) == bool(meant) and (not meant or f"是不是“{meant}”" in found["hint"])


def test_a_domain_of_one_s_own_can_be_switched_off(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/_data/domains.yaml", "- {id: lvyou, name: 旅游, enabled: false}\n")
    site.document("a.md", domain="旅游")
    [found] = [item for item in diagnostics() if item["level"] == "error"]
    assert found["code"] == "FLD-VOCAB" and "本站已停用" in found["message"]


def test_required_fields_say_what_belongs_there_and_no_value(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", title=None, domain=None, subject=None, publish_date=None, classification=None)
    site.document("b.md", kind="guide")
    hints = {item["message"]: item["hint"] for item in diagnostics() if item["code"] == "FLD-MISSING"}
    assert (
        "classification: 由审查的人从“主动公开、依申请公开、不予公开”中选定"
        in hints["缺少必填字段“公开属性”（classification）"]
    )
    assert "domain: 从“国土空间规划、重大建设项目、" in hints["缺少必填字段“领域”（domain）"]
    assert "写成 YYYY-MM-DD" in hints["缺少必填字段“发布日期”（publish_date）"]
    assert "phone: 咨询电话" in hints["缺少必填字段“咨询电话”（phone）"]


def test_the_importers_remark_is_pointed_at_and_not_contradicted(site: SmallSite, diagnostics: Diagnostics) -> None:
    path = site.document("a.md")
    head = path.read_text(encoding="utf-8").replace("domain: 社会救助", "domain:  # 建议：社会救助（依据：低保×21）")
    path.write_text(head, encoding="utf-8")
    (found,) = diagnostics()
    assert "这一行 # 后面的说明可以参考" in found["hint"]


@pytest.mark.parametrize("written", ["公开", "“公开”", "主动", "主动公开的", "可以公开", "是"])
def test_no_classification_is_proposed(written: str, site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", classification=written)
    (found,) = diagnostics()
    assert found["hint"] == f"改成其中之一：{'、'.join(CLASSIFICATIONS)}"


def test_no_rule_tells_to_write_a_classification() -> None:
    told = [rule.code for rule in rules.every().values() if "classification: " in rule.message + rule.hint]
    assert told == []


def test_a_withdrawal_is_not_explained_for_whoever_withdraws(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", status="withdrawn")
    hints = [item["hint"] for item in diagnostics() if item["code"] == "WDR-REASON"]
    assert sorted(hints) == [
        "加一行 withdrawn_date: ，写明哪一天撤回（YYYY-MM-DD）",
        "加一行 withdrawn_reason: ，写明为什么撤回（向公众说明）",
    ]


def test_an_unknown_item_lists_those_of_its_domain(site: SmallSite, diagnostics: Diagnostics) -> None:
    items = "".join(f"- {{id: shjz-0{n}, name: 事项{n}}}\n" for n in range(1, 5))
    site.write("content/_data/catalogue/shjz.yaml", f"items:\n{items}")
    site.document("a.md", catalogue="shjz-3")
    (found,) = [item for item in diagnostics() if item["code"] == "CAT-ITEM"]
    assert "是不是“shjz-03”？" in found["hint"]
    assert found["hint"].endswith("：shjz-03 事项3、shjz-01 事项1、shjz-02 事项2、shjz-04 事项4")


def test_data_files_list_what_there_is_too(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md")
    agencies = "- {id: jiaoyu, name: 县教育局}\n- {id: zhan, name: 资助站, parent: 教育局}\n- {id: x, name: 甲局, colour: 红}\n"
    site.write(
        "content/_data/agencies.yaml",
        agencies + "- {id: minzheng, name: 试验县民政局, short: 县民政局, theme: countyy}\n",
    )
    site.write("content/_data/catalogue/shjzz.yaml", "items: []\n")
    hints = {item["code"]: item["hint"] for item in diagnostics() if item["code"].startswith("DAT-")}
    assert "可以写的有：id、name、kind、short、parent" in hints["DAT-UNKNOWN"]
    assert "已有的主题：county" in hints["DAT-THEME"] and "是不是“county”？" in hints["DAT-THEME"]
    references = [item["hint"] for item in diagnostics() if item["code"] == "DAT-REF"]
    assert any("是不是“jiaoyu”？已有：jiaoyu（县教育局）、" in hint for hint in references)
    assert any("是不是“社会救助”？在用的领域：社会救助、国土空间规划、" in hint for hint in references)
