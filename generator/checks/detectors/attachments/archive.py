"""An archive -> the names in it and the contents of the files that can be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import msgspec

from generator.checks.detectors.attachments.parts import LIMIT, Contents, OfficePart, Residue, Unreadable

FILES = 2_000
DEPTH = 2


def read(
    data: bytes, _name: str, *, depth: int = 0, inner: Callable[[bytes, str, int], Contents] | None = None
) -> Contents:
    """Read a zip. depth: how many archives it lies in already. inner: reads a file in it. Raises Unreadable."""
    if depth >= DEPTH:
        raise Unreadable("压缩包套了太多层")
    parts: list[OfficePart] = []
    residues: list[Residue] = []
    unreadable: list[str] = []
    left = LIMIT
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [item for item in archive.infolist() if not item.is_dir()]
        parts.append(OfficePart("\n".join(_name_of(item) for item in members[:20_000]), "压缩包内的文件名"))
        if len(members) > FILES:
            unreadable.append(f"压缩包内有 {len(members)} 个文件，只检查了前 {FILES} 个")
        for item in members[:FILES]:
            if item.flag_bits & 1:
                raise Unreadable("压缩包设有密码")
            with archive.open(item) as member:
                content = member.read(left + 1)
            left -= len(content)
            if left < 0:
                raise Unreadable(f"解压后超过 {LIMIT >> 20} MB")
            name = _name_of(item)
            contents = inner(content, name, depth + 1) if inner else Contents()
            label = f"“{name}”"
            parts += [msgspec.structs.replace(part, label=label + part.label) for part in contents.parts]
            residues += [msgspec.structs.replace(item_, what=label + item_.what) for item_ in contents.residues]
            if contents.unreadable:
                unreadable.append(label + contents.unreadable)
    return Contents(tuple(parts), tuple(residues), "；".join(unreadable[:5]))


def _name_of(item: zipfile.ZipInfo) -> str:
    """The name as written: archives without the UTF-8 flag made in China hold GBK."""
    if item.flag_bits & 0x800:
        return item.filename
    try:
        return item.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return item.filename


def refuse(_data: bytes, _name: str) -> Contents:
    """Archives that cannot be opened here."""
    raise Unreadable("这种压缩格式无法检查，请改用 zip 或直接附上文件")
