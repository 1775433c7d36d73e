"""The bytes of a .docx file -> its parts, or the reason why it is not opened (encrypted, damaged, a zip bomb)."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from generator.authoring.importers.source import notice
from generator.authoring.importers.word import part_names
from generator.model.diagnostic import Diagnostic

MOST_ENTRIES = 5_000
LARGEST_TOTAL = 300 * 1024 * 1024
LARGEST_XML = 60 * 1024 * 1024
HIGHEST_RATIO = 400
"""Bytes unpacked for one packed, over the whole file; text packs to a fifteenth, an attack to a thousandth."""


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a package by name, such as ``word/document.xml``."""

    parts: dict[str, bytes]

    def xml(self, name: str) -> ElementTree.Element | None:
        """A part as a tree; None when there is no such part. Raises ParseError for a damaged one."""
        data = self.parts.get(name)
        return None if data is None else ElementTree.fromstring(data)

    def packed(self, changed: dict[str, bytes]) -> io.BytesIO:
        """The package again, some parts replaced."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as fresh:
            for name, data in (self.parts | changed).items():
                fresh.writestr(name, data)
        target.seek(0)
        return target


def opened(data: bytes) -> WordPackage | Diagnostic:
    """The package, or a notice of level error that says what is wrong and what to do."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _compound(data)
    if data[:5] == b"{\\rtf":
        return _refusal("文件其实是 RTF 格式", "请用 Word 或 WPS 打开，另存为 .docx 后再导入。")
    if b"w:wordDocument" in data[:4096] or b"pkg:package" in data[:4096]:
        return _refusal("文件其实是 Word 的 XML 格式", "请用 Word 或 WPS 打开，另存为 .docx 后再导入。")
    if data.lstrip()[:6].lower() in (b"<html>", b"<!doct", b"<html ", b"<?xml "):
        return _refusal("文件其实是网页，扩展名却是 .docx", "请把扩展名改为 .html 后再导入。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ):
        return _refusal("文件已损坏，打不开", "请用 Word 或 WPS 打开并另存一份后再导入。")


def _read(archive: zipfile.ZipFile) -> WordPackage | Diagnostic:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        return _refusal("文件设有打开密码", "请在 Word 或 WPS 中取消密码后再导入。")
    bomb = (
        len(entries) > MOST_ENTRIES
        or total > LARGEST_TOTAL
        or (total > 1024 * 1024 and total > HIGHEST_RATIO * max(1, packed))
    )
    if bomb or any(entry.file_size > LARGEST_XML for entry in entries if entry.filename.endswith((".xml", ".rels"))):
        return _refusal("文件解压后大得不正常，可能是恶意文件，没有打开", "请核实文件来源。")
    parts = {entry.filename: archive.read(entry) for entry in entries}
    if any(
        b"<!DOCTYPE" in value[:4096] or b"<!ENTITY" in value
        for name, value in parts.items()
        if name.endswith((".xml", ".rels"))
    ):
        return _refusal("文件含有 Word 不会写入的实体声明，可能是恶意文件，没有打开", "请核实文件来源。")
    parts = part_names.usual(parts)
    if "word/document.xml" not in parts:
        return _refusal("文件里没有 Word 正文", "请确认文件是 Word 文档（.docx）。")
    return WordPackage(parts)


def _compound(data: bytes) -> Diagnostic:
    """An OLE file: a password-protected .docx, or an old .doc under a new name."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refusal("文件设有打开密码", "请在 Word 或 WPS 中取消密码后再导入。")
    return _refusal("文件其实是旧版 .doc（或 .wps）格式", "请把扩展名改回 .doc 后导入，或在 Word、WPS 中另存为 .docx。")


def _refusal(message: str, hint: str) -> Diagnostic:
    return notice(message, hint, "error")
