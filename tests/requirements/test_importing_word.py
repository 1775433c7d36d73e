"""N · dirty sources: a Word file becomes the document that its reader sees, or its losses are told (IMP-10)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import SmallSite

CASES = Path(__file__).parent.parent / "cases/import"
FILLED = {
    "domain": "社会救助",
    "subject": "民生",
    "publish_date": "2026-03-02",
    "classification": "主动公开",
    "agency": "试验县民政局",
}


def body_of(site: SmallSite, source: Path) -> tuple[Path, list[str]]:
    """The document that ``gongkai import`` writes, and the lines of its text."""
    assert site.run("import", str(source), "--to", str(site.root / "content/drafts")) in (0, 1)
    [made] = (site.root / "content/drafts").glob("*.md")
    return made, [line for line in made.read_text(encoding="utf-8").partition("\n---\n")[2].splitlines() if line]


def published(site: SmallSite, made: Path) -> str:
    """The page of an imported document once a person has filled in what the source does not say."""
    text = made.read_text(encoding="utf-8")
    for key, value in FILLED.items():
        text = re.sub(rf"^{key}:.*$", f"{key}: {value}", text, flags=re.MULTILINE)
    made.write_text(re.sub(r"^draft:.*\n|^(?:doc_number|written_date):  #.*\n", "", text, flags=re.MULTILINE))
    assert site.build() == 0
    return site.page(f"d/{made.stem}/index.html")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("breaks-at-edges-of-runs", ["**补贴标准**", "每人每月300元。", "**发放对象**：", "**1**级残疾人。", "第一行"]),
        (
            "boxes-of-a-flow-chart",
            ["申请人提交申请", "窗口当场受理", "股室审查", "局长审批", "发放停车证", "咨询电话：0000-5550100"],
        ),
        (
            "boxes-in-a-group",
            ["申请人提交申请", "窗口当场受理", "股室审查", "局长审批", "发放停车证", "咨询电话：0000-5550100"],
        ),
        (
            "circled-numbers",
            ["办理停车证须提交：", "①身份证复印件；", "②行驶证复印件；", "上列材料中第②项须加盖印章。"],
        ),
        ("form-fields", ["救助类型：临时救助。", "是否公示：☑是 ☐否", "填表人：李某某"]),
        ("symbol-field", ["是否同意：☑同意"]),
        (
            "underlined-blanks",
            ["甲方（单位）：____________ 乙方：________", "一、乙方的工作地点为__________，岗位为：________。"],
        ),
        ("unfilled-controls", ["申请单位：", "申请日期：2026年3月1日", "所在乡镇：", "本表一式两份。", "由乡镇存档。"]),
    ],
)
def test_a_word_file_reads_as_its_reader_sees_it(
    site: SmallSite, name: str, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = body_of(site, CASES / f"{name}.docx")
    assert found[: len(lines)] == lines
    assert ("图形、文本框里的文字已写成段落（5 个）" in capsys.readouterr().out) == name.startswith("boxes")


@pytest.mark.requirement("IMP-10")
def test_cells_stand_under_their_heading_on_the_page(site: SmallSite) -> None:
    made, _ = body_of(site, CASES / "merges-and-offsets.docx")
    page = re.sub(r"\s+", "", published(site, made))
    assert re.search(r"<th[^>]*>乡镇</th><th[^>]*colspan=\"2\"[^>]*>金额（万元）</th>", page)
    assert re.search(r"<td></td><td>9</td><td>8</td>", page)


def test_blanks_of_a_form_are_blanks_on_the_page(site: SmallSite) -> None:
    made, _ = body_of(site, CASES / "underlined-blanks.docx")
    page = published(site, made)
    assert "甲方（单位）：____________ 乙方：________" in page and "自____年____月____日起，月补贴800元。" in page


def test_markdown_goes_the_same_way(site: SmallSite) -> None:
    source = site.write(
        "in/通知.md",
        "# 关于做好救助工作的通知\n\n各乡镇人民政府：\n\n姓名：____，是否同意：☑\n\n| 乡镇 | 户数 |\n| --- | --- |\n| 青山镇 | 12 |\n",
    )
    made, found = body_of(site, source)
    assert found == [
        "各乡镇人民政府：",
        "姓名：____，是否同意：☑",
        "| 乡镇 | 户数 |",
        "| --- | --- |",
        "| 青山镇 | 12 |",
    ]
    page = published(site, made)
    assert "姓名：____，是否同意：☑" in page and ">12</td>" in page
