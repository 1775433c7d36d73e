"""A village's theme on a town's on the county's: the nearest parent answers, by night as by day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build.runtime import theme_places
from generator.theme.chain import load_chain
from generator.theme.forking import colours
from generator.theme.forking.fork import VIEW
from tests.conftest import AGENCIES, SmallSite

TOWN_THEME = """\
title: 清河镇
extends: county
contract: 1
options:
  motto: 清河镇的事
  emblem_text: 清
tokens:
  brand: "#7a1f3d"
  brand-bright: "#f2a6bd"
  radius: 8px
"""
VILLAGE_THEME = """\
title: 油坊村
extends: qinghe
contract: 1
options:
  emblem_text: 油
"""


@pytest.fixture
def levels(site: SmallSite) -> SmallSite:
    """Themes of three levels; a village wears the lowest."""
    site.write("themes/qinghe/theme.yaml", TOWN_THEME)
    site.write("themes/youfang/theme.yaml", VILLAGE_THEME)
    site.write(
        "content/_data/agencies.yaml",
        AGENCIES + "- {id: youfang, name: 青山镇油坊村, kind: 村, parent: qingshan, theme: youfang}\n",
    )
    site.document("cun.md", agency="青山镇油坊村")
    return site


def looks(site: SmallSite, theme: str) -> dict[str, dict[str, str]]:
    """Look -> the value of each token, references followed."""
    chain = load_chain(theme, theme_places(site.root))
    given = colours.declared(colours.sheets(chain, VIEW))
    return {look: colours.tokens(given, look) for look in colours.LOOKS}


def column(site: SmallSite) -> str:
    return site.page("agency/youfang/index.html")


def test_a_block_is_taken_on_top_of_the_nearest_parent(levels: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert levels.run("theme", "copy", "youfang", "list.html", "--block", "intro") == 0
    text = levels.page_of("themes/youfang/templates/list.html")
    assert text.startswith('{% extends "@qinghe/list.html" %}\n{% block intro %}')
    assert "templates/list.html#intro: county " in levels.page_of("themes/youfang/theme.yaml")
    assert levels.build() == 0
    before = column(levels)
    levels.write(
        "themes/qinghe/templates/list.html", '{% extends "@county/list.html" %}\n{% block rows %}镇里说的{% endblock %}'
    )
    assert levels.build() == 0
    assert "镇里说的" in column(levels) and "镇里说的" not in before
    assert levels.run("theme", "check", "youfang") == 0
    capsys.readouterr()
    # The town now has a block of its own: what was taken from the county is no longer what stands above.
    levels.write(
        "themes/qinghe/templates/list.html",
        '{% extends "@county/list.html" %}\n{% block intro %}镇的开头{% endblock %}',
    )
    levels.run("theme", "check", "youfang")
    told = capsys.readouterr().out
    assert "qinghe 的 list.html --block intro 在取用之后改过" in told and "镇的开头" in told
    levels.write("themes/youfang/templates/home.html", '{% extends "@qinghe/home.html" %}\n')
    assert levels.run("theme", "copy", "youfang", "parts/emblem.html") == 0
    assert "parts/emblem.html: county" in levels.page_of("themes/youfang/theme.yaml")


def test_options_tokens_and_sheets_come_from_the_nearest_that_has_them(levels: SmallSite) -> None:
    levels.write("themes/qinghe/static/css/home.css", ".hero { color: var(--qinghe) }\n")
    assert levels.build() == 0
    page = column(levels)
    assert ">油</text>" in page and 'content="#7a1f3d"' in page
    [sheet] = re.findall(r'href="/(assets/css/tokens\.\w+\.css)"', page)
    assert "--radius: 8px;" in levels.page(sheet) and "--brand: #7a1f3d;" in levels.page(sheet)
    chain = load_chain("youfang", theme_places(levels.root))
    assert "var(--qinghe)" in chain.static["css/home.css"].read_text(encoding="utf-8")
    assert chain.options({"motto": "县的"}, "county")["motto"] == "清河镇的事"


def test_a_brand_carries_into_every_look_and_stays_readable(levels: SmallSite) -> None:
    for theme, brand in (("qinghe", "#7a1f3d"), ("youfang", "#14532d")):
        if theme == "youfang":
            levels.write("themes/youfang/theme.yaml", VILLAGE_THEME + f'tokens:\n  brand: "{brand}"\n')
        found = looks(levels, theme)
        for look in ("深色", "深色（跟随系统）"):
            for token in ("bar", "bar-deep", "tint"):
                assert found[look][token] != looks(levels, "county")[look][token], (theme, look, token)
        assert found["深色"]["bar"] == found["深色（跟随系统）"]["bar"] != found["浅色"]["bar"]
        assert found["高对比"]["bar"] == "#000"
        chain = load_chain(theme, theme_places(levels.root))
        assert list(colours.weak(chain, VIEW)) == []
    # The town's bright red belongs to its own brand, not to the village's green.
    assert looks(levels, "qinghe")["深色"]["brand-bright"] == "#f2a6bd"
    red, green, blue = colours.colour(looks(levels, "youfang")["深色"]["brand-bright"]) or (1, 0, 1)
    assert green > max(red, blue)


@pytest.mark.parametrize("hue", ["#8a1c1c", "#5a5200", "#14532d", "#0b5563", "#1d3a8a", "#5b1a8a", "#333", "#0000c8"])
def test_whatever_the_brand_nothing_becomes_unreadable(hue: str, levels: SmallSite) -> None:
    levels.write(
        "themes/qinghe/theme.yaml",
        f'title: 镇\nextends: county\ncontract: 1\ntokens:\n  brand: "{hue}"\n  seal: "{hue}"\n',
    )
    chain = load_chain("qinghe", theme_places(levels.root))
    assert list(colours.weak(chain, VIEW)) == []


def test_a_bar_of_its_own_is_used_by_night_too_or_reported(
    levels: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    place: Path = levels.root / "themes/youfang/theme.yaml"
    place.write_text(VILLAGE_THEME + 'tokens:\n  bar: "#20402f"\n', encoding="utf-8")
    assert {found["bar"] for look, found in looks(levels, "youfang").items()} == {"#20402f"}
    assert levels.run("theme", "check", "youfang") == 0
    place.write_text(VILLAGE_THEME + 'tokens:\n  bar: "#ffe9a8"\n', encoding="utf-8")
    capsys.readouterr()
    assert levels.run("theme", "check", "youfang") == 1
    told = capsys.readouterr().out
    assert "THM-CONTRAST" in told and "bar #ffe9a8" in told and "深色" in told


def test_what_readers_would_see_of_a_theme_is_told_by_check_too(
    levels: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    levels.run("check")
    assert "THM-" not in capsys.readouterr().out
    levels.write("themes/qinghe/theme.yaml", TOWN_THEME + '  text: "#d8dfdf"\n')
    levels.write("themes/youfang/theme.yaml", VILLAGE_THEME + "  emblem: img/cunhui.svg\n")
    levels.write("themes/unworn/theme.yaml", 'title: 没人用\nextends: county\ntokens:\n  text: "#d8dfdf"\n')
    assert levels.run("check") == 1
    told = capsys.readouterr().out
    assert "themes/qinghe/theme.yaml" in told and "THM-CONTRAST" in told
    assert "themes/youfang/theme.yaml" in told and "themes/youfang/static/img/cunhui.svg" in told
    assert "unworn" not in told
    assert levels.run("check", "--write-baseline") == 0
    assert levels.run("check", "--format", "json", "--agency", "青山镇") in (0, 1)
