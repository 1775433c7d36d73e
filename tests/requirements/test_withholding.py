"""J · why something is not open: ground, who decided, next look, the negative list, names in many lists (SEC-*)."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from generator.model.negative import CATEGORIES
from tests.checks.detectors import files
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported
from tests.requirements.test_secrecy import text_of

GOOD = {"basis": "个人隐私", "by": "zqren办公室", "date": "2026-02-25", "next_review": "2027-02-25"}


def without(*keys: str) -> dict[str, str]:
    return {key: value for key, value in GOOD.items() if key not in keys}


@pytest.mark.requirement("SEC-01")
@pytest.mark.parametrize("classification", ["不予公开", "依申请公开"])
def test_what_is_not_open_says_why_who_and_when(site: SmallSite, reported: Reported, classification: str) -> None:
    """What is lacking is told, and the document stays as closed as it is."""
    site.document("b.md")
    given: list[tuple[Any, list[str]]] = [
        (None, ["依据、认定人、认定日期"]),
        (GOOD, []),
        (without("by"), ["认定人"]),
        (without("basis", "date"), ["依据、认定日期"]),
        (GOOD | {"basis": "不宜公开"}, ["依据"]),
        (GOOD | {"basis": "FM-01"}, []),
        (GOOD | {"basis": "《档案法》第二十八条"}, []),
        (GOOD | {"basis": "政府信息公开条例第十六条，内部事务"}, []),
    ]
    site.write(
        "content/_data/negative_list.yaml", "- {code: FM-01, matter: 位置, basis: 第十四条, patterns: [储备库]}\n"
    )
    for classified, lacking in given:
        site.document("a.md", "zqzhengwen", title="zqbiaoti", classification=classification, classified=classified)
        told = reported("SEC-GROUND")
        assert [item["level"] for item in told] == ["warning"] * bool(lacking), classified
        assert all(f"不公开的{what}没有写明" in item["message"] for what, item in zip(lacking, told, strict=True))
        if classified not in (None, GOOD):
            continue
        assert site.build() == 0
        whole = text_of(site.root / "public")
        shown = classification == "依申请公开"
        assert b"zqzhengwen" not in whole and b"zqren" not in whole and (b"zqbiaoti" in whole) == shown


@pytest.mark.requirement("SEC-01")
@pytest.mark.parametrize("wrong", ["{basis: [个人隐私]}", "{date: 二月}", "不知道", "{who: 某人}"])
def test_a_record_that_cannot_be_read_opens_nothing(site: SmallSite, wrong: str) -> None:
    site.document("b.md")
    text = site.document("a.md", "zqzhengwen", title="zqbiaoti", classification="不予公开").read_text("utf-8")
    site.write("content/a.md", text.replace("---\n", f"---\nclassified: {wrong}\n", 1))
    assert site.build() == 1
    whole = text_of(site.root / "public")
    assert b"zqzhengwen" not in whole and b"zqbiaoti" not in whole and (site.root / "public/d/b").is_dir()


def test_what_was_closed_once_shows_nothing_of_that_when_it_is_open(site: SmallSite) -> None:
    site.document("a.md", "zqzhengwen", classified=GOOD)
    assert site.build() == 0
    whole = text_of(site.root / "public")
    assert b"zqzhengwen" in whole and b"zqren" not in whole


@pytest.mark.requirement("SEC-06")
def test_what_is_withheld_is_looked_at_again(site: SmallSite, reported: Reported) -> None:
    site.document("a.md", classification="不予公开", classified=GOOD)
    site.document("b.md", classification="依申请公开", classified=without("next_review"))
    assert reported("SEC-AGAIN", "--date", "2027-02-25") == []
    [late] = reported("SEC-AGAIN", "--date", "2027-02-26")
    assert late["path"] == "content/a.md" and "已过下次复核" in late["message"]
    site.document("a.md", classification="不予公开", classified=without("next_review"))
    [unset] = reported("SEC-AGAIN")
    assert "没有写下次复核" in unset["message"]


@pytest.mark.requirement("SEC-06")
def test_the_site_changes_by_itself_when_a_look_is_due(site: SmallSite) -> None:
    site.document("a.md", classification="不予公开", classified=GOOD)
    site.document("b.md")
    assert site.build("--date", "2027-02-20") == 0
    assert json.loads(site.page("build.json"))["next_change"] == "2027-02-26"
    assert "到期没有复核0件" in site.page("negative-list/index.html")
    assert site.build("--date", "2027-02-26") == 0
    assert "到期没有复核1件" in site.page("negative-list/index.html")


@pytest.mark.requirement("SEC-04")
def test_a_report_tells_what_has_no_ground(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """The command by place, the page by number; neither a title."""
    site.document("open.md")
    site.document("neibu/a.md", title="zqbiaoti甲", classification="不予公开", classified=GOOD)
    site.document(
        "neibu/b.md", title="zqbiaoti乙", classification="不予公开", classified=without("basis", "next_review")
    )
    site.document("neibu/c.md", title="zqbiaoti丙", classification="依申请公开")
    site.document("neibu/d.md", title="zqbiaoti丁", classification="不予公开", draft=True)
    config = str(site.root / "config.yaml")

    def told(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = site.run("withheld", "--config", config, "--date", "2026-11-22", *arguments)
        return code, capsys.readouterr().out

    code, text = told("--format", "csv")
    rows = {row["文件"]: row for row in csv.DictReader(io.StringIO(text))}
    assert code == 1 and "zqbiaoti" not in text
    assert {path: row["要补的"] for path, row in rows.items()} == {
        "content/neibu/a.md": "",
        "content/neibu/b.md": "依据、下次复核日期",
        "content/neibu/c.md": "依据、认定人、认定日期",
    }
    assert rows["content/neibu/a.md"]["类别"] == "个人隐私"
    assert "content/neibu/a.md" not in told("--missing")[1]
    assert site.build() == 0
    page = site.page("negative-list/index.html")
    assert "依申请公开1件，不予公开2件" in page and "没有写明依据" in page
    figures = json.loads(site.page("data/negative-list.json"))["figures"]
    assert figures == {
        "on_application": 1,
        "withheld": 2,
        "grounds": {"个人隐私": 1},
        "groundless": 2,
        "overdue": 0,
        "unset": 1,
    }
    assert "zqbiaoti甲" not in page and "neibu" not in page
    for name in ("b", "c"):
        site.document(f"neibu/{name}.md", classification="不予公开", classified=GOOD)
    assert told("--missing")[0] == 0


LIST = """\
- {code: FM-02, matter: 储备库的位置, category: 公共安全, basis: 条例第十四条, patterns: [zqciyu, "/zqzheng.{2}/"], updated: "2026-02-01"}
- {编号: FM-01, 事项: 病历, 类别: 个人隐私, 依据: 条例第十五条, 匹配: [zqbingli], 更新: "2026-01-15"}
"""


@pytest.mark.requirement("SEC-03", "SEC-05")
def test_the_negative_list_is_published_without_what_it_is_found_by(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/negative_list.yaml", LIST)
    site.document("a.md")
    assert site.run("build") == 0
    page = site.page("negative-list/index.html")
    for word in ("储备库的位置", "公共安全", "条例第十四条", "2026-01-15", "共2项，版本：2026-02-01"):
        assert word in page, word
    assert page.index("FM-01") < page.index("FM-02")
    rows = list(csv.DictReader(io.StringIO(site.page("data/negative-list.csv").removeprefix("\ufeff"))))
    assert [(row["编号"], row["类别"]) for row in rows] == [("FM-01", "个人隐私"), ("FM-02", "公共安全")]
    whole = text_of(site.root / "public")
    assert [word for word in (b"zqciyu", b"zqzheng", b"zqbingli") if word in whole] == []
    assert reported("SEC-ENTRY") == []
    site.document("a.md", "这里有zqciyu。")
    [hit] = reported("SEC-LIST")
    assert hit["level"] == "error" and "FM-02" in hit["message"] and "条例第十四条" in hit["hint"]


@pytest.mark.requirement("SEC-05")
def test_categories_are_a_closed_list(site: SmallSite, reported: Reported) -> None:
    entry = "- {{code: N, matter: 事项, basis: 依据, patterns: [zqq]{}}}\n"
    site.document("a.md")
    for name in CATEGORIES:
        site.write("content/_data/negative_list.yaml", entry.format(f", category: {name}, updated: '2026-01-01'"))
        assert reported("DATA-FORM") == [] and reported("SEC-ENTRY") == []
    site.write("content/_data/negative_list.yaml", entry.format(", category: 不便公开"))
    assert site.build() == 1
    site.write("content/_data/negative_list.yaml", entry.format(""))
    [told] = reported("SEC-ENTRY")
    assert "类别、更新" in told["message"] and site.build() == 0


@pytest.mark.requirement("SEC-13")
def test_the_same_person_in_three_lists_is_told_without_the_name(site: SmallSite, reported: Reported) -> None:
    """By name and village, in tables of the text, of HTML and of attached files; masked names and other villages do not
    count, nor what is not public any more."""
    head = "|姓名|所在村|金额|\n|---|---|---|\n"
    site.document("a.md", f"{head}|王建国|青山镇松坪村|500|\n|李小红|青山镇松坪村|500|\n|张某某|松坪村|1|")
    site.document("b.md", f"{head}|李小红|柳湾村|500|\n|王建国|试验县青山镇松坪村|700|\n|张某某|松坪村|1|")
    site.write("content/c.csv", "姓名,村,项目\n张某某,松坪村,低保\n王建国,松坪村,低保\n")
    site.document("c.md", attachments=["c.csv"])
    told = reported("SEC-SAME")
    places = {item["path"]: item["message"] for item in told}
    assert set(places) == {"content/a.md", "content/b.md", "content/c.md"}
    lines = (site.root / "content/a.md").read_text("utf-8").split("\n")
    number = next(at for at, line in enumerate(lines, 1) if "王建国" in line)
    assert "1 人" in places["content/a.md"] and f"：第{number}行" in places["content/a.md"]
    assert "附件“c.csv”第3行" in places["content/c.md"]
    assert not any(name in str(told) for name in ("王建国", "李小红", "张某"))
    assert site.build() == 0
    whole = text_of(site.root / "public")
    assert "还出现在".encode() not in whole
    rules = {rule["id"]: rule for rule in json.loads(site.page("data/compliance.json"))["rules"]}
    assert rules["SEC-SAME"]["state"] == "不符合" and rules["SEC-SAME"]["evidence"] == [], "nobody is told where"
    site.write("content/c.xlsx", files.workbook(rows=(("姓名", "村"), ("王建国", "松坪村"))))
    site.document("c.md", attachments=["c.xlsx"])
    assert len(reported("SEC-SAME")) == 3
    site.document("c.md", attachments=["c.xlsx"], expires="2026-11-01")
    assert reported("SEC-SAME") == []
    site.document("c.md", "<table><tr><th>姓名</th><th>村</th></tr><tr><td>王建国</td><td>松坪村</td></tr></table>")
    assert len(reported("SEC-SAME")) == 3
    site.document("c.md", f"{head}|{{涂}}王建国{{/涂}}|松坪村|1|")
    assert reported("SEC-SAME") == []
