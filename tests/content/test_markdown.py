"""Markdown of a body becomes HTML: the cases of tests/cases/markdown, and what HTML alone does not show."""

from __future__ import annotations

import gc
import re
import statistics
import subprocess
import sys
import time

import pytest

from generator.content.markdown import Body, BodyLink, Heading, fill_links, plain_text, render_markdown, render_slowly
from generator.content.markdown.body import normalise
from tests.paths import ROOT

CASES = ROOT / "tests" / "cases" / "markdown"
CORPUS = ROOT.parent / "shared" / "corpus" / "regulations"
_CASE = re.compile(r"^## ([^\n]+)\n\n~~~~~ markdown\n(.*?)\n~~~~~\n\n~~~~~ html\n(.*?)~~~~~$", re.MULTILINE | re.DOTALL)


def cases() -> list[tuple[str, str, str]]:
    """Name, Markdown and HTML of every case; ⟦0⟧ stands for the placeholder of the first link."""
    return [
        (f"{path.stem}: {name}", markdown, html)
        for path in sorted(CASES.glob("*.md"))
        for name, markdown, html in _CASE.findall(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.requirement("IMP-09", "IMP-10")
@pytest.mark.parametrize(("markdown", "html"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_case(markdown: str, html: str) -> None:
    shown = render_markdown(markdown).html.replace("\ue000", "⟦").replace("\ue001", "⟧")
    assert shown.rstrip("\n") == html.rstrip("\n")
    assert render_slowly(markdown) == render_markdown(markdown)


def test_headings_have_levels_and_anchors_of_the_page() -> None:
    assert render_markdown("# 总则\n\n正文\n\n## **一、**目标[^1]\n\n[^1]: 注").headings == (
        Heading(2, "s-1", "总则"),
        Heading(3, "s-1-1", "一、目标"),
    )


def test_links_know_their_line() -> None:
    text = "甲\n\n乙[一](a.md)\n[二](b.md?x=1#s)\n\n| 表 |\n|--|\n| ![三](c.png) |\n\n- 丙\n\n  [四](/d/x/) <b>\n  <a href=e.md>"
    assert render_markdown(text).links == (
        BodyLink("a.md", 3, False),
        BodyLink("b.md?x=1#s", 4, False),
        BodyLink("c.png", 8, True),
        BodyLink("/d/x/", 12, False),
        BodyLink("e.md", 13, False),
    )


def test_links_in_crlf_text_with_footnotes_know_their_line() -> None:
    text = "甲[^1]\r\n\r\n[^1]: 注\r\n    [乙](b.md)\r\n\r\n丙^[丁[戊](c.md)]\r\n"
    assert [(link.href, link.line) for link in render_markdown(text).links] == [("b.md", 4), ("c.md", 6)]


def test_a_link_that_is_sanitised_away_is_no_link() -> None:
    body = render_markdown('甲 <b title="<a href=x.md>">乙</b> <!-- <a href="c.md"> --> [丙](d.md)')
    assert [link.href for link in body.links] == ["d.md"]
    assert 'href="/d/丁/"' in fill_links(body.html, ["/d/丁/"])


def test_addresses_are_escaped_and_run_nothing() -> None:
    html = render_markdown("[甲](a.md) [乙](b.md) [丙](c.md) [丁](d.md)").html
    filled = fill_links(html, ['/?a=1&b="2"', "JavaScript:alert(1)", " \tjava\nscript:x", "https://example.org/"])
    assert re.findall('href="(.*?)"', filled) == ["/?a=1&amp;b=&quot;2&quot;", "#", "#", "https://example.org/"]


def test_placeholders_cannot_be_written() -> None:
    text = "\ue0000\ue001 &#xE000;0&#xe001; &#57344a <b title='&#57345x &#x0E000;'>&#57344;0&#57345</b> &#xE0\ue00000;"
    html = render_markdown(text).html
    assert "\ue000" not in html and "\ue001" not in html


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        (
            "## 通知\n\n各乡镇人民政府，县政府各部门：\n\n为了规范管理，\n现通知。\n\n一、目标",
            "为了规范管理，现通知。一、目标",
        ),
        ("现将有关事项通知如下：\n\n**一、**总则", "现将有关事项通知如下：一、总则"),
        ("- [甲](a.md)\n- 乙 <br>丙", "甲 乙 丙"),
        ("各乡镇：", ""),
        ("", ""),
        ("甲" * 121, "甲" * 120 + "…"),
        ("甲^[注]\n\n| 表 |\n|--|", "甲"),
    ],
)
def test_the_excerpt_begins_with_the_first_real_paragraph(text: str, excerpt: str) -> None:
    assert render_markdown(text).excerpt == excerpt


def test_plain_text_has_a_line_for_each_block() -> None:
    html = render_markdown('## 甲\n\n乙 & "丙"[^1]\n\n| 丁 | 戊 |\n|--|--|\n| 1 | 2<br>3 |\n\n- 己\n\n[^1]: 注').html
    assert plain_text(html) == '甲\n乙 & "丙"\n丁 戊\n1 2\n3\n己\n注'


def test_nothing_gives_nothing() -> None:
    assert render_markdown("\n \n　\n") == Body("", (), (), "")


@pytest.mark.timed
@pytest.mark.parametrize(
    "part",
    [
        "[",
        "*a",
        "**甲",
        "<a ",
        "<!--\n",
        "|",
        "> ",
        "- ",
        "`",
        "&#",
        "# ",
        "![](",
        "~~a",
        "__甲",
        "|甲|\n",
        "(",
        '<b x="',
    ],
)
def test_hostile_text_takes_time_in_proportion(part: str) -> None:
    """Four times the text takes some four times as long; sixteen times would be the square."""
    render_markdown(part)
    assert seconds(part * 4000) < 8 * seconds(part * 1000) + 0.02


def seconds(text: str) -> float:
    """Processor time of rendering, the median of five; without the collector, which walks whatever other tests left."""
    taken = []
    gc.disable()
    for _ in range(5):
        begun = time.process_time()
        render_markdown(text)
        taken.append(time.process_time() - begun)
    gc.enable()
    return statistics.median(taken)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲\n<!-- 乙\n丙 -->\n丁\n", "甲\n\n\n丁\n"),
        ("<!-- a --> \n<!-- b -->", "\n"),
        ("<!-- 不完\n甲\n", "<!-- 不完\n甲\n"),
        ("<!-- a --> 后\n甲 -->\n乙", "\n\n乙"),
        ("<!---->\n<!-->\n<!--->\n甲", "\n<!-->\n<!--->\n甲"),
        ("前 <!-- a -->\n", "前 <!-- a -->\n"),
    ],
)
def test_lines_of_comments_are_emptied(text: str, left: str) -> None:
    assert normalise(text) == left


def test_plain_prose_loads_no_parser() -> None:
    code = (
        "import sys; from generator.content.markdown import render_markdown;"
        "render_markdown('## 总则\\n\\n**联系人：**办公室\\n\\n| 甲 |\\n|--|\\n| 1 |');"
        "print([name for name in ('markdown_it', 'mdit_py_plugins', 'nh3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_both_paths_agree_on_whole_documents() -> None:
    """The sample county; with it the regulations, which only some checkouts have beside them."""
    paths = sorted((ROOT / "content").rglob("*.md"))
    regulations = sorted(CORPUS.glob("*.md"))
    if not regulations:
        print(f"The regulations are not there ({CORPUS.name}): only the sample county was compared.")
    for path in paths + regulations:
        text = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        assert render_markdown(text) == render_slowly(text), path.name
