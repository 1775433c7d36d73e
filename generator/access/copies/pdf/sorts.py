"""A value in a PDF -> which sort of value it is: every object has all methods, and most of them raise."""

from __future__ import annotations

from typing import Any


def has_entries(one: Any) -> bool:
    """Whether a value is a dictionary or a stream."""
    import pikepdf

    return isinstance(one, pikepdf.Dictionary | pikepdf.Stream)


def listed(one: Any) -> list[Any]:
    """The items of an array, a value alone as one item, nothing for None."""
    import pikepdf

    if one is None:
        return []
    return list(one) if isinstance(one, pikepdf.Array) else [one]
