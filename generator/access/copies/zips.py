"""Bytes of a zip <-> its members: read within limits and without doubt about which is which, written without a
trace."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable

from generator.access.copies.refused import FILE, PARTS, NoCopy, damaged, too_large

_DAY = (1980, 1, 1, 0, 0, 0)
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_TAIL = 22
"""Bytes of the record that ends an archive without comment."""


def members(data: bytes, most: int = FILE) -> dict[str, bytes]:
    """Name -> content of every file in an archive, in its order. most: bytes that may be unpacked. Raises NoCopy."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            items = [item for item in archive.infolist() if not item.is_dir()]
            if len(items) > PARTS:
                raise too_large(f"压缩包内有 {len(items)} 个文件，超过 {PARTS} 个")
            if sum(item.file_size for item in items) > most:
                raise too_large(f"解压后超过 {most >> 20} MB")
            return _read(archive, items, most)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError):
        raise damaged() from None
    except (RuntimeError, NotImplementedError):
        raise NoCopy("文件已加密，或压缩方法无法识别") from None


def _read(archive: zipfile.ZipFile, items: list[zipfile.ZipInfo], most: int) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for item in items:
        name = name_of(item)
        if item.flag_bits & 1:
            raise NoCopy("设有密码", "去掉密码后再附上")
        if item.compress_type not in _METHODS:
            raise NoCopy("用了不常见的压缩方法，无法检查", "用系统自带的压缩功能重新打包")
        if name in found:
            raise NoCopy(f"里面有两个“{name}”，不同的程序会看到不同的内容", "重新保存或重新打包后再附上")
        if stat.S_ISLNK(item.external_attr >> 16) or not _plain(name):
            raise NoCopy("里面有指向别处的文件", "重新打包，只放要公开的文件")
        with archive.open(item) as member:
            content = member.read(most + 1)
        most -= len(content)
        if most < 0:
            raise too_large(f"解压后超过 {FILE >> 20} MB")
        found[name] = content
    return found


def name_of(item: zipfile.ZipInfo) -> str:
    """The name as written: archives without the UTF-8 flag made in China hold GBK."""
    if item.flag_bits & 0x800:
        return item.filename
    try:
        return item.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return item.filename


def _plain(name: str) -> bool:
    return not name.startswith(("/", "\\")) and ".." not in name.replace("\\", "/").split("/") and "\0" not in name


def padded(data: bytes) -> bool:
    """Whether an archive has a comment, or something before its first member or after its last record."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = min((item.header_offset for item in archive.infolist()), default=0)
            return bool(archive.comment) or first > 0 or data.rfind(b"PK\x05\x06") != len(data) - _TAIL
    except (zipfile.BadZipFile, ValueError, OSError):
        return True


def written(files: Iterable[tuple[str, bytes]], *, plain: str = "") -> bytes:
    """An archive of these files that tells nothing but them. plain: name of one that is not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            item = zipfile.ZipInfo(name, _DAY)
            item.compress_type = zipfile.ZIP_STORED if name == plain else zipfile.ZIP_DEFLATED
            item.external_attr = 0o644 << 16
            item.create_system = 3
            archive.writestr(item, content, compresslevel=6)
    return buffer.getvalue()
