"""A built site -> the object store that citizens read it from (``generator/province/storage``)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.base.errors import GongkaiError
from generator.base.files import write_atomic
from generator.model.config_servers import StoreTarget
from generator.model.failure import explained


def is_remote(output: str) -> bool:
    """Whether a site goes to an address, and not to a folder."""
    return "://" in output


def live_tree(output: str, store: StoreTarget) -> str:
    """Digest of the site that is live in the store; "" where there is none, or somebody has not come to an end with
    it. Raises UsageError, StoreError."""
    from generator.province.storage.lease import read_control
    from generator.province.storage.opening import open_store

    control, _ = read_control(open_store(msgspec.structs.replace(store, url=output)))
    return control.tree if control and control.clean else ""


def is_published(output: str, store: StoreTarget) -> bool:
    """Whether the store has any site at that address."""
    from generator.province.storage.publishing import status

    return status(msgspec.structs.replace(store, url=output))[0] is not None


class RemoteSite:
    """A site that is built in a folder of a worker and lives in a store. Between two builds another worker may have
    published: what is in the folder is then of the past, and must not come back."""

    def __init__(self, tree: Path, output: str, store: StoreTarget) -> None:
        self._tree, self._output, self._store = tree, output, store
        self._note = tree.with_name(f"{tree.name}.live")

    def publish(self) -> tuple[str, ...]:
        """Bring the store to what the folder is; returns notes for people. Raises UsageError, StoreError, OSError; the
        last good generation then stands."""
        from generator.province.storage.publishing import publish

        done = publish(self._tree, msgspec.structs.replace(self._store, url=self._output))
        write_atomic(self._note, f"{self._output}\n{done.tree}".encode())
        return done.notes

    def is_ours(self) -> bool:
        """Whether what is live is what was last published from this folder."""
        live = live_tree(self._output, self._store)
        return bool(live) and self._note.is_file() and self._note.read_text() == f"{self._output}\n{live}"

    def take_back(self, error: GongkaiError) -> None:
        """What a build that failed has taken off the folder leaves the store too, in the same run; where it does not,
        the error says no more that it has gone."""
        if error.taken_back is None:
            return
        try:
            if self.is_ours():
                self.publish()
                return
        except (GongkaiError, OSError) as trouble:
            told = explained(trouble) or ("", "")
            error.unfollowed = (*error.unfollowed, f"撤回的没有从存储里删去：{told[0]}")
        error.taken_back = None
