"""Tables of alternatives: every one is there for its own example, and none is there for nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.base.patterns import PatternTable, alternatives, joined
from tests.base.all_patterns import in_modules

TABLES = in_modules(PatternTable)


@pytest.mark.parametrize("table", [table for _, table in TABLES], ids=[name for name, _ in TABLES])
def test_each_alternative_is_what_finds_its_examples(table: PatternTable) -> None:
    assert list(wrong(table)) == []


def wrong(table: PatternTable) -> Iterator[str]:
    """What is the matter with a table, a sentence a row.

    An example is found where its own alternative finds it, and would not be found so without: else the alternative is
    hidden by one before it, or nothing needs it.
    """
    choices = [choice for row in table.rows for choice in alternatives(row)]
    at = 0
    for row in table.rows:
        examples = row[1:] if isinstance(row, tuple) else None
        if examples == ():
            yield f"{row[0]!r} has no example"
        for choice in alternatives(row):
            rest = [*choices[:at], *choices[at + 1 :]]
            at += 1
            if examples is None and re.escape(choice) != choice:
                yield f"{choice!r} is no plain word: write it with its example"
            for example in (choice,) if examples is None else examples:
                span = found(table, joined([choice]), example)
                if span is None:
                    yield f"{choice!r} does not find {example!r}"
                elif found(table, table.pattern, example) != span:
                    yield f"{choice!r} is hidden by another alternative in {example!r}"
                elif rest and found(table, joined(rest), example) == span:
                    yield f"{choice!r} is not needed to find {example!r}"


def found(table: PatternTable, pattern: Any, example: Any) -> tuple[int, int] | None:
    compiled = re.compile(pattern, table._flags)
    match = compiled.fullmatch(example) if table.whole else compiled.search(example)
    return match.span() if match else None


def test_many_alternatives_are_a_table() -> None:
    """So that each has its example. Counted in what is written as one pattern, tables within it as nothing."""
    assert [
        f"{path}:{node.lineno}"
        for path, node in calls()
        if name_of(node.func) in {"lazy_re", "compile", "search", "match", "fullmatch", "sub", "split", "finditer"}
        and node.args
        and bars(node.args[0]) > MOST
    ] == []


MOST = 5
"""Bars outside a table in one pattern."""
_BAR = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(\|)", re.DOTALL)


def bars(pattern: ast.expr) -> int:
    """How many bars part alternatives in a pattern; those in classes such as ``[|｜]`` part nothing."""
    values = [node.value for node in ast.walk(pattern) if isinstance(node, ast.Constant)]
    strings = [
        one.decode("latin-1") if isinstance(one, bytes) else one for one in values if isinstance(one, str | bytes)
    ]
    written = "".join(strings)
    return sum(bool(match.group(1)) for match in _BAR.finditer(written))


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call in the program."""
    for path in sorted(Path(generator.__file__).parent.rglob("*.py")):
        if "_themes" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    yield path, node


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_the_walk_sees_every_table() -> None:
    """A table inside an expression, or within a function, would escape it."""
    assert sum(name_of(node.func) == "pattern_table" for _, node in calls()) == len(TABLES)


def test_what_is_wrong_with_a_table_is_said() -> None:
    rows = ("村 村委会 a.b", ("县", "市"), ("乡",), ("[厅局]", "局"), ("局", "局长"))
    assert list(wrong(PatternTable(rows, 0))) == [
        "'村委会' is hidden by another alternative in '村委会'",
        "'a.b' is no plain word: write it with its example",
        "'县' does not find '市'",
        "'乡' has no example",
        "'[厅局]' is not needed to find '局'",
        "'局' is not needed to find '局长'",
    ]
