"""What the portal's templates see, as frozen values. Figures are texts already: "未公布" is one of them, 0 another."""

from __future__ import annotations

import msgspec

from generator.model.view import Link, PageMeta

UNPUBLISHED = "未公布"


class PortalRow(msgspec.Struct, frozen=True, array_like=True):
    """A document of a county. url: the county's own. county: its page here. mark: "" or a word beside the title."""

    title: str
    url: str
    date: str
    county: Link
    agency: str
    kind: str = ""
    doc_number: str = ""
    mark: str = ""


class PortalColumn(msgspec.Struct, frozen=True, array_like=True):
    """A column of a table. doc: what exactly it counts. number: figures stand to the right."""

    name: str
    doc: str = ""
    number: bool = True


class PortalLine(msgspec.Struct, frozen=True, array_like=True):
    """A line of a table. url: where its head leads, or "". cells: as many as there are columns."""

    title: str
    url: str
    cells: tuple[str, ...]


class PortalTable(msgspec.Struct, frozen=True):
    """Figures by county (or another thing), each column defined. first: the name of the first column."""

    id: str
    caption: str
    first: str
    columns: tuple[PortalColumn, ...]
    lines: tuple[PortalLine, ...]
    intro: str = ""
    more: Link | None = None


class CountyCard(msgspec.Struct, frozen=True):
    """A county on the home page. url: its page here. day: "" when its data were never read. wrong: what a reader
    should know of how its data stand."""

    name: str
    url: str
    count: str
    day: str
    wrong: tuple[str, ...]


class PortalHome(msgspec.Struct, frozen=True):
    """The home page. total: documents of all counties that publish them. told: how many counties these are."""

    head: PageMeta
    total: str
    told: int
    counties: tuple[CountyCard, ...]
    latest: tuple[PortalRow, ...]
    subjects: tuple[tuple[Link, str], ...]
    wrong: tuple[tuple[Link, tuple[str, ...]], ...]


class PortalList(msgspec.Struct, frozen=True):
    """A list of documents, or one page of it. newer, older: addresses of the pages beside it, or ""."""

    head: PageMeta
    intro: str
    rows: tuple[PortalRow, ...]
    newer: str = ""
    older: str = ""
    label: str = ""


class PortalFacts(msgspec.Struct, frozen=True):
    """A page of tables."""

    head: PageMeta
    intro: str
    tables: tuple[PortalTable, ...]
    data: tuple[Link, ...] = ()
    chips: tuple[Link, ...] = ()
    empty: str = ""


class PortalCounty(msgspec.Struct, frozen=True):
    """The page of a county. links: to columns of its own site."""

    head: PageMeta
    name: str
    site: str
    day: str
    wrong: tuple[str, ...]
    links: tuple[Link, ...]
    figures: PortalTable
    unmet: PortalTable | None
    unmet_count: int
    latest: tuple[PortalRow, ...]
    policies: tuple[PortalRow, ...]


class PortalSearch(msgspec.Struct, frozen=True):
    """The search page. server: the path that answers, or "" where only the counties' own searches are. choices: of each
    county its id, its name on the search server, its name here."""

    head: PageMeta
    server: str
    counties: tuple[Link, ...]
    choices: tuple[tuple[str, str, str], ...]


class PortalIndex(msgspec.Struct, frozen=True):
    """A page of links, each with what it says beside them."""

    head: PageMeta
    intro: str
    links: tuple[tuple[Link, str], ...]


class PortalPlain(msgspec.Struct, frozen=True):
    """A page whose words stand in its template."""

    head: PageMeta
