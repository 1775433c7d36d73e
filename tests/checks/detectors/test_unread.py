"""An identity number in bytes that are no text of a copy is found there, once, and a number that a text tells is not
told again."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from generator.access.copies import public_copy
from generator.checks.detectors import attachments
from generator.checks.detectors.scan import scan
from tests.access.copies.hiding import page, sheet, word, written
from tests.access.copies.media import FRAME
from tests.checks.detectors.files import SECRET

NUMBER = SECRET.encode()


def found(data: bytes, name: str) -> list[str]:
    """Codes and labels of what is found in the public copy of a file."""
    parts = attachments.read(public_copy(data, name).data, name).parts
    return [f"{hit.code} {part.label}" for part in parts for hit in scan(part.text)[0] if hit.code == "PRI-ID18"]


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(buffer, "JPEG")
    return buffer.getvalue()[:-2] + NUMBER + b"\xff\xd9"


def palette() -> bytes:
    buffer = io.BytesIO()
    picture = Image.new("P", (8, 8))
    picture.putpalette((list(NUMBER) * 43)[:768])
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def font() -> bytes:
    made = page()
    made.pages[0].obj.Resources.Font.F1["/BaseFont"] = Name(f"/F{SECRET}")
    return written(made)


def letters() -> bytes:
    made = page()
    made.pages[0].obj.Resources.Font.F1["/ToUnicode"] = made.make_stream(b"% " + NUMBER + b"\nbegincmap endcmap")
    return written(made)


def colours() -> bytes:
    made = page("/C cs 0 sc BT /F1 12 Tf (xxxx) Tj ET")
    inks = Array([Name.Indexed, Name.DeviceGray, 17, pikepdf.String(SECRET)])
    made.pages[0].obj.Resources["/ColorSpace"] = Dictionary(C=inks)
    return written(made)


FILES = {
    "behind the picture": ("a.jpg", jpeg()),
    "the colours of a picture": ("a.png", palette()),
    "the silence of a frame": ("a.mp3", FRAME + FRAME[:4] + NUMBER.ljust(413, b"\0") + FRAME),
    "the name of a font": ("a.pdf", font()),
    "a comment of a table of letters": ("a.pdf", letters()),
    "the colours of a PDF": ("a.pdf", colours()),
}


@pytest.mark.parametrize("where", FILES)
def test_a_number_is_found_in(where: str) -> None:
    name, data = FILES[where]
    assert found(data, name) == ["PRI-ID18 文件里看不见的地方"]


def test_a_number_that_a_text_tells_is_told_there_alone() -> None:
    paragraph = f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>"
    assert found(word(paragraph), "a.docx") == ["PRI-ID18 正文"]
    assert "文件里看不见的地方" not in "".join(
        found(sheet(f'<row r="2"><c r="A2"><v>{SECRET}</v></c></row>'), "a.xlsx")
    )
    assert found(written(page(f"BT /F1 12 Tf ({SECRET}) Tj ET")), "a.pdf") == ["PRI-ID18 第1页"]


def test_noise_is_no_number() -> None:
    noise = random.Random(7)
    buffer = io.BytesIO()
    Image.frombytes("RGB", (400, 400), noise.randbytes(480_000)).save(buffer, "PNG")
    assert found(buffer.getvalue(), "a.png") == []
    numbers = " ".join(f"{noise.random():.9f} {noise.randrange(10**9)} l" for _ in range(5_000))
    assert found(written(page(f"0 0 m {numbers} S BT /F1 12 Tf (xxxx) Tj ET")), "a.pdf") == []
