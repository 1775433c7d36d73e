"""表格下载: the blank forms of the county in one place, ``/forms/``: that of an application for information, and what the
guides carry, each beside the guide that says what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.application_form import TITLE
from generator.model.document import Document
from generator.model.guides import file_of, materials_of
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, file_size
from generator.site.pages import _tables, apply
from generator.site.pages._parts import rows_of
from generator.site.pages._tables import PlainTable, choosable, page_at, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
HOME = Link("表格下载", "/forms/")
GUIDES = "guide"
"""The kind whose attached files are forms to fill in."""
_INTRODUCTION = "空白表格都在这里：先看办事指南，再下载表格填写。"


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    own = ((Link(f"{TITLE}（网页，可以打印）", apply.FORM.url),), (Link(apply.FILE.title, apply.FILE.url),))
    application = PlainTable(
        "申请公开政府信息", ("表格",), own, wide=(0,), note="填好后交给受理机构，办法见依申请公开。"
    )
    guides = [row for row in site.by_kind.get(GUIDES, ()) if row.readable(site.today)]
    rows = tuple(line for guide in guides for line in _lines(site, guide))
    empty = "办事指南还没有附空白表格，附上以后就在这里列出；需要表格的，请打办事指南里的咨询电话。"
    columns = ("表格", "办什么事", "机关", "文件")
    of_guides = choosable(PlainTable("办事用的表格", columns, rows, wide=(0, 1), empty=empty), 2)
    yield page_at(site, "forms", HOME, _INTRODUCTION, (of_guides, application))


def _lines(site: Site, guide: Document) -> Iterator[tuple[Link, ...]]:
    """The files of one guide to fill in; those that show how it is done (样表) stand beside their material in the guide."""
    office = rows_of(site).of(guide).agency
    samples = [file_of(guide, material.sample_file) for material in materials_of(guide)]
    for file in guide.attachments:
        if file in samples:
            continue
        said = f"{file.type}，{file_size(file.size)}"
        yield Link(file.title, file.url), Link(guide.title, guide.url), plain(office), plain(said)
