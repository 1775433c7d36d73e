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


def edited(store: Store, served: ServedSite, documents: Mapping[str, Mapping[str, IndexedState]]) -> None:
    """The same, when but few documents have changed. Raises OSError."""
    _remember(store, documents)
    store.write(SERVED, served)
    store.remove(BEHIND)


def coming(store: Store, documents: Mapping[str, Mapping[str, IndexedState]]) -> None:
    """These may be in the indices from now on, or more of them than was: should uploading break off, a later build
    knows what it may have to name. Raises OSError."""
    known = last_documents(store)
    more = {
        name: {
            key: state
            for key, state in states.items()
            if (was := known.get(name, {}).get(key)) is None or (was.closed and not state.closed)
        }
        for name, states in documents.items()
    }
    if any(more.values()):
        _remember(store, more)


def _remember(store: Store, documents: Mapping[str, Mapping[str, IndexedState]]) -> None:
    known = store.read(EDITS, Documents) or {}
    merged = {name: {**known.get(name, {}), **documents.get(name, {})} for name in {*known, *documents}}
    store.write(EDITS, merged)


def last_served(store: Store) -> ServedSite | None:
    """How the indices were left; None when nobody knows."""
    return store.read(SERVED, ServedSite)


def last_documents(store: Store) -> Documents:
    """What was last put into them, or may have been."""
    known, edits = store.read(DOCUMENTS, Documents) or {}, store.read(EDITS, Documents) or {}
    return {name: {**known.get(name, {}), **edits.get(name, {})} for name in sorted({*known, *edits})}


def forget(store: Store) -> None:
    """Nothing is to follow any more."""
    for name in (SERVED, DOCUMENTS, EDITS, BEHIND):
        store.remove(name)
