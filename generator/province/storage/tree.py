"""The folder of a finished site -> its files as a store shall hold them: digest, size, headers.

Every file is read, each time: what is believed of a tree without a look is what a build meant to write, and between a
build and its publishing somebody may have touched it. Two cores read a gigabyte in a second or two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_ISREG
from urllib.parse import unquote

import msgspec

from generator.base.digest import digest, digest_bytes, digest_file
from generator.base.media_types import media_type
from generator.build.publish import INDEXES, KEPT
from generator.build.stamp import PATH as STAMP
from generator.build.trees import paths_in
from generator.model.diagnostic import UsageError
from generator.province.storage.manifest import FOLDER, StoreFile
from generator.province.storage.objects import ObjectHeaders, Upload
from generator.site.outputs.hosting import Rules, headers_for, parsed

HOSTS_OWN = ("_headers", "_redirects")
"""Files that tell a host what to do and are no pages."""
REVALIDATED = "no-cache"
"""What has no digest in its name is kept, but asked about each time: an old page must not outlive a withdrawal."""
_READERS = 4
_OWN_NAME = re.compile(r"[._-][0-9a-f]{6,}[._]")


class TreeFile(msgspec.Struct, frozen=True):
    """stored: how a manifest has it. upload: how it is laid into a store."""

    stored: StoreFile
    upload: Upload


class SiteTree(msgspec.Struct, frozen=True):
    """files: path -> file, sorted. digest: of all of it. built: the day for which it was built. revision: of the
    content, "" where that is unknown. mount: the path below which the site stands."""

    folder: Path
    files: Mapping[str, TreeFile]
    digest: str
    built: str
    revision: str
    mount: str = ""


def read_tree(folder: Path, *, website: bool) -> SiteTree:
    """website: whether redirects are the store's business. Raises UsageError when it is no finished site, OSError."""
    stamp = _stamp(folder)
    told = parsed(_text(folder / "_headers"))
    mount = told[0][0].removesuffix("/*") if told else ""
    paths = sorted(path for path in paths_in(folder) if path not in HOSTS_OWN)
    moved = dict(_redirects(_text(folder / "_redirects"), mount)) if website else {}

    def one(path: str) -> tuple[str, TreeFile]:
        return path, _file(folder, path, _headers(path, told, mount, moved.get(path, "")))

    with ThreadPoolExecutor(_READERS) as readers:
        files = dict(readers.map(one, paths, chunksize=64))
    for path, to in moved.items():
        if path not in files:
            files[path] = _made(folder, path, _headers(path, told, mount, to))
    whole = digest(*(f"{path}\0{file.stored.digest}" for path, file in sorted(files.items())))
    return SiteTree(folder, dict(sorted(files.items())), whole, stamp["date"], stamp.get("revision") or "", mount)


def first(path: str) -> bool:
    """Whether a file has its digest in its name, so that nothing that is live yet can ask for it."""
    return path.startswith((*KEPT, *INDEXES)) and bool(_OWN_NAME.search(path.rpartition("/")[2]))


def _stamp(folder: Path) -> dict[str, str]:
    try:
        stamp = json.loads((folder / STAMP).read_bytes())
        ours = stamp["generator"] == "gongkai" and isinstance(stamp["date"], str)
    except (OSError, ValueError, KeyError, TypeError):
        ours = False
    if not ours:
        raise UsageError(
            f"{folder} 不是生成好的网站（没有 {STAMP}）", "先运行 gongkai build，或用 --output 指定它的输出文件夹"
        )
    robots = _text(folder / "robots.txt").splitlines()
    if any(re.fullmatch(r"Disallow: (/|/\S*/)", line) for line in robots) and not any(
        line.startswith("Allow: ") for line in robots
    ):
        raise UsageError(
            "这是预览版（gongkai build --preview），不能发布", "运行 gongkai build，不带 --preview，再发布"
        )
    if (folder / FOLDER).exists():
        raise UsageError(f"网站里有名为 {FOLDER} 的文件夹，与存储自己用的重名", "改掉它的名字，再生成一次")
    return dict(stamp)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _headers(path: str, told: Rules, mount: str, redirect: str) -> ObjectHeaders:
    given = headers_for(f"{mount}/{path}", told) if told else headers_for(f"/{path}")
    kept = given.get("Cache-Control", REVALIDATED)
    return ObjectHeaders(media_type(path), kept, given.get("Content-Disposition", ""), redirect)


def _file(folder: Path, path: str, headers: ObjectHeaders) -> TreeFile:
    place = folder / path
    status = place.lstat()
    if not S_ISREG(status.st_mode):
        raise UsageError(
            f"网站里的 {path} 不是普通文件（符号链接等），没有发布", "运行 gongkai build --force 重新生成，再发布"
        )
    inner = digest_file(place)
    stored = StoreFile(digest(inner, *_told(headers)), status.st_size, headers.content_type)
    return TreeFile(stored, Upload(path, headers, status.st_size, inner, place))


def _made(folder: Path, path: str, headers: ObjectHeaders) -> TreeFile:
    """A redirect at an address where there is no page: an object without content."""
    inner = digest_bytes(b"")
    stored = StoreFile(digest(inner, *_told(headers)), 0, headers.content_type)
    return TreeFile(stored, Upload(path, headers, 0, inner, folder / path, data=b""))


def _told(headers: ObjectHeaders) -> tuple[str, str, str, str]:
    return headers.content_type, headers.cache_control, headers.disposition, headers.redirect


def _redirects(text: str, mount: str) -> Iterator[tuple[str, str]]:
    """Object -> where its address leads on to, of the lines of ``_redirects`` about this host. S3 takes 2 KB."""
    for line in text.splitlines():
        old, new, code = (*line.split(), "", "", "")[:3]
        if not old.startswith(f"{mount}/") or not code.startswith("301") or "*" in old or len(new) > 2000:
            continue
        path = unquote(old.removeprefix(f"{mount}/"))
        if path.endswith("/"):
            path += "index.html"
        if path and not path.startswith(FOLDER):
            yield path, new
