"""The shape of the program, held by a machine: imports go downwards, siblings on a floor do not know each other, and
nothing imports in a circle: not rooms, not the parts of a room, not files."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest

import generator

T = TypeVar("T")

ROOT = Path(generator.__file__).parent
FLOORS: dict[str, tuple[tuple[str, ...], ...]] = {
    "": (
        ("base", "__init__"),
        ("model",),
        ("access", "checks", "search"),
        ("content", "site"),
        ("theme",),
        ("authoring", "build"),
        ("province",),
        ("commands",),
        ("cli",),
        ("__main__",),
    ),
    "checks": (
        ("detectors", "rule", "rule_page"),
        ("rules",),
        ("reporters", "wording", "links", "cited"),
        ("validate", "office_reports", "public_findings", "inspection", "bulletin"),
        ("blame", "exposed", "inspection_report"),
        ("__init__",),
    ),
    "site": (("edition", "admin", "data_catalogue"), ("pages", "outputs"), ("plan", "site_view"), ("__init__",)),
    "authoring": (
        (
            "importers",
            "schema",
            "starter",
            "takedown",
            "code_owners",
            "annual_template",
            "poster",
            "guides",
            "own_wheel",
        ),
        ("manuals", "duty_notes", "catalogue_tables", "village_starter", "town_starter", "migration"),
        ("drafting", "preview"),
        ("__init__",),
    ),
}
"""From the bottom up; parts on one floor may not import each other. "": the rooms of the house;
then what is inside some."""


@cache
def modules() -> tuple[Path, ...]:
    """Every module, from the package's folder."""
    return tuple(sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py") if "_themes" not in path.parts))


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def imports() -> dict[Path, set[Path]]:
    """Module -> the modules that it imports anywhere in it, also within functions."""
    known = set(modules())
    return {
        module: {target for names in imported_names(module) if (target := module_of(names, known)) and target != module}
        for module in modules()
    }


def imported_names(module: Path) -> Iterable[tuple[str, ...]]:
    """Candidates for each import, the most exact first: ``from generator.a import
    b`` may mean a module or a name in one."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from ((f"{node.module}.{alias.name}", node.module) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name,) for alias in node.names)


def module_of(names: tuple[str, ...], known: set[Path]) -> Path | None:
    for name in names:
        head, *parts = name.split(".")
        if head == "generator":
            file = Path(*parts).with_suffix(".py") if parts else Path("__init__.py")
            package = Path(*parts) / "__init__.py"
            found = next((path for path in (file, package) if path in known), None)
            if found:
                return found
    return None


def part(module: Path, folder: Path) -> str:
    """The part of a folder to which a module in it belongs."""
    return module.relative_to(folder).parts[0].removesuffix(".py")


@pytest.mark.parametrize("name", FLOORS)
def test_imports_go_downwards_and_siblings_do_not_meet(name: str) -> None:
    folder, floors = Path(name), FLOORS[name]
    level = {part: number for number, parts in enumerate(floors) for part in parts}
    inside = [module for module in modules() if module.is_relative_to(folder)]
    assert {part(module, folder) for module in inside} - level.keys() == set(), "every part has a floor"
    assert [
        f"{module} imports {other}"
        for module in inside
        for other in imports()[module]
        if other.is_relative_to(folder)
        and part(other, folder) != part(module, folder)
        and level[part(other, folder)] >= level[part(module, folder)]
    ] == []


def test_no_circle_between_the_parts_of_a_package() -> None:
    for folder in {module.parent for module in modules()}:
        edges: dict[str, set[str]] = defaultdict(set)
        for module, others in imports().items():
            if module.is_relative_to(folder):
                inside = {part(other, folder) for other in others if other.is_relative_to(folder)}
                edges[part(module, folder)] |= inside - {part(module, folder)}
        assert circle(edges) == [], folder


def test_no_circle_between_files() -> None:
    assert circle(imports()) == []


def circle(edges: Mapping[T, set[T]]) -> list[T]:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_few_rooms_and_no_loose_module() -> None:
    """What stands beside the rooms is the way in, nothing else."""
    assert {str(module) for module in modules() if len(module.parts) == 1} == {"__init__.py", "__main__.py", "cli.py"}
    assert len({module.parts[0] for module in modules() if len(module.parts) > 1}) <= 12


def test_first_line_of_every_module_says_what_it_is() -> None:
    assert [module for module in modules() if not ast.get_docstring(tree(module))] == []


def test_no_module_hides_behind_an_empty_name() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "handler", "misc", "common"}
    assert [module for module in modules() if module.stem in empty or module.parent.name in empty] == []
