"""数据结构: every schema that the site publishes and what it is for, and each column of the CSV files,
``/data/schema/`` (中办发〔2016〕8号; 国办发〔2019〕54号: one standard for contents in the whole county)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.data_catalogue.columns import COLUMNS
from generator.site.data_catalogue.own import SETS_BY_ID, schema_files
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain
from generator.site.pages.data import HOME

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    tables = (_of_data(site), _of_kinds(site), *_of_columns())
    introduction = (
        "全站统一的内容标准：每种文件有哪些项、怎么填，数据文件各项各列是什么。编写软件和编制目录时可以直接引用。"
    )
    yield page_of(site, "data_schema", "数据结构", introduction, tables, url="/data/schema/", crumbs=(HOME,))


def _of_data(site: Site) -> PlainTable:
    files = (file for file in schema_files(site) if "/kinds/" not in file.path)
    rows = tuple((Link(file.title, f"/{file.path}"), plain(_purpose(file.path))) for file in files)
    return PlainTable(
        "数据文件",
        ("结构", "用途"),
        rows,
        wide=(1,),
        note="JSON 文件用 JSON Schema，CSV 文件用 CSV on the Web 的列说明。",
    )


def _purpose(path: str) -> str:
    name = path.rpartition("/")[2].partition(".")[0]
    about = SETS_BY_ID[name].description if name in SETS_BY_ID else "一张清单的各行。"
    return f"CSV 文件各列的含义：{about}" if ".csv." in path else f"JSON 文件的各项：{about}"


def _of_kinds(site: Site) -> PlainTable:
    rows = tuple(
        (Link(kind.name, f"/data/schema/kinds/{kind.id}.json"), plain(kind.doc))
        for kind in site.vocabularies.kinds.terms
    )
    note = "每种文件的头部（front matter）有哪些项，哪些必填，怎么写。"
    return PlainTable("文件类型", ("类型", "用途"), rows, wide=(1,), note=note)


def _of_columns() -> Iterator[PlainTable]:
    for name, columns in COLUMNS.items():
        title = SETS_BY_ID[name].title if name in SETS_BY_ID else "清单"
        rows = tuple((plain(column), plain(meaning)) for column, meaning in columns.items())
        note = "清单自己增加的列排在这些列之后。" if name == "list" else ""
        yield PlainTable(f"数据字典：{title}（CSV）", ("列", "含义"), rows, wide=(1,), note=note)
