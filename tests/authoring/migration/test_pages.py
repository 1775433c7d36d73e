"""Single pages, tables and addresses of old sites, as counties have them."""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.authoring.importers.webpage.trees import tree_of
from generator.authoring.migration import addresses
from generator.authoring.migration.shapes import dated_links, said_day, shape_of
from tests.conftest import SmallSite

TEXT = "为进一步加强全县防汛工作，现将有关事项通知如下，请各单位认真贯彻执行，压实各级责任，确保安全度汛。"
ROWS = "".join(f'<li><a href="{n}.html">关于第{n}项工作的通知</a><span>2020-03-{n + 10}</span></li>' for n in range(8))
RELATED = f"<div>相关信息<ul>{ROWS}</ul></div>"
ITEMS = "".join(
    f'<div><a href="{n}.html">岚清县召开第{n}次会议</a><p>{TEXT}</p><span>发布时间：2020-01-0{n}</span></div>'
    for n in range(1, 8)
)


def page(body: str, title: str = "岚清县", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("markup", "address", "shape"),
    [
        (page(f"<h1>关于防汛的通知</h1><p>发布时间：2020-01-02</p><div>{TEXT}</div>{RELATED}"), "/a.html", "article"),
        (page(f"<td>{TEXT}{TEXT}{TEXT}</td>"), "/a.html", "article"),
        (page(RELATED, head='<meta name="ArticleTitle" content="关于防汛的通知">'), "/a.html", "article"),
        (page(f"<p>404件信访事项已经办结。{TEXT}</p><p>时间：2020-01-02</p>"), "/a.html", "article"),
        (page(f"<ul>{ROWS}</ul>"), "/a.html", "list"),
        (page(ITEMS), "/a.html", "list"),
        (page(f"<ul>{ROWS}{ROWS}</ul>"), "/index.html", "home"),
        (page(f"<ul>{ROWS}{ROWS}</ul>"), "/col/index.html", "list"),
        (page("<input name=q>", "站内搜索"), "/s/1.html", "search"),
        (page("<p>您访问的页面不存在</p>"), "/a.html", "error"),
        (page("404 Not Found", "404"), "/a.html", "error"),
        (page("正在转到", head='<meta http-equiv="Refresh" content="0; URL=/b.html">'), "/a.html", "moved"),
        ("<html><script>window.location.href='/b.html'</script><body></body></html>", "/a.html", "moved"),
        (
            page(
                f"<p>发布时间：2020-01-02</p><p>{TEXT}</p>",
                head="<script>if(/Android/.test(navigator.userAgent))location.href='/m/'</script>",
            ),
            "/a.html",
            "article",
        ),
        ("<html><frameset cols='1,2'><frame src=a.html></frameset></html>", "/a.html", "frame"),
        (page("<div id=app></div><script src=app.js></script>"), "/a.html", "empty"),
    ],
)
def test_a_page_is_told_by_its_shape(markup: str, address: str, shape: str) -> None:
    assert shape_of(tree_of(markup), address).shape == shape


def test_days_are_taken_where_a_page_or_a_list_says_them() -> None:
    assert said_day(tree_of(page(f"<p>2019-05-06　点击：33</p><p>{TEXT}</p><p>2019年5月1日</p>"))) == "2019-05-06"
    assert said_day(tree_of(page("<p>时间：2019-05-06</p><p>更新时间：2019-05-07</p>"))) == ""
    assert dated_links(tree_of(page(f"<ul>{ROWS}</ul>")))[1] == ("1.html", "2020-03-11")


@pytest.mark.parametrize(
    ("url", "base", "wanted"),
    [
        ("HTTPS://WWW.Old.example:443/a/../b/%E7%94%B2.html#x", "", "www.old.example/b/甲.html"),
        ("../b.asp?id=7&amp=1", "old.example/a/c/", "old.example/a/b.asp?id=7&amp=1"),
        ("?page=2", "old.example/list.jsp?cid=1", "old.example/list.jsp?page=2"),
        ("//m.old.example", "old.example/", "m.old.example/"),
        ("mailto:a@b.example", "", ""),
        ("javascript:void(0)", "old.example/", ""),
        ("http://[bad", "", ""),
        ("\\a\\b.html", "old.example/x", "old.example/a/b.html"),
    ],
)
def test_addresses_have_one_form(url: str, base: str, wanted: str) -> None:
    assert addresses.address(url, base) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("show.asp?id=77.html", "/show.asp?id=77"),
        ("show.asp@id=77.html", "/show.asp?id=77"),
        ("list.php?77.html", "/list.php?77.html"),
        ("a/index.aspx.html", "/a/index.aspx"),
        ("%E7%94%B2.html", "/甲.html"),
        ("me@home.html", "/me@home.html"),
    ],
)
def test_names_of_wget_are_read(name: str, wanted: str) -> None:
    assert addresses.of_file(name) == wanted


def migrated(site: SmallSite, source: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Documents by title, the map filled in between."""
    monkeypatch.chdir(site.root)
    command = ["migrate", source, "--to", "content", "--workers", "1"]
    assert cli.run(command) == 0
    text = site.page_of("migrate.yaml")
    text = text.replace("  公开属性:\n  主题:", "  公开属性: 主动公开\n  主题: 综合政务").replace(
        "  机关:", "  机关:\n  领域: 社会救助", 1
    )
    site.write("migrate.yaml", text)
    assert cli.run(command) == 0
    every = [path.read_text(encoding="utf-8") for path in (site.root / "content").rglob("*.md")]
    return {text.partition("title: ")[2].partition("\n")[0]: text for text in every}


def article(title: str, body: str, more: str = "") -> str:
    said = f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2020-03-04">'
    return page(f'<div id="zoom">{body}</div>{more}', head=said)


def test_a_table_of_the_old_system_loses_no_row(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["标题", "内容", "发布时间", "栏目", "网址", "附件", "文号"]]
    for number, address in enumerate(("/show.php?id=0", "", "", "/show.php?id=0")):
        text = f"<p>各乡镇人民政府：</p><p>第{number}件事，请认真办理。</p>"
        rows.append(
            [
                f"关于第{number}件事的通知",
                text,
                f"2020-01-0{number + 1}",
                "通知",
                address,
                "up/a.csv",
                f"试政发〔2020〕{number + 1}号",
            ]
        )
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    site.write("export/data.csv", stream.getvalue().encode("gb18030"))
    site.write("export/up/a.csv", "甲,乙\n1,2\n")
    came = migrated(site, "export", monkeypatch)
    assert sorted(came) == [f"关于第{number}件事的通知" for number in range(4)]
    assert "doc_number: 试政发〔2020〕2号" in came["关于第1件事的通知"] and "~row" not in "".join(came.values())
    assert sum('- "/show.php?id=0"' in text for text in came.values()) == 1
    assert all("file-1.csv)" in text and "draft" not in text for text in came.values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "第一行没有“标题”和“内容”两列"),
        ('标题,内容\n甲,"没有配对\n乙,丙\n', "引号没有配对"),
        ("", "第一行没有“标题”和“内容”两列"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_place(
    text: str, told: str, site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.root)
    site.write("data.csv", text)
    assert cli.run(["migrate", "data.csv", "--to", "content"]) == 2
    assert told in capsys.readouterr().err


def test_what_cannot_come_is_laid_aside_or_named(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    links = '<p><a href="/f/old.doc">说明.doc</a> <a href="/f/gone.pdf">不见了.pdf</a> <a href="b.html">另一份</a></p>'
    site.write(
        "old/a.html",
        article("关于甲事的通知", f"<p>{TEXT}</p>{links}", '<div class="annex"><a href="/f/x.csv">x</a></div>'),
    )
    site.write("old/b.html", article("关于乙事的通知", f"<p>{TEXT}乙</p><p>见<a href='a.html'>甲</a></p>"))
    site.write("old/f/old.doc", b"\xd0\xcf\x11\xe0" + bytes(600))
    site.write("old/f/x.csv", "1,2\n")
    site.write("old/bin.html", bytes(range(256)) * 20)
    came = migrated(site, "old", monkeypatch)
    assert set(came) == {"关于甲事的通知", "关于乙事的通知"}
    assert "](/d/2020-03-04-" in came["关于乙事的通知"] and "migrate.invalid" not in "".join(came.values())
    report = site.page_of("migrate-report.md")
    [aside] = (site.root / "migrate-left").iterdir()
    assert aside.name.endswith("-old.doc") and aside.name in report and len(aside.read_bytes()) == 604
    assert report.count("/f/gone.pdf") == report.count("/f/old.doc") == 1, "nothing is told twice"
    assert "没有随网页一起保存" not in report and "/bin.html" in report
    assert "x.csv" in report or "file-1.csv" in came["关于甲事的通知"]


def test_pages_that_a_script_leads_to_are_one_article(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    pager = '<script>createPageHTML(3, 0, "t20200304_7", "html");</script>'
    for number, end in enumerate(("", "_1", "_2")):
        text = "".join(f"<p>第{number}页第{line}段。{TEXT}</p>" for line in range(3))
        site.write(f"old/t20200304_7{end}.html", article("关于甲事的通知", text, pager))
    [text] = migrated(site, "old", monkeypatch).values()
    assert [text.index(f"第{number}页第0段") for number in range(3)] == sorted(
        text.index(f"第{number}页第0段") for number in range(3)
    )
    assert all(f"- /t20200304_7{end}.html" in text for end in ("", "_1", "_2"))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take names in Unicode alone")
def test_names_in_an_old_encoding_and_another_case_are_found(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    link = '<p><a href="/F/%B1%ED.CSV">情况表</a></p>'
    site.write("old/a.html", article("关于甲事的通知", f"<p>{TEXT}</p>{link}"))
    site.write("old/F/x", "")
    (site.root / "old/F" / os.fsdecode("表.csv".encode("gb18030"))).write_bytes(b"1,2\n")
    [text] = migrated(site, "old", monkeypatch).values()
    assert "file-1.csv)" in text and "/F/表.csv" in text


def test_what_keeps_a_text_back_is_taken_over_whatever_the_map_says(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write(
        "old/a.html",
        article("关于甲事的通知", f"<p>{TEXT}</p><p>岚清县水利局</p><p>2020年3月1日</p><p>（此件依申请公开）</p>"),
    )
    assert "classification: 依申请公开" in migrated(site, "old", monkeypatch)["关于甲事的通知"]


def test_lines_and_addresses_that_a_person_named_stay_behind(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        site.write(
            f"old/{number}.html",
            article(f"关于第{number}件事的通知", f"<p>{TEXT}第{number}件。</p><p>欢迎关注岚清发布公众号</p>"),
        )
    migrated(site, "old", monkeypatch)
    text = site.page_of("migrate.yaml")
    assert "#  - 欢迎关注岚清发布公众号  # 6 篇" in text
    text = text.replace("去掉的行: []", "去掉的行:\n  - 欢迎关注岚清发布公众号").replace(
        "不要的网址: []", "不要的网址: [/3.html]"
    )
    site.write("migrate.yaml", text)
    assert cli.run(["migrate", "old", "--to", "content"]) == 0
    every = [path for path in (site.root / "content").rglob("*.md") if "第3件" not in path.read_text(encoding="utf-8")]
    assert every and not any("欢迎关注" in path.read_text(encoding="utf-8") for path in every)


def test_a_map_with_mistakes_names_all_of_them_with_their_lines(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.root)
    site.write("old/a.html", article("关于甲事的通知", f"<p>{TEXT}</p>"))
    site.write(
        "migrate.yaml",
        "默认:\n  公开属性: 公开\n各栏目:\n  - 栏目: 甲\n    领域: 没有的领域\n    颜色: 红\n    不要: 也许\n",
    )
    assert cli.run(["migrate", "old", "--to", "content"]) == 2
    said = capsys.readouterr().err
    for line in (2, 5, 6, 7):
        assert f"migrate.yaml 第 {line} 行" in said
    site.write("migrate.yaml", "默认: [\n")
    assert cli.run(["migrate", "old", "--to", "content"]) == 2
    assert "写法不对" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_no_old_site_is_said_so(
    name: str, site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.root)
    Path("empty").mkdir()
    assert cli.run(["migrate", name, "--to", "content"]) == 2
    assert name in capsys.readouterr().err and not Path("migrate.yaml").exists()
