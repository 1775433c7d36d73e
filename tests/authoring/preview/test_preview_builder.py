"""The process that builds: outcomes for everything that can happen, and none left behind."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.authoring.preview.builder import Builder, BuildStep
from generator.authoring.preview.outcome import Outcomes
from generator.model.diagnostic import ContentError, Diagnostic, UsageError
from generator.model.options import Options

OPTIONS = Options(config=Path("/nowhere/config.yaml"))
FOUND = Diagnostic("content/a.md", 1, 1, "FLD-DATE", "error", "不对", "改正")


def story(options: Options, progress: Any) -> Any:
    """A build whose course the date tells; a date of the real thing is never like these."""
    progress.stage("读取")
    progress.step(50, 100)
    if options.date == "content":
        raise ContentError((FOUND,))
    if options.date == "usage":
        raise UsageError("用法不对", "改")
    if options.date == "bug":
        raise ZeroDivisionError("ours")
    if options.date == "die":
        os._exit(9)
    if options.date == "long":
        time.sleep(60)
    return SimpleNamespace(
        counts={},
        report=SimpleNamespace(diagnostics=()),
        seconds={"读取": 0.25},
        today="2026-11-22",
        written=3,
        site=SimpleNamespace(public=(), on_application=(), today=__import__("datetime").date(2026, 11, 22)),
    )


def with_date(date: str) -> Options:
    return Options(config=OPTIONS.config, date=date)


def test_what_can_happen_becomes_an_outcome_and_the_process_goes_on() -> None:
    steps: list[BuildStep] = []
    builder = Builder(story, steps.append)
    try:
        fine = builder.build(with_date(""))
        assert (fine.failed, fine.written, fine.seconds, fine.documents, fine.today) == (
            False,
            3,
            0.25,
            {},
            "2026-11-22",
        )
        assert builder.build(with_date("")).documents is None
        assert builder.build(with_date("content")).diagnostics == (FOUND,)
        assert builder.build(with_date("usage")).failure == ("用法不对", "改")
        assert steps[:2] == [BuildStep("读取"), BuildStep("读取", 50, 100)]
        died = builder.build(with_date("die"))
        assert died.failed
        assert "中断" in died.failure[0]
        again = builder.build(with_date(""))
        assert not again.failed
        assert again.documents == {}
    finally:
        builder.close()


def test_a_bug_of_ours_leaves_its_traceback_in_a_file() -> None:
    message, hint = Outcomes(story).of(with_date("bug"), SimpleNamespace(stage=print, step=print)).failure
    assert "ZeroDivisionError" in message
    path = Path(hint.split("请把 ")[1].split(" 交给")[0])
    assert "ours" in path.read_text(encoding="utf-8")
    path.unlink()


def test_stopping_frees_whoever_waits_for_a_build() -> None:
    builder = Builder(story)
    got: list[Any] = []
    waiting = threading.Thread(target=lambda: got.append(builder.build(with_date("long"))))
    builder.start()
    waiting.start()
    time.sleep(1)
    begun = time.monotonic()
    builder.stop()
    waiting.join(10)
    builder.close()
    assert got and got[0].failed
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("twice", [1, 2])
def test_closing_is_final_and_may_be_repeated(twice: int) -> None:
    builder = Builder(story)
    builder.start()
    for _ in range(twice):
        builder.close()
