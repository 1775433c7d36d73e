"""The two forms of data file -> targets under ``/data/``."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model.target import Deferred, Target


class Json(msgspec.Struct, frozen=True, tag="json"):
    """A JSON file. value: plain values only."""

    value: Any


class Csv(msgspec.Struct, frozen=True, tag="csv"):
    """A CSV file: the head and every row."""

    rows: tuple[tuple[str, ...], ...]


def data_file(path: str, context: Json | Csv | Deferred) -> Target:
    """A file of ``/data/``."""
    return Target(path=f"data/{path}", maker="outputs.open_data", context=context)
