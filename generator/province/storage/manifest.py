"""What a tree in the store holds: written before it is touched and after, so that who comes next knows what is sure."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping

import msgspec

from generator.province.storage.objects import ObjectStore

FOLDER = "_gongkai/"
"""Where what is ours, and no page, lies in a store."""


class StoreFile(msgspec.Struct, frozen=True, array_like=True):
    """digest: of bytes and headers. size: bytes. content_type: as the store answers."""

    digest: str
    size: int
    content_type: str


class StoreManifest(msgspec.Struct, frozen=True):
    """files: path -> what is surely there. doubtful: paths that may hold anything or nothing, since somebody began to
    change them."""

    files: Mapping[str, StoreFile] = {}
    doubtful: tuple[str, ...] = ()


def _key(slot: str) -> str:
    return f"{FOLDER}{slot or 'site'}.json.gz"


def read_manifest(objects: ObjectStore, slot: str) -> StoreManifest | None:
    """The manifest of a tree; None where there is none that can be read. Raises StoreError."""
    held = objects.read(_key(slot))
    if held is None:
        return None
    try:
        return msgspec.json.decode(gzip.decompress(held.data), type=StoreManifest)
    except (OSError, EOFError, zlib.error, msgspec.DecodeError):
        return None


def write_manifest(objects: ObjectStore, slot: str, manifest: StoreManifest) -> None:
    """Raises StoreError."""
    objects.write(_key(slot), gzip.compress(msgspec.json.encode(manifest), 6, mtime=0), tag=None, metadata={})


def manifest_key(slot: str) -> str:
    """Where the manifest of a tree lies."""
    return _key(slot)
