"""Documents -> what is in each entry of the statutory column (政府信息公开专栏), of the county and of each organ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from generator.model.document import OPEN, Document
from generator.model.government import government_of
from generator.model.site import Site
from generator.model.statutory import CONTENTS, StatutoryEntry, StatutoryPage, owes_column
from generator.model.vocabulary import Agency

Filled = Mapping[str, tuple[Document, ...]]
"""Id of an entry -> its documents, newest first."""


def organs(site: Site) -> tuple[Agency, ...]:
    """The agencies that have a column of their own."""
    return tuple(agency for agency in site.vocabularies.agencies.terms if owes_column(agency))


def entries_of(site: Site, agency: Agency | None = None) -> tuple[StatutoryEntry, ...]:
    """The entries of a column. agency: whose; None for the county."""
    return tuple(entry for entry in site.vocabularies.statutory if entry.owed_by(agency))


def contents_of(site: Site, agency: Agency | None = None) -> tuple[StatutoryEntry, ...]:
    """Those of 法定主动公开内容."""
    return tuple(entry for entry in entries_of(site, agency) if entry.part == CONTENTS)


def entry_of_part(site: Site, part: str) -> StatutoryEntry | None:
    """The one entry of 指南, 制度 or 年报; None where the county has switched it off."""
    return next((entry for entry in site.vocabularies.statutory if entry.part == part), None)


@lru_cache(maxsize=2)
def filled(site: Site) -> Filled:
    """What lists may name and somebody can read, by entry. What is on application (依申请公开) is only in the entry that
    it names itself: neither its kind nor its domain makes it a content that must be open."""
    words = site.vocabularies
    by_kind: dict[str, list[StatutoryEntry]] = defaultdict(list)
    by_register: dict[str, list[StatutoryEntry]] = defaultdict(list)
    by_domain: dict[str, list[StatutoryEntry]] = defaultdict(list)
    saying = [entry for entry in words.statutory if entry.having]
    for entry in words.statutory:
        for kind in entry.kinds:
            by_kind[kind].append(entry)
        for register in entry.registers:
            by_register[register].append(entry)
        for domain in words.domains.by_id if entry.every_domain else entry.domains:
            by_domain[domain].append(entry)
    found: dict[str, list[Document]] = {entry.id: [] for entry in words.statutory}
    for row in site.listed:
        if row.expired(site.today):
            continue
        held = {row.domain} & found.keys()
        if row.classification == OPEN:
            held |= {entry.id for entry in by_domain.get(row.domain, ())}
            held |= {entry.id for entry in by_kind.get(row.kind, ())}
            held |= {entry.id for entry in by_register.get(row.register, ())} if row.register else set()
            held |= {entry.id for entry in saying if entry.says(row)} if row.fields else set()
        for identity in held:
            found[identity].append(row)
    return {identity: tuple(rows) for identity, rows in found.items()}


def readable(site: Site, page: StatutoryPage) -> bool:
    """Whether a page that an entry leads to is no document, or one that lists may name."""
    _, folder, name, *_ = (*page.url.split("/"), "", "")
    return folder != "d" or (name in site.by_id and not site.by_id[name].withdrawn)


def documents_of(site: Site, entry: StatutoryEntry) -> tuple[Document, ...]:
    """All documents of an entry, whichever organ's."""
    return filled(site)[entry.id]


@lru_cache(maxsize=2)
def _by_organ(site: Site) -> Mapping[str, Filled]:
    """The same by agency; "" for documents that name none."""
    found: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    for identity, rows in filled(site).items():
        for row in rows:
            found[row.agency][identity].append(row)
    return {agency: {key: tuple(rows) for key, rows in own.items()} for agency, own in found.items()}


def own_documents(site: Site, entry: StatutoryEntry, agency: str) -> tuple[Document, ...]:
    """The documents of an entry that one agency has published. agency: its id."""
    return _by_organ(site).get(agency, {}).get(entry.id, ())


def speakers(site: Site) -> frozenset[str]:
    """Ids of the agencies that speak for the county: its government, the government's office (人民政府办公室), and who
    organises the site; "" for documents that name none."""
    identity, agencies = site.config.site, site.vocabularies.agencies.terms
    government = government_of(agencies, identity)
    names = {identity.organiser, *((government.name, f"{government.name}办公室") if government else ())}
    return frozenset({"", *(agency.id for agency in agencies if agency.name in names)})


def county_documents(site: Site, entry: StatutoryEntry) -> tuple[Document, ...]:
    """What stands under an entry of the county's column. 指南, 制度 and 年报 are the county's own, since those of other
    organs stand in theirs; the contents gather every organ's (政府网站是政务公开第一平台)."""
    rows = documents_of(site, entry)
    if entry.part == CONTENTS:
        return rows
    own = speakers(site)
    return tuple(row for row in rows if row.agency in own)
