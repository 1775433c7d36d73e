"""The texts of content/_data/*.yaml -> what they say: domains, subjects, agencies, kinds, catalogues, synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TypeVar

import msgspec
import yaml

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.data_files import OWN_WORDS, DataFiles, Texts, VocabularyTables
from generator.content.negative import load_negative
from generator.content.own_kinds import load_own_kinds
from generator.content.own_words import load_own_words
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.content.synonyms import NAME as SYNONYMS
from generator.content.synonyms import read_synonyms
from generator.model.catalogue import DomainCatalogue, Item
from generator.model.inspection import Inspection
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Domain, Subject, Vocabulary

_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
_ITEM_KEYS = {
    "名称": "name",
    "内容": "content",
    "依据": "basis",
    "时限": "deadline",
    "主体": "body",
    "方式": "way",
    "渠道": "channels",
    "公开对象": "audience",
    "层级": "level",
    "一级事项": "l1",
    "编号": "id",
    "不适用理由": "not_applicable",
    "沿革": "history",
}
_CATALOGUE = "catalogue/"
_IGNORED_ITEM_KEYS = frozenset({"five_open", "conf", "note", "l2", "l3", "guideline", "version"})


class DomainChange(msgspec.Struct, frozen=True):
    """One entry of ``_data/domains.yaml``: a domain added, renamed, or switched off with ``enabled: false``."""

    id: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    body: str = ""
    introduction: str = ""
    enabled: bool = True


Term = TypeVar("Term", Agency, Subject, DomainChange)


def read_tables(files: DataFiles) -> tuple[VocabularyTables, list[ReadError]]:
    """Parse every file: what the files say, and what is wrong with them."""
    agencies, of_agencies = _terms(files.of("agencies.yaml"), Agency)
    subjects, of_subjects = _terms(files.of("subjects.yaml"), Subject)
    kinds, of_kinds = load_own_kinds(files.texts)
    changes, of_domains = _terms(files.of("domains.yaml"), DomainChange)
    domains = _domains(change for _, _, change in changes)
    catalogues, of_catalogues = _catalogues(files, domains)
    synonyms, names_off, of_synonyms = read_synonyms(files.of(SYNONYMS))
    negative, of_negative = load_negative(files.of("negative_list.yaml"))
    inspection, of_inspection = _inspection(files.of("inspection.yaml"))
    words, of_words = load_own_words(files.of(OWN_WORDS))
    tables_read = VocabularyTables(
        domains=domains,
        subjects=tuple(subject for _, _, subject in subjects),
        agencies=tuple(agency for _, _, agency in agencies),
        kinds=tuple(kinds),
        catalogues=catalogues,
        synonyms=synonyms,
        names_off=names_off,
        negative=negative,
        inspection=inspection,
        traditional=words,
    )
    wrong = (of_agencies, of_subjects, of_kinds, of_domains, of_catalogues, of_synonyms, of_negative, of_inspection)
    return tables_read, [*chain.from_iterable(wrong), *of_words, *_orphans(agencies)]


def _orphans(agencies: Iterable[tuple[str, int, Agency]]) -> Iterator[ReadError]:
    """Agencies below one that there is not."""
    listed = tuple(agencies)
    known = {agency.id for _, _, agency in listed}
    for path, line, agency in listed:
        if agency.parent and agency.parent not in known:
            yield ReadError("data-reference", line, 1, {"field": "parent", "value": agency.parent}, path)


def _terms(texts: Texts, shape: type[Term]) -> tuple[list[tuple[str, int, Term]], list[ReadError]]:
    """(path, line, term) of a list; of the terms with one id the first is the one that counts."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=shape))
    terms: dict[str, tuple[str, int, Term]] = {}
    for path, rows in read:
        for line, term in rows:
            if not _ID.fullmatch(term.id):
                faults.append(ReadError("data-id", line, 1, {"value": term.id}, path))
            elif term.id in terms:
                faults.append(ReadError("data-twice", line, 1, {"value": term.id}, path))
            else:
                terms[term.id] = path, line, term
    return list(terms.values()), faults


def _domains(changes: Iterable[DomainChange]) -> tuple[Domain, ...]:
    found = {domain.id: domain for domain in PILOT_DOMAINS}
    for change in changes:
        if not change.enabled:
            found.pop(change.id, None)
            continue
        old = found.get(change.id)
        found[change.id] = Domain(
            id=change.id,
            name=change.name or (old.name if old else change.id),
            aliases=(*(old.aliases if old else ()), *((old.name,) if old and change.name else ()), *change.aliases),
            body=change.body or (old.body if old else ""),
            pilot=old is not None,
            introduction=change.introduction,
        )
    return tuple(found.values())


def _inspection(texts: Texts) -> tuple[Inspection | None, list[ReadError]]:
    """The last file that says anything counts."""
    read, faults = tables.read_each(texts, _settings)
    return next((settings for _, (given, settings) in reversed(read) if given), None), faults


def _settings(node: yaml.Node | None) -> tuple[tuple[bool, Inspection | None], list[ReadError]]:
    settings, faults = tables.row(node, Inspection) if node is not None else (None, [])
    return (node is not None, settings), faults


def _catalogues(files: DataFiles, domains: tuple[Domain, ...]) -> tuple[tuple[DomainCatalogue, ...], list[ReadError]]:
    catalogues: dict[str, DomainCatalogue] = {}
    faults: list[ReadError] = []
    known = Vocabulary(domains)
    for name in sorted(name for name in files.texts if name.startswith(_CATALOGUE)):
        stem = name.removeprefix(_CATALOGUE).removesuffix(".yaml")
        read, wrong = tables.read_each(files.of(name), partial(_catalogue, stem=stem, known=known))
        faults += wrong
        catalogues |= {domain: DomainCatalogue(domain, rows, path) for path, (domain, rows) in read if domain}
    return tuple(catalogues[domain.id] for domain in domains if domain.id in catalogues), faults


def _catalogue(
    node: yaml.Node | None, stem: str, known: Vocabulary[Domain]
) -> tuple[tuple[str, tuple[Item, ...]], list[ReadError]]:
    """The domain that a catalogue is of, "" when it is not known, and its items. stem: of the file's name."""
    given = tables.member(node, "items", "事项") if node is not None else None
    declared = tables.member(node, "domain", "领域") if node is not None else None
    value = str(declared.value) if declared is not None else stem
    domain = known.find(value)
    faults: list[ReadError] = []
    if node is not None and (given is None or tables.items(given) is None):
        faults.append(ReadError("data-form", 1, 1, {"wanted": "“items:”下的列表"}))
    if domain is None:
        line = declared.start_mark.line + 1 if declared is not None else 1
        faults.append(ReadError("data-reference", line, 1, {"field": "domain", "value": value}))
    items: list[Item] = []
    for part in tables.items(given) or ():
        item, wrong = _item(part)
        faults += wrong
        items += [item] if item else []
    return (domain.id if domain else "", tuple(items)), faults


def _item(part: yaml.Node) -> tuple[Item | None, list[ReadError]]:
    """A row, which may carry columns that are not used here."""
    if isinstance(part, yaml.MappingNode):
        part.value = [(key, value) for key, value in part.value if key.value not in _IGNORED_ITEM_KEYS]
    item, faults = tables.row(part, Item, chinese=_ITEM_KEYS, defaults={"line": part.start_mark.line + 1})
    if item is not None and not _ID.fullmatch(item.id):
        return None, [ReadError("data-id", item.line, 1, {"value": item.id})]
    return item, faults
