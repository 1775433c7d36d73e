"""The editors' handbook holds: its pictures and links exist, what it says of rules,
kinds and commands is what they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import cli
from generator.checks import rules
from generator.content.fields import chinese_keys
from generator.model.kinds import built_in
from tests.paths import DOCS

BOOK = DOCS / "handbook"
PAGES = sorted(BOOK.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pictures_and_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target


def test_every_picture_is_used_and_small() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = sorted((BOOK / "images").glob("*.png"))
    assert pictures and [path.name for path in pictures if f"images/{path.name}" not in text] == []
    assert [path.name for path in pictures if path.stat().st_size > 120_000] == []


def test_the_table_of_messages_names_rules_by_their_names() -> None:
    rows = re.findall(
        r"^\| ([A-Z]+-[A-Z0-9]+) \| ([^|]+) \|", (BOOK / "messages.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rows) == 10
    for code, said in rows:
        assert said.startswith(rules.every()[code].name), code


def test_front_matter_in_examples_can_stand_in_documents() -> None:
    keys = {key for kind in built_in() for key in chinese_keys(kind)}
    for page in PAGES:
        for block in re.findall(r"```\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            if re.match(r"(?:---\n)?[a-z_]+:(?: |$)", block, re.MULTILINE) and not block.startswith(
                ("gongkai", "content")
            ):
                found = yaml.load(block.replace("---\n", ""), Loader=yaml.BaseLoader)
                assert found.keys() <= keys, block


def test_every_command_and_option_exists() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for line in sorted(set(re.findall(r"gongkai [a-z][^\n`，。）]*", text))):
        name, *more = line.split()[1:]
        help_text = CliRunner().invoke(cli.main, [name, "--help"]).output
        assert "Usage" in help_text, line
        assert [option for option in more if option.startswith("--") and option not in help_text] == [], line
