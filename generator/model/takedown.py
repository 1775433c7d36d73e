"""撤下: a document that is withdrawn without its file saying so, because the file cannot be read."""

from __future__ import annotations

import datetime

import msgspec


class Takedown(msgspec.Struct, frozen=True):
    """One entry of ``_data/takedown.yaml``. id: of the document. reason: for the public."""

    id: str
    reason: str = ""
    date: datetime.date | None = None
