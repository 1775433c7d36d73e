"""Tables as the systems of counties export them: columns of states and times, markup kept encoded, whole addresses."""

from __future__ import annotations

import csv
import io

import pytest

from generator import cli
from tests.authoring.migration.test_files_and_columns import PDF
from tests.authoring.migration.test_pages import TEXT, article, migrated
from tests.conftest import SmallSite

HEADS = ["添加时间", "标题", "内容", "发布时间", "状态", "公开方式", "附件", "网址", "点击数"]
ROWS = [
    [
        "1",
        "甲",
        f"&lt;p&gt;{TEXT}&lt;/p&gt;",
        "1583020800",
        "已发布",
        "主动公开",
        "up/a.pdf",
        "http://old.example/1.html",
        "",
    ],
    ["1", "乙", f"<p>{TEXT}</p><p>乙</p>", "43831", "未审核", "主动公开", "", "http://old.example/2.html", ""],
    [
        "1",
        "丙",
        f"<p>{TEXT}</p><p>丙</p>",
        "2020/3/1 9:05:00",
        "99",
        "依申请公开",
        "",
        "http://old.example/3.html",
        "7",
    ],
    [],
    ["1", "丁", f"<p>{TEXT}</p><p>丁</p>", "2020-03-02", "", "", "", "", ""],
]


def test_a_table_says_what_was_public_and_when(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [HEADS, *([cell if n != 1 else f"关于{cell}事的通知" for n, cell in enumerate(row)] for row in ROWS)]
    )
    site.write("export/data.csv", stream.getvalue())
    site.write("export/up/a.pdf", PDF)
    came = migrated(site, "export", monkeypatch)
    assert set(came) == {"关于甲事的通知", "关于丙事的通知", "关于丁事的通知"}, "what was not published stays away"
    first = came["关于甲事的通知"]
    assert "&lt;" not in first and "file-1.pdf)" in first and "2020-03-01 08:00" in first and "- /1.html" in first
    assert "classification: 依申请公开" in came["关于丙事的通知"]
    report = site.page_of("migrate-report.md")
    for told in ("没有读：添加时间、点击数", "未审核 1 行", "已发布（1 行）、99（1 行）、空着（1 行）"):
        assert report.count(told) == 1


def test_what_the_map_does_not_want_any_more_goes_unless_a_person_edited_it(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        link = "<p><a href='/f/a.pdf'>表</a></p>"
        site.write(f"old/a/{number}.html", article(f"关于第{number}件事的通知", f"<p>{TEXT}{number}</p>{link}"))
    site.write("old/f/a.pdf", PDF)
    migrated(site, "old", monkeypatch)
    edited, *others = sorted((site.root / "content").rglob("2020*.md"))
    edited.write_text(edited.read_text(encoding="utf-8") + "添一句。\n", encoding="utf-8")
    site.write("migrate.yaml", site.page_of("migrate.yaml").replace("不要: 否", "不要: 是"))
    assert cli.run(["migrate", "old", "--to", "content", "--workers", "1"]) == 0
    left = {path.name for path in (site.root / "content").rglob("2020*")}
    assert left == {edited.name, f"{edited.stem}-file-1.pdf"} and len(others) == 2
    report = site.page_of("migrate-report.md")
    assert "| 其中以前写过、这次删去的 | 2 |" in report and "| 有人改过、没有动 | 1 |" in report
