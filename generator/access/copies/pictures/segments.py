"""What cutting a picture into its segments gives, as a value."""

from __future__ import annotations

import msgspec


class Broken(Exception):
    """Bytes that are no picture of their format."""


class Segments(msgspec.Struct, frozen=True):
    """kept: the picture alone. dropped: whether there was more. doubtful: bytes that look like picture may be none, so
    that it must be drawn anew."""

    kept: bytes
    dropped: bool = False
    doubtful: bool = False
