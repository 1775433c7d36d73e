"""docs/theme-contract.md both ways: what the county's theme uses is documented, what is documented is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.authoring.manuals import theme_contract
from generator.authoring.manuals.theme_contract import county
from generator.base.annotations import fields
from generator.theme.chain import view_for
from generator.theme.forking import contract, examples
from generator.theme.forking.fork import VIEW, walked
from generator.theme.forking.gallery import rendered, write
from generator.theme.render.environment import environment
from tests.paths import ROOT

PAGE = (ROOT / "docs/theme-contract.md").read_text(encoding="utf-8")
WALK = walked(county())


def section(title: str, level: int = 2) -> str:
    """The text under one heading."""
    found = re.search(
        rf"^{'#' * level} {re.escape(title)}\n(.*?)(?=^#{{2,{level}}} |\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found, title
    return found[1]


def names(text: str) -> set[str]:
    """What stands in the first column of tables."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


def test_every_variable_that_the_county_s_templates_use_is_documented() -> None:
    assert WALK.seen == set()
    assert len(WALK.used) > 150
    missing = {(kind, name) for kind, name in WALK.used if name not in names(section(kind, 3))}
    assert missing == set()


def test_every_documented_variable_exists_and_has_a_sentence() -> None:
    for kind, known in contract.values().items():
        assert names(section(kind, 3)) == set(fields(known)), kind
    meanings = theme_contract.meanings()["values"]
    written = {(kind, name) for kind, names in meanings.items() for name in names}
    there = {(kind, name) for kind, known in contract.values().items() for name in fields(known)}
    assert there - written == set(), "write a sentence for each in generator/theme/forking/meanings.yaml"
    assert written - there == set(), "take these out of generator/theme/forking/meanings.yaml"
    assert all(sentence for fields in meanings.values() for sentence in fields.values())


def test_every_page_is_documented_and_has_a_template() -> None:
    assert names(section("页面")) == set(contract.page_kinds())
    assert all(county().find(f"templates/{name}") for name in contract.page_kinds())


def test_parts_are_documented_and_there() -> None:
    assert names(section("部件")) == {f"parts/{name}.html" for name in contract.parts(county())}


def test_blocks_are_documented_and_there() -> None:
    shown = {
        row[0]: set(re.findall(r"`(\w+)`", row[1]))
        for row in re.findall(r"^\| `([\w/.]+)` \| (.+) \|$", section("块"), re.M)
    }
    there = {
        name: set(source.blocks)
        for name in WALK.every()
        if (source := WALK.sandbox.sources.get(name)) and source.blocks
    }
    assert shown == there


def test_options_are_documented_and_used() -> None:
    documented = names(section("选项"))
    assert documented == set(county().declared)
    assert {f"option {name}" for name in documented} <= WALK.mentions


def test_functions_and_filters_are_documented_and_there() -> None:
    made = environment(county(), view_for(county(), VIEW))
    assert names(section("各处都能用的")) == set(made.globals) | {"page"}
    assert set(re.findall(r"`(\w+)`", re.sub(r"`\{\{.*?\}\}`", "", section("过滤器")))) == set(made.filters)
    used = {name.removeprefix("filter ") for name in WALK.mentions if name.startswith("filter ")}
    assert used <= set(made.filters)


def test_static_files_are_documented_and_there() -> None:
    assert set(re.findall(r"^- `([^`]+)`$", section("样式、脚本和图片"), re.MULTILINE)) == set(county().static)


def test_tokens_are_documented_and_used_by_a_style_sheet() -> None:
    sheets = "\n".join(
        path.read_text(encoding="utf-8") for name, path in county().static.items() if name.endswith(".css")
    )
    documented = names(section("颜色和大小"))
    assert {"brand", "brand-deep", "brand-bright", "seal", "radius", "measure", "font-text"} <= documented
    assert all(f"var(--{name})" in sheets for name in documented)


def test_what_a_part_says_that_it_sees_is_what_it_uses() -> None:
    """Each part read by itself, with the names of its examples alone."""
    from generator.theme.forking.expressions import GLOBALS
    from generator.theme.forking.walk import Walk

    for name, part in examples.load(county()).items():
        alone = Walk(county(), environment(county(), view_for(county(), VIEW)))
        alone.page(f"parts/{name}.html", {**GLOBALS, **part.sees})
        assert alone.seen == set(), name


PARTS = examples.load(county())
EXAMPLES = [
    pytest.param(part, example, id=f"{part.name}-{example.name}")
    for part in PARTS.values()
    for example in part.examples
]


def test_every_part_has_an_example() -> None:
    assert set(PARTS) == set(contract.parts(county()))
    assert all(part.examples for part in PARTS.values())


@pytest.mark.parametrize(("part", "example"), EXAMPLES)
def test_an_example_renders(part: examples.ExamplePart, example: examples.NamedExample) -> None:
    view = view_for(county(), examples.sample_site(county()))
    html = rendered(environment(county(), view), view, part, example)
    assert html.strip()
    for value in example.given.values():
        if isinstance(value, str):
            assert value in html


@pytest.mark.parametrize("theme", ["county", "qingshan"])
def test_the_gallery_is_one_page_that_a_strict_policy_allows(theme: str, tmp_path: Path) -> None:
    count = write(theme, (ROOT / "themes",), tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count("<figcaption>") == count == len(EXAMPLES)
    assert "还没有例子的部件" not in page
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", page)
    for address in re.findall(r'<(?:link|script|img)[^>]*?(?:href|src)="([^"]+)"', page):
        assert (tmp_path / address).is_file(), address
