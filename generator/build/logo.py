"""site.logo: a picture beside config.yaml -> its public copy and the address of it, or what is wrong with it.

It goes the way of attachments, so that what nobody sees of it is not published either, and is told apart by its first
bytes."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from generator.access.copies.refused import NoCopy
from generator.access.copies.shelf import Shelf
from generator.access.copies.types import kind
from generator.base.digest import digest_bytes
from generator.base.files import read_plain
from generator.base.inside import read_inside
from generator.build.context import BuildContext
from generator.build.reading import Reading
from generator.model.diagnostic import Finding
from generator.model.target import Target
from generator.theme.static_files import active

TYPES = ("svg", "png", "webp")
LARGEST = 512 << 10
"""Bytes: it is in every page, and phones pay for it."""


class Logo(msgspec.Struct, frozen=True):
    """The site's mark. url: its address, with the digest of its content. target: how it is published. original: digest
    of the file beside config.yaml. All "" or None where there is none. wrong: why it cannot be published."""

    url: str = ""
    target: Target | None = None
    original: str = ""
    wrong: Finding | None = None


def logo_of(build: BuildContext) -> Logo:
    """The mark that config.yaml names, its copy kept beside the state of the build."""
    name = build[Reading].config.site.logo
    if not name:
        return Logo()
    try:
        data = build.inputs.logo if build.inputs else _read(build.options.root, name)
        suffix = kind(data, name, TYPES)
        if suffix == "svg" and (acts := active(data)):
            raise NoCopy(f"不是单纯的图片：里面有{acts}", "用绘图软件另存为普通 SVG，或换成 PNG")
    except NoCopy as error:
        return _wrong(build, name, error.why, error.todo)
    shelf = Shelf(build[Reading].place.bodies.with_name("logo"))
    copy = shelf.copy(data, name, TYPES)
    if copy.refusal:
        return _wrong(build, name, copy.refusal.why, copy.refusal.todo)
    path = f"assets/logo.{copy.digest[:10]}.{suffix}"
    target = Target(path=path, maker="copy", source=os.fspath(shelf.folder / copy.digest), digest=copy.digest)
    return Logo(f"/{path}", target, digest_bytes(data))


def _read(root: Path, name: str) -> bytes:
    """The bytes of the picture. Raises NoCopy."""
    try:
        return read_inside(os.fspath(root), name, LARGEST)
    except FileNotFoundError:
        raise NoCopy("没有这个文件", "把图片放在 config.yaml 旁边，这里写它的文件名，例如 biaozhi.svg") from None
    except OSError as error:
        raise NoCopy(
            f"读不了（{error.strerror}）",
            f"换成不超过 {LARGEST >> 10} KB 的图片，放在 config.yaml 旁边，不用指向别处的链接",
        ) from None


def _wrong(build: BuildContext, name: str, why: str, todo: str) -> Logo:
    config = build.options.config
    line, column = (0, 0) if build.inputs else _place(config)
    return Logo(wrong=Finding(line, column, {"value": name, "why": why, "todo": todo}, config.name, code="CFG-LOGO"))


def _place(path: Path) -> tuple[int, int]:
    """Where ``site.logo`` stands. The file has been read already, so it can be."""
    import yaml

    from generator.base.yaml_text import compose

    node = compose(read_plain(path).decode("utf-8-sig"))
    for name in ("site", "logo"):
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        key, node = next(((key, value) for key, value in pairs if key.value == name), (None, None))
    return (key.start_mark.line + 1, key.start_mark.column + 1) if key is not None else (1, 1)
