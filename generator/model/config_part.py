"""What every part of a configuration has alike."""

from __future__ import annotations

import msgspec


class ConfigPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the configuration: unknown keys are mistakes, values do not change."""
