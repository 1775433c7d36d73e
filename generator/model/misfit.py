"""What a check says of a value that does not fit: everything that is wrong with it, at once."""

from __future__ import annotations

from typing import Any

import msgspec


class Misfit(msgspec.Struct, frozen=True):
    """One thing that cannot be. value: what is written. wanted: what should be. part: where in the field's value.
    kind: of the fault. more: further gaps of its message."""

    value: Any
    wanted: str = ""
    part: str = ""
    kind: str = "field-form"
    more: dict[str, str] = {}

    def within(self, part: str) -> Misfit:
        """The same, seen from the value that holds this one as its ``part``."""
        return msgspec.structs.replace(self, part=part + self.part)


class UnfitValue(ValueError):
    """A value that a field cannot have. misfits: everything that is wrong with it."""

    def __init__(self, *misfits: Misfit) -> None:
        super().__init__("；".join(misfit.wanted for misfit in misfits))
        self.misfits = misfits
