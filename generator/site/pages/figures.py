"""公开数据: how much is published, by domain, month and promptness, ``/figures/``, as numbers that the theme draws."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter

import msgspec

from generator.base.charts import Chart, ChartColumn
from generator.base.shares import per_mille
from generator.model.coverage import CoverageEntry, entries, figures
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import PageMeta
from generator.site.pages._parts import column_head, page

TEMPLATE = "figures.html"
MONTHS = 24
SPANS = ((3, "3天内"), (7, "4至7天"), (14, "8至14天"), (28, "15至28天"))
"""Days from writing to publishing: 28 days are about the 20 working days of 政府信息公开条例 第二十六条."""
LATE = "超过28天"


class Bar(msgspec.Struct, frozen=True, array_like=True):
    """One bar. share: its length in per mille of the longest bar. url: where its documents are listed, or ""."""

    label: str
    value: int
    share: int
    url: str = ""


class Coverage(msgspec.Struct, frozen=True, array_like=True):
    """A domain's catalogue: how many items should have documents and how many have. share: per mille."""

    label: str
    url: str
    items: int
    covered: int
    share: int


class Context(msgspec.Struct, frozen=True):
    """``page`` of the figures. total: documents with something to read; ended: those beside them of which, after their
    last day, a notice is left. months: the last 24, oldest first. agencies: the ten that publish most.

    dated: how many documents say when they were written, the base of ``timeliness``.
    """

    head: PageMeta
    total: int
    ended: int
    domains: tuple[Bar, ...]
    months: Chart
    timeliness: Chart
    dated: int
    coverage: tuple[Coverage, ...]
    agencies: tuple[Bar, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    words = site.vocabularies
    per_domain = Counter(row.domain for row in site.readable)
    per_agency = Counter(row.agency for row in site.readable if row.agency)
    most = sorted(per_agency, key=lambda key: (-per_agency[key], key))[:10]
    spans = _spans(site)
    context = Context(
        head=column_head(
            site, "公开数据", "/figures/", description="各领域公开文件的数量、月度变化、公开时效和事项覆盖"
        ),
        total=len(site.readable),
        ended=len(site.opened) - len(site.readable),
        domains=_bars([*((item.name, per_domain[item.id], item.url) for item in words.domains.terms), *_beside(site)]),
        months=_chart("line", "每月公开文件数", "月份", _months(site)),
        timeliness=_chart("share", "从成文到公开的天数", "天数", spans),
        dated=sum(count for _, count, _ in spans),
        coverage=tuple(_coverage(site)),
        agencies=_bars([(words.agencies.by_id[key].name, per_agency[key], f"/agency/{key}/") for key in most]),
    )
    yield page(site, "/figures/", "figures", TEMPLATE, context)


def _beside(site: Site) -> list[tuple[str, int, str]]:
    """Documents of no domain, which stand in the statutory column alone."""
    domains = site.vocabularies.domains.by_id
    count = sum(row.domain not in domains for row in site.readable)
    return [("政府信息公开", count, "/zfxxgk/")] if count else []


def _chart(form: str, title: str, head: str, counted: Sequence[tuple[str, int, str]]) -> Chart:
    counts = ChartColumn("文件数", tuple(str(count) for _, count, _ in counted))
    return Chart(form, title, head, tuple(label for label, _, _ in counted), (counts,))


def _bars(counted: Sequence[tuple[str, int, str]]) -> tuple[Bar, ...]:
    longest = max((count for _, count, _ in counted), default=0)
    return tuple(Bar(label, count, per_mille(count, longest), url) for label, count, url in counted)


def _months(site: Site) -> list[tuple[str, int, str]]:
    """The last months up to the one of the build; empty ones too."""
    last = site.today.year * 12 + site.today.month - 1
    months = [(number // 12, number % 12 + 1) for number in range(last - MONTHS + 1, last + 1)]
    recent = takewhile(lambda row: (row.publish_date.year, row.publish_date.month) >= months[0], site.readable)
    counts = Counter((row.publish_date.year, row.publish_date.month) for row in recent)
    return [(f"{year}-{month:02d}", counts[year, month], "") for year, month in months]


def _spans(site: Site) -> list[tuple[str, int, str]]:
    """How many documents came how long after they were written. Counted by their dates first,
    of which there are few."""
    dates = Counter(map(attrgetter("publish_date", "written_date"), site.readable))
    counts: Counter[str] = Counter()
    for (published, written), number in dates.items():
        if written is None:
            continue
        days = (published - written).days
        counts[next((label for limit, label in SPANS if days <= limit), LATE)] += number
    return [(label, counts[label], "") for label in (*(label for _, label in SPANS), LATE)]


def _coverage(site: Site) -> Iterator[Coverage]:
    groups: dict[str, list[CoverageEntry]] = defaultdict(list)
    for entry in entries(site):
        groups[entry.domain].append(entry)
    for domain in site.vocabularies.domains.terms:
        sums = figures(groups[domain.id])
        if sums.expected:
            share = per_mille(sums.filled, sums.expected)
            yield Coverage(domain.name, f"/catalogue/{domain.id}/", sums.expected, sums.filled, share)
