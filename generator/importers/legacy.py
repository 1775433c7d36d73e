"""An old Word or WPS file -> RawText by way of LibreOffice, where it is installed; else a clear word of what to do."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.importers.source import Notice, RawText, refused
from generator.importers.word.convert import converted

NAME = "旧版 Word、WPS、RTF 文档"
EXTENSIONS = (".doc", ".wps", ".rtf", ".odt", ".dot")
SECONDS = 120
"""LibreOffice takes some ten seconds to start on an old machine; a file that needs two minutes is broken."""
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def read(path: Path) -> RawText:
    """The text of the converted file. Raises OSError when the file itself cannot be opened."""
    head = path.read_bytes()[:8]
    if head[:4] == b"PK\x03\x04" and path.suffix.lower() != ".odt":
        return converted(path.read_bytes())
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        return refused(
            f"{path.suffix} 是旧格式，需要 LibreOffice 转换，而本机没有安装",
            "请用 Word 或 WPS 打开，另存为 .docx 后再导入；或者安装 LibreOffice。",
        )
    return _through(program, path)


def _through(program: str, path: Path) -> RawText:
    """Convert in a folder of its own, with a profile of its own, so that an open LibreOffice does not disturb it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source{path.suffix.lower()}"
        shutil.copyfile(path, source)
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
            result = converted((Path(folder) / "source.docx").read_bytes())
        except (subprocess.SubprocessError, OSError):
            return refused("LibreOffice 没能转换这个文件", "请用 Word 或 WPS 打开，另存为 .docx 后再导入。")
    note = Notice("由 LibreOffice 从旧格式转换而来", "请对照原件核对表格和编号。", "info")
    return RawText(
        result.blocks, result.links, result.attachments, result.evidence, result.changes, (*result.notices, note)
    )
