"""What published texts cite, held here or not -> ``/data/citations.json``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from generator.model.citation import Citation
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Making, Target
from generator.site.outputs.open_data.files import Json, data_file


def plan(site: Site) -> Iterator[Batch]:
    """One file, once a text cites anything."""
    citing = [row for row in site.readable if row.citations]
    if citing:
        yield Batch("data/citations", _print(site, citing), partial(_targets, site, citing))


def _print(site: Site, citing: Sequence[Document]) -> bytes:
    given = site.references.given
    led = [[(one.citation, one.document.id) for one in given.get(row.id, ())] for row in citing]
    return msgspec.msgpack.encode([(row.id, row.citations, pairs) for row, pairs in zip(citing, led, strict=True)])


def _targets(site: Site, citing: Sequence[Document]) -> Iterator[Target]:
    prints = (site.base_url, _print(site, citing))
    yield data_file("citations.json", Deferred(prints, partial(_making, site, citing)))


def _making(site: Site, citing: Sequence[Document]) -> Making:
    by: dict[Citation, list[str]] = defaultdict(list)
    led = {one.citation: one.document for found in site.references.given.values() for one in found}
    for row in reversed(citing):
        for citation in row.citations:
            by[citation].append(site.base_url + row.url)
    entries = [_entry(site, citation, led.get(citation), by[citation]) for citation in by]
    return Json, ({"schema": f"{site.base_url}/data/schema/citations.json", "citations": entries},)


def _entry(site: Site, citation: Citation, found: Document | None, by: list[str]) -> dict[str, Any]:
    """The letters before a number may hold words before it; those of a document that is held are known."""
    number = found.doc_number if found and citation.year else citation.number
    shown = {"title": citation.title, "number": number, "document": site.base_url + found.url if found else ""}
    return {key: text for key, text in shown.items() if text} | {"cited_by": by}
