"""One document of a site -> what decides whether its page must be made, and how a worker makes it."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.base.digest import short
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Making
from generator.model.view import Group, Link, MetaFact, Window
from generator.site.pages._parts import Rows, base_tags
from generator.site.pages.agency import theme_of
from generator.site.pages.document.around import Around
from generator.site.pages.document.context import Given, Terms, context


class Shared:
    """Terms by the vocabularies' ids, and what tells them from others, made once for each term and not for each mixture."""

    def __init__(self, site: Site) -> None:
        self.site = site
        words = site.vocabularies
        self._domains, self._subjects, self._agencies, self._kinds = (
            {item.id: short(msgspec.msgpack.encode(item)) for item in terms}
            for terms in (words.domains.terms, words.subjects.terms, words.agencies.terms, words.kinds.terms)
        )
        self._agencies[""] = b""
        self._themes = {item.id: theme_of(site, item) or site.config.theme for item in words.agencies.terms}
        who = site.config.site
        self._terms: dict[tuple[str, str, str, str], Terms] = {}
        self._all = short(msgspec.msgpack.encode((who.name, who.organiser, site.base_url, base_tags(site))))

    def of(self, document: Document) -> Terms:
        """What the document's page shares with others."""
        key = document.domain, document.subject, document.agency, document.kind
        found = self._terms.get(key)
        if found is None:
            found = self._terms[key] = self._made(document)
        return found

    def _made(self, document: Document) -> Terms:
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
        return self._themes.get(document.agency, self.site.config.theme)

    def print(self, document: Document) -> bytes:
        """What tells its terms from others."""
        return (
            self._all
            + self._domains[document.domain]
            + self._subjects[document.subject]
            + self._agencies[document.agency]
            + self._kinds[document.kind]
        )


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
    item: MetaFact | None

    def value(self) -> tuple[Any, ...]:
        """A digest, or the row's digest, of every document that ``Given`` names, and what today makes of this one."""
        older, newer, alike = self.around
        return (
            self.document.digest,
            self.terms.print(self.document),
            self.status,
            self.window,
            self.validity,
            self.item,
            (older.title, older.id) if older else (),
            (newer.title, newer.id) if newer else (),
            self.rows.print(alike),
            [(label, self.rows.print(others)) for label, others in self.relations.items()],
        )

    def near(self) -> tuple[str, ...]:
        """Places of this document and of those that its page names or its body links to."""
        older, newer, alike = self.around
        found = [self.document.place]
        if older:
            found.append(older.place)
        if newer:
            found.append(newer.place)
        found += [row.place for row in alike]
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
