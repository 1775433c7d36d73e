"""Where the program lies: the folder of its sources, and beside or inside it what it carries."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def carried(inside: str, beside: str) -> Path:
    """What the program brings along: inside the wheel under one name,
    in a checkout beside the sources under another."""
    packed = PACKAGE / inside
    return packed if packed.is_dir() else PACKAGE.parent / beside
