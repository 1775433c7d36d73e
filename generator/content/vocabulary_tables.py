"""The texts of content/_data/*.yaml -> what they say: domains, subjects, agencies, kinds, catalogues, synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, TypeVar

import msgspec
import yaml

from generator.base.close_names import listed
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.agency_parts import with_parts
from generator.content.data_files import OWN_WORDS, DataFiles, Texts, VocabularyTables
from generator.content.licences import NAME as LICENCES
from generator.content.licences import load_licences
from generator.content.lifecycles import load_lifecycles
from generator.content.matters import load_matters
from generator.content.negative import load_negative
from generator.content.new_media import NAME as NEW_MEDIA
from generator.content.new_media import load_new_media
from generator.content.outside_links import NAME as LINKS
from generator.content.outside_links import load_links
from generator.content.own_domains import DomainChange, OwnDomains, own_domains
from generator.content.own_kinds import load_own_kinds, with_own
from generator.content.own_words import load_own_words
from generator.content.public_people import load_public_people
from generator.content.registers import load_registers
from generator.content.registration import NAME as REGISTRATION
from generator.content.registration import load_registration
from generator.content.services import NAME as SERVICES
from generator.content.services import load_services
from generator.content.synonyms import NAME as SYNONYMS
from generator.content.synonyms import read_synonyms
from generator.content.takedowns import NAME as TAKEDOWNS
from generator.content.takedowns import load_takedowns
from generator.content.topics import load_topics
from generator.model.catalogue import DomainCatalogue, Item
from generator.model.inspection import Inspection
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Domain, Subject, Vocabulary

_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
ITEM_KEYS = {
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
    "二级事项": "l2",
    "三级事项": "l3",
    "五公开": "five_open",
    "过程结果": "stage",
    "标准指引": "guideline",
    "版本": "version",
    "备注": "note",
    "编号": "id",
    "不适用理由": "not_applicable",
    "沿革": "history",
    "权责事项": "power_ids",
    "公共服务事项": "service_ids",
}
_CATALOGUE = "catalogue/"
_ITEMS = ("items", "事项")


class CatalogueHead(msgspec.Struct, frozen=True):
    """What a catalogue's file says beside its items, which take version and guideline from it where they name none."""

    domain: str = ""
    guideline: str = ""
    version: str = ""


HEAD_KEYS = {"领域": "domain", "标准指引": "guideline", "版本": "version"}


Term = TypeVar("Term", Agency, Subject, DomainChange)


def read_tables(files: DataFiles) -> tuple[VocabularyTables, list[ReadError]]:
    """Parse every file: what the files say, and what is wrong with them."""
    agencies, of_agencies = terms(files.of("agencies.yaml"), Agency)
    subjects, of_subjects = terms(files.of("subjects.yaml"), Subject)
    kinds, of_kinds = load_own_kinds(files.texts)
    changes, of_domains = terms(files.of("domains.yaml"), DomainChange)
    domains, of_ids = own_domains(changes)
    catalogues, of_catalogues = _catalogues(files, domains)
    synonyms, names_off, of_synonyms = read_synonyms(files.of(SYNONYMS))
    negative, of_negative = load_negative(files.of("negative_list.yaml"))
    inspection, of_inspection = _inspection(files.of("inspection.yaml"))
    registration, of_registration = load_registration(files.of(REGISTRATION))
    traditional, of_words = load_own_words(files.of(OWN_WORDS))
    takedowns, of_takedowns = load_takedowns(files.of(TAKEDOWNS))
    lifecycles, of_lifecycles = load_lifecycles(files.texts, with_own(kinds))
    matters, of_matters = load_matters(files.texts, lifecycles, (agency for _, _, agency in agencies))
    registers, of_registers = load_registers(files.texts, (kind.id for kind in with_own(kinds)))
    licences, of_licences = load_licences(files.of(LICENCES))
    offices = tuple(agency for _, _, agency in agencies)
    classes = tuple(subject for _, _, subject in subjects)
    words: dict[str, Vocabulary[Any]] = {
        "domain": Vocabulary(domains.used),
        "subject": Vocabulary(classes),
        "agency": Vocabulary(offices),
        "kind": Vocabulary(with_own(kinds)),
    }
    services, of_services = load_services(files.of(SERVICES), words)
    topics, of_topics = load_topics(files.texts, words)
    people, of_people = load_public_people(files, offices)
    # A domain that is switched off may stay with its officer, and is no mistake.
    every_domain = Vocabulary((*domains.used, *domains.switched_off))
    offices, of_parts = with_parts(agencies, words | {"domain": every_domain})
    links, of_links = load_links(files.of(LINKS))
    media, of_media = load_new_media(files.of(NEW_MEDIA), words["agency"])
    tables_read = VocabularyTables(
        domains=domains.used,
        subjects=classes,
        agencies=offices,
        kinds=tuple(kinds),
        catalogues=catalogues,
        synonyms=synonyms,
        names_off=names_off,
        negative=negative,
        inspection=inspection,
        registration=registration,
        traditional=traditional,
        takedowns=takedowns,
        lifecycles=lifecycles,
        matters=matters,
        registers=registers,
        switched_off=domains.switched_off,
        licences=licences,
        services=services,
        links=links,
        new_media=media,
        topics=topics,
        people=people,
    )
    wrong = (of_agencies, of_subjects, of_kinds, of_domains, of_catalogues, of_synonyms, of_negative, of_inspection)
    return tables_read, [
        *chain.from_iterable(
            (*wrong, of_registration, of_words, of_takedowns, of_lifecycles, of_matters, of_registers)
        ),
        *chain.from_iterable((of_licences, of_services, of_links, of_media, of_parts, of_topics, of_people)),
        *of_ids,
        *_orphans(agencies),
    ]


def _orphans(agencies: Iterable[tuple[str, int, Agency]]) -> Iterator[ReadError]:
    """Agencies below one that there is not."""
    rows = tuple(agencies)
    known = {agency.id for _, _, agency in rows}
    for path, line, agency in rows:
        if agency.parent and agency.parent not in known:
            offices = [office for _, _, office in rows]
            near = Vocabulary(offices).near(agency.parent)
            meant = next((office.id for office in offices if office.name in near), "")
            every = listed(tuple(f"{office.id}（{office.name}）" for office in offices))
            values = {"field": "parent", "value": agency.parent, "near": meant, "listed": f"已有：{every}。"}
            yield ReadError("data-reference", line, 1, values, path)


def terms(texts: Texts, shape: type[Term]) -> tuple[list[tuple[str, int, Term]], list[ReadError]]:
    """(path, line, term) of a list; of the terms with one id the first is the one that counts."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=shape))
    found: dict[str, tuple[str, int, Term]] = {}
    for path, rows in read:
        for line, term in rows:
            if not _ID.fullmatch(term.id):
                faults.append(ReadError("data-id", line, 1, {"value": term.id}, path))
            elif term.id in found:
                faults.append(ReadError("data-twice", line, 1, {"value": term.id}, path))
            else:
                found[term.id] = path, line, term
    return list(found.values()), faults


def _inspection(texts: Texts) -> tuple[Inspection | None, list[ReadError]]:
    """The last file that says anything counts."""
    read, faults = tables.read_each(texts, _settings)
    return next((settings for _, (given, settings) in reversed(read) if given), None), faults


def _settings(node: yaml.Node | None) -> tuple[tuple[bool, Inspection | None], list[ReadError]]:
    settings, faults = tables.row(node, Inspection) if node is not None else (None, [])
    return (node is not None, settings), faults


def _catalogues(files: DataFiles, domains: OwnDomains) -> tuple[tuple[DomainCatalogue, ...], list[ReadError]]:
    """By domain in use; those of domains that are switched off may stay."""
    catalogues: dict[str, DomainCatalogue] = {}
    faults: list[ReadError] = []
    known = Vocabulary((*domains.used, *domains.switched_off))
    for name in sorted(name for name in files.texts if name.startswith(_CATALOGUE)):
        stem = name.removeprefix(_CATALOGUE).removesuffix(".yaml")
        read, wrong = tables.read_each(files.of(name), partial(_catalogue, stem=stem, known=known))
        faults += wrong
        catalogues |= {domain: DomainCatalogue(domain, rows, path) for path, (domain, rows) in read if domain}
    return tuple(catalogues[domain.id] for domain in domains.used if domain.id in catalogues), faults


def _catalogue(
    node: yaml.Node | None, stem: str, known: Vocabulary[Domain]
) -> tuple[tuple[str, tuple[Item, ...]], list[ReadError]]:
    """The domain that a catalogue is of, "" when it is not known, and its items. stem: of the file's name."""
    given = tables.member(node, *_ITEMS) if node is not None else None
    declared = tables.member(node, "domain", "领域") if node is not None else None
    head, faults = _head(node)
    value = head.domain or stem
    domain = known.find(value)
    if node is not None and (given is None or tables.items(given) is None):
        faults.append(ReadError("data-form", 1, 1, {"wanted": "“items:”下的列表"}))
    if domain is None:
        line = declared.start_mark.line + 1 if declared is not None else 1
        told = known.offered(value)
        values = {"field": "domain", "value": value, "near": told["near"], "listed": f"在用的领域：{told['choices']}。"}
        faults.append(ReadError("data-reference", line, 1, values))
    items: list[Item] = []
    for part in tables.items(given) or ():
        item, wrong = _item(part, head)
        faults += wrong
        items += [item] if item else []
    return (domain.id if domain else "", tuple(items)), faults


def _head(node: yaml.Node | None) -> tuple[CatalogueHead, list[ReadError]]:
    """What stands in a catalogue beside its items."""
    if not isinstance(node, yaml.MappingNode):
        return CatalogueHead(), []
    beside = [(key, value) for key, value in node.value if key.value not in _ITEMS]
    head, faults = tables.row(yaml.MappingNode(node.tag, beside, node.start_mark), CatalogueHead, chinese=HEAD_KEYS)
    return head or CatalogueHead(), [*faults, *tables.twice(node, *_ITEMS)]


def _item(part: yaml.Node, head: CatalogueHead) -> tuple[Item | None, list[ReadError]]:
    given = {"line": part.start_mark.line + 1, "guideline": head.guideline, "version": head.version}
    item, faults = tables.row(part, Item, chinese=ITEM_KEYS, defaults=given)
    if item is not None and not _ID.fullmatch(item.id):
        return None, [ReadError("data-id", item.line, 1, {"value": item.id})]
    return item, faults
