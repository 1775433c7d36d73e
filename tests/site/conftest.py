"""The sample county as it is built on its fixed day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator import cli
from tests.paths import ROOT

DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its built site."""
    folder = tmp_path_factory.mktemp("sample")
    places = ["--config", str(ROOT / "config.yaml"), "--output", str(folder / "site"), "--state", str(folder / "state")]
    assert cli.run(["build", "--no-search", "--date", DAY.isoformat(), *places]) == 0
    return folder / "site"
