"""What a page says of its document outside the text: tags, headings, the box of the index; and where they differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.importers import ImportedFile, import_files
from generator.authoring.importers.run import read

TEXT = (
    "<p>各乡镇人民政府：</p><p>为方便群众停车，经县政府同意，现将有关事项通知如下，请遵照执行。</p>"
    "<p>云岭县城市管理局</p><p>2026年3月10日</p>"
)
NUMBERED = "云城管〔2026〕3号"


def saved(tmp_path: Path, head: str, body: str) -> Path:
    path = tmp_path / "a.html"
    path.write_text(f'<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>', encoding="utf-8")
    return path


def imported(tmp_path: Path, head: str, body: str) -> ImportedFile:
    return import_files([saved(tmp_path, head, body)], to=tmp_path / "out", dry_run=True).files[0]


def values(item: ImportedFile) -> dict[str, str]:
    return {field.key: str(field.value) for field in item.fields}


TAGS = {
    "SiteName": "云岭县人民政府",
    "SiteDomain": "www.example.gov.cn",
    "SiteIDCode": "9901010001",
    "ArticleTitle": "关于停车的通知",
    "PubDate": "2026-03-11 09:30",
    "ContentSource": "县城市管理局",
    "ColumnName": "通知公告",
    "ColumnType": "政策文件",
    "Keywords": "停车,收费",
    "Description": "城区停车场的开放时间。",
    "Author": "县城市管理局",
    "Url": "http://www.example.gov.cn/a/1.html",
}


@pytest.mark.requirement("IMP-03")
@pytest.mark.parametrize("spelled", [str, str.lower, str.upper])
def test_the_standard_s_tags_fill_the_front_matter(spelled: type[str], tmp_path: Path) -> None:
    tags = "".join(f'<meta name="{spelled(name)}" content="{value}"/>' for name, value in TAGS.items())
    item = imported(tmp_path, f"<title>通知公告_云岭县</title>{tags}", f'<div class="TRS_Editor">{TEXT}</div>')
    said = values(item)
    assert item.title == "关于停车的通知"
    assert said["publish_date"] == "2026-03-11 09:30"
    assert [said[f"# {name}"] for name in ("来源", "原栏目", "关键词", "摘要", "原网址")] == [
        "县城市管理局",
        "通知公告",
        "停车,收费",
        "城区停车场的开放时间。",
        "http://www.example.gov.cn/a/1.html",
    ]
    raw = read(tmp_path / "a.html")
    assert [known.value for name in ("site", "column", "column_type") if (known := raw.known(name))] == [
        "云岭县人民政府",
        "通知公告",
        "政策文件",
    ]


BOXES = {
    "cells with colons": "<table><tr><td>索 引 号：</td><td>001/2026-1</td><td>主题分类：</td><td>城乡建设</td></tr><tr><td>发文机关：</td>"
    "<td>云岭县城市管理局</td><td>成文日期：</td><td>2026年3月10日</td></tr><tr><td>标　　题：</td><td colspan=3>关于停车的通知</td></tr>"
    "<tr><td>发文字号：</td><td>云城管〔2026〕3号</td><td>发布日期：</td><td>2026年03月11日</td></tr></table>",
    "cells without": "<table><tr><th>索引号</th><td>001/2026-1</td></tr><tr><th>发文字号</th><td>云城管〔2026〕3号</td></tr>"
    "<tr><th>成文日期</th><td>2026-03-10</td></tr><tr><th>发布日期</th><td>2026-03-11</td></tr></table>",
    "a head and a row": "<table><tr><th>索引号</th><th>发文字号</th><th>成文日期</th><th>发布日期</th></tr>"
    "<tr><td>001/2026-1</td><td>云城管〔2026〕3号</td><td>2026-03-10</td><td>2026-03-11</td></tr></table>",
    "items": "<ul><li><b>索 引 号：</b>001/2026-1</li><li><b>发文字号：</b><span>云城管〔2026〕3号</span></li>"
    "<li><label>发布日期：</label>2026-03-11</li></ul>",
    "pairs of blocks": "<div><div>索引号</div><div>001/2026-1</div></div><div><div>发文字号</div><div>云城管〔2026〕3号</div></div>"
    "<div><div>发布日期</div><div>2026-03-11</div></div>",
    "a definition list": "<dl><dt>索引号</dt><dd>001/2026-1</dd></dl><dl><dt>发文字号</dt><dd>云城管〔2026〕3号</dd></dl>"
    "<dl><dt>发布日期</dt><dd>2026-03-11</dd></dl>",
    "one definition list": "<dl><dt>索引号：</dt><dd>001/2026-1</dd><dt>发文字号：</dt><dd>云城管〔2026〕3号</dd>"
    "<dt>发布日期：</dt><dd>2026-03-11</dd></dl>",
}


@pytest.mark.parametrize("where", ["beside", "inside"])
@pytest.mark.parametrize("form", BOXES)
def test_the_box_of_the_index_fills_the_front_matter_and_leaves_the_text(form: str, where: str, tmp_path: Path) -> None:
    box = BOXES[form]
    body = f'{box}<div id="zoom">{TEXT}</div>' if where == "beside" else f'<div id="zoom">{box}{TEXT}</div>'
    item = imported(tmp_path, "<title>关于停车的通知</title>", body)
    said = values(item)
    assert (said["index_number"], said["doc_number"], said["publish_date"]) == ("001/2026-1", NUMBERED, "2026-03-11")
    assert said["written_date"] == "2026-03-10"
    assert item.title == "关于停车的通知"
    assert item.body.startswith("各乡镇人民政府：") and "索引号" not in item.body


def test_a_table_of_documents_in_the_text_is_no_box(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>关于第{number}件事的通知</td><td>云政发〔2020〕{number}号</td></tr>" for number in (7, 8))
    item = imported(
        tmp_path,
        "<title>关于清理文件的通知</title>",
        f'<div id="zoom">{TEXT}<table><tr><th>标题</th><th>文号</th></tr>{rows}</table></div>',
    )
    assert values(item)["doc_number"] == "" and "云政发〔2020〕7号" in item.body


def test_a_document_that_is_void_is_told(tmp_path: Path) -> None:
    box = "<table><tr><td>索引号</td><td>1</td><td>有效性</td><td>已废止</td></tr></table>"
    item = imported(tmp_path, "<title>关于停车的通知</title>", f'{box}<div id="zoom">{TEXT}</div>')
    assert any("“已废止”" in one.message for one in item.notices)


@pytest.mark.parametrize(
    ("head", "heading", "title", "told"),
    [
        ('<meta name="ArticleTitle" content="关于甲的通知">', "<h1>关于甲的通知</h1>", "关于甲的通知", False),
        ('<meta name="ArticleTitle" content="关于甲的通知">', "<h1>县城管局关于甲的通知</h1>", "县城管局关于甲的通知", False),
        ('<meta name="ArticleTitle" content="关于甲的通知">', "<h1>关于乙的公告</h1>", "关于乙的公告", True),
        ('<meta name="ArticleTitle" content="通知公告"><meta name="ColumnName" content="通知公告">', "<h1>关于乙的公告</h1>", "关于乙的公告", False),
        ('<meta name="ArticleTitle" content="关于做好停车…">', "<h1>关于做好停车工作的通知</h1>", "关于做好停车工作的通知", False),
        ("<title>关于做好停车……-云岭县</title>", "<h1>关于做好停车<br>工作的通知</h1>", "关于做好停车工作的通知", False),
        ("<title>公示公告_云岭县_关于丙的公示</title>", "", "关于丙的公示", False),
        ("<title>云岭县人民政府</title>", '<h1 class="logo"><a href="/">云岭县人民政府</a></h1><h2>关于丁的通知</h2>', "关于丁的通知", False),
        ('<title></title><meta property="og:title" content="关于戊的通知">', "", "关于戊的通知", False),
        ("<title>x</title>", "<h1>云岭县民政局<br>云岭县财政局<br>关于己的通知</h1>", "云岭县民政局 云岭县财政局关于己的通知", False),
    ],
)  # fmt: skip
def test_the_title_is_what_the_reader_sees(head: str, heading: str, title: str, told: bool, tmp_path: Path) -> None:
    item = imported(tmp_path, head, f'{heading}<div id="zoom">{TEXT}</div>')
    assert item.title == title
    assert any("不一致，标题用了前者" in one.message for one in item.notices) is told


def test_a_title_in_the_text_of_an_annex_is_no_title(tmp_path: Path) -> None:
    annex = "<p>附件1</p><p>2026年停车收费标准表</p>"
    item = imported(tmp_path, "<title>关于停车的通知</title>", f'<div id="zoom">{TEXT}{annex}</div>')
    assert item.title == "关于停车的通知"


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ('<time datetime="2026-03-10T01:00:00Z">3月10日</time>', "2026-03-10 09:00"),
        ("<script>var createTime = '2026-03-10 09:00';</script>", "2026-03-10 09:00"),
        ('<em id="publish_time">2026-03-10 09:00</em>', "2026-03-10 09:00"),
        ('<span class="publish-time">2026年3月10日</span>', "2026-03-10"),
        ('<span class="publish-time">2026年3月10日起发布的文件</span>', ""),
    ],
)
def test_a_day_in_a_place_named_after_it_is_the_day_of_publication(tag: str, day: str, tmp_path: Path) -> None:
    item = imported(tmp_path, "<title>关于停车的通知</title>", f'{tag}<div id="zoom">{TEXT}</div>')
    assert values(item)["publish_date"] == day


def test_two_days_of_publication_are_told(tmp_path: Path) -> None:
    head = '<title>关于停车的通知</title><meta name="PubDate" content="2026-03-11">'
    item = imported(tmp_path, head, f'<p>发布时间：2026-03-15</p><div id="zoom">{TEXT}</div>')
    assert values(item)["publish_date"] == "2026-03-11"
    assert any("发布日期有两种说法" in one.message and "2026-03-15" in one.message for one in item.notices)


def test_facts_between_comments_are_read(tmp_path: Path) -> None:
    marks = "<!--<$[信息标题]>begin-->关于停车的通知<!--<$[信息标题]>end--> <!--<$[信息来源]>begin-->县城管局<!--<$[信息来源]>end-->"
    item = imported(tmp_path, "<title>云岭县</title>", f'<div>{marks}</div><div id="zoom">{TEXT}</div>')
    assert (item.title, values(item)["# 来源"]) == ("关于停车的通知", "县城管局")
