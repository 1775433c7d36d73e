"""The generated pages of docs/ say what the program does today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli
from generator.authoring import manuals
from generator.checks import rules
from generator.model import kinds
from tests.paths import DOCS


@pytest.mark.parametrize("name", sorted(manuals.pages()))
def test_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == manuals.pages()[name], "运行 gongkai docs，把结果一起提交"


def test_every_rule_and_kind_has_its_place() -> None:
    pages = manuals.pages()
    assert re.findall(r"^### (\S+)$", pages["rules.md"], re.MULTILINE) == list(rules.every())
    for kind in kinds.built_in():
        assert f"## {kind.name}\n" in pages["kinds.md"]
        assert all(f"| `{field.key}` |" in pages["kinds.md"] for field in kind.fields)


def test_families_have_chinese_headings() -> None:
    headings = re.findall(r"^## (.+)$", manuals.pages()["rules.md"], re.MULTILINE)
    assert not [heading for heading in headings if re.fullmatch(r"[A-Z]+", heading)]


def test_command_writes_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["docs", "--to", str(tmp_path), "--check"]) == 1
    assert not list(tmp_path.iterdir())
    assert cli.run(["docs", "--to", str(tmp_path)]) == 0
    capsys.readouterr()
    assert cli.run(["docs", "--to", str(tmp_path), "--check"]) == 0
    assert "都是最新的" in capsys.readouterr().out
