"""A site with its traditional edition: what is there, what it is made from, when it is made again, what is refused."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.authoring.preview.files import answer
from generator.build.pipeline import build
from generator.site.edition.scripts import speaking
from generator.site.outputs._nginx import snippet
from generator.theme.joined import joined
from tests.conftest import CONFIG, SmallSite, tree
from tests.paths import ROOT

ON = CONFIG + "traditional: true\n"


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    """Two documents, one with a link, an attachment and a former address; one on application."""
    site.write("config.yaml", ON)
    site.write("content/a/申请表.csv", "姓名\n")
    site.document(
        "a/fabu.md",
        "一、发布。见[后面](houmian.md)和[申请表](申请表.csv)、[首页](/)。运行 `打开`。",
        title="关于发布干部名单的通知",
        doc_number="试民发〔2026〕8号",
        summary="发布干部名单。",
        aliases=["/art/1.html", "/old/"],
        attachments=["申请表.csv"],
    )
    site.document("a/houmian.md", "后面。", title="关于后面的通知")
    given = {"basis": "过程性信息", "by": "办公室", "date": "2026-03-01"}
    closed = {"classification": "依申请公开", "classified": given}
    site.document("a/shenqing.md", "不该看见的正文。", title="依申请的发文", **closed)
    return site


def test_off_by_default_and_then_nothing_of_it_is_there(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    assert not (site.root / "public/zh-hant").exists()
    assert [path for path, data in site.tree().items() if b"/zh-hant" in data or b"hreflang" in data] == []


def test_every_page_has_its_twin_in_traditional_characters(county: SmallSite) -> None:
    assert county.build() == 0
    pages = {path for path in county.tree() if path.endswith(".html")}
    plain = {path for path in pages if not path.startswith("zh-hant/")}
    assert pages - plain == {f"zh-hant/{path}" for path in plain}
    twin = county.page("zh-hant/d/fabu/index.html")
    assert '<html lang="zh-Hant">' in twin
    assert "<title>關於發佈幹部名單的通知 - 試驗縣政務公開平臺</title>" in twin
    assert "試民發〔2026〕8號" in twin
    assert '<a href="/zh-hant/d/houmian/">後面</a>' in twin
    assert "<code>打开</code>" in twin
    assert re.search(r'href="/d/fabu/[^"]*\.csv"[^>]*>', twin), "files stay where they are"
    assert '<html lang="zh-CN">' in county.page("d/fabu/index.html")
    stamp = json.loads(county.page("build.json"))
    assert stamp["pages"] == len(pages)
    assert stamp["traditional_pages"] == len(plain)


def test_both_editions_name_each_other(county: SmallSite) -> None:
    county.build()
    links = '<link rel="alternate" hreflang="{}" href="https://www.test.example{}">'
    for prefix, other, name in (("", "/zh-hant", "繁體"), ("/zh-hant", "", "简体")):
        page = county.page(f"{prefix}/d/fabu/index.html".lstrip("/"))
        assert f'<link rel="canonical" href="https://www.test.example{prefix}/d/fabu/">' in page
        for tag, address in (("zh-Hans", "/d/fabu/"), ("zh-Hant", "/zh-hant/d/fabu/"), ("x-default", "/d/fabu/")):
            assert links.format(tag, address) in page
        assert re.search(f'<a class="tool edition" href="{other}/d/fabu/"[^>]*>.*{name}', page)
    assert "hreflang" not in re.sub(r"<body.*", "", county.page("404.html"), flags=re.DOTALL)
    sitemap = county.page("sitemap/2026.xml")
    assert "<loc>https://www.test.example/zh-hant/d/fabu/</loc>" in sitemap
    assert sitemap.count('hreflang="x-default" href="https://www.test.example/d/fabu/"') == 2


def test_no_link_of_a_twin_leads_nowhere_and_none_leaves_the_edition(county: SmallSite) -> None:
    county.build()
    there = {f"/{path}" for path in county.tree()} | {
        f"/{path.removesuffix('index.html')}" for path in county.tree() if path.endswith("index.html")
    }
    for path, data in county.tree().items():
        if not path.startswith("zh-hant/") or not path.endswith(".html"):
            continue
        tags = re.findall(r"<(?:a|link|form|script|img)\b[^>]*>", data.decode())
        for tag in tags:
            found = re.search(r'(?:href|src|action)="(/[^"#?]*)', tag)
            if found and not found[1].startswith("/search"):
                assert unquote(found[1]) in there or found[1].startswith("/zh-hant/search/"), (path, tag)
                if found[1].endswith("/") and "hreflang" not in tag:
                    assert found[1].startswith("/zh-hant/"), (path, tag)


def test_what_only_an_entry_may_show_is_no_more_in_traditional_characters(county: SmallSite) -> None:
    county.build()
    assert "依申請的發文" in county.page("zh-hant/d/shenqing/index.html")
    for data in county.tree().values():
        assert "不該看見".encode() not in data
        assert "不该看见".encode() not in data


def test_the_theme_s_scripts_speak_traditional_characters(county: SmallSite) -> None:
    county.build()

    def scripts(page: str) -> str:
        return "".join(county.page(name) for name in re.findall(r'src="/(assets/[^"]+\.js)"', county.page(page)))

    assert "停止朗读" in scripts("index.html")
    assert "停止朗讀" in scripts("zh-hant/index.html")
    assert "停止朗读" not in scripts("zh-hant/index.html")


def test_the_county_s_words_win_and_changing_them_makes_the_twins_anew_alone(county: SmallSite) -> None:
    county.write("content/_data/zh-hant.yaml", "干部: 公職人員\n试验县: 试驗縣\n")
    first = build(county.options())
    assert "關於發佈公職人員名單的通知 - 试驗縣" in county.page("zh-hant/d/fabu/index.html")
    county.write("content/_data/zh-hant.yaml", "干部: 幹部\n")
    second = build(county.options())
    assert "關於發佈幹部名單的通知 - 試驗縣" in county.page("zh-hant/d/fabu/index.html")
    pages = first.counts["pages"]
    static = ROOT / "themes/county/static"
    scripts = {path.relative_to(static).as_posix(): path for path in static.rglob("*.js")}
    assert pages // 2 <= second.written <= pages // 2 + 1 + len(speaking(scripts, joined(scripts))), (
        "the scripts' copies and build.json"
    )


def test_many_small_builds_end_where_one_clean_build_does(county: SmallSite) -> None:
    def same(step: str) -> None:
        build(county.options())
        clean = county.options(output=county.root / "clean", state=county.root / "state", workers=1)
        for name in ("clean", ".clean.gongkai", "state"):
            shutil.rmtree(county.root / name, ignore_errors=True)
        build(clean)
        ours = {path: data for path, data in county.tree().items() if not path.startswith("assets/")}
        fresh = {path: data for path, data in tree(county.root / "clean").items() if not path.startswith("assets/")}
        assert ours == fresh, step

    same("first")
    county.document("a/houmian.md", "后面改了。", title="关于面条的通知")
    same("a title that other pages show")
    county.write("content/_data/zh-hant.yaml", "面条: 麵線\n")
    same("a word")
    county.write("config.yaml", CONFIG + "traditional: s2hk\n")
    same("another form")
    (county.root / "content/a/fabu.md").unlink()
    same("a document gone")
    county.write("config.yaml", CONFIG)
    same("switched off")
    assert not (county.root / "public/zh-hant").exists()
    county.write("config.yaml", ON)
    same("and on again")


def test_an_address_below_the_edition_s_is_taken(county: SmallSite, diagnostics: Callable[..., Any]) -> None:
    county.document("a/other.md", aliases=["/zh-hant/d/fabu/"])
    assert [item["code"] for item in diagnostics()] == ["URL-TWICE"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- 干部\n", "DAT-FORM", 1),
        ("干部:\n", "DAT-FORM", 1),
        ("abc: def\n", "DAT-FORM", 1),
        ("干部: 幹部\n头发: '<b>'\n", "DAT-FORM", 2),
        ("干部: [幹部]\n", "DAT-FORM", 1),
    ],
)
def test_a_list_of_words_that_cannot_be_used_is_said(
    county: SmallSite, diagnostics: Callable[..., Any], text: str, code: str, line: int
) -> None:
    county.write("content/_data/zh-hant.yaml", text)
    found = [(item["path"], item["code"], item["line"]) for item in diagnostics()]
    assert found == [("content/_data/zh-hant.yaml", code, line)]


def test_a_word_given_twice_is_said(county: SmallSite, diagnostics: Callable[..., Any]) -> None:
    county.write("content/_data/zh-hant.yaml", "干部: 幹部\n干部: 干部\n")
    assert [(item["line"], item["path"]) for item in diagnostics()] == [(2, "content/_data/zh-hant.yaml")]


@pytest.mark.parametrize("value", ["s2t", "true", "是"])
def test_one_line_switches_it_on(site: SmallSite, value: str) -> None:
    site.write("config.yaml", CONFIG + f"traditional: {value}\n")
    assert site.build() == 0
    assert (site.root / "public/zh-hant/index.html").exists()


def test_a_form_that_there_is_not_is_said(site: SmallSite, diagnostics: Callable[..., Any]) -> None:
    site.write("config.yaml", CONFIG + "traditional: s2x\n")
    found = diagnostics()
    assert [item["code"] for item in found] == ["CFG-FORM"]
    assert "s2tw" in found[0]["message"]


def test_hosts_have_a_page_of_the_edition_for_what_is_not_there(county: SmallSite) -> None:
    county.build()
    public = county.root / "public"
    assert county.page("_redirects").splitlines()[-1] == "/zh-hant/* /zh-hant/404.html 404"
    assert answer(public, "/zh-hant/nowhere/").file == public / "zh-hant/404.html"
    assert answer(public, "/nowhere/").file == public / "404.html"
    assert "error_page 404 /zh-hant/404.html;" in snippet((), lost=["/zh-hant"])


def test_the_traditional_edition_has_search_of_its_own(county: SmallSite) -> None:
    build(county.options(search=True))
    public = county.root / "public"
    manifest = json.loads(county.page("zh-hant/search/index/manifest.json"))
    assert (manifest["language"], manifest["folded"], manifest["documents"]) == ("zh-Hant", True, 3)
    assert 'data-index="/zh-hant/search/index/manifest.json"' in county.page("zh-hant/search/index.html")
    assert 'action="/zh-hant/search/"' in county.page("zh-hant/search/index.html")
    before = {path: path.stat().st_ino for path in public.glob("zh-hant/search/index/*/pagefind-entry.json")}
    assert before
    Path(county.root / "content/a/shenqing.md").touch()
    build(county.options(search=True))
    assert {path: path.stat().st_ino for path in public.glob("zh-hant/search/index/*/pagefind-entry.json")} == before
