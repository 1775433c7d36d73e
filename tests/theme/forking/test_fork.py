"""A township's fork by the public commands: made, filled with copies, built as a column and as a site of its own."""

from __future__ import annotations

import re

import pytest

from tests.conftest import AGENCIES, CONFIG, SmallSite
from tests.paths import ROOT

TOWN = AGENCIES.replace("kind: 乡镇", "kind: 乡镇, theme: town")
VILLAGE = TOWN + "- {id: songping, name: 青山镇松坪村, kind: 村, parent: qingshan}\n"


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    """A county with documents of a department, a township and one of its villages."""
    site.write("content/_data/agencies.yaml", VILLAGE)
    site.document("tongzhi.md")
    site.document("zhen.md", agency="青山镇", doc_number="青政发〔2026〕3号")
    site.document("cun.md", agency="青山镇松坪村")
    site.document(
        "zhinan.md",
        agency="青山镇",
        kind="办事指南",
        matter="低保",
        basis="办法",
        time_limit="20个工作日",
        acceptor="青山镇",
        phone="0000-5550123",
        process=["申请"],
        fee="不收费",
        materials=["申请书"],
    )
    return site


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return "".join(capsys.readouterr())


def test_a_new_fork_is_one_file_and_changes_the_look_alone(
    county: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert county.run("theme", "new", "town", "--from", "county", "--title", "青山镇") == 0
    assert "theme: town" in said(capsys)
    folder = county.root / "themes/town"
    assert [path.name for path in folder.rglob("*")] == ["theme.yaml"]
    text = (folder / "theme.yaml").read_text(encoding="utf-8")
    assert "extends: county" in text and "title: 青山镇" in text and "name: 青山镇政务公开" in text
    assert county.run("theme", "check", "town") == 0
    assert "没有发现问题" in said(capsys)
    assert county.build() == 0


def test_every_option_that_a_new_fork_offers_can_be_switched_on(
    county: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    county.run("theme", "new", "town", "--title", "青山镇")
    place = county.root / "themes/town/theme.yaml"
    offered = re.sub(r"^(\s*)#(?=\s*[a-z_-]+:)", r"\1", place.read_text(encoding="utf-8"), flags=re.MULTILINE)
    place.write_text(offered, encoding="utf-8")
    assert county.run("theme", "check", "town") == 0, said(capsys)
    assert "\n  comfort: true\n" in offered and "\n  brand: " in offered


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("../up", "--title", "镇"), "主题名"),
        (("青山", "--title", "镇"), "--title"),
        (("a/b",), "主题名"),
        ((".hidden",), "主题名"),
        (("town", "--from", "conty"), "county"),
        (("town", "--title", "镇\n坏"), "不能用的字符"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_words(
    arguments: tuple[str, ...], word: str, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.run("theme", "new", *arguments) == 2
    assert word in said(capsys)
    assert not (site.root / "themes").exists()


def test_nothing_is_overwritten(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.run("theme", "new", "town")
    county.write("themes/town/theme.yaml", "title: 我的\nextends: county\n")
    assert county.run("theme", "new", "town") == 2
    county.write("themes/town/templates/parts/footer.html", "我的")
    assert county.run("theme", "copy", "town", "parts/footer.html") == 2
    assert county.page_of("themes/town/templates/parts/footer.html") == "我的"
    assert "没有动它" in said(capsys)


def test_a_township_wears_its_theme_and_nobody_else_does(county: SmallSite) -> None:
    county.run("theme", "new", "town", "--title", "青山镇")
    assert county.build() == 0
    worn = {name for name, data in county.tree().items() if "青山镇政务公开".encode() in data}
    column = {name for name in worn if re.match(r"agency/(qingshan/zfxxgk|\w+/board|\w+/screen)/", name)}
    assert len(column) > 5
    assert {name for name in worn - column if name.endswith(".html")} == {
        "agency/qingshan/index.html",
        "agency/songping/index.html",
        "d/zhen/index.html",
        "d/cun/index.html",
        "d/zhinan/index.html",
    }
    page = county.page("d/zhen/index.html")
    assert '<a class="site-brand" href="/agency/qingshan/">' in page
    assert '<a class="site-above" href="/">试验县政务公开平台</a>' in page


def test_a_missing_theme_is_said_and_comes_when_it_is_there(
    county: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert county.build() == 0
    assert "DAT-THEME" in said(capsys)
    assert "site-above" not in county.page("d/zhen/index.html")
    assert county.build() == 0
    assert county.run("theme", "new", "town", "--title", "青山镇") == 0
    assert county.build() == 0
    assert "青山镇政务公开" in county.page("d/zhen/index.html")


def test_the_same_fork_makes_the_township_s_own_site(county: SmallSite) -> None:
    county.run("theme", "new", "town", "--title", "青山镇")
    county.write("config.yaml", CONFIG.replace("theme: county", "theme: town"))
    assert county.build() == 0
    page = county.page("index.html")
    assert '<a class="site-brand" href="/">' in page and "青山镇政务公开" in page
    assert "site-above" not in page


def test_the_sample_s_township_stands_alone_too(county: SmallSite) -> None:
    county.write("content/_data/agencies.yaml", VILLAGE.replace("theme: town", "theme: qingshan"))
    county.write("config.yaml", CONFIG.replace("theme: county", "theme: qingshan"))
    assert county.build() == 0
    page = county.page("index.html")
    assert "青山镇的事，在这里看" in page and '<a class="site-brand" href="/">' in page and "site-above" not in page
    assert "css/colours/pine." in page and page.index('id="latest"') < page.index('id="villages"')
    assert 'id="departments"' not in page
    assert all("青山镇政务公开".encode() in data for name, data in county.tree().items() if name.endswith(".html"))


def test_what_the_township_says_goes_before_what_the_county_says(county: SmallSite) -> None:
    county.run("theme", "new", "town", "--title", "青山镇")
    county.write("config.yaml", CONFIG + "options:\n  name: 县平台\n  comfort: 否\n  emblem_text: 县\n")
    assert county.build() == 0
    town, other = county.page("d/zhen/index.html"), county.page("d/tongzhi/index.html")
    assert "青山镇政务公开" in town and "县平台" in other
    assert "data-comfort" not in town and "data-comfort" not in other  # the county's word holds where the town has none
    assert ">县</text>" in town and ">县</text>" in other


def test_the_home_page_shows_its_blocks_in_the_order_of_the_option(county: SmallSite) -> None:
    county.write("config.yaml", CONFIG + "options:\n  home: [guides, latest, villages]\n")
    assert county.build() == 0
    page = county.page("index.html")
    found = re.findall(r'aria-labelledby="(\w+)"', page)
    assert found == ["guides", "latest", "villages"]


def test_an_emblem_is_a_file_of_the_theme(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.run("theme", "new", "town", "--title", "青山镇")
    county.write("themes/town/static/img/zhen.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    text = (county.root / "themes/town/theme.yaml").read_text(encoding="utf-8")
    county.write("themes/town/theme.yaml", text.replace("options:", "options:\n  emblem: img/zhen.svg"))
    assert county.run("theme", "check", "town") == 0, said(capsys)
    assert county.build() == 0
    source = re.search(r'<img class="emblem" src="/(assets/img/zhen\.\w+\.svg)"', county.page("d/zhen/index.html"))
    assert source and (county.root / "public" / source[1]).is_file()
    assert "zhen." not in county.page("d/tongzhi/index.html").split("<main")[0]


def test_colours_come_from_an_option_and_from_tokens(county: SmallSite) -> None:
    county.write("config.yaml", CONFIG + "options:\n  colours: 松绿\n")
    assert county.build() == 0
    assert "css/colours/pine." in county.page("index.html")
    assert 'name="theme-color" content="#1d5c40"' in county.page("index.html")
    county.write("themes/own/theme.yaml", 'extends: county\ntokens: {brand: "#5b3a1d"}\n')
    county.write("config.yaml", CONFIG.replace("theme: county", "theme: own"))
    assert county.build() == 0
    assert 'name="theme-color" content="#5b3a1d"' in county.page("index.html")
    sheet = re.search(r'href="/(assets/css/tokens\.\w+\.css)"', county.page("index.html"))
    assert sheet and county.page(sheet[1]).startswith(":root:root {\n  --brand: #5b3a1d;\n}\n")


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.requirement("PLT-14")
def test_one_part_one_block_one_token_change_what_bears_them_and_nothing_else(county: SmallSite) -> None:
    """The whole output trees are compared: a part, a block and a token, each by itself and all together."""
    for number in range(25):
        county.document(f"many{number}.md", publish_date=f"2025-03-{number + 1:02d}")
    county.write("themes/own/theme.yaml", "title: 镇\nextends: county\n")
    county.write("config.yaml", CONFIG.replace("theme: county", "theme: own") + "lists: {page_size: 5}\n")
    assert county.build() == 0
    plain = county.tree()
    pages = {name for name in plain if name.endswith(".html")}

    assert county.run("theme", "copy", "own", "parts/pager.html") == 0
    assert county.build() == 0
    assert changed(plain, county.tree()) == set()  # a copy that nobody changed changes nothing
    part = county.root / "themes/own/templates/parts/pager.html"
    part.write_text(part.read_text(encoding="utf-8").replace("较早的文件", "从前的文件"), encoding="utf-8")
    assert county.build() == 0
    with_part = county.tree()
    assert changed(plain, with_part) == {name for name in pages if "较早的文件".encode() in plain[name]} != set()
    for name in changed(plain, with_part):
        assert with_part[name] == plain[name].replace("较早的文件".encode(), "从前的文件".encode())

    assert county.run("theme", "copy", "own", "list.html", "--block", "intro") == 0
    assert county.build() == 0
    assert changed(with_part, county.tree()) == set()
    block = county.root / "themes/own/templates/list.html"
    block.write_text(
        block.read_text(encoding="utf-8").replace('<header class="column-head">', '<header class="column-head own">'),
        encoding="utf-8",
    )
    assert county.build() == 0
    with_block = county.tree()
    lists = {
        name
        for name in pages
        if re.match(
            r"((agency|subject|kind|archive)/\w+/(?!zfxxgk/|duties/|board/|screen/)|fuwu/(?!index|handbook/))", name
        )
    }
    assert changed(with_part, with_block) == lists != set()
    for name in lists:
        assert with_block[name] == with_part[name].replace(b'"column-head"', b'"column-head own"')

    text = (county.root / "themes/own/theme.yaml").read_text(encoding="utf-8")
    county.write("themes/own/theme.yaml", text + "tokens:\n  radius: 9px\n")
    assert county.build() == 0
    with_token = county.tree()
    sheet = re.compile(rb"assets/css/tokens\.\w+\.css")
    assert {name for name in changed(with_block, with_token) if name in pages} == {
        name for name in pages if sheet.search(with_block[name])
    }
    others = {name for name in changed(with_block, with_token) if name not in pages}
    assert all(sheet.fullmatch(name.encode()) for name in others) and others
    for name in pages:
        assert sheet.sub(b"", with_token[name]) == sheet.sub(b"", with_block[name])

    assert county.build("--output", str(county.root / "fresh"), "--state", str(county.root / "fresh-state")) == 0
    from tests.conftest import tree

    fresh = tree(county.root / "fresh")
    kept = {name: data for name, data in county.tree().items() if name in fresh or not name.startswith("assets/")}
    assert fresh == kept


def test_the_sample_s_township_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    from generator import cli

    root = ROOT
    assert cli.run(["theme", "check", "--config", str(root / "config.yaml"), "--strict"]) == 0, said(capsys)
