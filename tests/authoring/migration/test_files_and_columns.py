"""Files that old systems send by programs or show in frames, and the way to a page that it shows."""

from __future__ import annotations

import pytest

from generator.authoring.importers.webpage.trees import tree_of
from generator.authoring.migration.page_columns import column_of
from tests.authoring.migration.test_pages import TEXT, article, migrated, page
from tests.conftest import SmallSite

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def test_files_that_programs_send_or_frames_show_come_along(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = {
        "downfile.jsp?classid=0&filename=a1.pdf": "/downfile.jsp?classid=0&filename=a1.pdf",
        "down.aspx?id=9": "/down.aspx?id=9",
        "attach?id=8": "/attach?id=8",
        "get.asp?file=a%2Fb.pdf": "/get.asp?file=a/b.pdf",
    }
    for number, (name, link) in enumerate(sent.items()):
        site.write(
            f"old/{number}.html", article(f"关于第{number}件事的通知", f"<p>{TEXT}{number}</p><a href='{link}'>表</a>")
        )
        site.write(f"old/{name}", PDF)
    viewer = "/web/viewer.html?file=%2Ff%2Fscan.pdf"
    site.write("old/6.html", article("关于扫描件的通知", f"<p>{TEXT}6</p><iframe src='{viewer}'></iframe>"))
    site.write(
        "old/7.html", article("关于嵌入件的通知", f"<p>{TEXT}7</p><embed src='f/scan.pdf'><video src='/v.mp4'></video>")
    )
    site.write("old/f/scan.pdf", PDF)
    site.write("old/node", article("关于没有结尾的网页的通知", f"<p>{TEXT}8</p>"))
    came = migrated(site, "old", monkeypatch)
    assert len(came) == 7 and "%PDF" not in "".join(came), "no file came in as a page"
    assert all("file-1.pdf)" in text for title, text in came.items() if "没有结尾" not in title)
    assert "[scan.pdf](" in came["关于扫描件的通知"] and "f1.pdf" not in "".join(came.values())
    assert '- "/down.aspx?id=9"' in came["关于第1件事的通知"]
    assert "/v.mp4（在 /7.html）" in site.page_of("migrate-report.md")


@pytest.mark.parametrize(
    ("markup", "column"),
    [
        (
            "<div class=place>当前位置:<a href=/>主页</a> > <a href=/l>动态</a> > </div><div><a href=/n>下一篇很长</a></div>",
            "动态",
        ),
        (
            "<div class=wz><h2>题目</h2>【<a href='javascript:z(1)'>大</a> <a href='javascript:z(2)'>中</a>】</div>",
            "/zw",
        ),
        ("<div class=wz>见<a href=1.html>第一号</a> <a href=2.html>第二号</a></div>", "/zw"),
        ("<ol class=breadcrumb><li><a href=/>首页</a><li><a href=/a>信息公开</a><li>题目</ol>", "信息公开"),
        (
            "<p class=mbx>您的位置：<a href=/>首页</a>&nbsp;&gt;&nbsp;<a href=/a>公开</a>&gt;<a href=/b>公告</a></p>",
            "公开 > 公告",
        ),
    ],
)
def test_the_column_is_the_way_that_a_page_shows_and_nothing_behind_it(markup: str, column: str) -> None:
    assert column_of(tree_of(page(markup + TEXT)), "/zw/1.html")[0] == column


def test_names_before_a_title_are_left_off_where_the_page_shows_it(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        name = f"岚清县城区道路{number}号扫描件"
        body = f"<table><tr><td class=bt>{name}</td></tr><tr><td>发布日期：2020-05-06</td></tr></table><div>{TEXT}{number}</div>"
        site.write(f"old/{number}.html", page(body, f"岚清县人民政府 通知公告 {name}"))
    (site.root / "old/outside.html").symlink_to(site.root / "config.yaml")
    came = migrated(site, "old", monkeypatch)
    assert set(came) == {"岚清县城区道路0号扫描件", "岚清县城区道路1号扫描件"}
    assert "是指向别处的链接，没有读：outside.html" in site.page_of("migrate-report.md")
