"""What the state store knows of the search server: whether its indices follow the site, and what was last put there.

A mark stands there from before the first change on the server until all of it is done, so that a build that dies, or
finds the server away, is made good by the next one, even when nothing else has changed by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.base.store import Store
from generator.model.served import IndexedState, ServedSite

BEHIND, SERVED, EDITS, DOCUMENTS = "served-behind", "served", "served-edits", "served-documents"

Documents = dict[str, dict[str, IndexedState]]
"""By edition and id."""


def is_behind(folder: Path) -> bool:
    """Whether a server has still to be made to follow. folder: of the state store."""
    return (folder / BEHIND).exists()


def begin(store: Store) -> None:
    """The server's indices are about to change. Raises OSError."""
    store.write(BEHIND, True)


def done(store: Store, served: ServedSite, documents: Mapping[str, Mapping[str, IndexedState]]) -> None:
    """They are what they should be, and hold these documents. Raises OSError."""
    store.write(DOCUMENTS, documents)
    store.remove(EDITS)
    store.write(SERVED, served)
    store.remove(BEHIND)


def edited(store: Store, documents: Mapping[str, Mapping[str, IndexedState]]) -> None:
    """The same, when but few documents have changed. Raises OSError."""
    known = store.read(EDITS, Documents) or {}
    store.write(EDITS, {name: {**known.get(name, {}), **states} for name, states in documents.items()})
    store.remove(BEHIND)


def last_served(store: Store) -> ServedSite | None:
    """How the indices were left; None when nobody knows."""
    return store.read(SERVED, ServedSite)


def last_documents(store: Store) -> Documents:
    """What was last put into them."""
    known, edits = store.read(DOCUMENTS, Documents) or {}, store.read(EDITS, Documents) or {}
    return {name: {**states, **edits.get(name, {})} for name, states in known.items()}


def forget(store: Store) -> None:
    """Nothing is to follow any more."""
    for name in (SERVED, DOCUMENTS, EDITS, BEHIND):
        store.remove(name)
