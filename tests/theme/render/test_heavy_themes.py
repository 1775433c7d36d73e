"""A theme that eats time or memory: the county's own stops the build with words, a township's gives way to it."""

from __future__ import annotations

import sys

import pytest

from generator.theme.render import pages
from tests.conftest import CONFIG, SmallSite

TREE = "{% macro m0() %}x{% endmacro %}" + "".join(
    f"{{% macro m{n}() %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}" for n in range(1, 60)
)
LOOPS = "{% for a in range(1000) %}" * 4 + "字" * 1000 + "{% endfor %}" * 4
HEAVY = {
    "steps": ("{% for a in range(1000) %}" * 6 + "{% endfor %}" * 6, "还没有生成完"),
    "a tree of macros": (TREE + "{{ m59() }}", "还没有生成完"),
    "memory": (LOOPS, "还没有生成完|内存太多"),
    "a text that doubles": (
        "" + "{% set t = '字字字字' %}" + "{% set t = t ~ t %}" * 40 + "{{ t }}",
        "内存太多",
    ),
    "a long page": (
        "{% for a in range(1000) %}{% for b in range(400) %}" + "字" * 100 + "{% endfor %}{% endfor %}",
        "最多",
    ),
}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked elsewhere")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SECONDS", 1.0)
    monkeypatch.setattr(pages, "MEMORY", 300 << 20)


@pytest.mark.parametrize("attempt", HEAVY)
def test_the_countys_own_theme_stops_the_build_with_words(
    attempt: str, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    text, told = HEAVY[attempt]
    site.write("config.yaml", CONFIG.replace("theme: county", "theme: town"))
    site.write("themes/town/theme.yaml", "title: 镇\nextends: county\n")
    site.write("themes/town/templates/404.html", text)
    site.document("a.md")
    assert site.build() == 2
    said = capsys.readouterr().err
    assert "主题 town 的模板 404.html" in said and any(word in said for word in told.split("|")), said


@pytest.mark.parametrize(
    "text",
    [
        HEAVY["steps"][0],
        HEAVY["a long page"][0],
        "{{ nothing.of.the.kind }}",
        "{% include 'parts/' ~ page.title %}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    ],
)
def test_a_townships_theme_gives_way_to_the_countys(
    text: str, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(
        "content/_data/agencies.yaml",
        "- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门}\n"
        "- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇, theme: town}\n",
    )
    site.write("themes/town/theme.yaml", "title: 镇\nextends: county\n")
    site.document("a.md")
    site.document("b.md", agency="青山镇")
    site.write("themes/town/templates/document.html", '{% extends "@county/document.html" %}')
    assert site.build() == 0
    site.write("themes/town/templates/document.html", text)
    site.document("a.md", "改过的正文。")
    capsys.readouterr()
    site.build()
    said = "".join(capsys.readouterr())
    assert "DAT-LOOK" in said and "themes/town/templates/document.html" in said
    assert "改过的正文" in site.page("d/a/index.html") and "正文。" in site.page("d/b/index.html")
