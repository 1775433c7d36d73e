"""Cleaned text -> its outline (title, number, dates, offices, annexes) and its ladder of headings."""

from __future__ import annotations

from generator.authoring.importers.structure.head import HeadFact
from generator.authoring.importers.structure.ladder import climbed
from generator.authoring.importers.structure.outline import Outline, recover

__all__ = ["HeadFact", "Outline", "climbed", "recover"]
