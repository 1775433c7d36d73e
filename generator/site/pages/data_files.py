"""全部数据文件: every file that the site itself makes, set by set, ``/data/files/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.data_catalogue.entry import DataSet
from generator.site.data_catalogue.own import own_sets
from generator.site.pages import _tables
from generator.site.pages._data_tables import FILES_URL, label, listed_whole
from generator.site.pages._tables import PlainTable, page_of, plain
from generator.site.pages.data import HOME

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    tables = tuple(_table(one) for one in own_sets(site) if listed_whole(one))
    introduction = "网站发布时一并做成的数据文件。大小和校验值见 data.json。每个事项自己的订阅源和日程在事项页上。"
    yield page_of(site, "data_files", "全部数据文件", introduction, tables, url=FILES_URL, crumbs=(HOME,))


def _table(one: DataSet) -> PlainTable:
    rows = tuple((Link(f"/{file.path}", f"/{file.path}"), plain(file.title), plain(label(file))) for file in one.files)
    return PlainTable(one.title, ("文件", "内容", "格式"), rows, wide=(1,), note=one.description)
