"""What all counties publish of one thing -> a table that pages, JSON and CSV are made from alike.

Every column says what it counts, every line of which day it is; what a county does not publish is None, never 0.
Counties stand in the order of province.yaml: a table is no league.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.base.shares import percent
from generator.model.view import Link
from generator.province.portal import cleaning
from generator.province.portal.contexts import UNPUBLISHED, PortalColumn, PortalLine, PortalTable
from generator.province.portal.county import PARTS, CountyReading
from generator.province.portal.shapes import CatalogueDomain, PublishedCell

Value = int | float | str | None
DAY = ("day", PortalColumn("数据日期", "这一行数据所在网站的日期", number=False))
DONE, LATE, MISSING, EXCUSED, AHEAD = "已公开", "逾期公开", "未公开", "免于公开", "未到期"
STATES = (DONE, LATE, MISSING, EXCUSED, AHEAD)


class FigureLine(msgspec.Struct, frozen=True):
    """id: of the county, or of what the line is of."""

    id: str
    title: str
    url: str
    values: tuple[Value, ...]


class FigureTable(msgspec.Struct, frozen=True):
    """columns: (key in JSON and CSV, column). first: (key, name) of the first column."""

    id: str
    caption: str
    columns: tuple[tuple[str, PortalColumn], ...]
    lines: tuple[FigureLine, ...]
    first: tuple[str, str] = ("county", "县")
    intro: str = ""

    def view(self, more: Link | None = None) -> PortalTable:
        """As the page shows it."""
        lines = tuple(PortalLine(line.title, line.url, tuple(map(cell, line.values))) for line in self.lines)
        columns = tuple(column for _, column in self.columns)
        return PortalTable(self.id, self.caption, self.first[1], columns, lines, self.intro, more)

    def records(self) -> list[dict[str, Value]]:
        """As JSON has it."""
        keys = [key for key, _ in self.columns]
        head = self.first[0]
        return [
            {head: line.id, "name": line.title} | dict(zip(keys, line.values, strict=True)) for line in self.lines
        ]


def cell(value: Value) -> str:
    """A figure as text."""
    return UNPUBLISHED if value is None else str(value)


def county_url(identity: str) -> str:
    """The page of a county on the portal."""
    return f"/counties/{identity}/"


def day_of(reading: CountyReading, part: str) -> str | None:
    """The day of which a part of a county's data is."""
    return (reading.data.days.get(part) or reading.data.day) if reading.data else None


def _line(reading: CountyReading, part: str, values: Iterable[Value], width: int) -> FigureLine:
    """A county's line. values: empty for what it does not publish."""
    told = tuple(values) or (None,) * width
    known = day_of(reading, part) if any(value is not None for value in told) else None
    county = reading.county
    return FigureLine(county.id, county.name, county_url(county.id), (*told, known))


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
            yield from (one.items, one.expected, one.filled, _share(one.filled, one.expected))
            yield from (one.measured, one.in_time, _share(one.in_time, one.measured))

    lines = tuple(_line(one, "catalogue", values(one), len(columns)) for one in readings)
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
            _line(one, "catalogue", _domain_values(found.get(identity)), len(_DOMAIN))
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
        yield from (len(items), filled, _share(filled, len(items)), sum(item.documents for item in items))


def domain_sums(found: dict[str, tuple[str, FigureTable]]) -> FigureTable:
    """All domains, each over all counties that publish it."""
    lines = []
    for identity, (name, table) in found.items():
        told = [line.values for line in table.lines if line.values[0] is not None]
        items, filled, documents = (sum(int(row[at] or 0) for row in told) for at in (0, 1, 3))
        values = (len(told), items, filled, _share(filled, items), documents)
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
    lines = tuple(_line(one, "duties", _cell_sums(cells_of(one)), len(_DUTY)) for one in readings)
    return FigureTable("duties", "各县公开责任履行情况", (*_DUTY, DAY), lines)


def cells_of(reading: CountyReading) -> list[PublishedCell] | None:
    """A county's matrix of duties; None when it publishes none."""
    return reading.data.duties.cells if reading.data and reading.data.duties else None


def _cell_sums(cells: Iterable[PublishedCell] | None) -> Iterator[Value]:
    if cells is not None:
        sums = Counter(one.state for one in cells)
        owed = sums[DONE] + sums[LATE] + sums[MISSING]
        yield from (owed, sums[DONE], sums[LATE], sums[MISSING], _share(sums[DONE], owed), sums[EXCUSED], sums[AHEAD])


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
            _line(one, "duties", _cell_sums(found.get(identity)), len(_DUTY))
            for one, found in zip(readings, every, strict=True)
        )
        made[identity] = (name, basis, FigureTable(f"duty-{identity}", f"各县“{name}”", (*_DUTY, DAY), lines))
    return made


def duty_sums(found: dict[str, tuple[str, str, FigureTable]]) -> FigureTable:
    """All duties, each over all counties that publish it."""
    lines = []
    for identity, (name, _, table) in found.items():
        told = [line.values for line in table.lines if line.values[0] is not None]
        owed, done, late, missing, excused, ahead = (sum(int(row[at] or 0) for row in told) for at in (0, 1, 2, 3, 5, 6))
        values = (len(told), owed, done, late, missing, _share(done, owed), excused, ahead)
        lines.append(FigureLine(identity, name, f"/duties/{identity}/", values))
    counties = ("counties", PortalColumn("公布的县", "公布了这项责任的县数；没有公布的不计入后面各列"))
    return FigureTable("each-duty", "各项责任", (counties, *_DUTY), tuple(lines), ("duty", "责任"))


_INDEX = (
    ("met", PortalColumn("符合", "网站自动检查认为符合的指标")),
    ("broken", PortalColumn("不符合", "网站自动检查认为不符合的指标")),
    ("by_hand", PortalColumn("人工检查", "要人来看、网站自己判断不了的指标，不等于符合")),
)


def indices(readings: Sequence[CountyReading]) -> dict[str, tuple[str, str, FigureTable]]:
    """Index of inspection -> its name, its basis and how each county stands to it."""
    every = [
        {index.id: index for index in one.data.compliance.indices if cleaning.slug(index.id)}
        if one.data and one.data.compliance
        else {}
        for one in readings
    ]
    known = {identity: index for found in reversed(every) for identity, index in found.items()}
    made = {}
    for identity, index in known.items():
        lines = []
        for one, found in zip(readings, every, strict=True):
            sums = Counter(item.state for item in found[identity].items) if identity in found else None
            values = [sums[name] for name in ("符合", "不符合", "人工检查")] if sums is not None else ()
            lines.append(_line(one, "compliance", values, len(_INDEX)))
        name = cleaning.text(index.name)
        table = FigureTable(f"index-{identity}", f"各县对照“{name}”", (*_INDEX, DAY), tuple(lines))
        made[identity] = (name, cleaning.text(index.basis), table)
    return made


def index_items(readings: Sequence[CountyReading], identity: str) -> FigureTable:
    """The items of one index: how many counties meet each, and which do not."""
    names: dict[str, str] = {}
    states: dict[str, Counter[str]] = {}
    broken: dict[str, list[str]] = {}
    for one in readings:
        for index in one.data.compliance.indices if one.data and one.data.compliance else ():
            for item in index.items if index.id == identity else ():
                names.setdefault(item.id, cleaning.text(item.name))
                states.setdefault(item.id, Counter())[item.state] += 1
                if item.state == "不符合":
                    broken.setdefault(item.id, []).append(one.county.name)
    columns = (
        ("met", PortalColumn("符合的县", "这一项符合的县数")),
        ("broken", PortalColumn("不符合的县", "这一项不符合的县数")),
        ("by_hand", PortalColumn("人工检查的县", "这一项要人来看的县数")),
        ("who", PortalColumn("不符合的", "不符合的县", number=False)),
    )
    lines = tuple(
        FigureLine(
            cleaning.text(item),
            names[item],
            "",
            (sums["符合"], sums["不符合"], sums["人工检查"], "、".join(broken.get(item, [])) or "—"),
        )
        for item, sums in states.items()
    )
    return FigureTable(f"items-{identity}", "逐项情况", columns, lines, ("item", "指标"))


def rules(readings: Sequence[CountyReading]) -> FigureTable:
    """How many of the program's rules each county keeps; comparable between sites of one version."""
    columns = (
        ("met", PortalColumn("符合的规则", "公开的内容没有一处违反的")),
        ("broken", PortalColumn("不符合的规则", "至少有一处违反的")),
        ("off", PortalColumn("停用的规则", "这个县停用、没有检查的")),
        ("version", PortalColumn("程序版本", "规则随版本增减，版本相同的才好比较", number=False)),
    )
    lines = []
    for one in readings:
        values: tuple[Value, ...] = ()
        if one.data and one.data.compliance:
            sums = Counter(rule.state for rule in one.data.compliance.rules)
            values = (sums["符合"], sums["不符合"], sums["已停用"], one.data.version or None)
        lines.append(_line(one, "compliance", values, len(columns)))
    return FigureTable("rules", "各县对照检查规则", (*columns, DAY), tuple(lines))


def metrics(readings: Sequence[CountyReading], year: int) -> FigureTable:
    """What each county counts of one year. Columns are the figures that most counties know."""
    names: dict[str, tuple[str, str]] = {}
    every: list[dict[str, Value] | None] = []
    for one in readings:
        file = one.data.metrics if one.data else None
        for meaning in file.metrics if file else ():
            if cleaning.slug(meaning.id):
                names.setdefault(meaning.id, (cleaning.text(meaning.name), cleaning.text(meaning.doc)))
        every.append(next((dict(told.values) for told in file.county if told.year == year), None) if file else None)
    columns = tuple((key, PortalColumn(name, doc)) for key, (name, doc) in list(names.items())[:20])
    lines = tuple(
        _line(one, "metrics", [values.get(key) for key, _ in columns] if values else (), len(columns))
        for one, values in zip(readings, every, strict=True)
    )
    return FigureTable(f"figures-{year}", f"{year}年各县公开数据", (*columns, DAY), lines)


def counts(readings: Sequence[CountyReading]) -> FigureTable:
    """The counties themselves, with how many documents they publish."""
    columns = (
        ("documents", PortalColumn("公开文件", "网站列出的文件，依申请公开只列条目的也算")),
        ("policies", PortalColumn("规范性文件", "规范性文件登记册里的，失效的也算")),
        ("valid", PortalColumn("现行有效", "其中现在有效的")),
        ("url", PortalColumn("网址", "县自己的网站", number=False)),
    )
    lines = []
    for one in readings:
        values: tuple[Value, ...] = ()
        if data := one.data:
            whole = all(day for name, day in data.days.items() if name not in PARTS)
            total = sum(map(len, data.documents.values())) if whole else None
            known = data.policies
            valid = None if known is None else sum(1 for row in known if row.valid)
            values = (total, None if known is None else len(known), valid, data.url + "/")
        lines.append(_line(one, "", values, len(columns)))
    return FigureTable("counties", "各县网站", (*columns, DAY), tuple(lines))


def _share(part: int, whole: int) -> str:
    return percent(part, whole) or "—"
