"""Files below their SHA-256 in one folder, which any process may add to and nobody changes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from generator.base.errors import Damaged


class StoredFile(NamedTuple):
    """SHA-256 and size in bytes."""

    digest: str
    size: int


def put(objects: Path, content: bytes) -> StoredFile:
    """Keep a file in the folder ``objects``, whole or not at all."""
    digest = sha256(content)
    write(objects / digest, content)
    return StoredFile(digest, len(content))


def content(place: Path) -> bytes:
    """What a file below its SHA-256 holds. Raises LookupError when it is gone, OSError when it cannot be read, Damaged
    when it holds something else."""
    try:
        data = place.read_bytes()
    except FileNotFoundError as error:
        raise LookupError(place.name) from error
    if sha256(data) != place.name:
        raise Damaged(f"search/{place.name}")
    return data


def sound(place: Path) -> bytes:
    """The same; Damaged also when it is gone."""
    try:
        return content(place)
    except LookupError:
        raise Damaged(f"search/{place.name}") from None


def sha256(content: bytes) -> str:
    """Hex digest."""
    return hashlib.sha256(content).hexdigest()


def write(path: Path, content: bytes) -> None:
    """Replace a file at once."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="new-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
