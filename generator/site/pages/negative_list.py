"""负面清单: what the county does not publish and on what ground, and how many documents that is, ``/negative-list/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.negative import version_of
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.withholding import GROUNDS
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("编号", "事项", "类别", "依据", "更新日期")


def plan(site: Site) -> Iterator[Target]:
    """The one page. What the entries are found by is not shown: it may say what they hide."""
    introduction = (
        "清单以外的政府信息，原则上都应当公开。这里列出不予公开的事项、类别和依据，以及因此没有公开的文件有多少。"
    )
    tables = (_entries(site), _counts(site))
    data = data_of("negative-list")
    yield page_of(
        site, "negative_list", "负面清单", introduction, tables, data, crumbs=(Link("依申请公开", "/apply/"),)
    )


def _entries(site: Site) -> PlainTable:
    entries = site.vocabularies.negative
    rows = tuple(
        tuple(map(plain, (one.code, one.matter, one.category, one.basis, one.updated)))
        for one in sorted(entries, key=lambda one: one.code)
    )
    version = version_of(entries)
    note = f"共{len(entries)}项" + (f"，版本：{version}。" if version else "。")
    empty = "还没有公布负面清单。不予公开的依据见政府信息公开条例第十四条至第十六条。"
    return PlainTable("不予公开的事项", COLUMNS, rows, wide=(1,), together=(4,), note=note if rows else "", empty=empty)


def _counts(site: Site) -> PlainTable:
    found = site.withholding
    rows = [(name, GROUNDS.get(name, ""), count) for name, count in found.grounds]
    rows += [("没有写明依据", "", found.groundless)] if found.groundless else []
    note = (
        f"依申请公开{found.on_application}件，不予公开{found.withheld}件；"
        f"到期没有复核{found.overdue}件，没有定复核日期{found.unset}件。"
    )
    shown = tuple((plain(name), plain(law), plain(count)) for name, law, count in rows)
    return PlainTable(
        "没有主动公开的文件", ("依据的类别", "条款", "件数"), shown, numeric=(2,), note=note, empty="没有这样的文件。"
    )
