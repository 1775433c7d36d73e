"""数据使用指南: scope, conditions and ways of using the data, with examples that run, ``/data/guide/``
(国办发〔2016〕80号 附件 二（五）)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, PageMeta
from generator.site.pages._parts import column_head, page
from generator.site.pages.data import HOME

TEMPLATE = "data_guide.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` on using the data. example: address of a CSV file for the examples, whole; file: its name. licences:
    with the addresses of their texts."""

    head: PageMeta
    example: str
    file: str
    licences: tuple[Link, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    year = next(iter(site.by_year), None)
    path = f"/data/documents/{year}.csv" if year else "/data/catalogue.csv"
    about = "开放数据的范围、条件、许可和使用方法，附命令行、Python 和电子表格的例子"
    context = Context(
        head=column_head(site, "数据使用指南", "/data/guide/", description=about, crumbs=(HOME,)),
        example=site.base_url + path,
        file=path.rpartition("/")[2],
        licences=tuple(Link(one.name, one.url) for one in site.vocabularies.licences.terms),
    )
    yield page(site, "/data/guide/", "data_guide", TEMPLATE, context)
