"""Pages of many from one function: what is joined, when, and who says what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError

from generator.theme.chain import carried, load_chain, view_for
from generator.theme.forking.contract import page_kinds
from generator.theme.forking.fork import VIEW
from generator.theme.render import joined
from generator.theme.render.environment import environment
from generator.theme.render.joined.scope import Unsupported
from generator.theme.render.joined.statements import PARTS, function_of
from generator.theme.render.sandbox import Sandbox, narrow

NOT_JOINED = {"figures.html"}
"""Pages of which there is one: what a macro is worth elsewhere is not worth joining."""


class Page(msgspec.Struct, frozen=True):
    name: str
    rows: tuple[str, ...] = ()

    def secret(self) -> str:
        return "no"


def sandbox(**templates: str) -> Sandbox:
    made = Sandbox(
        loader=DictLoader({f"{name}.html": text for name, text in templates.items()}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    narrow(made)
    return made


@pytest.mark.parametrize("theme", ["county", "qingshan"])
def test_the_pages_of_our_own_themes_are_joined(theme: str) -> None:
    chain = load_chain(theme, [carried()])
    made = environment(chain, view_for(chain, VIEW))
    left = {
        template
        for template, kinds in page_kinds().items()
        if any(joined.joined(made, template, kind) is None for kind in kinds)
    }
    assert left == NOT_JOINED


def test_the_first_pages_are_made_the_ordinary_way(monkeypatch: pytest.MonkeyPatch) -> None:
    made = sandbox(page="{{ page.name }}")
    asked: list[tuple[object, ...]] = []

    def noted(*given: Any) -> Any:
        asked.append(given)
        return function_of(*given)

    monkeypatch.setattr(joined, "AFTER", 2)
    monkeypatch.setattr(joined, "joined", noted)
    assert [joined.page_text(made, "page.html", Page(name)) for name in "abcd"] == list("abcd")
    assert asked == [(made, "page.html", Page)]


def test_what_is_not_joined_is_asked_once_and_made_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made, asked = sandbox(page="{% macro m() %}x{% endmacro %}{{ m() }}{{ page.name }}"), []
    monkeypatch.setattr(joined, "AFTER", 0)
    monkeypatch.setattr(joined, "joined", lambda *given: asked.append(given))
    assert [joined.page_text(made, "page.html", Page(name)) for name in "ab"] == ["xa", "xb"]
    assert len(asked) == 1


def test_the_ordinary_way_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(joined, "AFTER", 0)
    made = sandbox(page="一\n{% include 'part.html' %}", part="{{ page.name }}\n\n{{ page.missing }}")
    with pytest.raises(UndefinedError, match="missing"):
        joined.page_text(made, "page.html", Page("a"))


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.__class__ }}",
        "{{ page.secret() }}",
        "{{ page.secret }}",
        "{{ page.rows.__len__() }}",
        "{{ page.name.format(1) }}",
        "{{ 'a' * 9 }}",
        "{{ site.secret() }}",
        "{{ (page.name ~ '').__class__ }}",
    ],
)
def test_what_the_sandbox_refuses_is_refused(source: str) -> None:
    made: Any = sandbox(page=source)
    made.globals["site"] = Page("site")
    way = joined.joined(made, "page.html", Page)
    if way is not None:
        with pytest.raises((SecurityError, UndefinedError)):
            way(Page("甲"))


def test_parts_that_include_each_other_without_end_are_left_alone() -> None:
    made = sandbox(page="{% include 'page.html' %}")
    with pytest.raises(Unsupported, match="too many parts"):
        function_of(made, "page.html", Page)
    parts = {f"p{number}": f"{{% include 'p{number + 1}.html' %}}" * 2 for number in range(12)}
    assert PARTS < 2**12
    assert joined.joined(sandbox(page="{% include 'p0.html' %}", **parts, p12="x"), "page.html", Page) is None


def test_what_depends_on_the_site_alone_is_decided_once() -> None:
    made: Any = sandbox(
        page="{% if site.rows %}{% for row in site.rows %}<{{ row }}>{% endfor %}{% endif %}{{ site.name }}"
    )
    made.globals["site"] = Page("<名>", ("a", "&"))
    way = function_of(made, "page.html", Page)
    made.globals["site"] = None
    assert way(Page("x")) == "<a><&amp;>&lt;名&gt;"
