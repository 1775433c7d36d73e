"""The bundles of an index -> the one small file that the search page loads first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from generator.search.characters import SHARDS
from generator.search.copy import ZONES
from generator.search.entry import FACETS, SearchEntry
from generator.search.periods import Period

NAME = "manifest.json"


def bundle_row(period: Period, version: str, entries: Sequence[SearchEntry]) -> dict[str, Any]:
    """What the page must know of one bundle: its folder, what to ask its files by, how many documents,
    from when to when."""
    return {
        "path": f"{period.name}/",
        "version": version,
        "documents": len(entries),
        "from": entries[-1].date,
        "to": entries[0].date,
    }


def manifest(bundles: Sequence[dict[str, Any]], *, language: str, folded: bool, files: Mapping[str, Any]) -> bytes:
    """The manifest; ``bundles`` newest first. files: what is beside it, names of files by what they are."""
    return msgspec.json.encode(
        {
            "language": language,
            "folded": folded,
            **files,
            "documents": sum(bundle["documents"] for bundle in bundles),
            "zones": ZONES,
            "shards": SHARDS,
            "facets": FACETS,
            "bundles": list(bundles),
        }
    )
