"""A build -> ``build.json``: when, from which revision, how much, under which version, and when it will next differ."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path

from generator import __version__

PATH = "build.json"


def build_json(
    root: Path,
    *,
    today: str,
    documents: int,
    pages: int,
    next_change: str,
    traditional: int = 0,
    held_back: Mapping[str, int] = {},
) -> bytes:
    """The file's content. root: folder of the site, in or under a Git checkout or not. today, next_change: ISO days.
    held_back: how many documents with errors there are, by what became of them: numbers alone, for nobody may know
    which they are."""
    value = {
        "generator": "gongkai",
        "version": __version__,
        "date": today,
        "revision": revision(root),
        "documents": documents,
        "pages": pages,
        **({"traditional_pages": traditional} if traditional else {}),
        **({"held_back": dict(held_back)} if held_back else {}),
        "next_change": next_change or None,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def held_back_of(folder: Path) -> dict[str, int]:
    """What the ``build.json`` of a tree says of documents with errors."""
    try:
        found = json.loads((folder / PATH).read_bytes())
    except (OSError, ValueError):
        return {}
    return found.get("held_back") or {}


def days_of(folder: Path) -> tuple[datetime.date, datetime.date | None] | None:
    """What the ``build.json`` of a tree says: the day for which it was built, and the first day on which it would
    differ, None for never. None where that cannot be read."""
    try:
        found = json.loads((folder / PATH).read_bytes())
        change = found["next_change"]
        return datetime.date.fromisoformat(found["date"]), datetime.date.fromisoformat(change) if change else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def revision(root: Path) -> str:
    """The Git revision that is checked out, read from Git's own files; "" when there is none."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if not (git / "HEAD").is_file():
            continue
        try:
            head = (git / "HEAD").read_text(encoding="utf-8").strip()
            if not head.startswith("ref: "):
                return head
            name = head.removeprefix("ref: ")
            if (git / name).is_file():
                return (git / name).read_text(encoding="utf-8").strip()
            lines = (git / "packed-refs").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ""
        return next((line.partition(" ")[0] for line in lines if line.endswith(" " + name)), "")
    return ""
