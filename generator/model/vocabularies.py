"""The closed lists of a site as one value: domains, subjects, agencies, kinds, catalogues and what the county adds."""

from __future__ import annotations

import datetime
from typing import Any

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
from generator.model.licence import Licence, with_known
from generator.model.lifecycle import Lifecycle
from generator.model.matter import Matter
from generator.model.negative import Negative
from generator.model.new_media import NewMedia
from generator.model.outside_link import OutsideLink
from generator.model.public_people import PublicPeople
from generator.model.register import Register
from generator.model.registration import Registration
from generator.model.service import Service
from generator.model.statutory import StatutoryEntry, named
from generator.model.takedown import Takedown
from generator.model.topic import TopicColumn
from generator.model.vocabulary import Agency, Domain, Subject, Vocabulary


class Vocabularies:
    """The closed lists of a site. Compared and cached through ``digest``. items: of all catalogues, id -> (domain,
    item). names_off: words of those groups of other names that come with the product and are not used here.
    traditional: the county's own words for the traditional edition, (simplified, traditional). switched_off: pilot
    domains that the county does not use. matters: those that rows declare. licences: the county's own, then those
    that everybody knows. services: those outside of this site. links: outside sites that it names. new_media: accounts
    on other platforms. duties: who owes what; excuses: what of it is not owed. indices: what inspections look at.
    approval: who approved the catalogue. guidelines: what the country names for each domain. key_areas: 重点领域.
    annual_forms: of annual reports on disclosure, the oldest first. topics: columns of their own (专题). people: whom the
    county names in public. channels: by which ways citizens reach it. statutory: entries of the
    statutory column. enterprises: 公共企事业单位, by sector. points: 政府信息查阅场所. columns: what a document may name
    as its domain: the domains, then such entries.
    shown: the same for the public, where not all of it is. standing: paths of tables that cannot be read, for which
    what was last published stands in."""

    def __init__(
        self,
        *,
        domains: tuple[Domain, ...],
        subjects: tuple[Subject, ...],
        agencies: tuple[Agency, ...],
        kinds: tuple[Kind, ...],
        catalogues: tuple[DomainCatalogue, ...] = (),
        synonyms: tuple[tuple[str, ...], ...] = (),
        names_off: tuple[tuple[str, ...], ...] = (),
        negative: tuple[Negative, ...] = (),
        inspection: Inspection | None = None,
        registration: Registration | None = None,
        traditional: tuple[tuple[str, str], ...] = (),
        takedowns: tuple[Takedown, ...] = (),
        lifecycles: tuple[Lifecycle, ...] = (),
        matters: tuple[Matter, ...] = (),
        registers: tuple[Register, ...] = (),
        switched_off: tuple[Domain, ...] = (),
        licences: tuple[Licence, ...] = (),
        services: tuple[Service, ...] = (),
        links: tuple[OutsideLink, ...] = (),
        duties: tuple[Duty, ...] = (),
        excuses: tuple[Excuse, ...] = (),
        indices: tuple[InspectionIndex, ...] = (),
        new_media: tuple[NewMedia, ...] = (),
        approval: CatalogueApproval | None = None,
        guidelines: tuple[Guideline, ...] = (),
        key_areas: tuple[KeyArea, ...] = (),
        annual_forms: tuple[AnnualForm, ...] = (),
        topics: tuple[TopicColumn, ...] = (),
        people: PublicPeople | None = None,
        channels: tuple[Channel, ...] = (),
        statutory: tuple[StatutoryEntry, ...] = (),
        enterprises: tuple[Enterprise, ...] = (),
        points: tuple[DisclosurePoint, ...] = (),
        digest: str = "",
    ) -> None:
        self.domains = Vocabulary(domains)
        self.statutory = statutory
        self.enterprises = enterprises
        self.points = points
        self.columns = Vocabulary((*domains, *named(statutory)))
        self.switched_off = switched_off
        self.links = links
        self.new_media = new_media
        self.approval = approval or CatalogueApproval()
        self.guidelines = guidelines
        self.key_areas = key_areas
        self.annual_forms = annual_forms
        self.topics = Vocabulary(topics)
        self.people = people or PublicPeople()
        self.channels = channels
        self.subjects = Vocabulary(subjects)
        self.agencies = Vocabulary(agencies)
        self.kinds = Vocabulary(kinds)
        self.catalogues = catalogues
        self.synonyms = synonyms
        self.names_off = names_off
        self.negative = negative
        self.inspection = inspection or Inspection()
        self.registration = registration or Registration()
        self.traditional = traditional
        self.takedowns = {item.id: item for item in takedowns}
        self.lifecycles = Vocabulary(lifecycles)
        self.registers = Vocabulary(registers)
        self.matters = {matter.id: matter for matter in matters}
        self.licences = Vocabulary(with_known(licences))
        self.services = services
        self.duties = Vocabulary(duties)
        self.excuses = excuses
        self.indices = Vocabulary(indices)
        self.digest = digest
        self.shown: Vocabularies | None = None
        self.standing: frozenset[str] = frozenset()
        self.items = {item.id: (catalogue.domain, item) for catalogue in catalogues for item in catalogue.items}

    @property
    def turning_days(self) -> list[datetime.date]:
        """The days on which a topic is archived, or a supervisor begins or ceases to serve."""
        after = [topic.ends for topic in self.topics.terms] + [one.term_to for one in self.people.supervisors]
        begun = [one.term_from for one in self.people.supervisors if one.term_from]
        return [*begun, *(day + datetime.timedelta(days=1) for day in after if day)]

    @property
    def by_field(self) -> dict[str, Vocabulary[Any]]:
        """Key of a front-matter field -> the names that it takes."""
        return {
            "domain": self.columns,
            "subject": self.subjects,
            "agency": self.agencies,
            "kind": self.kinds,
            "lifecycle": self.lifecycles,
            "register": self.registers,
            "topic_column": self.topics,
        }
