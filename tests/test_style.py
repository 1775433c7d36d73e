"""What can be held of style by counting: widths of lines, lengths of files, what the formatter is kept from, names."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch

import pytest

from tests.paths import ROOT

HAN = re.compile("[\u3400-\u9fff]")
PRAGMA = re.compile(r"  # (?:type: ignore|noqa)\b.*$")
WIDTH, WIDTH_WITH_HAN = 120, 160
LENGTH = 300


def sources(*folders: str) -> Iterator[tuple[str, str]]:
    """Path within the checkout and text of each module of ours."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "_themes" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_lines_can_be_read_without_scrolling() -> None:
    """Chinese text cannot be broken everywhere, and is as wide again; what tools ask for at a line's end counts not."""
    wide = {
        path
        for path, text in sources("generator", "tests", "benchmarks", "docs")
        for line in text.split("\n")
        if len(PRAGMA.sub("", line)) > (WIDTH_WITH_HAN if HAN.search(line) else WIDTH)
    }
    assert wide == set()


def test_no_file_is_too_long_to_know() -> None:
    long = {path for path, text in sources("generator") if text.count("\n") > LENGTH}
    assert long == set()


def test_the_formatter_lays_out_nearly_everything() -> None:
    pragma = "# fmt: " + "skip"
    assert sum(text.count(pragma) for _, text in sources("generator", "tests", "benchmarks", "docs")) <= 20


def test_public_classes_have_names_of_their_own() -> None:
    """Beside ``Context``, which every page and output has one of."""
    counts = Counter(
        node.name
        for _, text in sources("generator")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, count in counts.items() if count > 1} - {"Context"} == set()


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """Pytest leaves out what it takes for a build's output, by name and without a word."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    assert [name for name in names for left in pytestconfig.getini("norecursedirs") if fnmatch(name, left)] == []
