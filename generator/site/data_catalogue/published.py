"""The site -> the datasets and the lists that offices publish, as sets of data."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.model import dataset
from generator.model.document import Document
from generator.model.register import PLAIN
from generator.model.site import Site
from generator.site.data_catalogue.entry import DataFile, DataSet


def datasets(site: Site) -> tuple[Document, ...]:
    """The documents of the kind 数据集 that have something to read, newest first; withdrawn and expired ones are gone."""
    return tuple(row for row in site.by_kind.get("dataset", ()) if not row.expired(site.today))


def published_sets(site: Site) -> Iterator[DataSet]:
    """Datasets that are open, under conditions or not at all, then every list with its rows. What is only planned is
    none yet."""
    for row in datasets(site):
        if dataset.state_of(row, site.today) in ("opened", "closed"):
            yield of_document(site, row)
    for row in site.readable:
        if row.rows and row.kind != "dataset":
            yield of_document(site, row)


def of_document(site: Site, row: Document) -> DataSet:
    """A document as a set of data."""
    words, identity, fields = site.vocabularies, site.config.site, row.fields
    agency = words.agencies.by_id.get(row.agency)
    domain, subject = words.columns.by_id[row.domain], words.subjects.by_id[row.subject].name
    licence = licence_of(site, row)
    degree = dataset.degree(row)
    return DataSet(
        id=row.id,
        title=row.title,
        description=row.summary or row.excerpt or row.title,
        url=row.url,
        publisher=agency.name if agency else identity.organiser,
        email=(agency.email if agency else "") or identity.email,
        issued=row.publish_date.isoformat(),
        changed=dataset.changed(row).isoformat(),
        files=tuple(files_of(row)),
        keywords=row.keywords or tuple(dict.fromkeys((domain.name, subject))),
        theme=(domain.url, domain.name),
        degree=degree,
        terms=str(fields.get("ground" if degree == dataset.CLOSED else "conditions") or ""),
        apply=str(fields.get("apply_url") or ""),
        interface=str(fields.get("access_url") or ""),
        licence=licence[0],
        licence_url=licence[1],
        period=dataset.period(row),
        area=str(fields.get("area") or identity.jurisdiction),
        frequency=dataset.frequency(row),
    )


def files_of(row: Document) -> Iterator[DataFile]:
    """What is attached, and the rows of a list as the site gives them out."""
    for attachment in row.attachments:
        yield DataFile(unquote(attachment.url).lstrip("/"), attachment.title)
    if row.rows:
        schema = f"/data/schema/registers/{row.register or PLAIN.schema}"
        yield DataFile(f"data/lists/{row.id}.json", row.title, f"{schema}.json")
        yield DataFile(f"data/lists/{row.id}.csv", row.title, f"{schema}.csv.json")
        yield DataFile(f"data/lists/{row.id}.xlsx", row.title, f"{schema}.csv.json")


def licence_of(site: Site, row: Document) -> tuple[str, str]:
    """The name of the licence, and the whole address of its text; of one that is not known what the document says."""
    said = str(row.fields.get("licence") or "")
    known = site.vocabularies.licences.find(said) if said else None
    if known is None:
        return said, ""
    return known.name, site.base_url + known.url if known.url.startswith("/") else known.url
