"""Public text that only looks like it is not held, and its twin that must be is: both through ``gongkai check``."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from generator.checks.detectors.scan import scan
from tests.checks.detectors.site import write_site
from tests.checks.detectors.test_cases import GATE, check
from tests.paths import ROOT

KINDS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("lookalikes.yaml").read_text(encoding="utf-8"))
REGULATIONS = sorted((ROOT.parent / "shared" / "corpus" / "regulations").glob("*.md"))


def test_look_alikes_are_free_and_their_twins_are_held(tmp_path: Path) -> None:
    texts = {
        f"{state}-{number}-{place}": (kind["code"], text)
        for number, kind in enumerate(KINDS)
        for state in ("free", "held")
        for place, text in enumerate(kind[state])
    }
    write_site(tmp_path, {name: ("body", text) for name, (_, text) in texts.items()})
    found = [item for item in check(tmp_path) if item["code"].startswith(GATE)]
    for name, (code, text) in texts.items():
        codes = {item["code"] for item in found if item["path"] == f"content/{name}.md"}
        assert codes == ({code} if name.startswith("held") else set()), text


def test_a_summary_is_read_as_part_of_its_judgment(tmp_path: Path) -> None:
    """Folded over two lines it does not stand in the text as it is, and alone it has no word of courts."""
    judgment = "被告人周某某犯盗窃罪。\n\n本院认为，公诉机关指控的事实清楚，判决如下。"
    write_site(tmp_path, {"ruling": ("body", judgment), "help": ("body", "现予公布。")})
    for name in ("ruling", "help"):
        place = tmp_path / f"content/{name}.md"
        summary = "summary: >-\n  周某某患有精神分裂症，\n  为限制责任能力人。\n---\n"
        place.write_text(summary.join(place.read_text(encoding="utf-8").rsplit("---\n", 1)), encoding="utf-8")
    found = [item for item in check(tmp_path) if item["code"] == "PRI-HEALTH"]
    assert {item["path"] for item in found} == {"content/help.md"}


def test_each_kind_has_as_many_twins_as_shows_that_the_gate_stands() -> None:
    assert all(kind["free"] and kind["held"] for kind in KINDS)


def test_public_law_is_free() -> None:
    """The regulations that only some checkouts have beside them; our own look-alikes as one long text always."""
    law = "\n\n".join(text for kind in KINDS[:3] for text in kind["free"])
    assert [hit.code for hit in scan(law)[0]] == []
    told = {path.name: [hit.code for hit in scan(path.read_text(encoding="utf-8"))[0]] for path in REGULATIONS}
    assert {name: codes for name, codes in told.items() if set(codes) - {"RES-TRAD"}} == {}


SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀英华慧建国平刚桂兰玉梅红霞春生文学志永海山小大富贵财旺根林森福寿康宁安泰和顺清"
)
SAID = (
    "{name}患有精神疾病，已纳入低保",
    "村民{name}因患艾滋病申请救助",
    "{name}，身患肺癌",
    "尿毒症患者{name}，救助5000元",
    "低保户{name}确诊白血病，住院治疗",
)


def test_names_of_people_with_an_illness_are_known_all_the_same() -> None:
    """Of what is said of made-up names more is held (944 of 1,000) than before look-alikes were let through (925)."""
    chance = random.Random(7)
    names = [chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2)))) for _ in range(400)]
    texts = [said.format(name=name) for name in names for said in SAID]
    held = [text for text in texts if any(hit.code == "PRI-HEALTH" for hit in scan(text)[0])]
    assert len(held) / len(texts) >= 0.925
