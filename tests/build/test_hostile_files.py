"""One file stops nobody: whatever it holds, whatever it is, it is named and held back, and the county goes live."""

from __future__ import annotations

import io
import json
import os
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.base import limits
from generator.content import reading
from generator.content.document import read_document
from tests.conftest import SmallSite

DEEP = 100_000


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def png(width: int, height: int, pixels: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


FIELDS = {
    "brackets": "summary: " + "[" * DEEP,
    "braces": "summary: " + "{" * DEEP,
    "dashes": "summary:\n" + "- " * DEEP,
    "questions": "summary:\n  " + "? " * DEEP,
    "stairs": "\n".join(" " * level + "a:" for level in range(1000)),
    "anchors": "a: &a [1,1,1,1,1,1,1,1,1]\n"
    + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]" for n in range(9)),
    "nul in id": 'id: "a\\0b"',
    "nul in alias": 'aliases: ["/a\\0b"]',
    "long alias": f"aliases: [/{'a' * 300}]",
    "long aliases": f"aliases: [/{'/'.join(['a' * 150] * 40)}]",
    "huge integer": f"kind: 预决算\nyear: {'9' * 5000}",
    "huge day": f"expires: {'9' * 5000}",
}
FILES: dict[str, bytes] = {
    "broken.zip": zipped(**{"a.txt": os.urandom(2000)})[:-700],
    "bomb.zip": zipped(**{"a.txt": bytes(200_000_000)}),
    "many.zip": zipped(**{f"{number}.txt": b"" for number in range(6000)}),
    "header.png": png(100_000, 100_000, b""),
    "bomb.png": png(12_000, 11_000, zlib.compress(b"\0" * 1000)),
    "cut.png": png(10, 10, b"xxxx")[:-9],
    "deep.json": b"[" * DEEP + b"]" * DEEP,
    "deep.svg": b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * DEEP + b"</g>" * DEEP + b"</svg>",
    "deep.odt": zipped(**{"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a>" * DEEP}),
    "deep.pdf": b"%PDF-1.4\n1 0 obj\n" + b"[" * DEEP + b"\nendobj\ntrailer<</Root 1 0 R>>\n",
    "noise.docx": os.urandom(3000),
}


def checked(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Path -> code of an error there, as a build leaves it."""
    capsys.readouterr()
    site.run("check", "--format", "json")
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return {item["path"]: item["code"] for item in found if item["level"] == "error"}


def live(site: SmallSite) -> set[str]:
    return {path.name for path in (site.root / "public/d").iterdir()}


def test_fields_and_attachments_that_do_harm_are_held_back_alone(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("good.md")
    for number, field in enumerate(FIELDS.values()):
        good = site.document(f"field{number}.md").read_text(encoding="utf-8")
        site.write(f"content/field{number}.md", good.replace("\n---\n", f"\n{field}\n---\n"))
    for name, data in FILES.items():
        site.write(f"content/{name}", data)
        site.document(f"file-{name.replace('.', '-')}.md", attachments=[name])
    assert site.build() == 1
    assert live(site) == {"good"}
    errors = checked(site, capsys)
    named = {f"content/field{number}.md" for number in range(len(FIELDS))}
    assert named <= errors.keys() and len(errors) >= len(FIELDS) + len(FILES)
    assert not {code for code in errors.values() if code == "FILE-LIMIT"}, "known shapes are told for what they are"


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes, pipes")
def test_files_that_are_no_files_stop_nobody(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    content = site.root / "content"
    text = site.document("good.md").read_bytes()
    for name in (b"\xb9\xfa\xb1\xea.md", b"two\nlines.md"):
        (content / os.fsdecode(name)).write_bytes(text)
    (content / "folder.md").mkdir()
    for pipe in ("pipe.md", "pipe.png", "_data/links.yaml"):
        os.mkfifo(content / pipe)
    for link, target in (("loop.md", "loop.md"), ("gone.md", "none.md"), ("zero.md", "/dev/zero"), ("self", ".")):
        (content / link).symlink_to(target)
    (content / "endless.md").write_bytes(b"")
    os.truncate(content / "endless.md", 1 << 40)
    found = checked(site, capsys)
    assert found["content/国标.md"] == found["content/two\ufffdlines.md"] == "FILE-NAME"
    assert found["content/endless.md"] == "FILE-READ"
    assert found["content/_data/links.yaml"] == "FILE-READ"
    (content / "_data/links.yaml").unlink()
    assert site.build() == 1
    assert live(site) == {"good"}


@pytest.mark.skipif(sys.platform != "linux", reason="pipes")
def test_a_pipe_in_the_place_of_the_configuration_is_told(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    (site.root / "config.yaml").unlink()
    os.mkfifo(site.root / "config.yaml")
    assert site.build() == 2
    assert "不是普通文件" in capsys.readouterr().err


def loops(_data: bytes) -> None:
    while True:
        pass


ACCIDENTS: dict[str, Callable[[bytes], object]] = {
    "time": loops,
    "expression": lambda _: re.match("(a|a)*b", "a" * 60),
    "memory": lambda _: bytearray(1 << 40),
    "end": lambda _: os.abort(),
    "mistake": lambda _: 1 // 0,
}

GENTLE = {name: accident for name, accident in ACCIDENTS.items() if name != "end"}
"""What a few small texts can do, which no decoder opens."""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked elsewhere")
@pytest.mark.parametrize(("workers", "few", "accidents"), [(1, 0, ACCIDENTS), (2, 0, ACCIDENTS), (1, 99, GENTLE)])
def test_what_reading_cannot_end_is_told_and_tried_again_only_when_it_changed(
    site: SmallSite,
    workers: int,
    few: int,
    accidents: dict[str, Callable[[bytes], object]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reading, "FEW", few)
    real, marks = read_document, site.root / "tried"

    def deadly(data: bytes, **given: object) -> object:
        for name, accident in accidents.items():
            if f"# {name}".encode() in data:
                with marks.open("a") as stream:
                    stream.write(f"{name}\n")
                accident(data)
        return real(data, **given)  # type: ignore[arg-type]

    for name in accidents:
        site.document(f"{name}.md", "上次的正文。")
        site.document(f"beside-{name}.md")
    assert site.build("--workers", str(workers)) == 0
    before = site.tree()
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    monkeypatch.setattr(reading, "read_document", deadly)
    for name in accidents:
        site.document(f"{name}.md", f"# {name}")
    withheld = site.document("withheld.md", "# time", classification="不予公开")
    assert site.build("--workers", str(workers)) == 1
    assert "没有读完" in capsys.readouterr().out
    assert {path: data for path, data in site.tree().items() if path.startswith("d/")} == {
        path: data for path, data in before.items() if path.startswith("d/")
    }, "what was last published stays"
    assert (set(marks.read_text().split()), withheld.name) == (set(accidents), "withheld.md")
    marks.unlink()
    site.document("other.md")
    assert site.build("--workers", str(workers)) == 1
    assert "time" not in marks.read_text().split(), "what took too long is not tried again"


def test_a_character_that_no_feed_can_hold_breaks_no_feed(site: SmallSite) -> None:
    from xml.etree import ElementTree

    site.document("good.md", summary="一句话")
    for number, char in enumerate(("\uffff", "\ufffe", "\x1f", "\x0b")):
        place = site.document(f"odd{number}.md", summary="一句话MARK")
        place.write_text(place.read_text(encoding="utf-8").replace("MARK", json.dumps(char)[1:-1]), encoding="utf-8")
        place = site.document(f"raw{number}.md", summary="一句话MARK")
        place.write_text(place.read_text(encoding="utf-8").replace("MARK", char), encoding="utf-8")
    site.build()
    for feed in (site.root / "public/feed.xml", *(site.root / "public/feed").glob("*.xml")):
        ElementTree.fromstring(feed.read_bytes())
    assert "good" in live(site)
    assert isinstance(site.root, Path)
