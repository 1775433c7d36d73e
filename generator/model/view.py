"""What a template sees, as frozen values: ``site`` (shared by all pages) and the building blocks of ``page``.

This is the contract with theme makers (design 7): ``docs/theme-contract.md`` is generated from these classes and those
of ``generator/site/pages/``. Dates are text (2026-03-01), addresses begin with "/", texts are not yet escaped.
"""

from __future__ import annotations

import msgspec


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A name that leads somewhere."""

    title: str
    url: str


class Column(msgspec.Struct, frozen=True, array_like=True):
    """An entry of a menu. group: "" or a word by which menus are parted (部门, 乡镇 ...)."""

    id: str
    title: str
    url: str
    group: str = ""


class ServiceLink(msgspec.Struct, frozen=True, array_like=True):
    """A service outside of the site. about: what it is for, or ""."""

    title: str
    url: str
    about: str = ""


class EditionLink(msgspec.Struct, frozen=True, array_like=True):
    """An edition of the site. lang: language tag. name: in its own script. prefix: of its addresses,
    "" or "/zh-hant"."""

    lang: str
    name: str
    prefix: str


class SiteView(msgspec.Struct, frozen=True):
    """``site``: who publishes, what stands in header and footer of every page, the menus, the theme's options.

    home: where the mark in the header leads: the home page, or the column of the township whose own theme this is.
    theme: of the site as a whole. columns: theme -> the column that wears it. tokens: those that the theme changes.
    lang: of ``<html>``. edition: language tag of this edition; prefix: of its addresses. editions: all editions, none
    where there is only one. here: the address of the page without prefix, in parts too that are rendered once for
    all pages; "" where there is only one edition. alerts: what everybody must know while an incident lasts.
    icp_url, police_url: where the records can be looked up. find_error, agency_mark: addresses of 政府网站找错 and of
    党政机关网站标识, or "". logo: address of the site's mark, or "".
    """

    name: str
    jurisdiction: str
    url: str
    domain_name: str
    description: str
    code: str
    organiser: str
    operator: str
    phone: str
    email: str
    address: str
    icp: str
    police_filing: str
    notice: str
    preview: bool
    search: bool
    domains: tuple[Column, ...]
    agencies: tuple[Column, ...]
    kinds: tuple[Column, ...]
    options: dict[str, str | bool | int | list[str]] = {}
    home: Link = Link("首页", "/")
    theme: str = ""
    columns: dict[str, Link] = {}
    tokens: dict[str, str] = {}
    lang: str = "zh-CN"
    edition: str = "zh-Hans"
    prefix: str = ""
    editions: tuple[EditionLink, ...] = ()
    here: str = ""
    alerts: tuple[Link, ...] = ()
    icp_url: str = ""
    police_url: str = ""
    find_error: str = ""
    agency_mark: str = ""
    logo: str = ""


class MetaTag(msgspec.Struct, frozen=True, array_like=True):
    """One ``<meta name content>`` of the page."""

    name: str
    content: str


class PageMeta(msgspec.Struct, frozen=True):
    """What every page says of itself. meta: the page tags of the government site standard, in its order.

    crumbs: from the home page down, the page itself last with its own address. feed: of the column, or "". indexed:
    false asks search engines to stay away. canonical: whole address of the original, for what
    is carried from elsewhere.
    """

    title: str
    url: str
    description: str = ""
    meta: tuple[MetaTag, ...] = ()
    crumbs: tuple[Link, ...] = ()
    feed: str = ""
    indexed: bool = True
    canonical: str = ""


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A document in a list. mark: "" or a word to show beside the title (依申请公开, 征集中 ...). index_number, written:
    索引号 and 生成日期, in the lists that are the 政府信息公开目录 (条例 第十二条); "" elsewhere, or where there is none.
    window: days and state of a consultation or a public notice, in the list of its kind; None elsewhere."""

    title: str
    url: str
    date: str
    agency: str
    doc_number: str
    kind: str
    mark: str = ""
    summary: str = ""
    index_number: str = ""
    written: str = ""
    window: Window | None = None


class Film(msgspec.Struct, frozen=True):
    """A film or recording of the document's own. sound: nothing to see. media: its type for browsers. captions: address
    of the WebVTT file of the same name, or ""."""

    title: str
    url: str
    sound: bool
    media: str
    captions: str = ""


class Pager(msgspec.Struct, frozen=True):
    """Ways through a long list: towards newer and older pages. Pages are numbered from the oldest, so they stay."""

    newer: str = ""
    older: str = ""
    number: int = 0
    label: str = ""


class MetaFact(msgspec.Struct, frozen=True, array_like=True):
    """One line of the metadata box. url: "" or where the value leads."""

    label: str
    value: str
    url: str = ""


class Section(msgspec.Struct, frozen=True, array_like=True):
    """A titled list of lines, such as the materials of a service guide. One line is shown as a paragraph.

    answered: the lines are questions, each followed by its answer."""

    label: str
    lines: tuple[str, ...]
    answered: bool = False


class Imprint(msgspec.Struct, frozen=True, array_like=True):
    """版记 of an official document. copied: to whom it is copied. printer, date: who printed it and when, or ""."""

    copied: tuple[str, ...]
    printer: str
    date: str


class File(msgspec.Struct, frozen=True, array_like=True):
    """A file to download. size: in words ("12.3 KB"). sha256: of its bytes, 64 hexadecimal characters."""

    title: str
    url: str
    type: str
    size: str
    sha256: str = ""


class Group(msgspec.Struct, frozen=True):
    """Documents under a heading: one relation, one column of the home page. more: address of the whole list, or ""."""

    label: str
    rows: tuple[Row, ...]
    more: str = ""


class Rung(msgspec.Struct, frozen=True, array_like=True):
    """A stage of a matter in small. status: done, open, skipped, missing, late, due, passed or ahead; label: the same
    in words, with the day where there is one. url: of its newest document, or ""."""

    name: str
    status: str
    label: str
    url: str = ""


class Ladder(msgspec.Struct, frozen=True):
    """A matter in small, as its documents show it. state: of the matter today. late: something of it is late."""

    title: str
    url: str
    lifecycle: str
    state: str
    late: bool
    rungs: tuple[Rung, ...]


class MatterRow(msgspec.Struct, frozen=True, array_like=True):
    """A matter in a list. date: of what came last, or "". next: what is owed next, in words, or ""."""

    title: str
    url: str
    lifecycle: str
    state: str
    late: bool
    lead: str
    date: str
    next: str


class Window(msgspec.Struct, frozen=True):
    """A consultation or a public notice with its days. state: 未开始, 进行中, 已结束, 已反馈 once a closed consultation
    has its 意见采纳情况, 已出台 once what it was about was decided. left: days left, -1 if none. ways: how to take part
    while it is open. outcome: the document that 已反馈 or 已出台 follows from, or None."""

    title: str
    url: str
    opens: str
    closes: str
    state: str
    left: int
    agency: str
    ways: tuple[MetaFact, ...] = ()
    outcome: Link | None = None


def file_size(count: int) -> str:
    """Bytes in words: 12600 -> "12.3 KB"."""
    size = float(count)
    for unit in ("字节", "KB", "MB"):
        if size < 1024 or unit == "MB":
            return f"{count} 字节" if unit == "字节" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} MB"
