"""Groups of other names, the product's and the county's own -> those that near matches are found by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

SHIPPED = Path(__file__).parent / "data" / "synonyms.yaml"

Groups = Sequence[Sequence[str]]


def other_names(own: Groups, off: Groups) -> list[list[str]]:
    """The county's groups first, then the product's, but for those that hold all words of one of ``off``."""
    switched = [set(words) for words in off]
    kept = [group for group in shipped() if not any(words.issubset(group) for words in switched)]
    return [list(dict.fromkeys(group)) for group in (*own, *kept) if len(set(group)) > 1]


@cache
def shipped() -> tuple[tuple[str, ...], ...]:
    """The product's groups, in the order of the file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(tuple(map(str, group)) for group in yaml.load(SHIPPED.read_text(encoding="utf-8"), loader))
