"""What becomes of a Word file that a test wrote: its lines, its notices, its changes."""

from __future__ import annotations

from pathlib import Path

from generator.authoring.importers import ImportedFile, import_files
from generator.authoring.importers.docx import read
from generator.authoring.importers.source import RawText

from .test_docx import text_of
from .word_xml import p, word_file


def made(tmp_path: Path, body: str, **more: object) -> RawText:
    return read(word_file(tmp_path / "a.docx", body, **more))  # type: ignore[arg-type]


def lines(tmp_path: Path, body: str, **more: object) -> list[str]:
    return [line for line in text_of(made(tmp_path, body, **more)).split("\n") if line]


def told(raw: RawText) -> str:
    return "\n".join(notice.message for notice in raw.notices)


def steps(raw: RawText) -> dict[str, tuple[str, ...]]:
    return {change.step: change.samples for change in raw.changes}


def imported(tmp_path: Path, body: str, **more: object) -> ImportedFile:
    path = word_file(tmp_path / "a.docx", p("关于做好救助工作的通知") + p("各乡镇人民政府：") + body, **more)  # type: ignore[arg-type]
    return import_files([path], to=tmp_path / "out").files[0]


def form(inner: str) -> str:
    return f'<w:ffData><w:name w:val="x"/><w:enabled/>{inner}</w:ffData>'
