"""Word files over the features of the format: imports have LibreOffice's text, but for listed differences.

LibreOffice's answers stand beside the script that makes the files, so that the comparison needs no LibreOffice;
``make test-office`` asks it again where it is installed in the same version,
``UPDATE_EXPECTED=1 make test-office`` writes its answers down.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.importers import import_files

from .word_corpus import ASKED, CORPUS
from .word_corpus.differences import DIFFERENCES
from .word_corpus.reading import asked, libreoffice_version, lines_of_markdown, lines_of_text

ANSWERS = Path(__file__).parent / "word_corpus" / "libreoffice.json"
ANSWERED: dict[str, Any] = (
    json.loads(ANSWERS.read_text(encoding="utf-8")) if ANSWERS.is_file() else {"version": "", "texts": {}}
)
TEXTS: dict[str, list[str]] = ANSWERED["texts"]


def shown(name: str, folder: Path) -> list[str]:
    """What a reader sees of a file after its import: the title, then the lines of the page."""
    path = folder / f"{name}.docx"
    path.write_bytes(CORPUS[name].packed())
    [item] = import_files([path], to=folder / "out").files
    assert item.target is not None, item.notices
    return lines_of_text(item.title) + lines_of_markdown(item.body)


def test_libreoffice_was_asked_about_every_file() -> None:
    assert len(CORPUS) >= 140
    assert set(TEXTS) == set(CORPUS), "UPDATE_EXPECTED=1 make test-office"


@pytest.mark.parametrize("name", sorted(set(CORPUS) - set(DIFFERENCES)))
def test_the_text_is_that_of_libreoffice(name: str, tmp_path: Path) -> None:
    assert shown(name, tmp_path) == TEXTS[name]


@pytest.mark.parametrize("name", sorted(DIFFERENCES))
def test_where_word_prints_otherwise_the_text_is_word_s(name: str, tmp_path: Path) -> None:
    assert shown(name, tmp_path) == DIFFERENCES[name].lines, DIFFERENCES[name].reason
    assert TEXTS[name] != DIFFERENCES[name].lines, f"{name} is no difference any more"


@pytest.mark.skipif(not os.environ.get("TEST_OFFICE"), reason="LibreOffice is asked by make test-office")
def test_libreoffice_still_answers_so(tmp_path: Path) -> None:
    update, version = bool(os.environ.get("UPDATE_EXPECTED")), libreoffice_version()
    if not version or (version != ANSWERED["version"] and not update):
        pytest.skip(f"LibreOffice {ANSWERED['version']} is not installed, but {version or 'none'}")
    texts = {name: lines_of_text(text) for name, text in asked(ASKED, tmp_path).items()}
    if update:
        answered = {"version": version, "texts": texts}
        ANSWERS.write_text(json.dumps(answered, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert texts == TEXTS
