"""A mark in a place that nobody sees does not come out; what is seen is the same before and after."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from generator.access.copies import public_copy
from generator.checks.detectors import attachments
from tests.access.copies.hiding import MARK, SHOWN, hidden
from tests.access.copies.unseen import unseen
from tests.paths import ROOT

CASES = [pytest.param(name, data, id=place) for place, name, data in (*hidden(), *unseen())]
OWN = sorted(
    path for path in (ROOT / "content").rglob("*.*") if path.suffix in (".docx", ".xlsx", ".pdf", ".png", ".csv")
)


def opened(data: bytes) -> Iterator[bytes]:
    """A file's bytes, those of its members, of its objects, in every form in which a text may stand there."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for name in archive.namelist():
                yield name.encode()
                yield from opened(archive.read(name))
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as made:
            for one in made.objects:
                yield one.unparse() if not isinstance(one, pikepdf.Stream) else one.read_bytes()


@pytest.mark.parametrize(("name", "data"), CASES)
def test_what_nobody_sees_does_not_come_out(name: str, data: bytes) -> None:
    copy = public_copy(data, name)
    digits = MARK[2:]
    marks = [MARK.encode(), MARK.encode("utf-16-be"), digits.encode(), digits.encode().hex().encode()]
    assert [mark for piece in opened(copy.data) for mark in marks if mark in piece] == []


@pytest.mark.parametrize(("name", "data"), CASES)
def test_what_is_seen_is_there(name: str, data: bytes) -> None:
    found = attachments.read(public_copy(data, name).data, name)
    shown = "\n".join(part.text for part in found.parts)
    assert not found.unreadable
    if name.endswith(("docx", "xlsx", "pptx", "odt", "ods", "svg", "json", "zip")):
        assert SHOWN in shown
    elif name.endswith("pdf"):
        assert "xxxx" in shown


@pytest.mark.parametrize(("name", "data"), CASES)
def test_a_copy_is_its_own_copy(name: str, data: bytes) -> None:
    copy = public_copy(data, name)
    again = public_copy(copy.data, name)
    assert +again.removed == {}
    assert public_copy(data, name).data == copy.data


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_sample_county_s_files_show_what_they_showed(path: Path) -> None:
    data = path.read_bytes()
    copy = public_copy(data, path.name)
    before, after = (attachments.read(one, path.name) for one in (data, copy.data))
    assert [part for part in after.parts if part.visible] == [part for part in before.parts if part.visible]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("path", [path for path in OWN if path.suffix == ".pdf"], ids=lambda path: path.name)
def test_another_program_reads_the_same_in_a_pdf(path: Path) -> None:
    data = path.read_bytes()
    texts = [
        subprocess.run(["pdftotext", "-layout", "-", "-"], input=one, capture_output=True, check=True).stdout
        for one in (data, public_copy(data, path.name).data)
    ]
    assert texts[0] == texts[1]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_reads_the_same_in_office_files(tmp_path: Path) -> None:
    office = [path for path in OWN if path.suffix in (".docx", ".xlsx")]
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    for path in office:
        data = path.read_bytes()
        (tmp_path / "before" / path.name).write_bytes(data)
        (tmp_path / "after" / path.name).write_bytes(public_copy(data, path.name).data)
    for folder in ("before", "after"):
        made = sorted((tmp_path / folder).iterdir())
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        command = [
            "soffice",
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path / folder),
            *map(str, made),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=300)
    for path in office:
        texts = [
            subprocess.run(
                ["pdftotext", "-layout", (tmp_path / folder / path.name).with_suffix(".pdf"), "-"],
                capture_output=True,
                check=True,
            ).stdout
            for folder in ("before", "after")
        ]
        assert texts[0] == texts[1], path.name
