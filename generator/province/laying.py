"""A county's content and what the province shares -> the folder that its build is given.

The folder holds links to what the county has; its config.yaml with what the province lays over it; copies of its own
themes and of those that are shared, its own first. Shared files of ``_data`` are a second content folder, with those
alone that the county has not.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.files import read_plain
from generator.content.tables import parse
from generator.content.text import decode
from generator.content.yaml_nodes import value_of
from generator.province.settings import merged
from generator.province.sources import Fetched, away

SHARED = "全省共用"
"""The name under which messages speak of the shared content folder."""


class LaidSite(msgspec.Struct, frozen=True):
    """What a build is given: config, and the content folders, none where config.yaml alone names them."""

    config: Path
    content: tuple[Path, ...] = ()


def lay(county: Fetched, shared: Fetched | None, over: Mapping[str, Any], site: Path) -> LaidSite:
    """site: a folder for nothing else, made anew. Raises UsageError, OSError."""
    if site.is_symlink() or site.exists():
        shutil.rmtree(site)  # of links; what they lead to stays
    (site / "themes").mkdir(parents=True)
    for entry in sorted(county.root.iterdir()):
        _inside(county, entry)
        if entry.name == "themes" and entry.is_dir():
            _themes(county, site / "themes")
        elif entry.name not in ("config.yaml", ".git", "themes", SHARED):
            (site / entry.name).symlink_to(os.path.realpath(entry))
    config = _config(county, over, site)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text(f"{county.revision}\n", encoding="utf-8")  # where a build asks for the revision
    if shared is None:
        return LaidSite(site / "config.yaml")
    _themes(shared, site / "themes")
    roots = [site / name for name in _content_of(config)]
    if not _data(shared, roots, site / SHARED):
        return LaidSite(site / "config.yaml")
    return LaidSite(site / "config.yaml", (*roots, site / SHARED))


def _inside(county: Fetched, entry: Path) -> None:
    """What came from elsewhere may not show what else lies on this machine."""
    if county.inside and not entry.resolve().is_relative_to(county.root.resolve()):
        raise away(entry.name, "是通向内容以外的链接")


def _themes(of: Fetched, themes: Path) -> None:
    for theme in sorted((of.root / "themes").iterdir()) if (of.root / "themes").is_dir() else ():
        _inside(of, theme)
        if theme.is_dir() and not (themes / theme.name).exists():
            shutil.copytree(theme, themes / theme.name, symlinks=True)  # a theme that is a link is refused


def _config(county: Fetched, over: Mapping[str, Any], site: Path) -> dict[str, Any]:
    """Write the configuration; returns what it says, as far as that can be told. One that is broken stays as it is: the
    build says what is wrong with it."""
    given, target = county.root / "config.yaml", site / "config.yaml"
    try:
        data = read_plain(given)
    except OSError as error:
        raise away("config.yaml", error.strerror or str(error)) from None
    text, _ = decode(data)
    node, _ = parse(text) if text is not None else (None, [])
    value, faults = value_of(node, 1) if isinstance(node, yaml.MappingNode) else ({}, [])
    if over and value and not faults:
        whole = merged(value, dict(over))
        data = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False).encode()
        value = whole
    target.write_bytes(data)
    return value if isinstance(value, dict) else {}


def _content_of(config: Mapping[str, Any]) -> list[str]:
    given = config.get("content")
    return [name for name in given if isinstance(name, str)] if isinstance(given, list) and given else ["content"]


def _data(shared: Fetched, roots: list[Path], target: Path) -> bool:
    """Whether the county lacks any of the shared files; those are laid."""
    laid = False
    base = shared.root / "_data"
    for path in sorted(base.rglob("*")) if base.is_dir() else ():
        name = path.relative_to(base)
        if not path.is_file() or any((root / "_data" / name).exists() for root in roots):
            continue
        _inside(shared, path)
        place = target / "_data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
        laid = True
    return laid
