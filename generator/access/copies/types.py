"""The name and the first bytes of a file -> its type, one of those that can be published."""

from __future__ import annotations

from collections.abc import Collection

from generator.access.copies.refused import NoCopy, WrongType
from generator.base.words import words

_ALIASES = {"jpeg": "jpg", "jpe": "jpg", "yml": "yaml"}
_STARTS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"),
    "zip": (b"PK\x03\x04", b"PK\x05\x06"),
}
"""What a file of a type begins with. Office files may carry something before the archive, which their copies lose."""
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"\xcf\xfa\xed\xfe", "程序"),
    *((start, "程序") for start in (b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa", b"\xca\xfe\xba\xbe", b"!<arch>", b"dex\n")),
    (b"#!", "脚本"),
    (b"L\0\0\0\x01\x14\x02\0", "快捷方式"),
    *((start, "快捷方式") for start in (b"[internetshortcut]", b"[desktop entry]", b"[autorun]")),
    *((start, "脚本") for start in (b"<?php", b"<%", b"@echo off", b"windows registry editor")),
    (b"\xd0\xcf\x11\xe0", "旧格式的 Office 文件，或设有打开密码"),
    (b"Rar!", "压缩包"),
    (b"MSCF", "压缩包"),
    (b"ITSF", "帮助文件"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "旧格式的文件"),
)
_TEXTS = frozenset(("csv", "json", "txt", "md", "svg", "vtt", "yaml"))
_PAGES = tuple(
    f"<{name}".encode() for name in words("!doctype html head script body iframe svg meta style object embed")
)
_ADVICE = {
    **dict.fromkeys(("doc", "wps", "rtf", "uof", "dot", "docm", "dotx"), "另存为 docx 或 PDF 后再附上"),
    **dict.fromkeys(("xls", "et", "xlsm", "xltx", "tsv", "dbf", "parquet"), "另存为 xlsx 或 csv 后再附上"),
    **dict.fromkeys(("ppt", "dps", "pptm", "ppsx", "odp"), "另存为 pptx 或 PDF 后再附上"),
    **dict.fromkeys(("tif", "tiff", "bmp", "heic", "jfif", "ico"), "另存为 jpg 或 png 后再附上"),
    **dict.fromkeys(("rar", "7z", "gz", "tar", "bz2", "xz"), "改用 zip，或直接附上里面的文件"),
    **dict.fromkeys(("html", "htm", "xhtml", "mht", "xml"), "内容写进正文，或另存为 PDF 后再附上"),
}


def ending(name: str) -> str:
    """The ending of a file's name in small letters, one spelling a type."""
    found = name.rpartition("/")[2].rpartition(".")
    return _ALIASES.get(found[2].lower(), found[2].lower()) if found[1] else ""


def kind(data: bytes, name: str, allowed: Collection[str]) -> str:
    """The type of a file. allowed: those that the site publishes. Raises WrongType."""
    found = ending(name)
    if found not in allowed:
        shown = f"“.{found}”类型" if found else "没有扩展名"
        advice = _ADVICE.get(found, "换成可以公开的类型（如 docx、xlsx、csv、pdf）")
        raise WrongType(f"{shown}的文件不能公开", f"{advice}；可以公开的类型见 config.yaml 的 attachments")
    head = data[:1024]
    # Programs that read texts pass over a mark of UTF-8, blanks and the case of letters.
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, what in _FOREIGN:
        if head.startswith(start) or text.startswith(start):
            if start == b"\xd0\xcf\x11\xe0":
                raise NoCopy(f"文件是{what}", "去掉密码，另存为 docx、xlsx、pptx 或 PDF 后再附上")
            raise WrongType(f"内容是{what}，与扩展名“.{found}”不符", "附上真正的文件；程序、脚本和快捷方式不能公开")
    if found in _STARTS and not head.startswith(_STARTS[found]):
        raise WrongType(f"内容与扩展名“.{found}”不符", "确认文件没有改错扩展名，在原来的程序里另存后再附上")
    if found in _TEXTS and found != "svg" and text.startswith(_PAGES):
        raise WrongType(f"内容是网页，与扩展名“.{found}”不符", "内容写进正文，或另存为 PDF 后再附上")
    return found
