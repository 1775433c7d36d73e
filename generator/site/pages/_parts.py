"""Documents -> what several pages show alike: rows, heads with the standard's meta tags, stable pagination."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator.base.digest import short
from generator.base.patterns import lazy_re
from generator.model.document import ON_APPLICATION, Document
from generator.model.site import Site
from generator.model.target import Batch, Deferred, Making, Target, fingerprint_of, page_path
from generator.model.view import Link, MetaFact, MetaTag, PageMeta, Pager, Row, Window

HOME = Link("首页", "/")
_WINDOWS = {"consultation": ("opens", "closes"), "publicity": ("starts", "ends")}
_SHOWN = attrgetter("title", "id", "publish_date", "doc_number", "classification")
"""What ``row`` takes from a document, beside names that its vocabularies give."""
TOGETHER = 20
"""Pages of a long list in one batch."""
_PHONE = lazy_re(r"\+?[0-9][0-9 -]{4,19}")


def row(site: Site, document: Document) -> Row:
    """A document as a line of a list."""
    words = site.vocabularies
    agency = words.agencies.by_id.get(document.agency)
    mark = document.classification if document.classification == ON_APPLICATION else ""
    return Row(
        document.title,
        document.url,
        document.publish_date.isoformat(),
        (agency.short or agency.name) if agency else "",
        document.doc_number,
        "" if mark else words.kinds.by_id[document.kind].name,
        mark,
    )


def contact(label: str, value: str) -> MetaFact:
    """A way to reach somebody: a telephone number that can be dialled, a mailbox, a web address, or plain words."""
    if _PHONE.fullmatch(value) and len(value) > 6 and "编码" not in label and "传真" not in label:
        return MetaFact(label, value, "tel:" + value.replace(" ", ""))
    if "@" in value and " " not in value:
        return MetaFact(label, value, f"mailto:{value}")
    return MetaFact(label, value, value if value.startswith(("https://", "http://")) else "")


class Rows:
    """Rows made once per document however many lists show it, and 16 bytes for each that tell it from another."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._made: dict[str, Row] = {}
        self._prints: dict[str, bytes] = {}
        words = site.vocabularies
        self._agencies = {item.id: item.short or item.name for item in words.agencies.terms}
        self._kinds = {item.id: item.name for item in words.kinds.terms}
        self._encode = msgspec.msgpack.Encoder().encode

    def of(self, document: Document) -> Row:
        """The document's row."""
        made = self._made.get(document.id)
        if made is None:
            made = self._made[document.id] = row(self.site, document)
        return made

    def all(self, documents: Iterable[Document]) -> tuple[Row, ...]:
        """Their rows."""
        return tuple([self.of(document) for document in documents])

    def print(self, documents: Iterable[Document]) -> bytes:
        """What tells these rows, in this order, from others."""
        prints = self._prints
        return b"".join([prints.get(document.id) or self._print(document) for document in documents])

    def _print(self, document: Document) -> bytes:
        names = self._agencies.get(document.agency, ""), self._kinds[document.kind]
        made = self._prints[document.id] = short(self._encode((*_SHOWN(document), *names)))
        return made


@lru_cache(maxsize=2)
def rows_of(site: Site) -> Rows:
    """The rows of one site, shared by the page kinds that plan it."""
    return Rows(site)


def column_head(
    site: Site,
    title: str,
    url: str,
    *,
    description: str = "",
    keywords: Sequence[str] = (),
    kind: str = "政务公开",
    crumbs: Sequence[Link] = (),
    feed: str = "",
    indexed: bool = True,
) -> PageMeta:
    """The head of a list page, with the Column tags that the standard requires (政府网站发展指引 附件)."""
    described = description or f"{site.config.site.name}“{title}”栏目"
    return PageMeta(
        title=title,
        url=url,
        description=described,
        feed=feed,
        indexed=indexed,
        crumbs=(HOME, *crumbs, Link(title, url)),
        meta=(
            *base_tags(site),
            MetaTag("ColumnName", title),
            MetaTag("ColumnDescription", described),
            MetaTag("ColumnKeywords", ",".join(keywords) or title),
            MetaTag("ColumnType", kind),
            MetaTag("Keywords", ",".join(keywords) or title),
            MetaTag("Description", described),
            MetaTag("Url", site.base_url + url),
        ),
    )


@lru_cache(maxsize=2)
def base_tags(site: Site) -> tuple[MetaTag, ...]:
    """The three tags that every page bears."""
    identity = site.config.site
    return (
        MetaTag("SiteName", identity.name),
        MetaTag("SiteDomain", urlsplit(site.base_url).netloc),
        MetaTag("SiteIDCode", identity.code),
    )


class Slice(msgspec.Struct, frozen=True):
    """One page of a list: its address, its documents newest first, its ways on."""

    url: str
    documents: Sequence[Document]
    pager: Pager
    front: bool


def paged(documents: Sequence[Document], base: str, size: int) -> Iterator[Slice]:
    """A list, newest first, cut into pages that keep their numbers when something new comes on top.

    Pages hold ``size`` rows each and are numbered from the oldest: ``<base>p/1/`` holds the oldest and never changes
    when a newer document arrives. The front page ``base`` shows the rest, between ``size`` and twice that.
    """
    front, rest, full = _cut(documents, size)
    yield _front(front, base, full)
    yield from _older(rest, base, size, full, full)


def _cut(documents: Sequence[Document], size: int) -> tuple[Sequence[Document], Sequence[Document], int]:
    """The front page's documents, those of the others, and how many others there are."""
    full = max(0, len(documents) // size - 1)
    front = len(documents) - full * size
    return documents[:front], documents[front:], full


def _front(documents: Sequence[Document], base: str, full: int) -> Slice:
    return Slice(base, documents, Pager(older=f"{base}p/{full}/" if full else ""), True)


def _older(documents: Sequence[Document], base: str, size: int, highest: int, full: int) -> Iterator[Slice]:
    """Full pages that follow each other; the first of them has the number ``highest`` of ``full``."""
    for place in range(0, len(documents), size):
        number = highest - place // size
        part = documents[place : place + size]
        newer = f"{base}p/{number + 1}/" if number < full else base
        older = f"{base}p/{number - 1}/" if number > 1 else ""
        label = f"{part[-1].publish_date} 至 {part[0].publish_date}"
        yield Slice(f"{base}p/{number}/", part, Pager(newer, older, number, label), False)


def in_batches(
    documents: Sequence[Document],
    base: str,
    size: int,
    make: Callable[[Iterable[Slice]], Iterable[Target]],
    beside: bytes = b"",
) -> Iterator[Batch]:
    """The same pages in batches, so that of a long list only what stands near a changed document is planned.

    make: pages -> targets. beside: what the front page is made from beside the documents that it shows.
    """
    front, rest, full = _cut(documents, size)
    yield Batch(
        base, msgspec.msgpack.encode((fingerprint_of(front), full, beside)), lambda: make((_front(front, base, full),))
    )
    for lowest in range(1, full + 1, TOGETHER):
        highest = min(full, lowest + TOGETHER - 1)
        part = rest[(full - highest) * size : (full - lowest + 1) * size]
        newest = b"newest" if highest == full else b""  # its way to newer documents leads to the front page
        yield Batch(
            f"{base}p/{lowest}/",
            newest + fingerprint_of(part),
            partial(_made, make, partial(_older, part, base, size, highest, full)),
        )


def _made(
    make: Callable[[Iterable[Slice]], Iterable[Target]], slices: Callable[[], Iterable[Slice]]
) -> Iterable[Target]:
    return make(slices())


def listed(context: Any, rows: Rows, documents: Sequence[Document], source: Any = None) -> Deferred:
    """The context of a list's page, whose rows are filled in when the page is made.

    context: without them; or a function that gives it, with what it makes it from in ``source``.
    """

    def prepare() -> Making:
        return with_rows, (context() if source is not None else context, rows.all(documents))

    return Deferred((context if source is None else source, rows.print(documents)), prepare)


@lru_cache(maxsize=2)
def identity_of(site: Site) -> tuple[Any, ...]:
    """What heads of all pages take from the site."""
    return (site.config.site.name, site.base_url, base_tags(site))


def with_rows(context: Any, rows: tuple[Row, ...]) -> Any:
    """A context with its ``rows``."""
    return msgspec.structs.replace(context, rows=rows)


def window(site: Site, document: Document) -> Window | None:
    """The days of a consultation or a public notice, as of the day of the build; None for other kinds."""
    names = _WINDOWS.get(document.kind)
    if not names or document.withdrawn:
        return None
    opens, closes = (document.fields.get(name) for name in names)
    if not isinstance(opens, datetime.date) or not isinstance(closes, datetime.date):
        return None
    if site.today < opens:
        state, left = "未开始", -1
    elif site.today <= closes:
        state, left = "进行中", (closes - site.today).days + 1
    else:
        state, left = "已结束", -1
    agency = site.vocabularies.agencies.by_id.get(document.agency)
    return Window(
        document.title, document.url, opens.isoformat(), closes.isoformat(), state, left, agency.name if agency else ""
    )


def page(site: Site, url: str, maker: str, template: str, context: msgspec.Struct | Deferred, **more: Any) -> Target:
    """A target for one page of the site."""
    theme = more.pop("theme", "") or site.config.theme
    return Target(path=page_path(url), maker=f"pages.{maker}", context=context, theme=theme, template=template, **more)
