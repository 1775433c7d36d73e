"""A Markdown file of another generator and an address in it -> the file that it names, wherever it is kept."""

from __future__ import annotations

import posixpath
from pathlib import Path

from generator.access.copies.refused import FILE
from generator.authoring.importers.webpage.gathering import beside
from generator.base.inside import read_inside

_MARKS = (
    *(f"{name}.{ending}" for name in ("hugo", "config", "_config") for ending in ("toml", "yaml", "yml", "json")),
    "mkdocs.yml",
    "package.json",
    "static",
    "_posts",
    ".vuepress",
    ".vitepress",
)
"""What lies in the folder of a site."""
_PUBLIC = (
    "static",
    "source",
    "public",
    "assets",
    "docs/.vuepress/public",
    ".vuepress/public",
    "docs/public",
    "src/public",
    "",
)
"""Where generators keep what they copy as it is: Hugo, Hexo, Jekyll (beside the texts), VuePress, VitePress."""
_HIGHEST = 6


def site_of(page: Path) -> Path | None:
    """The folder of the site to which a page belongs, as far as its folders show it."""
    for folder in list(page.absolute().parents)[:_HIGHEST]:
        if any((folder / mark).exists() for mark in _MARKS):
            return folder
    return None


def fetch(page: Path, target: str, site: Path | None) -> bytes | None:
    """The bytes of what an address names: beside the page, in the folder of its own name, or in the site's.

    What lies outside the site, or in a hidden folder, is not looked at, whatever the address says."""
    for name in (target, f"{page.stem}/{target}"):
        data = beside(page, name)
        if data is not None:
            return data
    return None if site is None else _in_site(page, target, site)


def _in_site(page: Path, target: str, site: Path) -> bytes | None:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        inner = [posixpath.join(folder, target.lstrip("/")) for folder in _PUBLIC]
    else:
        try:
            here = page.absolute().relative_to(site.absolute()).parent.as_posix()
        except ValueError:
            return None
        inner = [posixpath.join(here, target)]
    steps = target.strip("/").split("/")
    if not target.strip("/") or any(step.startswith(".") and step not in (".", "..") for step in steps):
        return None
    for name in map(posixpath.normpath, inner):
        if name.startswith(".."):
            continue
        try:
            return read_inside(str(site), name, FILE)
        except (OSError, ValueError):
            continue
    return None
