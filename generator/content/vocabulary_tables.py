"""The texts of content/_data/*.yaml -> what they say: domains, subjects, agencies, kinds, catalogues, synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, TypeVar

import msgspec
import yaml

from generator.base.close_names import listed
from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.agency_parts import PARTS, with_parts
from generator.content.annual_forms import load_annual_forms
from generator.content.catalogues import META, load_approval, load_catalogues
from generator.content.channels import NAME as CHANNELS
from generator.content.channels import load_channels
from generator.content.data_files import OWN_WORDS, DataFiles, Texts, VocabularyTables
from generator.content.disclosure_points import NAME as POINTS
from generator.content.disclosure_points import load_points
from generator.content.duties import DutyTerms, load_duties
from generator.content.enterprises import NAME as ENTERPRISES
from generator.content.enterprises import load_enterprises
from generator.content.excuses import NAME as EXCUSES
from generator.content.excuses import load_excuses
from generator.content.guidelines import load_guidelines
from generator.content.indices import load_indices
from generator.content.key_areas import NAME as KEY_AREAS
from generator.content.key_areas import load_key_areas
from generator.content.licences import NAME as LICENCES
from generator.content.licences import load_licences
from generator.content.lifecycles import load_lifecycles
from generator.content.matters import load_matters
from generator.content.negative import load_negative
from generator.content.new_media import NAME as NEW_MEDIA
from generator.content.new_media import load_new_media
from generator.content.outside_links import NAME as LINKS
from generator.content.outside_links import load_links
from generator.content.own_domains import DomainChange, own_domains
from generator.content.own_kinds import load_own_kinds, with_own
from generator.content.own_words import load_own_words
from generator.content.public_people import load_public_people
from generator.content.registers import load_registers
from generator.content.registration import NAME as REGISTRATION
from generator.content.registration import load_registration
from generator.content.services import NAME as SERVICES
from generator.content.services import load_services
from generator.content.statutory import NAME as STATUTORY
from generator.content.statutory import load_statutory
from generator.content.synonyms import NAME as SYNONYMS
from generator.content.synonyms import read_synonyms
from generator.content.takedowns import NAME as TAKEDOWNS
from generator.content.takedowns import load_takedowns
from generator.content.topics import load_topics
from generator.model.inspection import Inspection
from generator.model.source import ReadError
from generator.model.statutory import named
from generator.model.vocabulary import Agency, Named, Subject, Vocabulary

_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
Term = TypeVar("Term", Agency, Subject, DomainChange)


def read_tables(files: DataFiles) -> tuple[VocabularyTables, list[ReadError]]:
    """Parse every file: what the files say, and what is wrong with them."""
    agencies, of_agencies = terms(files.of("agencies.yaml"), Agency, PARTS)
    subjects, of_subjects = terms(files.of("subjects.yaml"), Subject)
    kinds, of_kinds = load_own_kinds(files.texts)
    changes, of_domains = terms(files.of("domains.yaml"), DomainChange)
    domains, of_ids = own_domains(changes)
    approval, of_approval = load_approval(files.of(META))
    catalogues, of_catalogues = load_catalogues(files, domains, approval.version if approval else "")
    every_domain = (*domains.used, *domains.switched_off)
    guidelines, of_guidelines = load_guidelines(files.texts, every_domain)
    areas, of_areas = load_key_areas(files.of(KEY_AREAS), every_domain)
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
    sorts = Vocabulary(with_own(kinds))
    filling: dict[str, Vocabulary[Any]] = {
        "kinds": sorts,
        "registers": Vocabulary(registers),
        "domains": Vocabulary(domains.used),
    }
    statutory, of_statutory = load_statutory(files.of(STATUTORY), filling)
    words: dict[str, Vocabulary[Any]] = {
        "domain": Vocabulary((*domains.used, *named(statutory))),
        "subject": Vocabulary(classes),
        "agency": Vocabulary(offices),
        "kind": sorts,
    }
    services, of_services = load_services(files.of(SERVICES), words)
    topics, of_topics = load_topics(files.texts, words)
    people, of_people = load_public_people(files, offices)
    duties, of_duties = load_duties(files.texts, DutyTerms(with_own(kinds), registers, lifecycles))
    # A domain that is switched off may stay with its officer, and is no mistake.
    owed: tuple[Named, ...] = (*statutory, *registers, *duties)
    offices, of_parts = with_parts(agencies, words | {"domain": Vocabulary(every_domain)}, owed)
    links, of_links = load_links(files.of(LINKS))
    indices, of_indices = load_indices(files.texts, (duty.id for duty in duties))
    excuses, of_excuses = load_excuses(files.of(EXCUSES), duties, offices, domains.used, sorts.terms)
    media, of_media = load_new_media(files.of(NEW_MEDIA), words["agency"])
    channels, of_channels = load_channels(files.of(CHANNELS), words["agency"])
    enterprises, of_enterprises = load_enterprises(files.of(ENTERPRISES), words["agency"])
    points, of_points = load_points(files.of(POINTS), words["agency"])
    annual_forms, of_annual_forms = load_annual_forms(files.texts)
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
        duties=duties,
        excuses=excuses,
        indices=indices,
        new_media=media,
        approval=approval,
        guidelines=guidelines,
        key_areas=areas,
        annual_forms=annual_forms,
        topics=topics,
        people=people,
        channels=channels,
        statutory=statutory,
        enterprises=enterprises,
        points=points,
    )
    wrong = (of_agencies, of_subjects, of_kinds, of_domains, of_catalogues, of_synonyms, of_negative, of_inspection)
    return tables_read, [
        *chain.from_iterable(
            (*wrong, of_registration, of_words, of_takedowns, of_lifecycles, of_matters, of_registers)
        ),
        *_placed(of_parts, dict(files.of("agencies.yaml"))),
        *chain.from_iterable((of_licences, of_services, of_links, of_media, of_duties, of_excuses)),
        *chain.from_iterable(
            (of_approval, of_guidelines, of_areas, of_annual_forms, of_topics, of_people, of_statutory)
        ),
        *chain.from_iterable((of_enterprises, of_points)),
        *of_indices,
        *of_channels,
        *of_ids,
        *_orphans(agencies),
    ]


def _placed(faults: Iterable[ReadError], texts: Mapping[str, str]) -> Iterator[ReadError]:
    """Faults of agencies' parts at the line that has the word in question, else at that of the part."""
    for fault in faults:
        if fault.kind != "data-part":
            yield fault
            continue
        lines = texts[fault.path].split("\n")
        end = next((n for n, text in enumerate(lines) if n >= fault.line and text.startswith("- ")), len(lines))
        block = lines[fault.line - 1 : end]
        words = [word for word in (fault.values["said"], f"{fault.values['field']}:") if word]
        found = (n for word in words for n, text in enumerate(block) if word in text)
        yield msgspec.structs.replace(fault, line=fault.line + next(found, 0))


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


def terms(
    texts: Texts, shape: type[Term], parts: Mapping[str, str] | None = None
) -> tuple[list[tuple[str, int, Term]], list[ReadError]]:
    """(path, line, term) of a list; of the terms with one id the first is the one that counts. parts: as in
    ``tables.row``."""
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=shape, parts=parts))
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
