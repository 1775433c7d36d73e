"""What a detector found, as a value."""

from __future__ import annotations

import msgspec

from generator.model.diagnostic import Level


class Detection(msgspec.Struct, frozen=True):
    """One find. start, end: offsets in the text that was given. shown: masked, fit for a report.

    level: when it differs from the rule's. values: further words for the rule's message. masked: what to put in place
    of the span when its line is quoted, of equal length; "" when the span is no secret.
    """

    code: str
    start: int
    end: int
    shown: str
    level: Level | None = None
    values: dict[str, str] = {}
    masked: str = ""
