"""Revising on the sample county, and on the regulations beside the project where
they are: words in hundreds of chunks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.content.markdown import render_markdown
from generator.search import SearchEntry, update_index
from tests.paths import CONTENT, SHARED
from tests.search.made_documents import entry
from tests.search.opened_index import meaning

CORPORA = {
    "sample": sorted(CONTENT.rglob("*.md")),
    "regulations": sorted((SHARED / "corpus" / "regulations").glob("*.md")),
}
EDITS = 24


@pytest.mark.parametrize(
    "paths", [paths for paths in CORPORA.values() if paths], ids=[name for name in CORPORA if CORPORA[name]]
)
def test_bundles_revised_are_those_of_the_texts_now(paths: list[Path], tmp_path: Path) -> None:
    rng = random.Random(1)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    dates = {path.stem: f"20{at % 26:02d}-{at % 12 + 1:02d}-{at % 28 + 1:02d}" for at, path in enumerate(paths)}

    def updated(cache: str, texts: dict[str, str]) -> tuple[dict[str, object], list[bool]]:
        bodies = {name: render_markdown(text).html for name, text in texts.items()}
        entries: list[SearchEntry] = [entry(name, name, dates[name], body) for name, body in bodies.items()]
        report = update_index(entries, read_body=bodies.__getitem__, cache=tmp_path / cache)
        return meaning(report), [part.revised for part in report.bundles]

    names = rng.sample(sorted(texts), EDITS)
    absent = names[: EDITS // 4]
    updated("kept", {name: text for name, text in texts.items() if name not in absent})
    for name in names[EDITS // 4 : EDITS // 2]:
        del texts[name]
    for name in names[EDITS // 2 :]:
        lines = texts[name].split("\n\n")
        at = rng.randrange(len(lines))
        texts[name] = "\n\n".join([*lines[:at], f"（经{name}修订）" if rng.random() < 0.5 else "", *lines[at + 1 :]])
    kept, revised = updated("kept", texts)
    assert any(revised)
    clean, _ = updated("clean", texts)
    assert kept == clean
