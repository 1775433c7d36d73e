"""What was last published of the tables whose rows stand in when a row of today is wrong (standing_rows.py)."""

from __future__ import annotations

import msgspec

from generator.base.store import Store
from generator.model.channel import Channel
from generator.model.disclosure_point import DisclosurePoint
from generator.model.enterprise import Enterprise
from generator.model.new_media import NewMedia
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Agency

LAST_ROWS = "last-rows"


class LastRows(msgspec.Struct, frozen=True):
    """What was last published of each table; agencies for their parts."""

    channels: tuple[Channel, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    points: tuple[DisclosurePoint, ...] = ()
    new_media: tuple[NewMedia, ...] = ()
    agencies: tuple[Agency, ...] = ()


def keep_rows(store: Store, words: Vocabularies) -> None:
    """Keep what is published now. Raises OSError."""
    shown = words.shown or words
    now = LastRows(shown.channels, shown.enterprises, shown.points, shown.new_media, tuple(shown.agencies.terms))
    if store.read(LAST_ROWS, LastRows) != now:
        store.write(LAST_ROWS, now)
