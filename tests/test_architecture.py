"""The shape of the program, held by a machine: imports go downwards, siblings on a floor do not know each other."""

from __future__ import annotations

import ast
from pathlib import Path

import generator

ROOT = Path(generator.__file__).parent
# From the bottom up; packages on one floor may not import each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("base", "__init__"),
    ("model",),
    ("gate", "kinds", "index", "reporters"),
    ("edition", "admin"),
    ("rules", "pages", "outputs"),
    ("importers",),
    ("load", "validate", "plan", "disclose", "render"),
    ("publish", "keys", "stamp", "memory", "schema", "starter", "since", "theming", "guests"),
    ("unchanged", "manuals"),
    ("pipeline",),
    ("preview", "drafting"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "_themes" not in path.parts)


def place(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Top-level parts of ``generator`` that a module imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            parts = [f"generator.{alias.name}" for alias in node.names]
            names = parts if node.module == "generator" else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("generator.") and "." in name}
    return found


def test_every_part_has_a_floor() -> None:
    assert {place(path) for path in modules()} - LEVEL.keys() == set()


def test_imports_go_downwards_and_siblings_do_not_meet() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for path in modules()
        for other in imported(path) - {place(path)}
        if other in LEVEL and LEVEL[other] >= LEVEL[place(path)]
    ]
    assert wrong == []


def test_first_line_of_every_module_says_what_it_is() -> None:
    assert [
        path.relative_to(ROOT)
        for path in modules()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_no_module_hides_behind_an_empty_name() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "handler", "misc", "common"}
    assert [path for path in modules() if path.stem in empty or path.parent.name in empty] == []
