"""What an office's telephone looks like."""

from __future__ import annotations

from generator.base.patterns import lazy_re

_NUMBER = lazy_re(
    r"(?:\+86[ -])?(?:0\d{2,3}[ -]?)?\d{7,8}(?:(?:-|转)\d{1,6})?|(?:95|96|12)\d{3,5}|400[ -]?\d{3}[ -]?\d{4}"
)
"""Area code, number, extension; a service number. No mobile: that is a person's."""


def dialled(number: str) -> bool:
    """Whether somebody can dial a number and reach an office."""
    return bool(_NUMBER.fullmatch(number))
