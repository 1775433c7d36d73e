"""What the counties' sites say of themselves -> tables: indices of inspection, rules, figures of a year, documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.province.portal import cleaning
from generator.province.portal.contexts import PortalColumn
from generator.province.portal.county import PARTS, CountyReading
from generator.province.portal.figure_tables import DAY, FigureLine, FigureTable, Value, line_of

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
            lines.append(line_of(one, "compliance", values, len(_INDEX)))
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
        lines.append(line_of(one, "compliance", values, len(columns)))
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
        told_year = next((told for told in file.county if told.year == year), None) if file else None
        every.append({**told_year.values} if told_year else None)
    columns = tuple((key, PortalColumn(name, doc)) for key, (name, doc) in list(names.items())[:20])
    lines = tuple(
        line_of(one, "metrics", [values.get(key) for key, _ in columns] if values else (), len(columns))
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
        lines.append(line_of(one, "", values, len(columns)))
    return FigureTable("counties", "各县网站", (*columns, DAY), tuple(lines))
