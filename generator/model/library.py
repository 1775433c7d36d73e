"""What was read, as one value: every document whatever its classification, for those who look at it before the gate."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from pathlib import PurePosixPath

import msgspec

from generator.model.config import Config
from generator.model.diagnostic import Finding
from generator.model.document import ON_APPLICATION, OPEN, Document, in_order
from generator.model.duty_matrix import DutyMatrix, duty_matrix
from generator.model.grouping import grouped
from generator.model.kind import Field
from generator.model.matters import Courses, stage_of
from generator.model.standing import NormativeRegister, registered
from generator.model.vocabularies import Vocabularies
from generator.model.withholding import WithholdingFigures

_NOBODY: Mapping[str, tuple[tuple[str, str], ...]] = {}
_NOTHING_WITHHELD = WithholdingFigures()


class Library:
    """Everything that was read: what ``validate`` looks at. Nothing downstream of the gate ever sees it.

    rows: every document that could be read, whatever its classification, in the order of their file keys.
    findings: file key -> what document rules found. files: file key -> size in bytes of every content file. bodies:
    file key -> key of the stored body. roots: names of the content folders in messages. shut: what stands for files of
    which no document could be made and that are not for everybody. persons: file key -> who stands in its lists, as
    keys without a name, each with where.
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
        shut: tuple[Document, ...] = (),
        persons: Mapping[str, tuple[tuple[str, str], ...]] = _NOBODY,
    ) -> None:
        self.config = config
        self.vocabularies = vocabularies
        self.roots = roots
        self.rows = rows
        self.findings = findings
        self.files = files
        self.bodies = bodies
        self.today = today
        self.shut = shut
        self.persons = persons

    def having(
        self,
        rows: tuple[Document, ...],
        bodies: Mapping[str, str],
        findings: Mapping[str, tuple[Finding, ...]] | None = None,
    ) -> Library:
        """The same with other documents, and with other findings in each alone where they are given."""
        return Library(
            config=self.config,
            vocabularies=self.vocabularies,
            rows=rows,
            findings=self.findings if findings is None else findings,
            files=self.files,
            bodies=bodies,
            today=self.today,
            roots=self.roots,
            shut=self.shut,
            persons=self.persons,
        )

    def shown(self, file_key: str) -> str:
        """How messages name the file of a key: "0/guotu/a.md" -> "content/guotu/a.md"."""
        root, _, inner = file_key.partition("/")
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
        return grouped(self.published, attrgetter("kind"))

    @cached_property
    def courses(self) -> Courses:
        """Every matter by id, as the public sees it."""
        open_now = (row for row in self.rows if row.matter and not row.draft and row.publish_date <= self.today)
        entries = (row for row in open_now if row.classification == ON_APPLICATION)
        shown = (msgspec.structs.replace(row, stage=stage_of(row, self.vocabularies)) for row in entries)
        return Courses((*self.published, *shown), self.vocabularies, self.today)

    @cached_property
    def duties(self) -> DutyMatrix:
        """Who owes what, and how it stands today, as the public sees it."""
        words, since = self.vocabularies, self.config.duties.since
        return duty_matrix(words, self.config.site, in_order(self.published), self.courses, self.today, since)

    @cached_property
    def register(self) -> NormativeRegister:
        """规范性文件 and how each stands, as the public sees it."""
        return registered(self.published, self.vocabularies.kinds.terms, self.today)

    def validity(self, row: Document) -> str:
        """效力状态 of a normative document, as the public sees it; "" for others."""
        own = row.validity(self.today)
        return self.register.of(row).state if own and not row.withdrawn else own

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
    def by_file_key(self) -> dict[str, Document]:
        """Every document by the file that it came from."""
        return {row.file_key: row for row in self.rows}

    @cached_property
    def by_source(self) -> dict[str, Document]:
        """The same by the path that messages show."""
        return {row.source: row for row in self.rows}

    @cached_property
    def unread(self) -> frozenset[str]:
        """File keys of the documents that are there and have to be mended before they can be read."""
        return frozenset(
            file_key for file_key in self.findings if file_key.endswith(".md") and file_key not in self.by_file_key
        )

    @cached_property
    def _unread_ids(self) -> frozenset[str]:
        return frozenset(PurePosixPath(file_key).stem for file_key in self.unread)

    @cached_property
    def _awaited_ids(self) -> frozenset[str]:
        shut = {row.file_key for row in self.shut if row.classification != OPEN or row.draft or row.withdrawn}
        return frozenset(PurePosixPath(file_key).stem for file_key in self.unread if file_key not in shut)

    def has(self, identity: str) -> bool:
        """Whether there is a document of that id, be it one that has to be mended first: what is wrong with it is its
        own, and nobody who names it is told that it is not there."""
        return identity in self.by_id or identity in self._unread_ids

    def awaited(self, identity: str) -> bool:
        """Whether that is a document for everybody that is there and has to be mended before it can be read. Until then
        the site has it as it was last published."""
        return identity in self._awaited_ids and identity not in self.by_id

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Every document by id; of two with one id the first."""
        documents: dict[str, Document] = {}
        for row in self.rows:
            documents.setdefault(row.id, row)
        return documents
