"""Every type of field: its check, its JSON Schema and its examples say the same,
for what is right and for what is nearly so."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from generator.base.dates import parse_moment
from generator.base.yaml_text import compose
from generator.content.front_matter import split
from generator.content.yaml_nodes import value_of
from generator.model import json_schema, kinds
from generator.model.field_types import every, field_schema, field_type
from generator.model.kind import Field
from generator.model.misfit import UnfitValue

CHOICES = ("甲", "2026", "乙 丙")
SIGNS = "0123456789０-:/ T,.、，;；甲a#?*+年张\n[]true是否noNO"


def field(name: str) -> Field:
    return Field("any", "任意", name, choices=CHOICES, required=True)


def written(value: Any) -> Any:
    """A value as other programs have it -> the same as our loader has it, which takes scalars as they are written."""
    if isinstance(value, dict):
        return {name: written(part) for name, part in value.items()}
    if isinstance(value, list):
        return [written(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return value if value is None or isinstance(value, str) else str(value)


def taken(name: str, value: Any) -> bool:
    """Whether the loader takes a value. Nothing, or nothing but blanks, is a required field without a value."""
    value = written(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return False
    try:
        field_type(name).check(value, field(name))
    except UnfitValue as error:
        assert error.misfits
        return False
    return True


@cache
def validators(name: str) -> tuple[Draft7Validator, Draft202012Validator]:
    schema = field_schema(field(name))
    return Draft7Validator(schema), Draft202012Validator(schema)


def described(name: str, value: Any) -> bool:
    """Whether the published schema takes a value."""
    answers = {validator.is_valid(value) for validator in validators(name)}
    assert len(answers) == 1, "both dialects mean the same"
    return bool(answers.pop())


def without_blanks(value: Any) -> Any:
    """The same without blanks around texts, as they are in plain YAML: with them only quotes can make them."""
    if isinstance(value, dict):
        return {
            name: without_blanks(part) or None if part == "" or isinstance(part, str) else without_blanks(part)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [without_blanks(part) for part in value]
    return value.strip() if isinstance(value, str) else value


def has_impossible_day(value: Any) -> bool:
    if isinstance(value, dict | list):
        return any(has_impossible_day(part) for part in (value.values() if isinstance(value, dict) else value))
    if not isinstance(value, str) or not described("moment", value):
        return False
    try:
        parse_moment(value)
    except ValueError:
        return True
    return False


def agrees(name: str, value: Any) -> None:
    """Loader and schema take the same, but for two things: the loader forgives blanks that only quotes can make, and a
    schema cannot say which days exist. Neither makes any other difference."""
    plain = without_blanks(value)
    assert taken(name, value) == taken(name, plain)
    if taken(name, plain) != described(name, plain):
        assert described(name, plain) and has_impossible_day(plain)


def near(text: str) -> st.SearchStrategy[str]:
    """A text with one sign more, less or other."""
    return st.builds(
        lambda at, gone, sign: text[:at] + sign + text[at + gone :],
        st.integers(0, len(text)),
        st.integers(0, 1),
        st.sampled_from(["", *SIGNS]),
    )


def near_values(value: Any) -> st.SearchStrategy[Any]:
    """Values that differ from one at one place or more, or not at all."""
    if isinstance(value, dict):
        names = st.sampled_from([*value, "file", "文件", "title", "日期", "text", "line", "expires", "x"])
        same = st.fixed_dictionaries({}, optional={name: near_values(part) for name, part in value.items()})
        return st.builds(lambda one, more: one | more, same, st.dictionaries(names, SCALARS, max_size=2)) | SCALARS
    if isinstance(value, list):
        parts = [near_values(part) for part in value]
        return st.lists(st.one_of(*parts, SCALARS), max_size=3) | st.tuples(*parts).map(list) | SCALARS
    return near(str(value)) | SCALARS


EXAMPLES = sorted({text for name in every() for text in (*field_type(name).examples, *field_type(name).refused)})
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-12, 12),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(EXAMPLES),
    st.text(SIGNS, max_size=6),
    st.lists(st.text(SIGNS, max_size=3), max_size=2),
)


def read(text: str) -> Any:
    """YAML as front matter is read."""
    node = compose(text)
    assert node is not None
    value, faults = value_of(node, 1)
    assert not faults
    return value


@pytest.mark.parametrize("name", every())
def test_examples_fit_and_near_misses_do_not(name: str) -> None:
    kind = field_type(name)
    assert kind.name and kind.doc and kind.examples and kind.refused
    for text in kind.examples:
        assert taken(name, read(text)), text
        assert described(name, read(text)), text
    for text in kind.refused:
        assert not taken(name, read(text)), text
        assert not described(name, read(text)), text


@pytest.mark.parametrize("name", every())
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_loader_and_schema_take_the_same(name: str, data: st.DataObject) -> None:
    kind = field_type(name)
    start = data.draw(st.sampled_from((*kind.examples, *kind.refused)))
    agrees(name, data.draw(near_values(read(start)) | SCALARS))


@pytest.mark.parametrize("name", every())
def test_schemas_are_schemas_and_examples_can_start_a_document(name: str) -> None:
    Draft7Validator.check_schema(field_schema(field(name)))
    Draft202012Validator.check_schema(field_schema(field(name)))
    assert split(f"---\nany: {field_type(name).examples[0]}\n---\n").faults == ()


@pytest.mark.parametrize("kind", kinds.built_in(), ids=lambda kind: kind.id)
def test_examples_of_fields_fit_their_types(kind: Any) -> None:
    for one in kind.every_field:
        if one.example:
            field_type(one.type).check(read(one.example), one)


def test_words_for_yes_and_no_are_the_same_everywhere() -> None:
    from generator.content.own_domains import DomainChange
    from generator.content.tables import row

    schema = field_schema(field("flag"))
    for word, answer in {"on": True, "1": True, "N": False, "否": False, "YES": True}.items():
        node = compose(f"{{id: a, enabled: '{word}'}}")
        assert node is not None
        found, faults = row(node, DomainChange)
        assert found and not faults and found.enabled is answer is field_type("flag").check(word, field("flag"))
        assert Draft7Validator(schema).is_valid(word)


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("moment", "2026-03-01 99:99", False),
        ("integer", "1,234", True),
        ("integer", "3.5", False),
        ("flag", "off", True),
    ],
)
def test_what_had_drifted(name: str, value: str, fits: bool) -> None:
    assert taken(name, value) == described(name, value) == fits


def test_what_is_not_required_may_stand_without_a_value_and_nothing_stands_twice() -> None:
    notice = next(kind for kind in kinds.built_in() if kind.id == kinds.DEFAULT)
    schema = Draft202012Validator(json_schema.front_matter(notice))
    whole = {one.key: one.example for one in notice.every_field if one.required}
    assert schema.is_valid(whole)
    assert schema.is_valid(whole | {"summary": None, "review": None, "attachments": None, "draft": None, "状态": None})
    assert not schema.is_valid(whole | {"title": None})
    assert not schema.is_valid(whole | {"标题": "又一个"})
    assert not schema.is_valid(whole | {"summary": "甲", "摘要": "甲"})


def test_half_a_pair_of_surrogates_is_no_text() -> None:
    node = yaml.compose('a: "\\ud800"', yaml.BaseLoader)
    assert node is not None
    value, faults = value_of(node, 1)
    assert value == {"a": None}
    assert [fault.kind for fault in faults] == ["yaml"]
