"""The documents of an update -> the files of near matches, all made new or changed where documents did.

A document keeps its slot while it stays at its address, and new ones get slots behind all others, so that an ordinary
build writes what holds the changed pairs and nothing else. What a document held before is kept in private blocks: every
weight of a document that is gone or changed goes in the same build (docs/decisions/0120 says why that matters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from generator.search.copy import IndexCopy
from generator.search.entry import SearchEntry
from generator.search.near import shards
from generator.search.store import IndexStore

STATE = "near"
_BLOCK = 32
"""Documents whose records are kept in one private file."""

_REVISED = 1 / 8
"""Part of the documents that may change before all is made new: then slots without a document never become many."""


class Slot(msgspec.Struct, frozen=True, array_like=True):
    """A document's place in the postings; "" for both where it is gone. headings: for the site's own words."""

    identity: str = ""
    url: str = ""
    headings: tuple[str, ...] = ()


class NearState(msgspec.Struct, frozen=True):
    """What an update leaves to the next. files: digests of the shards in order. blocks: digests of the records."""

    salt: str
    files: tuple[str, ...]
    blocks: tuple[str, ...]
    slots: tuple[Slot, ...]


class _Record(msgspec.Struct, frozen=True, array_like=True):
    weights: str
    headings: tuple[str, ...]


def update_near(
    store: IndexStore,
    entries: Sequence[SearchEntry],
    copy_of: Callable[[SearchEntry], IndexCopy],
    *,
    volume: int,
    salt: str,
) -> NearState:
    """Bring the files up to ``entries`` (oldest first) and keep in ``store`` what the next update needs.

    volume: different words of all documents, summed. salt: changes with the rules by which records are made.
    """
    number = shards.number_of_shards(volume)
    salt = f"{salt} {number}"
    before = _known(store, salt)
    state = (before and _revised(store, before, entries, copy_of)) or _made(store, entries, copy_of, number)
    state = msgspec.structs.replace(state, salt=salt)
    store.keep(STATE, msgspec.json.encode(state))
    return state


def private(state: NearState) -> tuple[str, ...]:
    """Digests of what is kept for the next update and not published."""
    return state.blocks


def _known(store: IndexStore, salt: str) -> NearState | None:
    kept = store.recall(STATE)
    state = msgspec.json.decode(kept, type=NearState) if kept else None
    if state is None or state.salt != salt or not all(map(store.holds, (*state.files, *state.blocks))):
        return None
    return state


def _made(
    store: IndexStore, entries: Sequence[SearchEntry], copy_of: Callable[[SearchEntry], IndexCopy], number: int
) -> NearState:
    blocks: list[str] = []
    slots: list[Slot] = []

    def records() -> Iterator[str]:
        for first in range(0, len(entries), _BLOCK):
            part = entries[first : first + _BLOCK]
            made = [_record(copy_of(entry)) for entry in part]
            slots.extend(Slot(entry.identity, entry.url, one.headings) for entry, one in zip(part, made, strict=True))
            blocks.append(store.share(msgspec.json.encode(made))[1])
            yield from (one.weights for one in made)

    files = [store.share(file)[1] for file in shards.written(records(), number)]
    return NearState("", tuple(files), tuple(blocks), tuple(slots))


class _Changes(NamedTuple):
    """slots: as they are to be. gone, come: slot -> record."""

    slots: list[Slot]
    gone: set[int]
    come: dict[int, _Record]


def _revised(
    store: IndexStore, before: NearState, entries: Sequence[SearchEntry], copy_of: Callable[[SearchEntry], IndexCopy]
) -> NearState | None:
    """None when so much changed that all is better made new."""
    identities = {entry.identity for entry in entries}
    known = {slot.identity for slot in before.slots}
    empty = sum(not slot.identity for slot in before.slots)
    gone = {at for at, slot in enumerate(before.slots) if slot.identity and slot.identity not in identities}
    new = [entry for entry in entries if entry.identity not in known]
    if empty + len(gone) + len(new) > _REVISED * len(entries):
        return None
    changes = _changes(before.slots, gone, new, copy_of)
    blocks, old = _exchanged(store, before.blocks, changes)
    differing = shards.changes(old, {slot: one.weights for slot, one in changes.come.items()})
    files = list(before.files)
    touched: dict[int, dict[str, Mapping[int, str]]] = {}
    for pair, weights in differing.items():
        touched.setdefault(shards.shard_of(pair, len(files)), {})[pair] = weights
    for at, changed in touched.items():
        files[at] = store.share(shards.revised(store.place(files[at]).read_bytes(), changed))[1]
    return NearState("", tuple(files), tuple(blocks), tuple(changes.slots))


def _changes(
    slots: Sequence[Slot], gone: set[int], new: Sequence[SearchEntry], copy_of: Callable[[SearchEntry], IndexCopy]
) -> _Changes:
    found = _Changes([Slot() if at in gone else slot for at, slot in enumerate(slots)], gone, {})
    at_address = {slots[at].url: at for at in gone}
    for entry in new:
        record = _record(copy_of(entry))
        at = at_address.pop(entry.url, len(found.slots))
        found.slots[at : at + 1] = [Slot(entry.identity, entry.url, record.headings)]
        found.come[at] = record
    return found


def _exchanged(store: IndexStore, blocks: Sequence[str], changes: _Changes) -> tuple[list[str], dict[int, str]]:
    """The blocks with other records for some slots; and the weights that stood there before."""
    found, old = list(blocks), {}
    for number in sorted({slot // _BLOCK for slot in {*changes.gone, *changes.come}}):
        kept = store.place(blocks[number]).read_bytes() if number < len(blocks) else b"[]"
        records = msgspec.json.decode(kept, type=list[_Record])
        for place in range(_BLOCK):
            slot = number * _BLOCK + place
            if slot in changes.gone:
                old[slot] = records[place].weights
                records[place] = _Record("", ())
            if slot in changes.come:
                records[place : place + 1] = [changes.come[slot]]
        found[number : number + 1] = [store.share(msgspec.json.encode(records))[1]]
    return found, old


def _record(copy: IndexCopy) -> _Record:
    lines = copy.text.split("\n")
    return _Record(copy.weights, tuple(lines[at] for at in copy.headings))
