"""An old Word, WPS or Excel file -> RawText by way of LibreOffice, where it is installed;
else a clear word of what to do."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator.authoring.importers import html, spreadsheet
from generator.authoring.importers.source import RawText, notice, refused
from generator.authoring.importers.word import old_codes
from generator.authoring.importers.word.convert import converted

NAME = "旧版 Word、WPS、Excel、RTF 文档"
SHEETS = (".xls", ".et", ".ods", ".xlt")
EXTENSIONS = (".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt", *SHEETS)
_TOLD = 10
SECONDS = 120
"""LibreOffice takes some ten seconds to start on an old machine; a file that needs two minutes is broken."""
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
"""Where LibreOffice stands; some packages of Debian and the Windows installer put it on no PATH."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB] 2.2), in which Word 6 to 2003, WPS and Excel keep their streams."""
_STREAMS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "Book"))


def read(path: Path) -> RawText:
    """The text of the converted file. Raises OSError when the file itself cannot be opened."""
    data = path.read_bytes()
    suffix = path.suffix.lower()
    if data.lstrip()[:9].lower().startswith((b"<html", b"<!doctype")):
        # What office systems export as .doc and .xls is often a web page with another name.
        return html.read(path)
    if data.startswith(b"PK\x03\x04") and suffix not in (".odt", ".ods"):
        return spreadsheet.workbook(path) if suffix in SHEETS else converted(data)
    if suffix in SHEETS and (raw := spreadsheet.delimited(path, data)):
        return replace(
            raw, notices=(*raw.notices, notice(f"文件其实是文本，扩展名却是 {suffix}", "请对照原件核对。", "info"))
        )
    better = ".xlsx" if suffix in SHEETS else ".docx"
    if data.lstrip()[:200].lower().startswith((b"mime-version:", b"content-type: multipart")):
        return refused(
            f"文件其实是网页归档（MHT），扩展名却是 {suffix}",
            f"请用 Word、Excel 或 WPS 打开，另存为 {better} 后再导入。",
        )
    if not _is_sound(data):
        return refused(
            f"文件已损坏，或者其实不是 {suffix} 文件", f"请用 Word、Excel 或 WPS 打开，另存为 {better} 后再导入。"
        )
    program = libreoffice()
    if program is None:
        return refused(
            f"{suffix} 是旧格式，需要 LibreOffice 转换，而本机没有安装",
            f"请用 Word、Excel 或 WPS 打开，另存为 {better} 后再导入；或者安装 LibreOffice。",
        )
    return _through(program, path, better)


def libreoffice() -> str | None:
    """The path of LibreOffice's program; None where it is not installed."""
    return next((at for name in _PROGRAMS if (at := shutil.which(name))), None)


def _is_sound(data: bytes) -> bool:
    """Whether LibreOffice would read it as what it says it is; what it does not know it reads as plain text."""
    if data.startswith(_OLE):
        return any(name in data for name in _STREAMS)
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return "content.xml" in archive.namelist()
        except (zipfile.BadZipFile, ValueError, OSError):
            return False
    return data.startswith(b"{\\rtf") or b"w:wordDocument" in data[:4096]


def _through(program: str, path: Path, better: str) -> RawText:
    """Convert in a folder of its own, with a profile of its own, so that an open LibreOffice does not disturb it."""
    # The file keeps its name: a table without a title is called by it.
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / path.name
        shutil.copyfile(path, source)
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            better.removeprefix("."),
            "--outdir",
            str(Path(folder) / "made"),
            str(source),
        ]
        reader: Callable[[Path], RawText] = spreadsheet.workbook if better == ".xlsx" else _document
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
            result = reader(Path(folder) / "made" / f"{source.stem}{better}")
        except (subprocess.SubprocessError, OSError):
            return refused("LibreOffice 没能转换这个文件", f"请用 Word、Excel 或 WPS 打开，另存为 {better} 后再导入。")
    note = notice("由 LibreOffice 从旧格式转换而来", "请对照原件核对表格和编号。", "info")
    lost = old_codes.texts(path.read_bytes()) if better == ".docx" and not result.failed else []
    told = (
        notice(
            f"原件有 {len(lost)} 个 EQ 域（带圈数字、公式等），LibreOffice 没有带出来：{'；'.join(lost[:_TOLD])}",
            "请对照原件在正文里补上；或者用 Word、WPS 打开，另存为 .docx 后再导入。",
        ),
    )
    return replace(result, notices=(*result.notices, *(told if lost else ()), note))


def _document(path: Path) -> RawText:
    return converted(path.read_bytes())
