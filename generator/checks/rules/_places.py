"""What the rules of places share: where they point, how they list."""

from __future__ import annotations

from typing import Protocol

from generator.model.diagnostic import Finding

_SHOWN = 10


class _Row(Protocol):
    """A row of a table: where it stands, and what it is called."""

    @property
    def name(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def source(self) -> str: ...


def told_of(row: _Row, **values: str) -> Finding:
    """A problem at the line of a row."""
    return Finding(row.line, 1, {"name": row.name, **values}, row.source)


def first_of(names: list[str]) -> str:
    """Names in one line, the first ten."""
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
