"""Documents -> what stands around each: its neighbours, those that are like it, those that it is related to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model.document import Document, in_order
from generator.model.register import parts_of
from generator.model.site import Site
from generator.model.standing import lineages

RELATED = 5
"""How many older documents of the same matter or item of the catalogue a page names."""
_LOOKED = 4 * RELATED
"""How many of these are looked at: some stand among the relations already."""
CITING = 50
"""How many of the documents that cite one its page names, the newest."""

Around = tuple[Document | None, Document | None, tuple[Document, ...]]
"""A document's older and newer neighbour and those that are like it, newest first."""
Relations = tuple[tuple[str, Sequence[Document]], ...]
"""Headings in the order of the page, each with the documents under it."""
Led = tuple[str, str, Document]
"""Heading, id of the document on whose page it stands, document under it."""
ALONE: Around = (None, None, ())


def neighbours_of(documents: Sequence[Document], relations: Mapping[str, Relations]) -> dict[str, Around]:
    """Each document's older and newer neighbour, and the older ones of its matter or of its item of the catalogue.
    documents: those of one domain that lists may name, newest first. relations: by id; what a page names under these
    it does not name again.

    Only older documents count as related, so that a new one changes no old page but its one neighbour's.
    """
    older: Document | None = None
    alike: dict[tuple[str, str], list[Document]] = defaultdict(list)
    around: dict[str, Around] = {}
    for document in reversed(documents):
        terms = [("matter", document.matter), ("item", document.catalogue)]
        same = {other.id: other for term in terms if term[1] for other in alike[term][-_LOOKED:]}
        for _, others in relations.get(document.id, ()):
            for other in others:
                same.pop(other.id, None)
        around[document.id] = (older, None, tuple(in_order(same.values())[::-1][:RELATED]))
        if older:
            around[older.id] = (around[older.id][0], document, around[older.id][2])
        older = document
        for term in terms:
            alike[term].append(document)
    return around


def relations_of(site: Site) -> dict[str, Relations]:
    """id -> (heading, the documents on the other side: of relations given, of those that lead here, of citations)."""
    related: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    kinds = {kind.id: kind.relations for kind in site.vocabularies.kinds.terms}
    compiled: set[str] = set()
    for document in site.public:
        for field in kinds[document.kind] if document.fields else ():
            compiled |= {field.name} if field.compiled else set()
            value = document.fields.get(field.key, ())
            for identity in (value,) if isinstance(value, str) else value:
                other = site.by_id.get(identity)
                if other is None or other.id == document.id or (field.compiled and not _both(site, document, other)):
                    continue
                related[document.id][field.name].append(other)
                if field.inverse:
                    related[other.id][field.inverse].append(document)
    for document in site.public:
        for identity in _named_by_rows(site, document):
            other = site.by_id.get(identity)
            if other is not None and other.id != document.id:
                related[other.id]["所在的清单"].append(document)
    for identity, citing in site.references.received.items():
        heading = "被引用" if len(citing) <= CITING else f"被引用（共 {len(citing)} 份，最近 {CITING} 份）"
        related[identity][heading].extend(citing[-CITING:])
    for heading, identity, other in _of_register(site, related):
        related[identity][heading].append(other)
    return {
        identity: tuple(
            (heading, others if heading in compiled else in_order(others)) for heading, others in groups.items()
        )
        for identity, groups in related.items()
    }


def _named_by_rows(site: Site, document: Document) -> dict[str, None]:
    """Ids of the documents that the rows of a document lead to, each once."""
    register = site.vocabularies.registers.by_id.get(document.register) if document.rows else None
    columns = [column.key for column in register.columns if column.link] if register else []
    return dict.fromkeys(part for row in document.rows for key in columns for part in parts_of(row[key]))


def _both(site: Site, *documents: Document) -> bool:
    return all(document.readable(site.today) for document in documents)


def _of_register(site: Site, related: Mapping[str, Mapping[str, Sequence[Document]]]) -> Iterator[Led]:
    """What the register says of documents beyond what they say of each other: clean-ups and what these list, and of a
    document that several have changed one after the other its whole history. related: what is known already."""
    for clean_up in site.register.clean_ups:
        for entry in site.register.entries(clean_up):
            for other in entry.documents if len(entry.documents) == 1 else ():
                yield f"清理结果：{entry.outcome}", clean_up.id, other
                yield f"清理结果：{entry.outcome}", other.id, clean_up
    for identity, family in lineages(site.register).items():
        known = {other.id for others in related[identity].values() for other in others} | {identity}
        if any(other.id not in known for other in family):
            yield from [("文件沿革", identity, other) for other in family if other.id != identity]
