"""A folder of files -> which of them become documents and where each goes; and the links between them, put right.

What a site generator only works with (themes, layouts, its own output) is left out; what it copies as it is
(``static``) comes along where a text names it. Folders stay as they are, without the generator's own steps
(``content``, ``_posts``).
"""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator.authoring.importers.generators.assets import site_of

MOST = 20_000
"""Files of one folder."""
_NEVER = frozenset({"node_modules", "__pycache__", "vendor"})
_OF_SITE = frozenset(
    "public _site dist themes layouts _layouts _includes _sass resources archetypes scaffolds i18n _data data".split()
)
"""In a generator's folder: what it works with and what it has made."""
_WORKINGS = tuple(
    ".toml .yml .yaml .json .lock .css .scss .less .js .ts .vue .styl .ico .woff .woff2 .ttf .map".split()
)
_COPIED = frozenset({"static", "assets", "images", "img", "css", "js"})
_WRAPPERS = frozenset({"content", "source", "docs", "src", "_posts", "_drafts"})
_INDEX = frozenset({"index", "_index", "readme"})
_PAPERS = frozenset("readme license licence changelog contributing code_of_conduct security".split())
_PAGES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm", ".xhtml", ".shtml")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a folder: where its document goes, relative to the target folder ("." for that itself)."""

    path: Path
    within: Path | None = None
    folder: str = "."


@dataclass(frozen=True, slots=True)
class FolderPlan:
    """files: in the order in which they are read, pages first, since they say what is only their attachment.
    left: what is no text to import, with why."""

    files: tuple[FoundFile, ...]
    left: tuple[tuple[Path, str], ...] = ()


def planned(folder: Path, to: Path, readable: Callable[[Path], bool]) -> FolderPlan:
    """What there is in a folder. ``to`` is left out when it lies in it. Raises OSError when it cannot be listed."""
    site = any((folder / mark).exists() for mark in ("static", "_posts", "content", "source", "docs")) and site_of(
        folder / "a"
    )
    files: list[FoundFile] = []
    left: list[tuple[Path, str]] = []
    for path in _walked(folder, to, of_site=bool(site)):
        inner = path.relative_to(folder)
        if len(files) >= MOST:
            left.append((path, f"文件夹里的文件超过 {MOST} 个，请分几次导入"))
        elif path.is_symlink():
            left.append((path, "是快捷方式（符号链接）"))
        elif site and len(inner.parts) == 1 and path.stem.lower() in _PAPERS:
            left.append((path, "是网站程序的说明"))
        elif site and path.suffix.lower() in _WORKINGS:
            continue
        elif not readable(path) or (site and inner.parts[0] in _COPIED and len(inner.parts) > 1):
            left.append((path, ""))
        else:
            files.append(FoundFile(path, folder, _place(path, folder)))
    files.sort(key=lambda one: one.path.suffix.lower() not in _PAGES)
    return FolderPlan(tuple(files), tuple(left))


def _walked(folder: Path, to: Path, *, of_site: bool) -> Iterator[Path]:
    """The files below, in order; hidden ones and what is never meant are passed over."""
    target = to.resolve()
    for here, folders, names in os.walk(folder):
        top = Path(here) == folder
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _NEVER
            and not (of_site and top and name in _OF_SITE)
            and (Path(here) / name).resolve() != target
        )
        yield from (Path(here) / name for name in sorted(names) if not name.startswith((".", "~$")))


def _place(path: Path, folder: Path) -> str:
    """The folder of the document: that of the file, and of a bundle (``a/index.md`` and its pictures) the one above."""
    parts = list(path.relative_to(folder).parent.parts)
    if parts and path.stem.lower() in _INDEX and not _others(path):
        parts.pop()
    kept = [
        part.lstrip("_") for at, part in enumerate(parts) if not (part in _WRAPPERS and (at == 0 or part[0] == "_"))
    ]
    return (
        "/".join(part for at, part in enumerate(kept) if part and not (at == 0 and part in ("posts", "drafts"))) or "."
    )


def _others(path: Path) -> bool:
    """Whether further pages or folders with pages lie beside an index."""
    return any(
        other.suffix.lower() in _PAGES and other.stem.lower() not in _INDEX
        for other in path.parent.rglob("*")
        if other.is_file()
    )


def retargeted(
    body: str, source: Path, within: Path | None, target: Path, made: Mapping[Path, Path]
) -> tuple[str, tuple[str, ...]]:
    """A body whose links to other Markdown files lead to what became of them, and those that lead to none.

    made: resolved source -> document. Anchors go: headings have others here."""
    lost: list[str] = []
    names = Counter(one.name for one in made)
    by_name = {one.name: document for one, document in made.items() if names[one.name] == 1}  # as Hugo takes it

    def led(match: re.Match[str]) -> str:
        written = match["bare"] if match["angled"] is None else match["angled"]
        name = unquote(written.partition("#")[0].partition("?")[0])
        if not name.endswith(".md") or re.match(r"[A-Za-z][\w+.-]*:|//", name):
            return match.group()
        found = next((made[one] for one in _meant(name, source, within) if one in made), None) or by_name.get(name)
        if found is None:
            lost.append(written)
            return match.group()
        led_to = posixpath.relpath(found.as_posix(), target.parent.as_posix())
        return f"](<{led_to}>)" if re.search(r"[\s()]", led_to) else f"]({led_to})"

    return re.sub(r"(?<!\\)\]\((?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*))\)", led, body), tuple(lost)


def _meant(name: str, source: Path, within: Path | None) -> Iterator[Path]:
    """Files that a link between texts may mean: beside, in the site, as a bundle."""
    site = within or site_of(source)
    bases = [source.parent] if not name.startswith("/") else []
    bases += [site / inner for inner in ("", "content", "source", "docs", "source/_posts", "_posts")] if site else []
    for base in bases:
        path = base / name.lstrip("/")
        stem = path.with_suffix("")
        for one in (path, stem / "index.md", stem / "_index.md", path.with_suffix(".markdown")):
            yield Path(os.path.normpath(one.absolute()))
