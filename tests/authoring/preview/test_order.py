"""What a preview and a check say first: what has to be mended, before what may be."""

from __future__ import annotations

import pytest

from generator.authoring.preview.board import Board
from generator.authoring.preview.outcome import PreviewOutcome, ShownDocument
from generator.authoring.preview.panel import panel
from generator.checks.reporters import text
from generator.model.diagnostic import Diagnostic, Level


def problem(path: str, line: int, level: Level) -> Diagnostic:
    return Diagnostic(path, line, 1, "FLD-DATE", level, f"{path}的{level}", "改正")


FOUND = (
    problem("a.md", 1, "info"),
    problem("a.md", 9, "error"),
    problem("b.md", 2, "warning"),
    problem("c.md", 3, "error"),
)


def places(said: str) -> list[int]:
    return [said.index(word) for word in ("a.md的error", "c.md的error", "b.md的warning", "a.md的info")]


@pytest.mark.parametrize("offices", [{}, {"a.md": "甲局", "c.md": "乙局"}])
def test_errors_are_said_before_hints(offices: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    text.show(FOUND, offices=offices)
    said = capsys.readouterr().out
    first, second, *rest = places(said)
    assert max(first, second) < rest[0] < rest[1]
    assert said.rstrip().endswith("共 2 个错误，1 个警告，1 个提示")


def test_the_panel_of_a_page_has_its_errors_first() -> None:
    board = Board()
    board.post(PreviewOutcome(diagnostics=FOUND, documents={"/d/a/": ShownDocument("a.md")}))
    said = panel(board, "/d/a/")
    assert said.index("a.md的error") < said.index("a.md的info")


def test_a_page_of_the_last_preview_says_so_while_the_first_build_runs() -> None:
    board = Board()
    assert "上一次的样子" not in panel(board, "/")
    board.stands = True
    assert "下面是上一次的样子" in panel(board, "/")
