"""The counties' catalogues and matrices of duties -> tables by county, by domain, by duty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.province.portal import cleaning
from generator.province.portal.contexts import PortalColumn
from generator.province.portal.county import CountyReading
from generator.province.portal.figure_tables import DAY, FigureLine, FigureTable, Value, line_of, share
from generator.province.portal.shapes import CatalogueDomain, PublishedCell

DONE, LATE, MISSING, EXCUSED, AHEAD = "已公开", "逾期公开", "未公开", "免于公开", "未到期"


def coverage(readings: Sequence[CountyReading]) -> FigureTable:
    """How far each county's catalogue is covered, as the county itself counts."""
    columns = (
        ("items", PortalColumn("公开事项", "公开事项目录里的全部事项")),
        ("expected", PortalColumn("应有文件", "其中应当在网站上有文件的")),
        ("filled", PortalColumn("已有文件", "应有文件的事项里，现在有文件可读的")),
        ("rate", PortalColumn("覆盖率", "已有文件 ÷ 应有文件")),
        ("measured", PortalColumn("可核对时限", "能按目录的公开时限核对的文件")),
        ("in_time", PortalColumn("按时", "其中按时限公开的")),
        ("punctuality", PortalColumn("按时率", "按时 ÷ 可核对时限；没有可核对的，写“—”")),
    )

    def values(reading: CountyReading) -> Iterator[Value]:
        if reading.data and (file := reading.data.catalogue):
            one = file.coverage
            yield from (one.items, one.expected, one.filled, share(one.filled, one.expected))
            yield from (one.measured, one.in_time, share(one.in_time, one.measured))

    lines = tuple(line_of(one, "catalogue", values(one), len(columns)) for one in readings)
    return FigureTable("coverage", "各县公开事项目录覆盖情况", (*columns, DAY), lines)


_DOMAIN = (
    ("items", PortalColumn("主动公开事项", "目录里公开方式含“主动”的事项")),
    ("filled", PortalColumn("有文件的", "其中现在至少有一份文件可读的")),
    ("share", PortalColumn("占比", "有文件的 ÷ 主动公开事项")),
    ("documents", PortalColumn("文件", "这些事项下可读的文件")),
)


def domains(readings: Sequence[CountyReading]) -> dict[str, tuple[str, FigureTable]]:
    """Domain -> its name and what each county has in it, in the order in which counties first name them."""
    every = [_by_id(one) for one in readings]
    names: dict[str, Counter[str]] = {}
    for found in every:
        for identity, domain in found.items():
            names.setdefault(identity, Counter())[cleaning.text(domain.name)] += 1
    made = {}
    for identity, told in names.items():
        name = told.most_common(1)[0][0]
        lines = tuple(
            line_of(one, "catalogue", _domain_values(found.get(identity)), len(_DOMAIN))
            for one, found in zip(readings, every, strict=True)
        )
        made[identity] = (name, FigureTable(f"coverage-{identity}", f"各县“{name}”领域", (*_DOMAIN, DAY), lines))
    return made


def _by_id(reading: CountyReading) -> dict[str, CatalogueDomain]:
    file = reading.data.catalogue if reading.data else None
    return {domain.id: domain for domain in file.domains if cleaning.slug(domain.id)} if file else {}


def _domain_values(domain: CatalogueDomain | None) -> Iterator[Value]:
    if domain:
        items = [item for item in domain.items if "主动" in item.way]
        filled = sum(1 for item in items if item.documents)
        yield from (len(items), filled, share(filled, len(items)), sum(item.documents for item in items))


def domain_sums(found: dict[str, tuple[str, FigureTable]]) -> FigureTable:
    """All domains, each over all counties that publish it."""
    lines = []
    for identity, (name, table) in found.items():
        told = [line.values for line in table.lines if line.values[0] is not None]
        items, filled, documents = (sum(int(row[at] or 0) for row in told) for at in (0, 1, 3))
        values = (len(told), items, filled, share(filled, items), documents)
        lines.append(FigureLine(identity, name, f"/coverage/{identity}/", values))
    counties = ("counties", PortalColumn("公布的县", "公布了这个领域目录的县数；没有公布的不计入后面各列"))
    return FigureTable("domains", "各领域覆盖情况", (counties, *_DOMAIN), tuple(lines), ("domain", "领域"))


_DUTY = (
    ("owed", PortalColumn("已到期", "到数据日期为止应当公开的：已公开、逾期公开、未公开三项之和")),
    ("done", PortalColumn(DONE, "按期公开，或者没有期限而已经公开的")),
    ("late", PortalColumn(LATE, "公开了，但晚于最后一天")),
    ("missing", PortalColumn(MISSING, "已经到期、还没有公开的")),
    ("share", PortalColumn("按期率", "已公开 ÷ 已到期；没有到期的，写“—”")),
    ("excused", PortalColumn(EXCUSED, "写明理由和批准机构、不必公开的，不算在已到期里")),
    ("ahead", PortalColumn(AHEAD, "最后一天还没有到的")),
)


def duties(readings: Sequence[CountyReading]) -> FigureTable:
    """What each county owes and how far it did it, over all duties."""
    lines = tuple(line_of(one, "duties", _cell_sums(cells_of(one)), len(_DUTY)) for one in readings)
    return FigureTable("duties", "各县公开责任履行情况", (*_DUTY, DAY), lines)


def cells_of(reading: CountyReading) -> list[PublishedCell] | None:
    """A county's matrix of duties; None when it publishes none."""
    return reading.data.duties.cells if reading.data and reading.data.duties else None


def _cell_sums(cells: Iterable[PublishedCell] | None) -> Iterator[Value]:
    if cells is not None:
        sums = Counter(one.state for one in cells)
        owed = sums[DONE] + sums[LATE] + sums[MISSING]
        yield from (owed, sums[DONE], sums[LATE], sums[MISSING], share(sums[DONE], owed), sums[EXCUSED], sums[AHEAD])


def each_duty(readings: Sequence[CountyReading]) -> dict[str, tuple[str, str, FigureTable]]:
    """Duty -> its name, its basis and how each county did it. A county that does not know the duty publishes nothing of
    it."""
    names: dict[str, Counter[tuple[str, str]]] = {}
    every: list[dict[str, list[PublishedCell]]] = []
    for one in readings:
        found: dict[str, list[PublishedCell]] = {}
        for duty in one.data.duties.duties if one.data and one.data.duties else ():
            if cleaning.slug(duty.id):
                found[duty.id] = []
                names.setdefault(duty.id, Counter())[cleaning.text(duty.name), cleaning.text(duty.basis)] += 1
        for cell in cells_of(one) or ():
            if cell.duty in found:
                found[cell.duty].append(cell)
        every.append(found)
    made = {}
    for identity, told in names.items():
        name, basis = told.most_common(1)[0][0]
        lines = tuple(
            line_of(one, "duties", _cell_sums(found.get(identity)), len(_DUTY))
            for one, found in zip(readings, every, strict=True)
        )
        made[identity] = (name, basis, FigureTable(f"duty-{identity}", f"各县“{name}”", (*_DUTY, DAY), lines))
    return made


def duty_sums(found: dict[str, tuple[str, str, FigureTable]]) -> FigureTable:
    """All duties, each over all counties that publish it."""
    lines = []
    for identity, (name, _, table) in found.items():
        told = [line.values for line in table.lines if line.values[0] is not None]
        owed, done, late, missing, excused, ahead = (
            sum(int(row[at] or 0) for row in told) for at in (0, 1, 2, 3, 5, 6)
        )
        values = (len(told), owed, done, late, missing, share(done, owed), excused, ahead)
        lines.append(FigureLine(identity, name, f"/duties/{identity}/", values))
    counties = ("counties", PortalColumn("公布的县", "公布了这项责任的县数；没有公布的不计入后面各列"))
    return FigureTable("each-duty", "各项责任", (counties, *_DUTY), tuple(lines), ("duty", "责任"))
