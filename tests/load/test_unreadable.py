"""A file that vanishes or closes between listing and reading is a finding, not a crash."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from generator.base.scan import Stamp
from generator.load.documents import Job, Setup, work
from generator.load.vocabulary import load_vocabularies


def test_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    vocabularies, _ = load_vocabularies([])
    (tmp_path / "bodies").mkdir()
    day = datetime.date(2026, 11, 22)
    setup = Setup((os.fspath(tmp_path),), ("content",), os.fspath(tmp_path / "bodies"), day, vocabularies, {})
    [outcome] = work((setup, [Job("0/gone.md", Stamp(1, 1, 1, 1), "", {})]))
    assert outcome.loaded is not None and outcome.loaded.document is None
    [finding] = outcome.loaded.findings
    assert finding.code == "FILE-READ" and finding.problem.values["reason"]
