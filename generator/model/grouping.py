"""Documents -> the same by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.model.document import Document

Term = TypeVar("Term")


def grouped(rows: Sequence[Document], term: Callable[[Document], Term]) -> dict[Term, tuple[Document, ...]]:
    """Rows by a term, in their order."""
    groups: dict[Term, list[Document]] = defaultdict(list)
    for name, row in zip(map(term, rows), rows, strict=True):
        groups[name].append(row)
    return {name: tuple(group) for name, group in groups.items()}
