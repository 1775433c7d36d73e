"""Every requirement has its row, every row that works its proof; docs/requirements.csv and the marks say the same.

A row that says ``works`` names at least one test that bears its mark; that the test passes, the suite itself says. A
row that says ``partly`` says in ``where`` what it lacks. Only decorators of functions are read, so nothing is imported.
"""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from tests.paths import DOCS, ROOT, SHARED

STATES = ("works", "partly", "missing", "not applicable")
MATRIX = SHARED / "requirements" / "matrix.csv"
COUNT = 221
_PATH = re.compile(r"\b(?:generator|docs|themes|tests|content)/[\w./-]+\w")


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The table as it stands: id, state, where, tests."""
    with (DOCS / "requirements.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def marked() -> Mapping[str, frozenset[str]]:
    """Requirement -> the tests that bear its mark, as the file's path, two colons and the function's name."""
    tests: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        name = path.relative_to(ROOT).as_posix()
        for function, requirement in marks(ast.parse(path.read_text(encoding="utf-8"))):
            tests[requirement].add(f"{name}::{function}")
    return {requirement: frozenset(names) for requirement, names in tests.items()}


def marks(module: ast.Module) -> Iterator[tuple[str, str]]:
    """The marked functions of a module, each with a requirement."""
    for node in ast.walk(module):
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.requirement":
                for argument in decorator.args:
                    yield node.name, ast.literal_eval(argument)


def test_every_requirement_has_one_row() -> None:
    ids = [row["id"] for row in rows()]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert len(ids) == COUNT
    if not MATRIX.is_file():
        print(f"{MATRIX.name} is not at hand: the ids are compared with their number alone")
        return
    with MATRIX.open(encoding="utf-8", newline="") as file:
        assert ids == [row["id"] for row in csv.DictReader(file)]


def test_rows_say_their_state_and_where_it_is_seen() -> None:
    assert {row["state"] for row in rows()} <= set(STATES)
    assert [row["id"] for row in rows() if not row["where"].strip()] == []
    named = {(row["id"], path) for row in rows() for path in _PATH.findall(row["where"])}
    assert [(name, path) for name, path in sorted(named) if not (ROOT / path).exists()] == []


def test_a_row_that_works_has_a_test_and_no_other_row_has() -> None:
    assert [row["id"] for row in rows() if (row["state"] == "works") != bool(row["tests"].split())] == []


def test_marks_and_rows_say_the_same() -> None:
    told = {row["id"]: frozenset(row["tests"].split()) for row in rows() if row["tests"]}
    assert {name: told.get(name) for name in marked()} == dict(marked())
    assert sorted(told.keys() - marked().keys()) == []


def test_marks_stand_on_tests_that_are_run() -> None:
    """pytest runs ``test_`` functions of a module, and of two with one name the last alone."""
    for path in sorted({node.partition("::")[0] for nodes in marked().values() for node in nodes}):
        body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
        names = Counter(node.name for node in body if isinstance(node, ast.FunctionDef))
        here = {node for nodes in marked().values() for node in nodes if node.startswith(f"{path}::")}
        assert [node for node in here if names[node.partition("::")[2]] != 1 or "::test_" not in node] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('@pytest.mark.requirement("A-1", "A-2")\ndef test_a(): ...', [("test_a", "A-1"), ("test_a", "A-2")]),
        ('@pytest.mark.parametrize("A-1", [])\ndef test_a(): ...', []),
        ('# @pytest.mark.requirement("A-1")\ndef test_a(): ...', []),
    ],
)
def test_marks_are_read_from_decorators(source: str, found: list[tuple[str, str]]) -> None:
    assert list(marks(ast.parse(source))) == found


def test_the_state_is_printed_and_a_group_s_proofs_are_found() -> None:
    from tests.requirements.__main__ import proofs, state  # which reads the table with this module

    table = [
        {"id": "A-1", "state": "works", "where": "/a/", "tests": "tests/a.py::test_a tests/a.py::test_b"},
        {"id": "A-2", "state": "partly", "where": "lacks b", "tests": ""},
        {"id": "B-1", "state": "works", "where": "/b/", "tests": "tests/a.py::test_b"},
    ]
    _, first, second, every, lacking = state(table)
    assert first.split() == ["A", "1", "1", "0", "0"] and second.split() == ["B", "1", "0", "0", "0"]
    assert every.split()[1:] == ["2", "1", "0", "0"] and lacking.split() == ["A-2", "partly", "lacks", "b"]
    assert proofs(table, "A") == ["tests/a.py::test_a", "tests/a.py::test_b"] == proofs(table, "all")
    assert proofs(table, "C") == []
