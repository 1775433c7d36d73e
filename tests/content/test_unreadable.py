"""A file that vanishes or closes between listing and reading is a finding, not a crash."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest

from generator.base.scan import Stamp
from generator.content.reading import ReadJob, ReadSetup, outcomes_of, work
from generator.content.vocabulary import load_vocabularies
from tests.conftest import SmallSite


def test_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    vocabularies, _ = load_vocabularies([])
    (tmp_path / "bodies").mkdir()
    day = datetime.date(2026, 11, 22)
    setup = ReadSetup((os.fspath(tmp_path),), ("content",), os.fspath(tmp_path / "bodies"), day, vocabularies, {})
    [outcome] = outcomes_of(work((setup, [ReadJob("0/gone.md", Stamp(1, 1, 1, 1), "", {})])))
    assert outcome.loaded is not None and outcome.loaded.document is None
    [finding] = outcome.loaded.findings
    assert finding.code == "FILE-READ" and finding.values["reason"]


def test_a_link_that_leads_away_is_said(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("a.md")
    secret = site.write("elsewhere/b.md", "不该公开")
    try:
        (site.root / "content/b.md").symlink_to(secret)
        (site.root / "content/c.md").symlink_to(site.root / "content/a.md")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    site.run("check", "--format", "json")
    found = [item for item in json.loads(capsys.readouterr().out)["diagnostics"] if item["code"] == "FILE-LINK"]
    assert [(item["path"], item["level"]) for item in found] == [("content/b.md", "warning")]
