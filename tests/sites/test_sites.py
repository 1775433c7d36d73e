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
    "CAT-ROW": "a site whose documents can all be read: tests/requirements/test_catalogue.py",
    "DATE-BACKDATED": "a history: tests/requirements/test_integrity.py",
    "TXT-CHANGED": "two revisions of a repository: tests/requirements/test_integrity.py",
    **dict.fromkeys(
        ("LNK-DEAD", "LNK-FAILING", "LNK-INSIDE", "LNK-LATER", "LNK-MOVED"),
        "a network: tests/requirements/test_integrity.py",
    ),
    "FILE-LINK": "a symbolic link, which not every system checks out: tests/content/test_unreadable.py",
    "FILE-LIMIT": "a file that takes too long: tests/build/test_hostile_files.py",
    "FILE-NAME": "a name that is no text: tests/build/test_hostile_files.py",
    "FILE-READ": "a file that the system refuses to open: tests/content/test_unreadable.py",
    "SEC-SLOW": "an expression that takes too long: tests/checks/detectors/test_slow_expressions.py",
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
    assert report == expected.read_text(encoding="utf-8"), "UPDATE_EXPECTED=1, once the new report is right"


def test_every_rule_is_shown() -> None:
    """The reports together hold each rule's code, at the level that the rule has by itself."""
    reports = "\n".join((site / "expected.txt").read_text(encoding="utf-8") for site in SITES)
    shown = set(re.findall(r"(?:错误|警告|提示) ([A-Z]+(?:-[A-Z0-9]+)+)", reports))
    unseen = set(rules.every()) - set(ELSEWHERE) - shown
    assert unseen == set(), "show these in tests/sites/broken; the head of this file says how"
    assert shown <= set(rules.every())
