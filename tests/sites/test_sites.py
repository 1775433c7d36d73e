"""Each folder here is a site; ``expected.txt`` is the whole report on it, as an editor reads it on the terminal.

To add a rule, drop a document that breaks it into ``broken/content/`` and run the tests with ``UPDATE_EXPECTED=1``;
then read what changed. A site's ``arguments.txt`` may hold further arguments of ``gongkai check``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator import cli
from generator.checks import rules

HERE = Path(__file__).parent
SITES = sorted(path.parent for path in HERE.glob("*/config.yaml"))
ELSEWHERE = {
    "CAT-UNRECORDED": "two revisions of a repository: tests/site/catalogue/test_history.py",
    "FILE-LINK": "a symbolic link, which not every system checks out: tests/content/test_unreadable.py",
    "FILE-READ": "a file that the system refuses to open: tests/content/test_unreadable.py",
}
"""Rules that no file in a repository can show."""


@pytest.mark.parametrize("site", SITES, ids=lambda path: path.name)
def test_report(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = site / "arguments.txt"
    given = more.read_text(encoding="utf-8").split() if more.is_file() else []
    arguments = ["--config", str(site / "config.yaml"), "--date", "2026-11-22", "--state", str(tmp_path), *given]
    cli.run(["check", *arguments])
    report = capsys.readouterr().out
    expected = site / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")


def test_every_rule_is_shown() -> None:
    """The reports together hold each rule's code, at the level that the rule has by itself."""
    reports = "\n".join((site / "expected.txt").read_text(encoding="utf-8") for site in SITES)
    shown = set(re.findall(r"(?:错误|警告|提示) ([A-Z]+(?:-[A-Z0-9]+)+)", reports))
    assert set(rules.every()) - set(ELSEWHERE) - shown == set()
    assert shown <= set(rules.every())
