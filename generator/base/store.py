"""A folder of values: each in one file, whole or absent, with a check against damage and foreign versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator.base.digest import SIZE, digest_bytes
from generator.base.files import write_atomic

Value = TypeVar("Value")

_MAGIC = b"gongkai-state-1\n"


class Store:
    """Values by name. What cannot be read (damaged, of another version, not ours) counts as absent and is noted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: list[str] = []

    def read(self, name: str, shape: type[Value]) -> Value | None:
        """The value stored under ``name``, or None when there is none that can be trusted."""
        try:
            data = (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            self.damaged.append(name)
            return None
        start = len(_MAGIC) + 2 * SIZE
        payload = data[start:]
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : start] != digest_bytes(payload).encode():
            self.damaged.append(name)
            return None
        try:
            return msgspec.msgpack.decode(payload, type=shape)
        except (msgspec.DecodeError, msgspec.ValidationError):
            self.damaged.append(name)
            return None

    def write(self, name: str, value: Any) -> None:
        """Store a value in one step. Raises OSError; the old value then still stands."""
        payload = msgspec.msgpack.encode(value)
        self.folder.mkdir(parents=True, exist_ok=True)
        write_atomic(self.folder / name, _MAGIC + digest_bytes(payload).encode() + payload)

    def remove(self, name: str) -> None:
        """Forget a value."""
        (self.folder / name).unlink(missing_ok=True)
