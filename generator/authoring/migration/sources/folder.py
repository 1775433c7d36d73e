"""A folder of pages and files as ``wget --mirror`` leaves it, or as a system publishes it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.authoring.migration import addresses, sniffing
from generator.authoring.migration.state import OldFile

NAME = "网页文件夹（wget 抓取的，或原系统发布的）"
PAGES = (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".asp", ".aspx", ".php", ".do", ".jhtml")


_PROGRAMS = (".jspx", ".action", ".cgi", ".cfm")
"""Programs that send files more often than pages."""


def fits(path: Path) -> bool:
    """Whether there is a page anywhere in the folder, and no archive of a crawl at its top."""
    if not path.is_dir() or any(_is_archive(one.name) for one in path.iterdir()):
        return False
    return any(_is_page(name) for _, _, names in os.walk(path) for name in names)


def stamp(path: Path) -> str:
    """Listing a folder is as quick as asking whether it changed."""
    del path
    return ""


def files(path: Path, room: Path, tell: Callable[[str], None]) -> Iterator[OldFile]:
    """Every file, but for hidden ones. Folders at the top that are called as hosts are, are hosts."""
    del room
    hosts = sorted(
        one.name for one in path.iterdir() if addresses.is_host(one.name) and one.is_dir() and not one.is_symlink()
    )
    for host in hosts:
        yield from _below(path / host, host, tell)
    if not hosts:
        yield from _below(path, path.name.lower() if addresses.is_host(path.name) else "", tell)


def _below(folder: Path, host: str, tell: Callable[[str], None]) -> Iterator[OldFile]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in inner:
            _told_if_led_away(Path(place) / name, folder, tell)
        for name in sorted(names):
            path = Path(place) / name
            if _told_if_led_away(path, folder, tell) or name.startswith(".") or not path.is_file():
                continue
            inside = _readable(path.relative_to(folder).as_posix())
            if not inside:
                tell(f"文件名的编码认不出，没有读：{name.encode('utf-8', 'replace').decode()}")
                continue
            status = path.stat()
            media = "text/html" if _holds_page(path) else ""
            stamp = f"{status.st_size}/{status.st_mtime_ns}"
            yield OldFile(addresses.of_file(inside, host=host), str(path), media, stamp=stamp)


def _told_if_led_away(path: Path, folder: Path, tell: Callable[[str], None]) -> bool:
    """Whether it is a symbolic link, which may lead out of the old site and is not followed."""
    if not path.is_symlink():
        return False
    inside = path.relative_to(folder).as_posix()
    tell(f"是指向别处的链接，没有读：{_readable(inside) or inside.encode('utf-8', 'replace').decode()}")
    return True


def _readable(name: str) -> str:
    """A name as text: crawls of old sites keep names in GB 18030. "" for what is in neither."""
    data = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _is_page(name: str) -> bool:
    plain = name.partition("?")[0].partition("@")[0].lower()
    return plain.endswith(PAGES) or name.lower().endswith((".html", ".htm"))


def _holds_page(path: Path) -> bool:
    """Whether a file is a page: by its name where that says it, else by its bytes, as what a program sent."""
    name = path.name.partition("?")[0].partition("@")[0].lower()
    if path.name.lower().endswith((".html", ".htm")):
        return True
    if _is_page(path.name):
        return not sniffing.is_file(path)
    return ("." not in name or name.endswith(_PROGRAMS)) and sniffing.is_html(path)


def _is_archive(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz"))
