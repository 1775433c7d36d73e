"""Pages from one flattened template: what is flattened, what it opens, who says what is wrong, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

import msgspec
import pytest
from jinja2 import DictLoader, FileSystemBytecodeCache, StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from generator.model.diagnostic import UsageError
from generator.theme.chain import carried, load_chain, view_for
from generator.theme.forking.contract import page_kinds
from generator.theme.forking.fork import VIEW
from generator.theme.render import compiler, flat
from generator.theme.render.environment import environment
from generator.theme.render.flat import FlatTemplate, flat_code, flat_template, page_text, place_of
from generator.theme.render.flatten import MAX_PIECES, Refusal, TemplatePiece, flatten
from generator.theme.render.sandbox import Sandbox, narrow
from tests.conftest import CONFIG, SmallSite


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
def test_the_pages_of_our_own_themes_are_flattened(theme: str) -> None:
    chain = load_chain(theme, [carried()])
    made = environment(chain, view_for(chain, VIEW))
    assert {name: flat_code(made, name) for name in page_kinds() if not flat_template(made, name)} == {}


def test_a_page_comes_from_the_flattened_template() -> None:
    made = sandbox(
        page="{% extends 'base.html' %}{% block a %}{{ page.name }}{% endblock %}", base="<{% block a %}{% endblock %}>"
    )
    assert [page_text(made, "page.html", Page(name)) for name in "a&"] == ["<a>", "<&amp;>"]
    assert isinstance(made.pages["page.html"], FlatTemplate)
    made.loader = None  # nothing is left to look up
    assert page_text(made, "page.html", Page("c")) == "<c>"


REFUSED = {
    "self": ("{% block a %}x{% endblock %}\n{{ self.a() }}", 2, "self"),
    "super in an expression": (
        "{% extends 'base.html' %}\n\n{% block a %}{{ super()|upper }}{% endblock %}",
        3,
        "super",
    ),
    "a condition around extends": ("{% if page.name %}{% extends 'base.html' %}{% endif %}", 1, "extends"),
    "extended twice": ("{% extends 'base.html' %}{% extends 'base.html' %}", 1, "extends"),
    "a loop beside the blocks": ("{% extends 'base.html' %}\n{% for a in page.rows %}x{% endfor %}", 2, "块外"),
    "a late name": ("{% extends 'base.html' %}\n{% macro m() %}{{ b }}{% endmacro %}", 2, "变量 b"),
    "loops in loops": ("{% for a in page.rows %}" * 30 + "x" + "{% endfor %}" * 30, 1, "太深"),
    "an unknown filter": ("\n{% if page.rows %}{{ page.name|nothing }}{% endif %}{{ 1|none }}", 2, "none"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_flattened_is_said_and_left_to_jinja(case: str) -> None:
    text, line, word = REFUSED[case]
    made = sandbox(page=text, base="{% set b = 'b' %}<{% block a %}a{% endblock %}>")
    reason = flat_code(made, "page.html")
    assert isinstance(reason, Refusal)
    assert (reason.template, reason.line) == ("page.html", line) and word in reason.reason
    assert flat_template(made, "page.html") is None
    assert outcome(lambda: page_text(made, "page.html", Page("n"))) == outcome(
        lambda: made.get_template("page.html").render(page=Page("n"))
    )


def outcome(render: Callable[[], str]) -> str | type[BaseException]:
    try:
        return render()
    except (TemplateError, SyntaxError) as error:
        return type(error)


@pytest.mark.parametrize("flattened", [True, False])
@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("{{ page.name }}\n\n{{ page.missing }}", ("part.html", 3)),
        ("{% for row in page.rows %}\n{{ row }}{% endfor %}\n{{ page.name.format(1) }}", ("part.html", 3)),
        ("{% macro m() %}\n{{ nothing }}{% endmacro %}\n\n{{ m() }}", ("part.html", 2)),
        ("x", ("page.html", 4)),
    ],
)
def test_an_error_names_the_template_and_the_line_of_its_file(
    part: str, place: tuple[str, int], flattened: bool
) -> None:
    end = "" if flattened else "{% block a %}{% endblock %}{{ self.a() }}"
    made = sandbox(page="一\n{% include 'part.html' %}\n\n{{ page.later }}" + end, part=part)
    with pytest.raises((UndefinedError, SecurityError)) as raised:
        page_text(made, "page.html", Page("a", ("b",)))
    assert place_of(raised.value) == place
    assert isinstance(made.pages["page.html"], FlatTemplate) == flattened


def test_a_build_names_the_part_that_is_wrong(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("tongzhi.md")
    site.write("config.yaml", CONFIG.replace("theme: county", "theme: town"))
    site.write("themes/town/theme.yaml", "title: 镇\nextends: county\n")
    site.write("themes/town/templates/parts/share.html", "<p>\n{{ page.nothing }}</p>")
    assert site.build() == 2
    said = "".join(capsys.readouterr())
    assert "模板 parts/share.html 第 2 行" in said and "nothing" in said


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.__class__ }}",
        "{{ page.secret() }}",
        "{{ page.secret }}",
        "{{ page.__init__.__globals__ }}",
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
    assert flat_template(made, "page.html")
    for _ in range(2):
        with pytest.raises((SecurityError, UndefinedError)):
            page_text(made, "page.html", Page("甲"))


def test_a_name_that_is_a_field_of_one_class_stays_closed_on_another() -> None:
    class Other:
        name = "class attribute"
        _name = "hidden"

    made = sandbox(page="{{ page.name }}", hidden="{{ page._name }}")
    assert page_text(made, "page.html", Page("甲")) == "甲"
    assert page_text(made, "page.html", Other()) == "class attribute"
    with pytest.raises(SecurityError):
        page_text(made, "hidden.html", Other())
    assert isinstance(made.pages["hidden.html"], FlatTemplate)


def test_our_functions_are_called_unless_a_template_takes_their_name() -> None:
    made = sandbox(page="{{ shared('a') }}", other="{% set shared = page.name %}{{ shared }}")
    made.globals["shared"] = lambda name: Markup(f"<i>{name}</i>")
    assert page_text(made, "page.html", Page("n")) == "<i>a</i>"
    assert page_text(made, "other.html", Page("n")) == "n"


def test_parts_that_include_each_other_without_end_stay_includes() -> None:
    made = sandbox(page="{% include 'page.html' %}")
    with pytest.raises(RecursionError):
        page_text(made, "page.html", Page("a"))
    parts = {f"p{number}": f"{{% include 'p{number + 1}.html' %}}" * 2 for number in range(10)}
    made = sandbox(page="{% include 'p0.html' %}", **parts, p10="x")
    flattened = flatten(made.sources, "page.html")
    assert flattened and len(list(flattened.piece.every())) <= MAX_PIECES + 10
    assert page_text(made, "page.html", Page("a")) == "x" * 2**10


def test_blocks_that_lead_back_to_themselves_are_left_to_jinja() -> None:
    made = sandbox(
        base="{% block a %}{% block b %}{% endblock %}{% endblock %}",
        page="{% extends 'base.html' %}"
        "{% block b %}{% block a %}{{ super() }}{{ super() }}{% endblock %}{% endblock %}",
    )
    reason = flat_code(made, "page.html")
    assert isinstance(reason, Refusal) and "没有尽头" in reason.reason
    with pytest.raises(RecursionError):
        page_text(made, "page.html", Page("a"))


def test_a_template_that_is_not_there_or_cannot_be_read_is_jinja_s_to_refuse() -> None:
    made = sandbox(page="{% if %}")
    for name in ("page.html", "none.html"):
        assert flat_code(made, name) is None
        with pytest.raises(TemplateError):
            page_text(made, name, Page("a"))
    assert isinstance(made.sources.wrong["page.html"], UsageError)


def test_a_process_compiles_a_text_once_and_anew_what_a_changed_part_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def compiled(piece: TemplatePiece, made: Sandbox) -> str:
        asked.append(piece.source.name)
        return compiler.compiled(piece, made)

    monkeypatch.setattr(flat, "compiled", compiled)

    def build(part: str, **globals_: str) -> list[str]:
        made = sandbox(one="1{% include 'part.html' %}", two="2{{ page.name }}", part=part)
        made.globals |= globals_
        return [page_text(made, name, Page("n")) for name in ("one.html", "two.html")]

    assert [build("a"), build("a")] == [["1a", "2n"]] * 2
    assert asked == ["one.html", "two.html"]
    assert build("{{ page.name }}") == ["1n", "2n"]
    assert asked[2:] == ["one.html"]
    assert build("{{ word }}", word="w") == ["1w", "2n"], "what every template sees decides how it is compiled"
    assert asked[3:] == ["one.html", "two.html"]


def test_what_a_process_remembers_of_templates_holds_no_site() -> None:
    source = sandbox(page="{% for a in page.rows %}{{ a|upper }}{% endfor %}").sources.get("page.html")
    assert source is not None and {node.environment for node in (source.tree, *source.every)} == {None}


def test_what_was_compiled_is_kept_until_a_theme_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def compiled(made: Sandbox, name: str) -> CodeType | Refusal | None:
        asked.append(name)
        return flat_code(made, name)

    monkeypatch.setattr(flat, "flat_code", compiled)

    def build(stamp: str, text: str) -> str:
        made = sandbox(page=text, other="{% block a %}{% endblock %}{{ self.a() }}")
        made.bytecode_cache, made.stamp = FileSystemBytecodeCache(str(tmp_path)), stamp
        page_text(made, "other.html", Page("n"))
        return page_text(made, "page.html", Page("n"))

    assert [build("1", "<{{ page.name }}>"), build("1", "")] == ["<n>"] * 2
    assert asked == ["other.html", "page.html"]
    assert build("2", "{{ page.name }}!") == "n!"
    assert len(asked) == 4
