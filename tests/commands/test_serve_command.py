"""``gongkai serve`` as a command: a port that is taken, a site that is being previewed already."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from generator import cli
from generator.authoring.preview.session import preview_options
from generator.base.lock import locked
from generator.model.options import Options


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert cli.run(["init", str(tmp_path / "site")]) == 0
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def test_a_taken_port_is_said_with_a_free_one(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.run(["serve", "--port", str(port), "--no-open"]) == 2
    said = capsys.readouterr().err
    assert f"端口 {port} 已被占用" in said
    assert "gongkai serve --port " in said


def test_one_preview_of_a_site_at_a_time(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = preview_options(Options(config=site / "config.yaml")).output
    assert own is not None
    with locked(own.with_name("lock")):
        assert cli.run(["serve", "--port", "0", "--no-open"]) == 2
    assert "预览已经在运行" in capsys.readouterr().err


def test_preview_never_touches_the_public_output(site: Path) -> None:
    options = preview_options(Options(config=site / "config.yaml"))
    assert options.drafts and options.preview
    assert options.output is not None
    assert options.output.is_relative_to(site / ".gongkai" / "preview")
    assert options.output != Options(config=site / "config.yaml").output_folder("public")
