"""Whatever a theme writes: a page from its flattened template is the page that Jinja makes,
and fails where that fails."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.theme.render.flat import flat_code, flat_template, text
from generator.theme.render.flatten import Refusal
from generator.theme.render.sandbox import Sandbox, bounded, narrow
from tests.deep import examples


class Link(msgspec.Struct, frozen=True):
    caption: str
    url: str = ""


class Row(msgspec.Struct, frozen=True):
    name: str
    lines: tuple[str, ...] = ()
    link: Link | None = None


class Page(msgspec.Struct, frozen=True):
    caption: str
    rows: tuple[Row, ...]
    link: Link | None
    head: Link
    count: int
    flag: bool
    body: str
    extra: dict[str, str]


class View(msgspec.Struct, frozen=True):
    name: str
    options: dict[str, Any]
    links: tuple[Link, ...]


SITE = View(
    "甲 & 乙县",
    {"on": True, "off": False, "word": "<词>", "list": ["一", "二"]},
    (Link("首页", "/"), Link("<b>", "/b/")),
)
TEXTS = st.sampled_from(["", "甲", "a<b", "x & y", '"引"', "'", "〔2026〕"])
LINKS = st.builds(Link, TEXTS, TEXTS)
ROWS = st.builds(Row, TEXTS, st.lists(TEXTS, max_size=2).map(tuple), st.none() | LINKS)
PAGES = st.builds(
    Page,
    TEXTS,
    st.lists(ROWS, max_size=3).map(tuple),
    st.none() | LINKS,
    LINKS,
    st.integers(-1, 3),
    st.booleans(),
    TEXTS | TEXTS.map(lambda text: Markup(f"<p>{Markup.escape(text)}</p>")),
    st.dictionaries(st.sampled_from(["k", "caption"]), TEXTS),
)

NAMES = ["a", "b", "row", "item"]
SAFE = [
    "page.caption",
    "page.head.caption",
    "page.head.url",
    "page.body",
    "page.count",
    "page.flag",
    "page.rows",
    "page.link",
    "page.extra",
    "page.extra['k']|default('缺')",
    "page.caption[:2]",
    "site.name",
    "site.options['on']",
    "site.options['off']",
    "site.options['word']",
    "site.links",
    "'<字>'",
    "3",
    "none",
    "asset('x.css')",
    "shared('part0.html')",
    "range(2)",
    *(f"{name}|default('无')" for name in NAMES),
    *(f"({name} is defined)" for name in NAMES),
]
RISKY = [
    "page.link.caption",
    "page.nothing",
    "page.rows[0].name",
    "site.options['none']",
    "nothing",
    "loop.index",
    "row.name",
    "row.link.url",
    "row.lines",
    "loop",
    *NAMES,
    *NAMES,
]
ATOMS = st.sampled_from(SAFE * 16 + RISKY)


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(lambda pair: f"({pair[0]} and {pair[1]})"),
        two.map(lambda pair: f"({pair[0]} or {pair[1]})"),
        two.map(lambda pair: f"({pair[0]} == {pair[1]})"),
        two.map(lambda pair: f"({pair[0]} in ({pair[1]}, '甲'))"),
        two.map(lambda pair: f"({pair[0]} ~ {pair[1]})"),
        two.map(lambda pair: f"([{pair[0]}] + [{pair[1]}])"),
        two.map(lambda pair: f"({pair[0]} if {pair[1]})"),
        two.map(lambda pair: f"({pair[0]} if {pair[1]} else '否')"),
        two.map(lambda pair: f"({pair[0]}|default({pair[1]}))"),
        inner.map(lambda one: f"(not {one})"),
        inner.map(lambda one: f"({one} is defined)"),
        inner.map(lambda one: f"([{one}, 1]|length)"),
        inner.map(lambda one: f"({one}|upper)"),
        inner.map(lambda one: f"([{one}, '<']|join('、'))"),
        inner.map(lambda one: f"(({one}|string).startswith('甲'))"),
        inner.map(lambda one: f"({one}|length * 2)"),
    )


EXPRESSIONS = st.recursive(ATOMS, _compound, max_leaves=3)


def _statements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    name, value = st.sampled_from(NAMES), EXPRESSIONS
    return st.one_of(
        st.tuples(value, inner, inner).map(
            lambda it: f"{{% if {it[0]} %}}{it[1]}{{% elif a %}}|{{% else %}}{it[2]}{{% endif %}}"
        ),
        st.tuples(value, inner).map(lambda it: f"{{% if {it[0]} is defined %}}{it[1]}{{% endif %}}"),
        st.tuples(inner, inner).map(lambda it: f"{{% for row in page.rows %}}{it[0]}{{% else %}}{it[1]}{{% endfor %}}"),
        inner.map(lambda it: f"{{% for row in page.rows if row.name %}}{it}{{{{ loop.index0 }}}}{{% endfor %}}"),
        inner.map(lambda it: f"{{% for item in site.links %}}{it}{{{{ item.caption }}}}{{% endfor %}}"),
        inner.map(
            lambda it: (
                f"{{% for a, b in page.extra.items() %}}{it}"
                "{% if not loop.first %}{{ a }}{% endif %}{% endfor %}"
            )
        ),
        st.tuples(name, value, inner).map(lambda it: f"{{% with {it[0]} = {it[1]} %}}{it[2]}{{% endwith %}}"),
        st.tuples(name, value).map(lambda it: f"{{% set {it[0]} = {it[1]} %}}"),
        st.tuples(name, inner).map(lambda it: f"{{% set {it[0]} %}}{it[1]}{{% endset %}}"),
        st.tuples(name, inner).map(lambda it: f"{{% if page.flag %}}{{% set {it[0]} = 1 %}}{{% endif %}}{it[1]}"),
        st.tuples(name, inner, value).map(
            lambda it: f"{{% macro m({it[0]}, c=1) %}}{it[1]}{{% endmacro %}}{{{{ m({it[2]}) }}}}"
        ),
        st.tuples(value, inner, inner).map(
            lambda it: (
                f"{{% macro m(a) %}}{it[1]}{{{{ caller(a) }}}}{{% endmacro %}}"
                f"{{% call(b) m({it[0]}) %}}{it[2]}{{% endcall %}}"
            )
        ),
        inner.map(lambda it: f"{{% filter upper %}}{it}{{% endfilter %}}"),
        st.tuples(inner, name).map(
            lambda it: f"{{% for {it[1]} in [1, [2, 3]] recursive %}}{it[0]}{{{{ loop([]) }}}}{{% endfor %}}"
        ),
    )


INCLUDES = [
    "{% include 'part0.html' %}",
    "{% include 'part1.html' %}",
    "{% include 'part2.html' %}",
    "{% include ['none.html', 'part0.html'] %}",
    "{% include 'none.html' ignore missing %}",
    "{% import 'macros.html' as a %}{{ a.shown('<x>') }}",
    "{% from 'macros.html' import shown as b with context %}{{ b(page.caption) }}",
]
WORDS = st.sampled_from(["字", "<i>", "\n", " ", *INCLUDES])
PLAIN = WORDS | EXPRESSIONS.map(lambda text: f"{{{{ {text} }}}}")
BODIES = st.recursive(st.lists(PLAIN, max_size=3).map("".join), _statements, max_leaves=5).map(lambda text: f"{text}.")
"""What stands in a block or part; parts include those of a lower number only."""


def _block(name: str, body: str, scoped: str = "") -> str:
    return f"{{% block {name}{scoped} %}}{body}{{% endblock %}}"


@st.composite
def _templates(draw: st.DrawFn) -> dict[str, str]:
    """A page that extends a frame that extends a frame, with blocks in blocks, and two parts."""

    def body() -> str:
        return draw(BODIES)

    sets = st.sampled_from(["", "{% set a = page.caption %}", "{% set b = site.name %}{% set a = b %}"])
    above = st.sampled_from(["", "{{ super() }}"])
    scoped = st.sampled_from(["", "", " scoped"])
    alone = draw(st.sampled_from(["", "{% include 'part0.html' without context %}"]))
    called = draw(st.sampled_from(["", "", "", "{{ top(1) }}"]))
    lowest = (
        f"{draw(sets)}<{_block('one', body())}|{body()}{_block('two', body() + _block('inner', body()))}"
        f"{{% with b = 1 %}}{_block('four', body(), draw(scoped))}{{% endwith %}}{alone}"
        f"{{% for item in site.links %}}{_block('five', body(), draw(scoped))}{{% endfor %}}"
        f"{{% if page.flag %}}{_block('three', body())}{{% endif %}}{called}>"
    )
    middle = f"{{% extends 'base.html' %}}{draw(sets)}{_block('two', draw(above) + body() + _block('deep', body()))}"
    page = f"{draw(sets)}{{% extends 'middle.html' %}}{draw(sets)}"
    page += _block("one", body() + draw(above)) + _block("deep", draw(above) + body())
    if called:
        page += f"{{% macro top(row) %}}{body()}{{% endmacro %}}"
    if draw(st.booleans()):
        page += _block("inner", body(), draw(scoped))
    if draw(st.booleans()):
        page += _block("five", body() + draw(above), draw(scoped))
    return {
        "base.html": lowest,
        "middle.html": middle,
        "page.html": page,
        "part0.html": _without(draw(BODIES), 0),
        "part1.html": _without(f"{draw(sets)}{_block('one', body(), draw(scoped))}{draw(BODIES)}", 1),
        "part2.html": _without(f"{{% extends 'part1.html' %}}{draw(sets)}{_block('one', body() + draw(above))}", 2),
        "macros.html": "{% macro shown(a) %}<{{ a }}{{ b|default(site.name) }}{{ page is defined }}>{% endmacro %}",
    }


def _without(text: str, number: int) -> str:
    """A part's text without the parts that might lead back to it."""
    for include in INCLUDES[number:5]:
        text = text.replace(include, "")
    return text


def environment(templates: dict[str, str]) -> Sandbox:
    made = Sandbox(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    narrow(made)
    made.globals |= {
        "site": SITE,
        "range": bounded,
        "asset": lambda name: f"/assets/{name}",
        "shared": lambda name: Markup("<共>"),
    }
    return made


@settings(
    max_examples=examples(150, many=2000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(_templates(), st.lists(PAGES, min_size=1, max_size=4))
def test_a_flattened_page_is_the_page(templates: dict[str, str], pages: list[Page]) -> None:
    made = environment(templates)
    flat = flat_template(made, "page.html")
    if flat is None:  # of what is written here only this is left to Jinja
        refusal = flat_code(made, "page.html")
        assert isinstance(refusal, Refusal) and "由 extends 的模板用 set 设" in refusal.reason
        return
    for page in pages:
        assert outcome(flat, page) == outcome(made.get_template("page.html"), page)


def outcome(template: Template, page: Page) -> str | tuple[str, str]:
    """What a template makes, or how it fails."""
    try:
        return text(template, page=page)
    except Exception as error:
        return type(error).__name__, str(error)
