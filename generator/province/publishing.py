"""A built site -> the object store that citizens read it from (``generator/storage``)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.model.config_servers import StoreTarget


def is_remote(output: str) -> bool:
    """Whether a site goes to an address, and not to a folder."""
    return "://" in output


def is_published(output: str, store: StoreTarget) -> bool:
    """Whether the store has any site at that address: one that was emptied by hand is filled again."""
    from generator.storage.publishing import status

    return status(msgspec.structs.replace(store, url=output))[0] is not None


def publish_remote(tree: Path, output: str, store: StoreTarget) -> tuple[str, ...]:
    """Bring the store to what the tree is; returns notes for people. store: how it is reached, whatever its address.

    Raises UsageError, StoreError, OSError; the last good generation then stands."""
    from generator.storage.publishing import publish

    return publish(tree, msgspec.structs.replace(store, url=output)).notes
