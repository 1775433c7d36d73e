"""The list of stages is what it says: each gives a value of its own and asks only for what earlier ones gave."""

from __future__ import annotations

import ast
import inspect
import typing

import pytest

from generator.base.progress import Progress
from generator.build.context import BuildContext
from generator.build.pipeline import CHECKING, STAGES
from tests.conftest import SmallSite

GIVEN = [typing.get_type_hints(stage)["return"].__name__ for _, stage in STAGES]


def test_no_two_stages_give_the_same_and_none_has_the_name_of_another() -> None:
    assert len(set(GIVEN)) == len(STAGES)
    assert len({name for name, _ in STAGES}) == len(STAGES)


@pytest.mark.parametrize("number", range(len(STAGES)))
def test_a_stage_asks_for_nothing_that_comes_later(number: int) -> None:
    module = inspect.getmodule(STAGES[number][1])
    assert module
    asked = {
        node.slice.id
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "build"
        if isinstance(node.slice, ast.Name)
    }
    assert asked <= set(GIVEN[:number])


def test_a_build_under_way_does_not_change(site: SmallSite) -> None:
    site.document("a.md")
    before = BuildContext(options=site.options(), progress=Progress(), scratch=site.root / "scratch")
    after = before
    for name, stage in CHECKING:
        after = after.after(name, stage)
    assert (before.parts, before.seconds) == ({}, {})
    assert [part.__name__ for part in after.parts] == GIVEN[: len(CHECKING)]
    assert list(after.seconds) == [name for name, _ in CHECKING]
    with pytest.raises(AttributeError):
        after.edited = ()  # type: ignore[misc]
