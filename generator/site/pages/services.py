"""相关平台: every service outside of the site that columns lead to, ``/services/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("平台", "用途", "有关栏目")


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    words = site.vocabularies
    names = {f"/{item.id}/": item.name for item in words.domains.terms}
    groups = (("subject", words.subjects.terms), ("agency", words.agencies.terms), ("kind", words.kinds.terms))
    names |= {f"/{key}/{item.id}/": item.name for key, terms in groups for item in terms}
    rows = tuple(
        (
            Link(one.name, one.url),
            plain(one.about),
            plain("、".join(dict.fromkeys(names[url] for url in one.columns if url in names))),
        )
        for one in words.services
    )
    table = PlainTable("相关平台", COLUMNS, rows, wide=(1,), empty="还没有登记站外的平台。")
    introduction = "站外的交易、信用查询和办事平台，由各自的主办单位负责。"
    yield page_of(site, "services", "相关平台", introduction, (table,), crumbs=())
