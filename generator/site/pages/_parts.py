"""Documents -> what several pages show alike: rows, heads with the standard's meta tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator.base.digest import short
from generator.base.patterns import lazy_re
from generator.model.course import period_of
from generator.model.document import ON_APPLICATION, Document
from generator.model.site import Site
from generator.model.target import Deferred, Making, Target, page_path
from generator.model.view import Link, MetaFact, MetaTag, PageMeta, Row, Window
from generator.model.vocabulary import Agency

HOME = Link("首页", "/")
_WINDOWED = frozenset(("consultation", "publicity", "survey"))
"""Kinds whose days are shown as a window."""
_SHOWN = attrgetter("title", "id", "publish_date", "doc_number", "classification", "summary")
"""What ``row`` takes from a document, beside names that its vocabularies give."""
_SENTENCE = lazy_re(r"[^。！？]*[。！？]")
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
        document.summary,
    )


def contact(label: str, value: str) -> MetaFact:
    """A way to reach somebody: a telephone number that can be dialled, a mailbox, a web address, or plain words."""
    if _PHONE.fullmatch(value) and len(value) > 6 and "编码" not in label and "传真" not in label:
        return MetaFact(label, value, "tel:" + value.replace(" ", ""))
    if "@" in value and " " not in value:
        return MetaFact(label, value, f"mailto:{value}")
    return MetaFact(label, value, value if value.startswith(("https://", "http://")) else "")


def asked(site: Site, office: Agency | None = None) -> MetaFact:
    """Whom to ask: an office by its telephone; where it has none, who runs the site."""
    who = site.config.site
    if office is not None and office.phone:
        return contact(office.name, office.phone)
    return contact(who.organiser, who.phone)


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

    def outside(self, documents: Sequence[Document]) -> bytes:
        """What tells what rows are made from beside their own documents and what all pages share."""
        return b""

    def print(self, documents: Iterable[Document]) -> bytes:
        """What tells these rows, in this order, from others."""
        prints = self._prints
        return b"".join([prints.get(document.id) or self._print(document) for document in documents])

    def _print(self, document: Document) -> bytes:
        names = self._agencies.get(document.agency, ""), self._kinds[document.kind]
        made = self._prints[document.id] = short(self._encode((*_SHOWN(document), *names)))
        return made


class DirectoryRows(Rows):
    """Rows of the 政府信息公开目录, which have 索引、名称、内容概述、生成日期 (条例 第十二条)."""

    def of(self, document: Document) -> Row:
        """The row with what the directory has beside other lists."""
        made = super().of(document)
        open_now = document.classification != ON_APPLICATION
        return msgspec.structs.replace(
            made,
            summary=document.summary or first_sentence(document.excerpt),
            index_number=document.index_number,
            written=document.written_date.isoformat() if document.written_date and open_now else "",
        )

    def _print(self, document: Document) -> bytes:
        told = document.index_number, document.written_date, first_sentence(document.excerpt)
        made = self._prints[document.id] = short(super()._print(document) + self._encode(told))
        return made


def first_sentence(text: str) -> str:
    """What a text says first, as a summary where nobody has written one."""
    match = _SENTENCE.match(text)
    return match[0] if match else text


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
def directory_rows_of(site: Site) -> DirectoryRows:
    """The same for the directory."""
    return DirectoryRows(site)


@lru_cache(maxsize=2)
def base_tags(site: Site) -> tuple[MetaTag, ...]:
    """The three tags that every page bears."""
    identity = site.config.site
    return (
        MetaTag("SiteName", identity.name),
        MetaTag("SiteDomain", urlsplit(site.base_url).netloc),
        MetaTag("SiteIDCode", identity.code),
    )


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
    """The days of a consultation, a survey or a public notice, as of the day of the build; None for other kinds."""
    period = period_of(document) if document.kind in _WINDOWED and not document.withdrawn else None
    if period is None:
        return None
    opens, closes = period
    if site.today < opens:
        state, left = "未开始", -1
    elif site.today <= closes:
        state, left = "进行中", (closes - site.today).days + 1
    else:
        state, left = "已结束", -1
    decided, outcome = site.outcomes.get(document.id, ("", None)) if state == "已结束" else ("", None)
    agency = site.vocabularies.agencies.by_id.get(document.agency)
    return Window(
        document.title,
        document.url,
        opens.isoformat(),
        closes.isoformat(),
        decided or state,
        left,
        agency.name if agency else "",
        tuple(_ways(site, document)) if state == "进行中" else (),
        Link(outcome.title, outcome.url) if outcome else None,
    )


def _ways(site: Site, document: Document) -> Iterator[MetaFact]:
    """How to say what one thinks: telephone, mailbox, address on paper or on the web, as the kind's fields ask for."""
    for field in site.vocabularies.kinds.by_id[document.kind].fields:
        value = document.fields.get(field.key, "")
        if value and field.key.rpartition("_")[2] in ("phone", "email", "address", "url"):
            yield contact(field.name, str(value))


def page(site: Site, url: str, maker: str, template: str, context: msgspec.Struct | Deferred, **more: Any) -> Target:
    """A target for one page of the site."""
    theme = more.pop("theme", "") or site.config.theme
    return Target(path=page_path(url), maker=f"pages.{maker}", context=context, theme=theme, template=template, **more)
