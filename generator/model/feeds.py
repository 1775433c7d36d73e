"""Which feeds a site has: whatever makes, lists or names one asks here, so that they cannot disagree.

Those of the site, of domains, entries of the statutory column and agencies are there though nothing stands in them yet:
their addresses are published with the columns, and a subscription never breaks. All others are made once they hold
something (ADR 0242).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from generator.model.audience import AUDIENCES, by_audience
from generator.model.coverage import entries
from generator.model.document import OPEN, Document, in_order
from generator.model.gazette import issues_of
from generator.model.register import PLAIN
from generator.model.site import Site
from generator.model.statutory_column import documents_of


class FeedColumn(msgspec.Struct, frozen=True):
    """One feed. path: in the output. name: of what it follows. page: address of the page that shows the same. group:
    what kind of thing it follows, one of GROUPS. documents: newest first, no more than a feed holds, open ones only."""

    path: str
    name: str
    page: str
    group: str
    documents: tuple[Document, ...] = ()


GROUPS = {
    "site": "全部",
    "audience": "服务对象",
    "area": "重点领域",
    "domain": "领域栏目",
    "subject": "主题分类",
    "kind": "文件类型",
    "agency": "机关",
    "statutory": "政府信息公开",
    "changes": "目录和清单的变动",
}
"""Groups of feeds, in the order in which a page lists them."""
CATALOGUE, LISTS = "feed/catalogue.xml", "feed/lists.xml"


@lru_cache(maxsize=2)
def feeds_of(site: Site) -> tuple[FeedColumn, ...]:
    """The feeds of documents."""
    return tuple(_feeds(site))


def address_of(site: Site, page: str) -> str:
    """Where the feed of a page is, "" when it has none. page: its address."""
    return _by_page(site).get(page, "")


@lru_cache(maxsize=2)
def _by_page(site: Site) -> dict[str, str]:
    return {one.page: f"/{one.path}" for one in feeds_of(site) if one.group in ("subject", "kind")}


def _feeds(site: Site) -> Iterator[FeedColumn]:
    """Every one that is there."""

    def made(path: str, name: str, page: str, group: str, documents: Sequence[Document]) -> FeedColumn:
        opened = (document for document in documents if document.classification == OPEN)
        return FeedColumn(path, name, page, group, tuple(islice(opened, site.config.lists.feed_size)))

    words = site.vocabularies
    yield made("feed.xml", "全部文件", "/", "site", site.listed)
    for domain in words.domains.terms:
        yield made(f"feed/{domain.id}.xml", domain.name, domain.url, "domain", site.by_domain.get(domain.id, ()))
    for entry in words.statutory:
        yield made(f"feed/{entry.id}.xml", entry.name, entry.url, "statutory", documents_of(site, entry))
    for agency in words.agencies.terms:
        url = f"/agency/{agency.id}/"
        yield made(f"{url[1:]}feed.xml", agency.name, url, "agency", site.by_agency.get(agency.id, ()))
    some = [made("feed/gazette.xml", "政府公报", "/gazette/", "statutory", issues_of(site))]
    for area in words.key_areas:
        newest = tuple(_newest(site, area.domains))
        some.append(made(f"feed/area/{area.id}.xml", area.name, "/key-areas/", "area", newest))
    for subject in words.subjects.terms:
        url = f"/subject/{subject.id}/"
        some.append(made(f"{url[1:]}feed.xml", subject.name, url, "subject", site.by_subject.get(subject.id, ())))
    for kind in words.kinds.terms:
        url = f"/kind/{kind.id}/"
        some.append(made(f"{url[1:]}feed.xml", kind.name, url, "kind", site.by_kind.get(kind.id, ())))
    served = by_audience(site.opened)
    for name, word in AUDIENCES.items():
        some.append(made(f"feed/audience/{name}.xml", word, "/feed/", "audience", served.get(word, ())))
    yield from (one for one in some if one.documents)


def _newest(site: Site, domains: Sequence[str]) -> Iterator[Document]:
    """The newest open documents of several domains: of each as many as a feed holds, so that long columns cost
    nothing."""
    size = site.config.lists.feed_size
    found: list[Document] = []
    for domain in domains:
        found += islice((row for row in site.by_domain.get(domain, ()) if row.classification == OPEN), size)
    return reversed(in_order(found))


def has_changes(site: Site) -> bool:
    """Whether something of the catalogue changed, which a feed tells."""
    return any(entry.item.history for entry in entries(site))


def has_lists(site: Site) -> bool:
    """Whether anything is there of which items come and end, which a feed tells."""
    words = site.vocabularies.registers.by_id
    return any(row.rows and "valid_to" in words.get(row.register, PLAIN).named for row in site.public)
