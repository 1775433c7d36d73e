"""Files of offices in the encodings that they really have."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from generator.authoring.importers.encodings import decode
from generator.authoring.importers.text import read

TEXT = "关于开展政务公开工作的通知\n各乡镇人民政府：现将有关事项通知如下，请遵照执行。2020年3月1日\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8"),
        (TEXT.encode("gbk"), "GB18030"),
        ((TEXT + "㐀𠀀").encode("gb18030"), "GB18030"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        ("政府資訊公開辦法，為保障人民知的權利，特制定本辦法。".encode("big5"), "Big5"),
    ],
)
def test_encoding_is_found(data: bytes, name: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert decoded.encoding == name
    assert decoded.text.startswith(("关于", "政府"))


def test_one_damaged_character_does_not_lose_a_file() -> None:
    decoded = decode(TEXT.encode("gbk")[:20] + b"\xff" + TEXT.encode("gbk")[20:])
    assert decoded is not None
    assert not decoded.certain
    assert "遵照执行" in decoded.text


def test_a_picture_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert read(path).failed


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b" \n")
    assert read(path).failed
