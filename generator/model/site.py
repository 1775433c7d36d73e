"""The whole site as one value: what ``load`` makes and ``plan`` reads."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from generator.model.catalogue import DomainCatalogue
from generator.model.config import Config
from generator.model.diagnostic import Finding
from generator.model.document import OPEN, Document, in_order
from generator.model.edition import Edition
from generator.model.inspection import Inspection
from generator.model.kind import Field, Kind
from generator.model.negative import Negative
from generator.model.vocabulary import Agency, Domain, Subject, Vocabulary

Term = TypeVar("Term")


class Vocabularies:
    """The closed lists of a site. Compared and cached through ``digest``. items: of all catalogues, id -> (domain,
    item). names_off: words of those groups of other names that come with the product and are not used here.
    traditional: the county's own words for the traditional edition, (simplified, traditional)."""

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
        traditional: tuple[tuple[str, str], ...] = (),
        digest: str = "",
    ) -> None:
        self.domains = Vocabulary(domains)
        self.subjects = Vocabulary(subjects)
        self.agencies = Vocabulary(agencies)
        self.kinds = Vocabulary(kinds)
        self.catalogues = catalogues
        self.synonyms = synonyms
        self.names_off = names_off
        self.negative = negative
        self.inspection = inspection or Inspection()
        self.traditional = traditional
        self.digest = digest
        self.items = {item.id: (catalogue.domain, item) for catalogue in catalogues for item in catalogue.items}

    @property
    def by_field(self) -> dict[str, Vocabulary[Any]]:
        """Key of a front-matter field -> the names that it takes."""
        return {"domain": self.domains, "subject": self.subjects, "agency": self.agencies, "kind": self.kinds}


class Library:
    """Everything that was read: what ``validate`` looks at. Nothing downstream of the gate ever sees it.

    rows: every document that could be read, whatever its classification, in the order of their places.
    findings: place -> what document rules found. files: place -> size in bytes of every content file. bodies: place ->
    key of the stored body. roots: names of the content folders in messages.
    """

    def __init__(
        self,
        *,
        config: Config,
        vocabularies: Vocabularies,
        rows: tuple[Document, ...],
        findings: Mapping[str, tuple[Finding, ...]],
        files: Mapping[str, int],
        bodies: Mapping[str, str],
        today: datetime.date,
        roots: tuple[str, ...] = (),
    ) -> None:
        self.config = config
        self.vocabularies = vocabularies
        self.roots = roots
        self.rows = rows
        self.findings = findings
        self.files = files
        self.bodies = bodies
        self.today = today

    def shown(self, place: str) -> str:
        """How messages name the file of a place: "0/guotu/a.md" -> "content/guotu/a.md"."""
        root, _, inner = place.partition("/")
        return f"{self.roots[int(root)]}/{inner}"

    @cached_property
    def published(self) -> tuple[Document, ...]:
        """Documents open to everybody today, withdrawn ones left out: what duties of disclosure are measured on."""
        return tuple(
            row
            for row in self.rows
            if row.classification == OPEN and not row.draft and not row.withdrawn and row.publish_date <= self.today
        )

    @cached_property
    def by_kind(self) -> dict[str, tuple[Document, ...]]:
        """The published documents of each kind; a kind without any is not there."""
        return _grouped(self.published, attrgetter("kind"))

    @cached_property
    def relations(self) -> tuple[tuple[Document, Field, str], ...]:
        """Every relation that a document states: (document, field, id of the other)."""
        fields = {kind.id: kind.relations for kind in self.vocabularies.kinds.terms}
        triples = []
        for row in self.rows:
            for field in fields[row.kind] if row.fields else ():
                value = row.fields.get(field.key, ())
                triples += [(row, field, name) for name in ((value,) if isinstance(value, str) else value)]
        return tuple(triples)

    @cached_property
    def by_place(self) -> dict[str, Document]:
        """Every document by the file that it came from."""
        return {row.place: row for row in self.rows}

    @cached_property
    def by_source(self) -> dict[str, Document]:
        """The same by the path that messages show."""
        return {row.source: row for row in self.rows}

    @cached_property
    def unread(self) -> frozenset[str]:
        """Places of the documents that are there and have to be mended before they can be read."""
        return frozenset(place for place in self.findings if place.endswith(".md") and place not in self.by_place)

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Every document by id; of two with one id the first."""
        documents: dict[str, Document] = {}
        for row in self.rows:
            documents.setdefault(row.id, row)
        return documents


class Site:
    """What may be shown today: config, vocabularies and rows of documents. Holds no bodies and never changes.

    public: documents shown in full; on_application: 依申请公开, already cut down to what their entry may show.
    bodies: id -> key of the stored body, for those whose body may be shown. held: how many documents are held back,
    by reason. next_change: the next day on which the site would differ though no file changed, or None.
    """

    def __init__(
        self,
        *,
        config: Config,
        vocabularies: Vocabularies,
        public: tuple[Document, ...],
        on_application: tuple[Document, ...],
        bodies: Mapping[str, str],
        held: Mapping[str, int],
        today: datetime.date,
        next_change: datetime.date | None = None,
        base_url: str = "",
        preview: bool = False,
    ) -> None:
        self.config = config
        self.vocabularies = vocabularies
        self.public = public
        self.on_application = on_application
        self.bodies = bodies
        self.held = held
        self.today = today
        self.next_change = next_change
        self.base_url = (base_url or config.site.url).rstrip("/")
        self.preview = preview

    @cached_property
    def edition(self) -> Edition | None:
        """The traditional edition, when the configuration asks for it."""
        form = self.config.traditional
        return Edition(form, self.vocabularies.traditional) if form else None

    @cached_property
    def listed(self) -> tuple[Document, ...]:
        """Every document that lists may name (open and on application, not withdrawn), newest first."""
        standing = [row for row in self.public if not row.withdrawn]
        if self.on_application:  # Both are in order already; asking each row for its place takes time.
            standing = in_order((*standing, *self.on_application))
        return tuple(reversed(standing))

    @cached_property
    def by_domain(self) -> dict[str, tuple[Document, ...]]:
        """The documents of ``listed`` by domain, newest first; a domain without any is not there."""
        return _grouped(self.listed, attrgetter("domain"))

    @cached_property
    def by_agency(self) -> dict[str, tuple[Document, ...]]:
        """The same by agency."""
        return _grouped(self.listed, attrgetter("agency"))

    @cached_property
    def by_subject(self) -> dict[str, tuple[Document, ...]]:
        """The same by subject."""
        return _grouped(self.listed, attrgetter("subject"))

    @cached_property
    def by_year(self) -> dict[int, tuple[Document, ...]]:
        """The same by year of publication, the newest year first."""
        return _grouped(self.listed, attrgetter("publish_date.year"))

    @cached_property
    def by_kind(self) -> dict[str, tuple[Document, ...]]:
        """The open documents of ``listed`` by kind, newest first; of entries on application nobody may see the kind."""
        return _grouped([row for row in self.listed if row.classification == OPEN], attrgetter("kind"))

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Documents that have a page of their own, by id."""
        return {row.id: row for row in (*self.public, *self.on_application)}

    @cached_property
    def by_place(self) -> dict[str, Document]:
        """The same by the file that they came from."""
        return {row.place: row for row in (*self.public, *self.on_application)}


def _grouped(rows: Sequence[Document], term: Callable[[Document], Term]) -> dict[Term, tuple[Document, ...]]:
    """Rows by a term, in their order."""
    groups: dict[Term, list[Document]] = defaultdict(list)
    for name, row in zip(map(term, rows), rows, strict=True):
        groups[name].append(row)
    return {name: tuple(group) for name, group in groups.items()}
