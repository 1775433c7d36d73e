"""content/_data/*.yaml -> their texts, and what they say as one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.content.data_file_names import ENDINGS, unread_name
from generator.content.private_leaves import private_name
from generator.content.text import read_text
from generator.model.annual_form import AnnualForm
from generator.model.catalogue import DomainCatalogue
from generator.model.catalogue_approval import CatalogueApproval
from generator.model.channel import Channel
from generator.model.disclosure_point import DisclosurePoint
from generator.model.duty import Duty, Excuse
from generator.model.enterprise import Enterprise
from generator.model.guideline import Guideline
from generator.model.index import InspectionIndex
from generator.model.inspection import Inspection
from generator.model.key_area import KeyArea
from generator.model.kind import Kind
from generator.model.licence import Licence
from generator.model.lifecycle import Lifecycle
from generator.model.matter import Matter
from generator.model.negative import Negative
from generator.model.new_media import NewMedia
from generator.model.outside_link import OutsideLink
from generator.model.public_people import PublicPeople
from generator.model.register import Register
from generator.model.registration import Registration
from generator.model.service import Service
from generator.model.source import ReadError
from generator.model.statutory import StatutoryEntry
from generator.model.takedown import Takedown
from generator.model.topic import TopicColumn
from generator.model.vocabulary import Agency, Domain, Subject

OWN_WORDS = "zh-hant.yaml"
"""The county's own words for the traditional edition."""


Texts = Sequence[tuple[str, str]]
"""The files of one name, one from each content folder that has it: (path for messages, text)."""


class DataFiles(msgspec.Struct, frozen=True):
    """The data files of a site as read, by relative name ("agencies.yaml")."""

    texts: Mapping[str, Texts]

    def of(self, name: str) -> Texts:
        """The files of one name."""
        return self.texts.get(name, ())

    def digest(self, *without: str) -> str:
        """Digest of everything read, but for some files."""
        names = sorted(self.texts.keys() - {*without})
        return digest(*(part for name in names for pair in self.texts[name] for part in (name, *pair)))


def read_data_files(folders: Iterable[tuple[Path, str]]) -> tuple[DataFiles, list[ReadError]]:
    """The files of each (content folder, its name in messages), and a fault for each that is no text or that nothing
    would read."""
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    faults: list[ReadError] = []
    for folder, shown in folders:
        for path in sorted((folder / "_data").rglob("*")) if (folder / "_data").is_dir() else ():
            if path.suffix.lower() not in ENDINGS:
                continue
            name = path.relative_to(folder / "_data").as_posix()
            place = f"{shown}/_data/{name}"
            told = private_name(path.stem)
            if told:
                values = {"shown": told[1], "what": "文件名", "rule": told[0]}
                faults.append(ReadError("data-private", 1, 1, values, f"{shown}/_data"))
                continue
            unread = unread_name(folder / "_data", path, place)
            if unread:
                faults.append(unread)
                continue
            text, unfit = read_text(path)
            faults += [msgspec.structs.replace(fault, path=place) for fault in unfit]
            if text is not None:
                texts[name].append((place, text))
    return DataFiles(dict(texts)), faults


class VocabularyTables(msgspec.Struct, frozen=True):
    """What the files say. kinds: the county's own. traditional: its own words, (simplified, traditional)."""

    domains: tuple[Domain, ...]
    subjects: tuple[Subject, ...]
    agencies: tuple[Agency, ...]
    kinds: tuple[Kind, ...]
    catalogues: tuple[DomainCatalogue, ...]
    synonyms: tuple[tuple[str, ...], ...]
    names_off: tuple[tuple[str, ...], ...]
    negative: tuple[Negative, ...]
    inspection: Inspection | None
    registration: Registration | None
    traditional: tuple[tuple[str, str], ...]
    takedowns: tuple[Takedown, ...] = ()
    lifecycles: tuple[Lifecycle, ...] = ()
    matters: tuple[Matter, ...] = ()
    registers: tuple[Register, ...] = ()
    switched_off: tuple[Domain, ...] = ()
    licences: tuple[Licence, ...] = ()
    services: tuple[Service, ...] = ()
    links: tuple[OutsideLink, ...] = ()
    duties: tuple[Duty, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    indices: tuple[InspectionIndex, ...] = ()
    new_media: tuple[NewMedia, ...] = ()
    approval: CatalogueApproval | None = None
    guidelines: tuple[Guideline, ...] = ()
    key_areas: tuple[KeyArea, ...] = ()
    annual_forms: tuple[AnnualForm, ...] = ()
    topics: tuple[TopicColumn, ...] = ()
    people: PublicPeople = PublicPeople()
    channels: tuple[Channel, ...] = ()
    statutory: tuple[StatutoryEntry, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    points: tuple[DisclosurePoint, ...] = ()
