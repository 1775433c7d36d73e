"""Indicators of documents -> ``/data/indicators.json`` and ``/data/indicators.csv``: targets and what was reached."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.document import in_order
from generator.model.indicator import Indicator
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import INDICATORS
from generator.site.outputs.open_data.files import both_forms


def plan(site: Site) -> Iterator[Target]:
    """Both files, once a document has indicators; every document's rows, oldest document first."""
    rows = []
    for document in in_order(row for row in site.public if row.indicators):
        course = site.courses.of(document)
        matter = site.base_url + course.matter.url if course else ""
        rows += [(row, site.base_url + document.url, matter) for row in document.indicators]
    if not rows:
        return
    entries = [_entry(row) | {"document": url, "matter": matter} for row, url, matter in rows]
    yield from both_forms(
        site, "indicators", {"indicators": entries}, [tuple(INDICATORS), *(tuple(entry.values()) for entry in entries)]
    )


def _entry(row: Indicator) -> dict[str, str]:
    told: dict[str, str] = msgspec.structs.asdict(row)
    return told | {"completion": row.completion, "state": row.state}
