"""专家库: the experts who interpret policies and advise on decisions, and agreed to be named, ``/experts/``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Target
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context


def plan(site: Site) -> Iterator[Target]:
    """The one page: by field, in the order in which the fields first occur."""
    experts = site.vocabularies.people.experts
    counts = Counter(one.field for one in experts)
    order = list(counts)
    rows = tuple(
        (plain(one.field), plain(one.name), plain(one.organisation))
        for one in sorted(experts, key=lambda one: order.index(one.field))
    )
    note = f"共{len(experts)}名，" + "，".join(f"{field}{count}名" for field, count in counts.items()) + "。"
    table = PlainTable(
        "政策解读专家库",
        ("领域", "专家", "单位"),
        rows,
        wide=(2,),
        note=note if experts else "",
        empty="还没有公布专家库。",
    )
    introduction = "参与政策解读、决策咨询的专家，经本人同意公开。"
    yield page_of(site, "experts", "专家库", introduction, (table,), crumbs=())
