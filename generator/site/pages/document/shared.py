"""Vocabularies and configuration -> what pages of documents share, made once for each mixture of terms."""

from __future__ import annotations

import msgspec

from generator.base.digest import short
from generator.model.document import Document
from generator.model.site import Site
from generator.model.statutory import CONTENTS, PARTS, home_of, owes_column
from generator.model.statutory_column import speakers
from generator.model.view import Link
from generator.model.vocabulary import Domain
from generator.site.pages._parts import base_tags
from generator.site.pages.agency import theme_of
from generator.site.pages.document.context import Terms


class Shared:
    """Terms by the vocabularies' ids, and what tells them from others,
    made once for each term and not for each mixture."""

    def __init__(self, site: Site) -> None:
        self.site = site
        words = site.vocabularies
        self._domains, self._subjects, self._agencies, self._kinds = (
            {item.id: short(msgspec.msgpack.encode(item)) for item in terms}
            for terms in (words.columns.terms, words.subjects.terms, words.agencies.terms, words.kinds.terms)
        )
        self._agencies[""] = b""
        self._themes = {item.id: theme_of(site, item) or site.config.theme for item in words.agencies.terms}
        who = site.config.site
        self._terms: dict[tuple[str, str, str, str], Terms] = {}
        self._speakers = speakers(site)
        told = who.name, who.organiser, site.base_url, base_tags(site), sorted(self._speakers)
        self._all = short(msgspec.msgpack.encode(told))

    def of(self, document: Document) -> Terms:
        """What the document's page shares with others."""
        key = document.domain, document.subject, document.agency, document.kind
        if key not in self._terms:
            self._terms[key] = self._made(document)
        return self._terms[key]

    def _made(self, document: Document) -> Terms:
        site, words = self.site, self.site.vocabularies
        return Terms(
            domain=words.columns.by_id[document.domain],
            trail=_trail(words.columns.by_id[document.domain], self._column(document)),
            subject=words.subjects.by_id[document.subject],
            agency=words.agencies.by_id.get(document.agency),
            kind=words.kinds.by_id[document.kind],
            site=site.config.site.name,
            organiser=site.config.site.organiser,
            base_url=site.base_url,
            tags=base_tags(site),
        )

    def _column(self, document: Document) -> str:
        """Address of the statutory column in which the document stands: the organ's own of what every organ has, such
        as its annual report; else the county's, which has a page for every entry."""
        words = self.site.vocabularies
        agency = None if document.agency in self._speakers else words.agencies.by_id.get(document.agency)
        own = (
            agency is not None
            and owes_column(agency)
            and not words.columns.by_id[document.domain].address.startswith(PARTS[CONTENTS][1])
        )
        return home_of(agency if own else None)

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


def _trail(domain: Domain, home: str) -> tuple[Link, ...]:
    """A domain's column, or what lies above an entry of the statutory column, then the entry. home: of that column."""
    if not domain.address:
        return (Link(domain.name, domain.url),)
    name, folder = PARTS[CONTENTS]
    between = (Link(name, home + folder),) if domain.address.startswith(folder) else ()
    return (Link("政府信息公开", home), *between, Link(domain.name, home + domain.address))
