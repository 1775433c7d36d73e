"""Every cleaning step does what its examples say, and nothing to a clean text."""

from __future__ import annotations

from types import ModuleType
from typing import Literal

import pytest

from generator.authoring.importers import cleaning
from generator.authoring.importers.source import SourceBlock

CASES = [(step, before, after) for step in cleaning.STEPS for before, after in step.EXAMPLES]


def lines(text: str) -> tuple[SourceBlock, ...]:
    return tuple(SourceBlock("line", line) for line in text.split("\n"))


def run(step: ModuleType, text: str) -> str:
    if not hasattr(step, "clean_blocks"):
        return str(step.clean(text).text)
    kind: Literal["paragraph", "line"] = "paragraph" if step is cleaning.broken_sentences else "line"
    blocks = tuple(SourceBlock(kind, line) for line in text.split("\n") if line or kind == "line")
    return "\n".join(block.text for block in step.clean_blocks(blocks).blocks)


@pytest.mark.requirement("IMP-01", "IMP-02", "IMP-03", "IMP-04", "IMP-05")
@pytest.mark.parametrize(
    ("step", "before", "after"), CASES, ids=[f"{s.__name__.rsplit('.')[-1]}-{b[:12]}" for s, b, _ in CASES]
)
def test_example(step: ModuleType, before: str, after: str) -> None:
    assert run(step, before) == after


@pytest.mark.parametrize(
    ("step", "before", "after"), CASES, ids=[f"{s.__name__.rsplit('.')[-1]}-{b[:12]}" for s, b, _ in CASES]
)
def test_a_second_run_changes_nothing(step: ModuleType, before: str, after: str) -> None:
    assert run(step, after) == after


@pytest.mark.parametrize("step", cleaning.STEPS, ids=lambda step: step.__name__.rsplit(".")[-1])
def test_every_step_says_what_it_does(step: ModuleType) -> None:
    assert step.NAME and step.__doc__
    assert hasattr(step, "clean") != hasattr(step, "clean_blocks")


def test_every_file_of_the_package_is_a_step() -> None:
    from generator.base import discovery

    found = {m for m in discovery.modules("generator.authoring.importers.cleaning") if hasattr(m, "NAME")}
    assert found == set(cleaning.STEPS)
