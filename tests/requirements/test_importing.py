"""N · dirty sources: what stands in the way of a text goes, what is missing is asked for (requirements IMP-*)."""

from __future__ import annotations

import pytest

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

NOTICE = """\
当前位置：首页 > 政务公开 > 通知公告
来源：
关于做好救助核查工作的通知

各乡镇人民政府：
为做好救助核查工作，现将有关事项通知如下。
一、核查范围
全县在册的救助对象。
"""


def imported(site: SmallSite, text: str) -> str:
    """What ``gongkai import`` makes of a text."""
    source = site.write("yuanwen.txt", text)
    assert site.run("import", str(source), "--to", str(site.root / "content")) in (0, 1)
    made = list((site.root / "content").rglob("*.md"))
    assert len(made) == 1
    return made[0].read_text(encoding="utf-8")


@pytest.mark.requirement("IMP-03")
def test_the_frame_of_a_web_page_goes_and_an_empty_source_is_asked_for(site: SmallSite) -> None:
    text = imported(site, NOTICE)
    front, _, body = text.partition("\n---\n")
    assert "当前位置" not in text and "来源：" not in body and "首页" not in text
    assert "title: 关于做好救助核查工作的通知" in front and body.strip().startswith("各乡镇人民政府：")
    [agency] = [line for line in front.splitlines() if line.startswith("agency:")]
    assert agency.partition("#")[0].strip() == "agency:" and "原文未载" in agency


@pytest.mark.requirement("IMP-06")
def test_a_text_without_number_and_date_asks_and_is_not_published(site: SmallSite, reported: Reported) -> None:
    text = imported(site, NOTICE)
    for key in ("doc_number", "written_date", "publish_date"):
        [line] = [line for line in text.splitlines() if line.startswith(f"{key}:")]
        assert line.partition("#")[0].strip() == f"{key}:" and "原文未载" in line
    missing = [item["message"] for item in reported("FLD-MISSING")]
    assert any("发布日期" in message for message in missing)
    assert site.build() == 0 and not (site.root / "public" / "d").exists()  # a draft until it is answered


@pytest.mark.requirement("IMP-09")
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**总体要求：**以公开为常态", "<strong>总体要求：</strong>以公开为常态"),
        ("    第一段开头空了四格。", "<p>第一段开头空了四格。</p>"),
        ("第一行写到这里\n第二行接着写", "第一行写到这里第二行接着写"),
    ],
)
def test_traps_of_markdown_do_not_catch_chinese(site: SmallSite, written: str, shown: str) -> None:
    site.document("a.md", f"开头。\n\n{written}\n\n结尾。")
    assert site.build() == 0
    page = site.page("d/a/index.html")
    assert shown in page and "<pre>" not in page


@pytest.mark.requirement("IMP-10")
def test_cells_over_several_rows_stay(site: SmallSite) -> None:
    table = '<table><tr><th rowspan="2">乡镇</th><td>一季度</td></tr><tr><td colspan="2">二季度</td></tr></table>'
    site.document("a.md", table)
    assert site.build() == 0
    page = site.page("d/a/index.html")
    assert '<th rowspan="2">乡镇</th>' in page and '<td colspan="2">二季度</td>' in page


PAGE = """\
<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="关于调整救助标准的通知"><meta name="PubDate" content="2026-03-11">
<meta name="ColumnName" content="社会救助"></head><body><form id="form1"><div class="nav"><a href="/">首页</a></div>
<table><tr><td>索引号</td><td>001/2026-1</td><td>发文字号</td><td>云民发〔2026〕3号</td></tr></table>
<div id="js_content" style="visibility:hidden"><p><span>各乡镇人民政府：<br></span><span>现将有关事项通知如下，请遵照执行。</span></p>
<p>云岭县民政局</p><p>2026年3月10日</p></div><div class="fj">附件下载：<a href="down.jsp?id=3">标准表.txt</a></div>
<div class="footer">主办：云岭县人民政府</div></form></body></html>
"""


@pytest.mark.requirement("IMP-03")
def test_a_saved_page_comes_in_as_its_reader_sees_it(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    source = site.write("saved/a.html", PAGE)
    site.write("saved/down.jsp?id=3", "每人每月300元")
    assert site.run("import", str(source), "--to", str(site.root / "content")) in (0, 1)
    assert "带入了 1 个文件" in capsys.readouterr().out
    (made,) = (site.root / "content").rglob("*.md")
    front, _, body = made.read_text(encoding="utf-8").partition("\n---\n")
    for line in (
        "title: 关于调整救助标准的通知",
        "doc_number: 云民发〔2026〕3号",
        "index_number: 001/2026-1",
        "# 原栏目: 社会救助",
    ):
        assert line in front
    (table,) = (site.root / "content").rglob("*.txt")
    assert table.read_text(encoding="utf-8") == "每人每月300元"
    assert [line for line in body.splitlines() if line] == [
        "各乡镇人民政府：",
        "现将有关事项通知如下，请遵照执行。",
        "云岭县民政局",
        "2026年3月10日",
        "附件下载：",
        f"- [标准表.txt]({table.name})",
    ]
