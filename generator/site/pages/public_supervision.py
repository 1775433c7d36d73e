"""社会监督: how anybody supervises openness, and who is appointed to, ``/public-supervision/``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.public_people import SupervisionChannel, Supervisor
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._parts import contact
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
LABELS = {
    "office": "受理机构",
    "phone": "监督电话",
    "email": "电子邮箱",
    "address": "通信地址",
    "hours": "受理时间",
    "url": "网上反映",
    "note": "说明",
}


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    people = site.vocabularies.people
    serving = [one for one in people.supervisors if one.serves(site.today)]
    introduction = (
        "公民、法人和其他组织认为行政机关没有依法公开政府信息的，可以从这里反映；监督员受聘监督政务公开工作。"
    )
    yield page_of(
        site, "public_supervision", "社会监督", introduction, (_channel(people.channel), _members(serving)), crumbs=()
    )


def _channel(channel: SupervisionChannel) -> PlainTable:
    told = [(label, str(getattr(channel, key))) for key, label in LABELS.items() if getattr(channel, key)]
    facts = [contact(label, value) for label, value in told]
    rows = tuple((plain(fact.label), Link(fact.value, fact.url)) for fact in facts)
    return PlainTable("监督渠道", ("渠道", "内容"), rows, wide=(1,), empty="还没有公布监督渠道。")


def _members(serving: list[Supervisor]) -> PlainTable:
    """By category, in the order in which the categories first occur."""
    counts = Counter(one.category for one in serving)
    order = list(counts)
    rows = tuple(
        (plain(one.category), plain(one.name), plain(one.organisation), plain(_term(one)))
        for one in sorted(serving, key=lambda one: order.index(one.category))
    )
    told = "，".join(f"{category}{count}名" for category, count in counts.items())
    return PlainTable(
        "政务公开监督员",
        ("类别", "监督员", "单位", "聘期"),
        rows,
        wide=(2,),
        together=(3,),
        note=f"现有{len(serving)}名：{told}。" if serving else "",
        empty="现在没有受聘的监督员。",
    )


def _term(one: Supervisor) -> str:
    return " 至 ".join(str(day) for day in (one.term_from, one.term_to) if day)
