"""The editors' handbook holds: its pictures and links exist, what it says of rules is what they are. Its examples and
commands are run by tests/test_examples.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks import rules
from tests.paths import DOCS

BOOK = DOCS / "handbook"
PAGES = sorted(BOOK.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pictures_and_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)\)", text):
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
