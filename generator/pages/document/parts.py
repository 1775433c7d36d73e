"""One document of a site -> what decides whether its page must be made, and how a worker makes it."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.base.digest import short
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Making
from generator.model.view import Fact, Group, Link, Window
from generator.pages._parts import Rows, base_tags
from generator.pages.agency import theme_of
from generator.pages.document.around import Around
from generator.pages.document.context import Given, Terms, context


class Shared:
    """Terms by the vocabularies' ids, and what tells them from others, made once for each term and not for each mixture."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._prints: dict[tuple[str, str], bytes] = {}
        who = site.config.site
        self._all = short(msgspec.msgpack.encode((who.name, who.organiser, site.base_url, base_tags(site))))

    def of(self, document: Document) -> Terms:
        """What the document's page shares with others."""
        site, words = self.site, self.site.vocabularies
        return Terms(
            domain=words.domains.by_id[document.domain],
            subject=words.subjects.by_id[document.subject],
            agency=words.agencies.by_id.get(document.agency),
            kind=words.kinds.by_id[document.kind],
            site=site.config.site.name,
            organiser=site.config.site.organiser,
            base_url=site.base_url,
            tags=base_tags(site),
        )

    def theme(self, document: Document) -> str:
        """The theme that its page wears."""
        site = self.site
        return theme_of(site, site.vocabularies.agencies.by_id.get(document.agency)) or site.config.theme

    def print(self, document: Document) -> bytes:
        """What tells its terms from others."""
        words = self.site.vocabularies
        return b"".join(
            (
                self._all,
                self._one("domain", document.domain, words.domains),
                self._one("subject", document.subject, words.subjects),
                self._one("agency", document.agency, words.agencies),
                self._one("kind", document.kind, words.kinds),
            )
        )

    def _one(self, name: str, identity: str, vocabulary: Any) -> bytes:
        found = self._prints.get((name, identity))
        if found is None:
            found = short(msgspec.msgpack.encode(vocabulary.by_id.get(identity)))
            self._prints[name, identity] = found
        return found


class Parts(msgspec.Struct, frozen=True):
    """What the page of one document is made of, as far as planning goes: with a hundred thousand pages, ``Given`` is
    made only of those that are made."""

    document: Document
    terms: Shared
    rows: Rows
    around: Around
    relations: dict[str, list[Document]]
    status: str
    window: Window | None
    validity: str
    item: Fact | None

    def value(self) -> tuple[Any, ...]:
        """A digest, or the row's digest, of every document that ``Given`` names, and what today makes of this one."""
        older, newer, alike = self.around
        return (
            self.document.digest, self.terms.print(self.document), self.status, self.window, self.validity, self.item,
            (older.title, older.id) if older else (), (newer.title, newer.id) if newer else (), self.rows.print(alike),
            [(label, self.rows.print(others)) for label, others in self.relations.items()],
        )  # fmt: skip

    def near(self) -> tuple[str, ...]:
        """Places of this document and of those that its page names or its body links to."""
        older, newer, alike = self.around
        found = [self.document.place, *(row.place for row in (older, newer) if row), *[row.place for row in alike]]
        for others in self.relations.values():
            found += [row.place for row in others]
        found += [link.partition("#")[0] for link in self.document.links if link and not link.startswith("/")]
        return tuple(found)

    def prepare(self) -> Making:
        """How a worker makes the page's context."""
        older, newer, alike = self.around
        given = Given(
            document=self.document,
            status=self.status,
            older=Link(older.title, older.url) if older else None,
            newer=Link(newer.title, newer.url) if newer else None,
            related=self.rows.all(alike),
            relations=tuple(Group(label, self.rows.all(others)) for label, others in self.relations.items()),
            window=self.window,
            validity=self.validity if self.status == "" else "",
            item=self.item,
        )
        return context, (given, self.terms.of(self.document))
