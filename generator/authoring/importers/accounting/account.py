"""What one source holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A source: its paragraphs in order, how many pictures stand in them, how many notes they refer to."""

    lines: tuple[str, ...]
    pictures: int = 0
    notes: int = 0
