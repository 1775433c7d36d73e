"""The documents of an update -> the files of near matches, all made new or changed where documents did.

A document keeps its slot while it stays at its address, and new ones get slots behind all others, so that an ordinary
build writes what holds the changed pairs and nothing else. What a document held before is kept in private blocks: every
weight of a document that is gone or changed goes in the same build (docs/decisions/0120 says why that matters).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.search.entry import SearchEntry
from generator.search.near import shards
from generator.search.objects import StoredFile, sound
from generator.search.prepared import PreparedRuns, places_of
from generator.search.run import NearRecord, PlacedRun, PreparedRun, ShardGroup
from generator.search.store import IndexStore
from generator.search.weights import shard_of

STATE = "near"
_BLOCK = 32
"""Documents whose records are kept in one private file."""

_AT_ONCE = 2000
"""Documents whose postings are worked on together."""

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


def update_near(
    store: IndexStore, entries: Sequence[SearchEntry], runs: PreparedRuns, *, volume: int, salt: str
) -> NearState:
    """Bring the files up to ``entries`` (newest first) and keep in ``store`` what the next update needs.

    volume: different words of all documents, summed. salt: changes with the rules by which records are made.
    """
    number = shards.number_of_shards(volume)
    salt = f"{salt} {number}"
    before = _known(store, salt)
    state = (before and _revised(store, before, entries, runs)) or _made(store, entries, runs, number)
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


def _made(store: IndexStore, entries: Sequence[SearchEntry], runs: PreparedRuns, number: int) -> NearState:
    covering = runs.covering(entries)
    blocks: list[str] = []
    slots: list[Slot] = []
    oldest_first = zip(reversed(entries), runs.records(covering), strict=True)
    while part := list(islice(oldest_first, _BLOCK)):
        slots += (Slot(entry.identity, entry.url, record.headings) for entry, (_, record) in part)
        blocks.append(store.share(msgspec.json.encode([record for _, (_, record) in part]))[1])
    return NearState("", tuple(_files(store, covering, len(entries), runs, number)), tuple(blocks), tuple(slots))


def _files(
    store: IndexStore, covering: Sequence[PreparedRun], documents: int, runs: PreparedRuns, number: int
) -> list[str]:
    """Digests of the shards."""
    step = min(number, 1 + documents // _AT_ONCE)
    groups = [ShardGroup(first, step, number) for first in range(step)]
    tasks = [(places_of(covering), documents, group, runs.objects) for group in groups]
    digests = [""] * number
    for group, made in zip(groups, runs.workers.each(_shard_files, tasks), strict=True):
        for shard, file in zip(group.numbers, made, strict=True):
            digests[shard] = store.took(file)
    return digests


def _shard_files(task: tuple[Sequence[PlacedRun], int, ShardGroup, Path]) -> list[StoredFile]:
    from generator.search.indexing import near_files  # with NumPy: see ``prepared``

    return near_files(*task)


class _Changes(NamedTuple):
    """slots: as they are to be. gone, come: slot -> record."""

    slots: list[Slot]
    gone: set[int]
    come: dict[int, NearRecord]


def _revised(
    store: IndexStore, before: NearState, entries: Sequence[SearchEntry], runs: PreparedRuns
) -> NearState | None:
    """None when so much changed that all is better made new."""
    identities = {entry.identity for entry in entries}
    known = {slot.identity for slot in before.slots}
    empty = sum(not slot.identity for slot in before.slots)
    gone = {at for at, slot in enumerate(before.slots) if slot.identity and slot.identity not in identities}
    new = [entry for entry in entries if entry.identity not in known]
    if empty + len(gone) + len(new) > _REVISED * len(entries):
        return None
    records = dict(runs.records(runs.covering(new)))
    changes = _changes(before.slots, gone, [(entry, records[entry.identity]) for entry in reversed(new)])
    blocks, old = _exchanged(store, before.blocks, changes)
    differing = shards.changes(old, {slot: one.weights for slot, one in changes.come.items()})
    files = list(before.files)
    touched: dict[int, dict[str, Mapping[int, str]]] = {}
    for pair, weights in differing.items():
        touched.setdefault(shard_of(pair, len(files)), {})[pair] = weights
    for at, changed in touched.items():
        files[at] = store.share(shards.revised(sound(store.place(files[at])), changed))[1]
    return NearState("", tuple(files), tuple(blocks), tuple(changes.slots))


def _changes(slots: Sequence[Slot], gone: set[int], new: Sequence[tuple[SearchEntry, NearRecord]]) -> _Changes:
    changes = _Changes([Slot() if at in gone else slot for at, slot in enumerate(slots)], gone, {})
    at_address = {slots[at].url: at for at in gone}
    for entry, record in new:
        at = at_address.pop(entry.url, len(changes.slots))
        changes.slots[at : at + 1] = [Slot(entry.identity, entry.url, record.headings)]
        changes.come[at] = record
    return changes


def _exchanged(store: IndexStore, blocks: Sequence[str], changes: _Changes) -> tuple[list[str], dict[int, str]]:
    """The blocks with other records for some slots; and the weights that stood there before."""
    found, old = list(blocks), {}
    for number in sorted({slot // _BLOCK for slot in {*changes.gone, *changes.come}}):
        kept = sound(store.place(blocks[number])) if number < len(blocks) else b"[]"
        records = msgspec.json.decode(kept, type=list[NearRecord])
        for place in range(_BLOCK):
            slot = number * _BLOCK + place
            if slot in changes.gone:
                old[slot] = records[place].weights
                records[place] = NearRecord("", ())
            if slot in changes.come:
                records[place : place + 1] = [changes.come[slot]]
        found[number : number + 1] = [store.share(msgspec.json.encode(records))[1]]
    return found, old
