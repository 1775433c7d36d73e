"""What cannot be made clean is refused by name, within a moment and in little memory."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.access.copies import public_copy
from generator.access.copies.refused import NoCopy
from generator.access.copies.shelf import Shelf
from generator.model.config import ATTACHMENT_TYPES
from tests.access.copies.hiding import word
from tests.checks.detectors import files


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", b"0" * (10 << 20))
    return buffer.getvalue()


def nested(depth: int) -> bytes:
    data = files.zipped({"a.txt": "x"})
    for _ in range(depth):
        data = files.zipped({"a.zip": data})
    return data


def twice() -> bytes:
    buffer = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
        archive.writestr("a.txt", "y")
    return buffer.getvalue()


def giant() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\0" * 12


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "a web page": ("a.html", b"<html></html>", "ATT-TYPE"),
    "a web page by another name": ("a.txt", b"<!DOCTYPE html><script src='x.js'></script>", "ATT-TYPE"),
    "a program": ("a.exe", b"MZ", "ATT-TYPE"),
    "a program by another name": ("a.pdf", b"MZ\x90\0", "ATT-TYPE"),
    "a shortcut": ("a.lnk", b"L\0\0\0", "ATT-TYPE"),
    "macros": ("a.docm", word(), "ATT-TYPE"),
    "an old file": ("a.docx", b"\xd0\xcf\x11\xe0" * 9, "ATT-UNREADABLE"),
    "one format under the name of another": ("a.xlsx", word(), "ATT-TYPE"),
    "an unknown file in an archive": ("a.zip", files.zipped({"a.bak": "x"}), "ATT-TYPE"),
    "a web page in an archive": ("a.zip", files.zipped({"a.htm": "x"}), "ATT-TYPE"),
    "a bomb": ("a.zip", bomb(), "ATT-UNREADABLE"),
    "archives in archives": ("a.zip", nested(4), "ATT-UNREADABLE"),
    "two members of one name": ("a.zip", twice(), "ATT-UNREADABLE"),
    "a way out of the folder": ("a.zip", files.zipped({"../a.txt": "x"}), "ATT-UNREADABLE"),
    "a locked PDF": ("a.pdf", files.pdf(password="x"), "ATT-UNREADABLE"),
    "a giant picture": ("a.png", giant(), "ATT-UNREADABLE"),
    "deep XML": ("a.docx", word("<w:p>" * 60_000 + "</w:p>" * 60_000), "ATT-UNREADABLE"),
    "entities": (
        "a.svg",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        "ATT-UNREADABLE",
    ),
    "another file in the text": (
        "a.docx",
        word('<w:altChunk r:id="r1"/>', ("aFChunk", "a.htm"), **{"word__a.htm": "<html>x</html>"}),
        "ATT-UNREADABLE",
    ),
    "a style that loads": (
        "a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><style>\\40 import "x.css"</style></svg>',
        "ATT-UNREADABLE",
    ),
    "a key that stands twice": ("a.json", b'{"a": 1, "a": 2}', "ATT-UNREADABLE"),
    "deep JSON": ("a.json", b"[" * 100_000, "ATT-UNREADABLE"),
    "a film without a track": ("a.mp4", b"\0\0\0\x18ftypmp42" + b"x" * 40, "ATT-UNREADABLE"),
    "an empty file": ("a.csv", b"", "ATT-UNREADABLE"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_reason_and_what_to_do(what: str) -> None:
    name, data, code = REFUSED[what]
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(NoCopy) as error:
        public_copy(data, name)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (error.value.code, bool(error.value.why), bool(error.value.todo)) == (code, True, True)
    assert time.perf_counter() - begun < 20
    assert most < 400 << 20


def test_only_what_the_site_publishes_is_copied() -> None:
    assert public_copy(b"x", "a.txt", ("txt",)).data == b"x"
    with pytest.raises(NoCopy):
        public_copy(b"x", "a.md", ("txt",))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(ATTACHMENT_TYPES), st.booleans())
def test_no_bytes_raise_anything_else(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str, real: bool
) -> None:
    starts = {
        "pdf": b"%PDF-1.7\n",
        "zip": b"PK\x03\x04",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff",
        "webp": b"RIFF",
    }
    given = starts.get(kind, b"") + data if real else data
    copy = Shelf(tmp_path_factory.mktemp("shelf")).copy(given, f"a.{kind}", ATTACHMENT_TYPES)
    assert bool(copy.digest) != bool(copy.refusal)


@pytest.mark.parametrize("cell", ["=1+1", "+1+cmd", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1"])
def test_cells_that_a_spreadsheet_would_run_are_quoted(cell: str) -> None:
    assert public_copy(f"名称,数\n青山镇,{cell}\n".encode(), "a.csv").data.decode().count("'" + cell) == 1


@pytest.mark.parametrize("cell", ["-12", "+3.5%", "-", "--", "1", "—", "-1,200"])
def test_numbers_and_strokes_stay(cell: str) -> None:
    data = f'名称,数\n青山镇,"{cell}"\n'.encode()
    assert public_copy(data, "a.csv").data == data


def test_other_encodings_come_out_as_utf_8() -> None:
    copy = public_copy("名称,数\r\n青山镇,1\r\n".encode("gb18030"), "a.csv")
    assert copy.data.decode("utf-8-sig") == "名称,数\n青山镇,1\n"
