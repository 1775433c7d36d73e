"""A built site -> the object store that citizens read it from (``generator/storage``)."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from generator.model.diagnostic import UsageError


def is_remote(output: str) -> bool:
    """Whether a site goes to an address, and not to a folder."""
    return "://" in output


def publish_remote(tree: Path, output: str) -> None:
    """Bring the store to what the tree is. Raises UsageError, OSError; the last good generation then stands."""
    try:
        storage = import_module("generator.storage")
    except ImportError as error:
        raise UsageError("这个版本还不能发布到对象存储", "output 写文件夹") from error
    storage.publish(tree, storage.StoreTarget(url=output))
