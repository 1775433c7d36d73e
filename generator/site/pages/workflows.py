"""工作流程制度: the published rules of the six workflows, whether they hold and since when, ``/workflows/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.workflows import WORKFLOWS, revised, rule_of
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("工作流程", "制度", "发文字号", "效力", "最近修订")


def plan(site: Site) -> Iterator[Target]:
    """The one page: all six, the missing ones too."""
    rows = tuple(_line(site, workflow) for workflow in WORKFLOWS)
    lacking = sum(row[1].url == "" for row in rows)
    note = f"{len(rows)}项工作流程中，{len(rows) - lacking}项有公布的制度，{lacking}项还没有。"
    introduction = "政务公开各项工作按什么制度办：发布、解读、回应有序衔接。"
    table = PlainTable("各项制度", COLUMNS, rows, wide=(1,), together=(0, 2, 4), note=note)
    yield page_of(site, "workflows", "工作流程制度", introduction, (table,))


def _line(site: Site, workflow: str) -> tuple[Link, ...]:
    row = rule_of(workflow, site.opened, site.validity)
    if row is None:
        return (plain(workflow), *map(plain, ("还没有公布", "", "", "")))
    force = site.validity(row) or "有效"
    return plain(workflow), Link(row.title, row.url), plain(row.doc_number), plain(force), plain(revised(row))
