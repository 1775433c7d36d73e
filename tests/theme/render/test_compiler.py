"""The short ways through templates say what Jinja's own sandbox says, and open nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generator.theme.render.compiler import ShortWays


class Inner(msgspec.Struct, frozen=True):
    name: str
    plain: str = "甲 & 乙"


class Outer(msgspec.Struct, frozen=True):
    inner: Inner
    rows: tuple[Inner, ...] = ()
    body: str = ""

    def secret(self) -> str:
        return "no"


class Short(SandboxedEnvironment):
    code_generator_class = ShortWays

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, msgspec.Struct) and attribute not in obj.__struct_fields__:
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


PARTS = {
    "base.html": '<title>{% block title %}{{ page.inner.name }} - {{ "静 <态>" }}{% endblock %}</title>{% block content %}{% endblock %}',
    "row.html": "<li>{{ row.name }}|{{ row.plain }}|{{ loop_mark }}</li>",
    "page.html": """{% extends "base.html" %}
{% set mark = "顶" %}
{% macro cell(value, kind="td") %}<{{ kind }}>{{ value }}</{{ kind }}>{% endmacro %}
{% block content %}
{% set kept %}<b>{{ page.inner.plain }}</b>{% endset %}
{{ kept }}{{ cell(page.inner.name) }}{{ mark }}
{% for row in page.rows if row.name != "丙" %}
{% with loop_mark = loop.index %}{% include "row.html" %}{% endwith %}
{% else %}无{% endfor %}
{{ page.body }}{{ page.rows|map(attribute="name")|join("、") }}{{ 1 }}{{ none }}{{ page.inner.name.upper() }}
{% filter upper %}{{ page.inner.name }} & a{% endfilter %}
{% endblock %}
{% block title %}{{ super() }}!{% endblock %}""",
}
PAGE = Outer(Inner("a<b"), (Inner("甲"), Inner("丙"), Inner('"乙"')), Markup("<p>正文 &amp;</p>"))


def made(kind: type[SandboxedEnvironment]) -> SandboxedEnvironment:
    return kind(loader=DictLoader(PARTS), autoescape=True, undefined=StrictUndefined)


def test_pages_are_the_same_as_those_of_the_plain_sandbox() -> None:
    plain = made(SandboxedEnvironment).get_template("page.html")
    short = made(Short).get_template("page.html")
    for page in (PAGE, Outer(Inner("x", "'"))):
        expected = plain.render(page=page)
        assert short.render(page=page) == expected
        assert short.render(page=page) == expected  # the second time by the fields that are known now


@pytest.mark.parametrize(
    "source",
    ["{{ page.__class__ }}", "{{ page.secret() }}", "{{ page.inner.missing }}", "{{ page.__init__.__globals__ }}"],
)
def test_only_declared_fields_can_be_reached(source: str) -> None:
    short = made(Short)
    short.get_template("page.html").render(page=PAGE)
    with pytest.raises((SecurityError, UndefinedError)):
        short.from_string(source).render(page=PAGE)


def test_a_name_that_is_a_field_of_one_class_stays_closed_on_another() -> None:
    class Other:
        name = "class attribute"
        _name = "hidden"

    short = made(Short)
    assert short.from_string("{{ page.name }}").render(page=Inner("甲")) == "甲"
    assert short.from_string("{{ page.name }}").render(page=Other()) == "class attribute"
    with pytest.raises(SecurityError):
        short.from_string("{{ page._name }}").render(page=Other())


def test_our_own_functions_cannot_be_given_away() -> None:
    short = made(Short)
    short.globals["shared"] = lambda name: Markup(f"<i>{name}</i>")
    assert short.from_string('{% set shared = "x" %}{{ shared("a") }}').render() == "<i>a</i>"
