"""Cleaned text -> its outline (title, number, dates, offices, annexes) and its ladder of headings."""

from __future__ import annotations

from generator.importers.structure.head import Fact
from generator.importers.structure.ladder import climbed
from generator.importers.structure.outline import Outline, recover

__all__ = ["Fact", "Outline", "climbed", "recover"]
