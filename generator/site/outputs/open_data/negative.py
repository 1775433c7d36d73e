"""The county's negative list -> ``/data/negative-list.json`` and ``/data/negative-list.csv``, without the words that
its entries are found by."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from generator.model.negative import version_of
from generator.model.site import Site
from generator.model.target import Target
from generator.site.outputs.open_data.files import both_forms

KEYS = ("code", "matter", "category", "basis", "updated")
COLUMNS = ("编号", "事项", "类别", "依据", "更新日期")


def plan(site: Site) -> Iterator[Target]:
    """Both files."""
    entries = sorted(site.vocabularies.negative, key=attrgetter("code"))
    rows = [tuple(getattr(entry, key) or "" for key in KEYS) for entry in entries]
    figures = msgspec.structs.asdict(site.withholding) | {"grounds": dict(site.withholding.grounds)}
    value = {
        "version": version_of(entries),
        "entries": [dict(zip(KEYS, row, strict=True)) for row in rows],
        "figures": figures,
    }
    yield from both_forms(site, "negative-list", value, [COLUMNS, *rows])
