"""Manuals that users read -> their names, titles and texts: inside the wheel, or those of a checkout's ``docs/``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.base import package
from generator.base.close_names import closest
from generator.model.diagnostic import UsageError

NAMES = (
    "start",
    "config",
    "hosting",
    "province",
    "kinds",
    "registers",
    "lifecycles",
    "duties",
    "statutory",
    "inspection",
    "zh-hant",
    "theme-guide",
    "theme-contract",
    "handbook/README",
    "handbook/editor",
    "handbook/word-to-page",
    "handbook/kinds",
    "handbook/messages",
    "handbook/offices",
    "handbook/after",
)
"""Without ".md", in the order in which they are wanted. Each is carried by the wheel (pyproject.toml)."""
PICTURES = ("handbook/images", "images")


def folder() -> Path:
    """Where they lie."""
    return package.carried("_docs", "docs")


def titles() -> Iterator[tuple[str, str]]:
    """(name, title) of each."""
    for name in NAMES:
        lines = (folder() / f"{name}.md").read_text(encoding="utf-8").split("\n")
        yield name, next((line[2:].strip() for line in lines if line.startswith("# ")), name)


def text(name: str) -> str:
    """A manual. name: with or without ".md" and "docs/". Raises UsageError for one that is not there."""
    bare = name.removeprefix("docs/").removesuffix(".md")
    if bare not in NAMES:
        near = closest(bare, NAMES)
        hint = f"是不是“{near}”？" if near else ""
        raise UsageError(f"没有“{name}”这份说明", f"{hint}运行 gongkai guide 看有哪些；规则用 gongkai explain 代码")
    return (folder() / f"{bare}.md").read_text(encoding="utf-8")


def copy(target: Path) -> int:
    """Write all of them with their pictures below a folder; returns how many files."""
    places = [folder() / f"{name}.md" for name in NAMES]
    places += [path for inner in PICTURES for path in sorted((folder() / inner).iterdir()) if path.is_file()]
    for place in places:
        to = target / place.relative_to(folder())
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place, to)
    return len(places)
