"""政府信息公开申请表: the form of an application as a page to print on A4, ``/apply/form/`` (条例 第二十九条)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.application_form import GROUPS, NOTES, TITLE, FormGroup
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages import apply
from generator.site.pages._parts import column_head, page

TEMPLATE = "apply_form.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of the form. groups: its lines. notes: what an applicant should know. facts: where the county receives
    applications. file: the same to download."""

    head: PageMeta
    title: str
    groups: tuple[FormGroup, ...]
    notes: tuple[str, ...]
    facts: tuple[MetaFact, ...]
    file: Link


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    url = apply.FORM.url
    crumbs = (Link("依申请公开", apply.URL),)
    head = column_head(site, TITLE, url, description="申请公开政府信息用的表格，可以打印填写", crumbs=crumbs)
    context = Context(head, TITLE, GROUPS, NOTES, apply.office_of_county(site), apply.FILE)
    yield page(site, url, "apply_form", TEMPLATE, context)
