"""No file, however broken, ends in an exception: a refusal in words, or a document."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.authoring.importers import import_files
from generator.authoring.importers.run import importers

from .word_files import empty, saved

QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
EXTENSIONS = sorted(
    extension for module in importers() for extension in module.EXTENSIONS if extension not in (".rtf", ".odt")
)
HEADS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html><body>",
        b"---\n",
        b"\xff\xfe",
        "公开，".encode("gbk"),
    ]
)
WORDS = st.text(alphabet="一二（）()1.、《》“”附件：2020年3月日各局通知 　\n\t#*|<>[]^—-★政务,;:", max_size=300)


def imported(data: bytes, extension: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{extension}"
        path.write_bytes(data)
        item = import_files([path], to=Path(folder) / "out", simplify=True).files[0]
        assert (item.target is None) == any(notice.level == "error" for notice in item.notices)


@pytest.mark.parametrize("extension", EXTENSIONS)
@QUIET
@given(head=HEADS, rest=st.binary(max_size=200))
def test_any_bytes_are_answered(extension: str, head: bytes, rest: bytes) -> None:
    imported(head + rest, extension)


@pytest.mark.parametrize("extension", [".txt", ".md", ".html", ".csv"])
@QUIET
@given(WORDS)
def test_any_text_is_imported_or_refused(extension: str, text: str) -> None:
    imported(text.encode(), extension)


@QUIET
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_a_damaged_word_file_is_answered(place: int, noise: bytes) -> None:
    document = empty()
    document.add_paragraph("关于公开的通知")
    document.add_table(2, 2)
    with tempfile.TemporaryDirectory() as folder:
        data = saved(document, Path(folder) / "a.docx").read_bytes()
    place %= len(data)
    imported(data[:place] + noise + data[place + len(noise) :], ".docx")


@QUIET
@given(
    st.lists(
        st.sampled_from(
            [
                "关于公开的通知。",
                "一、总体要求",
                "（一）原则。",
                "政务公开要及时，准确，",
                "2020年3月1日",
                "县民政局",
                "附件：1.表",
            ]
        ),
        max_size=12,
    )
)
def test_no_text_is_lost(lines: list[str]) -> None:
    """Every character of a clean source is in the title or the body; a date below the title may be a field instead."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("\n".join(["关于甲事的通知", *lines, "完。"]), encoding="utf-8")
        item = import_files([path], to=Path(folder), dry_run=True).files[0]
    kept = "".join((item.title + item.body).replace("#", "").split())
    source = "".join(["关于甲事的通知", *lines, "完。"])
    assert item.outline is not None
    known = item.outline.written_date.value == "2020-03-01"
    assert kept in (source, source.replace("2020年3月1日", "", 1) if known else source)


def test_a_long_text_takes_seconds_not_minutes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "\n".join("各乡镇要及时公开群众关心的事项，不得拖延或者推诿，并且" for _ in range(20_000)), encoding="utf-8"
    )
    began = time.monotonic()
    import_files([path], to=tmp_path / "out", dry_run=True)
    assert time.monotonic() - began < 60
