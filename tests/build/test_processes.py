"""One process or two, with or without an inherited memory: the same bytes."""

from __future__ import annotations

import shutil

import pytest

from generator.build import making
from generator.build.pipeline import build
from generator.content import documents
from tests.conftest import SmallSite


@pytest.mark.parametrize(("workers", "forks"), [(1, True), (2, True), (2, False), (1, False)])
def test_every_way_of_working_gives_the_same_site(
    site: SmallSite, workers: int, forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        site.document(
            f"n{number}.md",
            f"正文{number}，见[另一份](n{(number + 7) % 30}.md)。",
            publish_date=f"2026-01-{number + 1:02d}",
        )
    site.document(
        "yijian.md",
        kind="征求意见",
        opens="2026-11-01",
        closes="2026-12-10",
        basis="某条例",
        comment_phone="0000-5550123",
    )
    build(site.options(workers=1))
    expected = site.tree()
    for name in ("public", ".public.gongkai", ".gongkai"):
        shutil.rmtree(site.root / name)
    for module in (documents, making):
        monkeypatch.setattr(module, "FORKS", forks)
        monkeypatch.setattr(module, "CHUNK", 7)
    build(site.options(workers=workers))
    assert site.tree() == expected
