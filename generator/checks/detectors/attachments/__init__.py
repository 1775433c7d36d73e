"""Bytes of an attached file -> its parts as text, and what lies hidden in it. Never raises for what a file holds.

One format a module, found by the ending of the name and by the first bytes. What cannot be read is said, not skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import msgspec

from generator.checks.detectors.attachments.behind import behind
from generator.checks.detectors.attachments.parts import LIMIT, Contents, Unreadable
from generator.checks.detectors.attachments.pieced import pieced
from generator.checks.detectors.attachments.unread import unread

_READERS: Mapping[str, str] = {
    **dict.fromkeys(("csv", "tsv"), "plain.read_table"),
    **dict.fromkeys(
        (
            "txt",
            "vtt",
            "text",
            "md",
            "xml",
            "kml",
            "gpx",
            "html",
            "htm",
            "yaml",
            "yml",
            "log",
            "ini",
        ),
        "plain.read_text",
    ),
    **dict.fromkeys(("json", "geojson"), "plain.read_json"),
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), "word.read"),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), "spreadsheet.read"),
    **dict.fromkeys(("pptx", "pptm", "ppsx"), "presentation.read"),
    "pdf": "pdf.read",
    "svg": "vector.read",
    "ofd": "layout.read",
    **dict.fromkeys(("odt", "ods", "odp"), "opendocument.read"),
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "gif", "bmp"), "image.read"),
    **dict.fromkeys(("zip", "kmz", "epub"), "archive.read"),
    **dict.fromkeys(("doc", "xls", "ppt", "wps", "et", "dps", "dot", "xlt", "rtf"), "legacy.read"),
    **dict.fromkeys(("rar", "7z", "gz", "tar", "bz2", "xz"), "archive.refuse"),
}
"""Ending -> module and function, imported when a file of the format is there."""


def read(data: bytes, name: str, depth: int = 0) -> Contents:
    """Everything that an attached file tells. name: of the file; its ending decides how it is read.

    depth: how many archives it lies in. What cannot be read comes back as ``Contents.unreadable``.
    """
    ending = name.rpartition(".")[2].lower()
    named = _READERS.get(ending, "plain.nothing")
    if len(data) > LIMIT:
        return Contents(unreadable=f"文件超过 {LIMIT >> 20} MB")
    import zipfile

    module, function = named.split(".")
    reader = getattr(import_module(f"generator.checks.detectors.attachments.{module}"), function)
    try:
        contents: Contents = reader(data, name, **({"depth": depth, "inner": read} if named == "archive.read" else {}))
        parts = (*contents.parts, *pieced(contents.parts), *behind(data))
        return msgspec.structs.replace(contents, parts=(*parts, *unread(data, ending, parts)))
    except Unreadable as error:
        return Contents(unreadable=str(error))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, KeyError, IndexError, TypeError, ArithmeticError):
        return Contents(unreadable="文件已损坏，或内容与扩展名不符")
    except (RuntimeError, NotImplementedError, AttributeError, AssertionError, MemoryError):
        return Contents(unreadable="文件已加密，或格式无法识别")
