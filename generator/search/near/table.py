"""The slots of near matches and where their documents stand -> the one table that the browser ranks with.

JSON: ``names`` of the fragments in the order of the slots, apart by spaces ("" where a document is gone); ``bundles``,
``roles`` one character a slot (place of the bundle in the manifest, base 36; first letter of the role), ``months`` two
(base 36, counted from January 1980). ``groups``: other names, which every question for near matches asks for too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from generator.search.characters import base36
from generator.search.entry import SearchEntry
from generator.search.near.update import Slot

_FIRST_YEAR = 1980


class FragmentPlace(NamedTuple):
    """Where a document's fragment is: place of its bundle among all, newest first; its name without the language."""

    bundle: int
    name: str


def table(
    slots: Sequence[Slot],
    entries: Mapping[str, SearchEntry],
    places: Mapping[str, FragmentPlace],
    groups: Sequence[Sequence[str]],
) -> bytes:
    """The file. entries, places: by identity."""
    found = [places.get(slot.identity) for slot in slots]
    known = [entries.get(slot.identity) for slot in slots]
    return msgspec.json.encode(
        {
            "names": " ".join(place.name if place else "" for place in found),
            "bundles": "".join(base36(place.bundle) if place else "0" for place in found),
            "roles": "".join((entry.role[:1] if entry else "") or "-" for entry in known),
            "months": "".join(_month(entry.date) if entry else "00" for entry in known),
            "groups": groups,
        }
    )


def _month(date: str) -> str:
    months = (int(date[:4]) - _FIRST_YEAR) * 12 + int(date[5:7]) - 1
    return base36(min(max(months, 0), 36 * 36 - 1)).rjust(2, "0")
