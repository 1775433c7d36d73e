"""Site -> what the search index is made from: one entry for each document that lists may name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.base.bodies import body_digest
from generator.base.digest import digest
from generator.index import SearchEntry
from generator.model.document import ON_APPLICATION, Document
from generator.model.site import Site


def entries(site: Site) -> Sequence[SearchEntry]:
    """Entries in a fixed order. An entry on application is found by its title and index number, nothing more."""
    return [_entry(site, document) for document in sorted(site.listed, key=lambda row: row.order)]


def _entry(site: Site, document: Document) -> SearchEntry:
    words = site.vocabularies
    agency = words.agencies.by_id.get(document.agency)
    filters: dict[str, tuple[str, ...]] = {
        "domain": (words.domains.by_id[document.domain].name,),
        "year": (str(document.publish_date.year),),
    }
    if agency:
        filters["agency"] = (agency.name,)
    if document.classification != ON_APPLICATION:
        filters["kind"] = (words.kinds.by_id[document.kind].name,)
    validity = document.validity(site.today)
    if validity:
        filters["validity"] = (validity,)
    key = site.bodies.get(document.id, "")
    made = SearchEntry(
        url=document.url,
        title=document.title,
        date=document.publish_date.isoformat(),
        doc_number=document.doc_number,
        index_number=document.index_number,
        agency=agency.name if agency else "",
        filters=filters,
        body=document.id if key else "",
        key="",
    )
    return msgspec.structs.replace(made, key=digest(msgspec.json.encode(made), body_digest(key)))
