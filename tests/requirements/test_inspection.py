"""K, M · what an inspector counts: index, bulletins, compliance (requirements PLT-10, ORG-08, ORG-12, ORG-14)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator import cli
from generator.content.pilot_domains import PILOT_DOMAINS
from tests.conftest import TODAY, SmallSite

AGENCIES = """
- {id: xianfu, name: 试验县人民政府}
- {id: mzj, name: 试验县民政局, short: 县民政局}
- {id: czj, name: 试验县财政局, short: 县财政局}
"""
REPORT: dict[str, Any] = {"kind": "disclosure", "disclosure_type": "年报", "year": 2025}


@pytest.fixture
def county(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A county whose columns are fresh on TODAY and one of whose two offices reported in time."""
    site.write("content/_data/agencies.yaml", AGENCIES)
    off = "".join(f"- {{id: {domain.id}, enabled: false}}\n" for domain in PILOT_DOMAINS if domain.name != "社会救助")
    site.write("content/_data/domains.yaml", off)
    site.document("tongzhi.md", title="停水通知", publish_date="2026-11-20")
    site.document("nianbao-mzj.md", title="县民政局年报", agency="县民政局", publish_date="2026-01-20", **REPORT)
    site.document("nianbao.md", title="试验县年报", agency="试验县人民政府", publish_date="2026-03-20", **REPORT)
    monkeypatch.chdir(site.root)
    return site


def _inspect(*given: str, date: str = TODAY) -> int:
    return cli.run(["inspect", "--date", date, *given])


def _verdicts(text: str) -> dict[str, str]:
    """Name of each item -> its verdict, as the console has them."""
    return {name: verdict for verdict, name in re.findall(r"^  (符合|不符合|人工检查)  (\S+)", text, re.MULTILINE)}


@pytest.mark.requirement("PLT-10")
@pytest.mark.parametrize(
    ("date", "code", "home", "report", "late"),
    [
        ("2026-11-22", 0, "符合", "不符合", "县财政局：2025年"),
        ("2026-12-04", 0, "符合", "不符合", "县财政局：2025年"),
        ("2026-12-05", 1, "不符合", "不符合", "县财政局：2025年"),
        ("2026-01-31", 0, "符合", "符合", ""),
        ("2026-02-01", 0, "符合", "不符合", "县财政局：2025年"),
    ],
    ids=["fresh", "the 14th day", "the 15th day", "the last day for reports", "the day after"],
)
def test_the_index_passes_and_fails_by_the_day(
    county: SmallSite, capsys: pytest.CaptureFixture[str], date: str, code: int, home: str, report: str, late: str
) -> None:
    assert _inspect(date=date) == code
    shown = capsys.readouterr().out
    verdicts = _verdicts(shown)
    assert verdicts["首页两周内有更新"] == home
    assert verdicts["政府信息公开工作年度报告按时公布"] == report
    assert verdicts["网站能打开"] == "人工检查"
    assert (late in shown) and ("县财政局：2025年政府信息公开工作年度报告" in shown) == bool(late)


@pytest.mark.requirement("PLT-10")
def test_the_report_can_be_printed_and_says_who_does_what(county: SmallSite) -> None:
    assert _inspect("--report", "zicha.html") == 0
    assert _inspect("--report", "zicha.md") == 0
    page = (county.root / "zicha.html").read_text("utf-8")
    assert "<!doctype html>" in page and "@page" in page and "http" not in page.replace("http-equiv", "")
    text = (county.root / "zicha.md").read_text("utf-8")
    assert "县财政局 | 2025年政府信息公开工作年度报告 | 未公开 | 2026-01-31 |" in text
    assert text.startswith("# 试验县政务公开平台自查报告\n")
    assert all(f"<td>{words}</td>" in page for words in ("县财政局", "未公开", "2026-01-31"))


OWN = """name: 本县自查
mark: 80
items:
- {id: guide, name: 公开指南, duties: [guide], veto: true, next: 编制指南}
- {id: links, name: 链接, rules: [LNK-BROKEN], points: 10, each: 4}
- {id: empty, name: 有发文字号, rules: [DOC-NUMBER], points: 10, allowed: 1}
"""


def test_a_county_s_own_index_is_a_file(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write("benxian.yaml", OWN)
    assert _inspect("--index", "benxian.yaml") == 1, "a veto item is broken"
    assert _verdicts(capsys.readouterr().out)["公开指南"] == "不符合"
    county.write("content/_data/indices/benxian.yaml", OWN.replace("veto: true", "veto: false"))
    assert _inspect("--index", "benxian") == 0
    assert "得分 20/20" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("duties: [guide]", "duties: [guido]", "是不是“guide”"),
        ("rules: [LNK-BROKEN], ", "", "rules、duties、config、manual 至少写一个"),
        ("points: 10, each: 4", "pionts: 10", "pionts"),
        ("mark: 80", "mark: 很多", "整数"),
        ("mark: 80", "mark: 500", "0 至 100"),
        ("LNK-BROKEN", "LNK-BORKEN", "是不是“LNK-BROKEN”"),
        ("rules: [LNK-BROKEN]", "config: [site.ipc]", "site.icp"),
    ],
)
def test_what_is_wrong_with_an_index_is_told(
    county: SmallSite, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    county.write("benxian.yaml", OWN.replace(old, new))
    assert _inspect("--index", "benxian.yaml") in (1, 2)
    told = capsys.readouterr()
    assert words in told.out + told.err and "Traceback" not in told.out + told.err


def test_what_is_not_public_is_not_inspected(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write("benxian.yaml", OWN)
    county.document("gao.md", "见[附件](meiyou.md)。", title="内部稿", classification="不予公开")
    _inspect("--index", "benxian.yaml")
    assert _verdicts(capsys.readouterr().out)["链接"] == "符合"


@pytest.mark.requirement("ORG-08")
@pytest.mark.requirement("ORG-14")
def test_a_bulletin_is_drafted_from_figures_and_names_office_and_rule(county: SmallSite) -> None:
    county.document("wan.md", title="晚了的年报", agency="县财政局", publish_date="2026-02-10", **REPORT)
    assert cli.run(["bulletin", "--period", "2026-Q1", "--to", "caogao", "--date", TODAY]) == 0
    names = sorted(path.name for path in (county.root / "caogao").iterdir())
    assert names == ["ducu-2026-q1-czj.md", "ducu-2026-q1-mzj.md", "tongbao-2026-q1.md"]
    text = (county.root / "caogao/tongbao-2026-q1.md").read_text("utf-8")
    front = yaml.safe_load(text.split("---")[1])
    assert front["draft"] is True and front["domain"] == "", "what only its signer knows stays empty"
    assert "| 县财政局 | 1 | 1 |" in text, "one document, one of them late"
    assert "规则 ANN-LATE" in text and "政府信息公开指南" in text
    notice = (county.root / "caogao/ducu-2026-q1-czj.md").read_text("utf-8")
    assert "县财政局：" in notice and "规则 ANN-LATE，政府信息公开条例第四十九条" in notice
    before = {name: (county.root / "caogao" / name).read_bytes() for name in names}
    assert cli.run(["bulletin", "--period", "2026-Q1", "--to", "caogao", "--date", TODAY]) == 1, (
        "nothing is overwritten"
    )
    assert cli.run(["bulletin", "--period", "2026-Q1", "--to", "again", "--date", TODAY]) == 0
    assert before == {name: (county.root / "again" / name).read_bytes() for name in names}, "the same text each time"


@pytest.mark.requirement("ORG-08")
def test_a_draft_of_a_bulletin_is_not_published_by_itself(county: SmallSite) -> None:
    assert cli.run(["bulletin", "--period", "2026-Q1", "--to", "content/tongbao", "--date", TODAY]) == 0
    assert county.build() == 0
    assert not (county.root / "public/d/tongbao-2026-q1").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--period", "去年"], "时期写的是“去年”"),
        (["--period", "2027"], "还没有开始"),
        (["--period", "2026", "--agency", "县民证局"], "没有机关“县民证局”"),
    ],
)
def test_a_bulletin_of_no_period_or_nobody_is_refused(
    county: SmallSite, capsys: pytest.CaptureFixture[str], given: list[str], words: str
) -> None:
    assert cli.run(["bulletin", *given, "--to", "caogao", "--date", TODAY]) == 2
    assert words in capsys.readouterr().err
    assert not (county.root / "caogao").exists()


@pytest.mark.requirement("ORG-12")
def test_how_the_site_stands_to_each_rule_is_published_with_evidence(county: SmallSite) -> None:
    county.document("wan.md", title="晚了的年报", agency="县财政局", publish_date="2026-02-10", **REPORT)
    county.document(
        "mi.md", title="不公开的年报", agency="县民政局", publish_date="2026-02-10", classification="不予公开", **REPORT
    )
    assert county.build() == 0
    told = json.loads(county.page("data/compliance.json"))
    schema = json.loads(county.page("data/schema/compliance.json"))
    jsonschema.Draft202012Validator(schema).validate(told)
    rules = {rule["id"]: rule for rule in told["rules"]}
    assert rules["ANN-LATE"]["state"] == "不符合"
    assert rules["ANN-LATE"]["evidence"] == ["https://www.test.example/d/wan/"], (
        "of what is public, and of nothing else"
    )
    assert rules["BUD-LATE"]["state"] == "符合"
    duties = {duty["id"]: duty for duty in told["duties"]}
    assert (duties["annual-report"]["done"], duties["annual-report"]["late"]) == (2, 1)
    served = json.loads(county.page("data/catalogue.json")) if Path("public/data/catalogue.json").exists() else {}
    assert "不公开的年报" not in json.dumps([told, served], ensure_ascii=False)


@pytest.mark.requirement("ORG-12")
def test_a_rule_that_is_switched_off_says_so(county: SmallSite) -> None:
    county.write("config.yaml", (county.root / "config.yaml").read_text("utf-8") + "rules: {BUD-LATE: 'off'}\n")
    assert county.build() == 0
    rules = {rule["id"]: rule for rule in json.loads(county.page("data/compliance.json"))["rules"]}
    assert rules["BUD-LATE"]["state"] == "已停用"


def test_a_rule_of_a_register_is_counted_for_its_document(county: SmallSite) -> None:
    """Findings stand in the file of rows; the public sees them at the document that carries it."""
    county.write("content/laixin.csv", "编号,收到日期,类别,承办单位\nLX-1,2026-01-05,求助,县民政局\n")
    letters: dict[str, Any] = {"kind": "letters", "as_of": "2026-06-01", "answer_within": "15个工作日内"}
    county.document("laixin.md", title="来信登记", rows="laixin.csv", topics=["求助"], **letters)
    assert county.build() == 0
    rules = {rule["id"]: rule for rule in json.loads(county.page("data/compliance.json"))["rules"]}
    in_rows = [rule for rule in rules.values() if "https://www.test.example/d/laixin/" in rule["evidence"]]
    assert any(rule["id"].startswith(("LET-", "REG-")) for rule in in_rows)


def test_an_office_that_was_late_is_not_praised(county: SmallSite) -> None:
    budget: dict[str, Any] = {"kind": "budget", "fiscal_year": 2026, "budget_type": "预算"}
    county.document(
        "xian.md",
        title="县级预算",
        agency="县财政局",
        scope="政府",
        publish_date="2026-02-02",
        approved_date="2026-01-20",
        **budget,
    )
    county.document("wan.md", title="部门预算", agency="县民政局", publish_date="2026-05-11", **budget)
    assert cli.run(["bulletin", "--period", "2026-Q2", "--to", "caogao", "--date", TODAY]) == 0
    text = (county.root / "caogao/tongbao-2026-q2.md").read_text("utf-8")
    assert "逾期公开[2026年预算]" in text and "| 县民政局 | 1 | 1 |" in text
    good = text.partition("## 二、做得好的")[2].partition("## 三")[0]
    assert "县民政局" not in good


def test_what_is_held_back_does_not_meet_a_duty(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    guide: dict[str, Any] = {"kind": "disclosure", "disclosure_type": "指南", "agency": "县民政局"}
    county.document("zhinan.md", "联系电话13800138000。", title="公开指南", **guide)
    county.write("benxian.yaml", OWN)
    _inspect("--index", "benxian.yaml")
    assert "县民政局：政府信息公开指南，未公开" in capsys.readouterr().out


def test_what_stands_in_for_a_faulty_edit_meets_a_duty(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    guide: dict[str, Any] = {"kind": "disclosure", "disclosure_type": "指南", "agency": "县民政局"}
    county.document("zhinan.md", "怎样申请。", title="公开指南", **guide)
    county.write("benxian.yaml", OWN)
    assert county.build() == 0
    county.document("zhinan.md", "联系电话13800138000。", title="公开指南", **guide)
    kept = {path: path.read_bytes() for path in (county.root / ".gongkai").rglob("*") if path.is_file()}
    capsys.readouterr()
    _inspect("--index", "benxian.yaml")
    assert "县民政局：政府信息公开指南" not in capsys.readouterr().out
    assert {path: path.read_bytes() for path in (county.root / ".gongkai").rglob("*") if path.is_file()} == kept


def test_a_county_s_own_veto_is_one_whatever_the_index(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write(
        "content/_data/duties/yaodian.yaml",
        "name: 工作要点\ndoc: 每年一份。\ndocuments: [plan]\nveto: true\nowed_by:\n- {of: 部门}\n",
    )
    assert _inspect() == 1
    assert _verdicts(capsys.readouterr().out)["工作要点"] == "不符合"


def test_nothing_in_a_report_is_a_link_or_a_picture(county: SmallSite) -> None:
    name = '"![i](https://evil.example/p.png)|局"'
    county.write("content/_data/agencies.yaml", AGENCIES + f"- {{id: xie, name: 试验县某局, short: {name}}}\n")
    assert _inspect("--report", "zicha.html") == 0
    page = (county.root / "zicha.html").read_text("utf-8")
    assert "<img" not in page and "<a " not in page and "evil.example" in page


@pytest.mark.parametrize("target", ["content/tongzhi.md", "content", "baogao.txt"])
def test_a_report_takes_no_document_s_place(county: SmallSite, capsys: pytest.CaptureFixture[str], target: str) -> None:
    before = (county.root / "content/tongzhi.md").read_bytes()
    assert _inspect("--report", target) == 2
    assert "错误" in capsys.readouterr().err
    assert (county.root / "content/tongzhi.md").read_bytes() == before


def test_nothing_is_counted_while_a_table_is_wrong(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Who is excused would be missing, and whatever is counted without it is false."""
    county.write("content/_data/excused.yaml", "- {duty: 没有, of: 县民政局, reason: 新设, approver: 县政府办公室}\n")
    assert _inspect() == 2
    assert cli.run(["bulletin", "--period", "2026-Q1", "--to", "caogao", "--date", TODAY]) == 2
    assert "excused.yaml" in capsys.readouterr().out
    assert not (county.root / "caogao").exists()
