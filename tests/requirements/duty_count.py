"""The cells of duties counted again from the front matter of a content folder: plainly, duty by duty, and with nothing
of the program but the calendar of working days."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import chinese_calendar
import frontmatter
import yaml

Key = tuple[str, str, str]
State = tuple[str, str]
"""State, and the day on which it was met; "" for none."""
_CHINESE = {
    "标题": "title",
    "领域": "domain",
    "机关": "agency",
    "发布日期": "publish_date",
    "公开属性": "classification",
    "类型": "kind",
    "更新日期": "updated",
}
_KINDS = {
    "要闻动态": "news",
    "统计数据": "statistics",
    "政府信息公开": "disclosure",
    "机构职能": "functions",
    "财政预决算": "budget",
}
OFFICES, COUNTY = ("部门", "乡镇", "街道"), ("xzf", "zfb", "")


class Doc:
    """What a file says, with the folder's defaults."""

    def __init__(self, path: Path, said: dict[str, Any], offices: dict[str, str]) -> None:
        self.said = {_CHINESE.get(key, key): value for key, value in said.items()}
        self.folder = path.parent
        self.day = _day(self.said["publish_date"])
        kind = str(self.said.get("kind", "notice"))
        self.kind = _KINDS.get(kind, kind)
        self.agency = offices.get(str(self.said.get("agency", "")), "")
        expires = self.said.get("expires")
        self.expires = _day(expires) if expires else None

    def has(self, *words: str) -> bool:
        return all(word in map(str, self.said.values()) for word in words)

    def year(self, field: str) -> int:
        return int(self.said[field])

    def touched(self) -> datetime.date:
        return max(self.day, _day(self.said["updated"])) if self.said.get("updated") else self.day


def _day(value: object) -> datetime.date:
    return datetime.date.fromisoformat(str(value)[:10])


def _documents(content: Path, today: datetime.date, offices: dict[str, str]) -> Iterator[Doc]:
    for path in sorted(content.rglob("*.md")):
        said: dict[str, Any] = {}
        for folder in [content, *reversed(path.relative_to(content).parents)][1:]:
            defaults = content / folder / "_defaults.yaml"
            said |= (yaml.safe_load(defaults.read_text("utf-8")) or {}) if defaults.exists() else {}
        doc = Doc(path, said | frontmatter.load(str(path)).metadata, offices)
        hidden = doc.said.get("draft") in (True, "是") or doc.said.get("status") in ("withdrawn", "撤回")
        there = doc.day <= today <= (doc.expires or today)
        if doc.said["classification"] == "主动公开" and there and not hidden:
            yield doc


def counted(content: Path, today: datetime.date) -> dict[Key, State]:
    """Every cell that there is to be, by (duty, who, period), since the year before."""
    agencies = yaml.safe_load((content / "_data/agencies.yaml").read_text("utf-8"))
    names = {
        name: row["id"]
        for row in agencies
        for name in (row["id"], row["name"], row.get("short", ""), *row.get("aliases", ()))
    }
    docs = sorted(_documents(content, today, names), key=lambda doc: (doc.day, str(doc.said.get("id", ""))))
    by_kind = {word: [row["id"] for row in agencies if row["kind"] == word] for word in (*OFFICES, "村")}
    offices = [name for word in OFFICES for name in by_kind[word] if name not in COUNTY]
    years = (today.year - 1, today.year)
    domains = [path.name for path in content.iterdir() if path.is_dir() and path.name not in ("_data", "zfxxgk")]
    cells: dict[Key, State] = {}

    def each_year(duty: str, holder: str, own: Iterable[Doc], year_of: Callable[[Doc], int], due: Any) -> None:
        found = list(own)
        for year in years:
            met = [doc for doc in found if year_of(doc) == year]
            cells[duty, holder, f"{year}年"] = _state(met, due(year), today)

    def always(duty: str, holder: str, own: Iterable[Doc]) -> None:
        met = list(own)
        cells[duty, holder, ""] = ("已公开", str(met[0].day)) if met else ("未公开", "")

    def fresh(duty: str, holder: str, own: Iterable[Doc], days: int) -> None:
        newest = max((doc.touched() for doc in own), default=None)
        if newest is None:
            cells[duty, holder, ""] = ("未公开", "")
        else:
            cells[duty, holder, ""] = ("逾期公开" if (today - newest).days > days else "已公开", str(newest))

    def of(kind: str, *words: str) -> list[Doc]:
        return [doc for doc in docs if doc.kind == kind and doc.has(*words)]

    reports, budgets = of("disclosure", "年报"), of("budget", "预算")
    each_year(
        "annual-report",
        "",
        [doc for doc in reports if doc.agency in COUNTY],
        lambda doc: doc.year("year"),
        lambda year: datetime.date(year + 1, 3, 31),
    )
    of_county = {doc.year("fiscal_year"): _day(doc.said["approved_date"]) for doc in budgets if doc.has("政府")}
    final = {
        doc.year("fiscal_year"): _day(doc.said["approved_date"]) for doc in of("budget", "决算") if doc.has("政府")
    }
    for holder in offices:
        own = [doc for doc in docs if doc.agency == holder]
        each_year(
            "annual-report",
            holder,
            [doc for doc in reports if doc in own],
            lambda doc: doc.year("year"),
            lambda year: datetime.date(year + 1, 1, 31),
        )
        each_year(
            "budget",
            holder,
            [doc for doc in budgets if doc in own and not doc.has("政府")],
            lambda doc: doc.year("fiscal_year"),
            lambda year: (
                of_county[year] + datetime.timedelta(days=40) if year in of_county else datetime.date(year, 12, 31)
            ),
        )
        each_year(
            "accounts",
            holder,
            [doc for doc in of("budget", "决算") if doc in own and not doc.has("政府")],
            lambda doc: doc.year("fiscal_year"),
            lambda year: (
                final[year] + datetime.timedelta(days=40) if year in final else datetime.date(year + 1, 12, 31)
            ),
        )
        each_year(
            "leader-interpretation",
            holder,
            [doc for doc in of("interpretation", "主要负责人") if doc in own],
            lambda doc: doc.day.year,
            lambda year: datetime.date(year, 12, 31),
        )
    each_year(
        "budget",
        "",
        [doc for doc in budgets if doc.has("政府")],
        lambda doc: doc.year("fiscal_year"),
        lambda year: datetime.date(year, 12, 31),
    )
    each_year(
        "accounts",
        "",
        [doc for doc in of("budget", "决算") if doc.has("政府")],
        lambda doc: doc.year("fiscal_year"),
        lambda year: datetime.date(year + 1, 12, 31),
    )
    for holder in ("", *offices):
        own = [doc for doc in docs if (doc.agency == holder if holder else doc.agency in COUNTY)]
        always("guide", holder, [doc for doc in own if doc.kind == "disclosure" and doc.has("指南")])
        always("rules", holder, [doc for doc in own if doc.kind == "disclosure" and doc.has("制度")])
        if holder:
            said = next(row for row in agencies if row["id"] == holder)
            led = said.get("leaders") or []
            named = any(one.get("post") for one in led) and any(one.get("openness") for one in led)
            cells["leaders", holder, ""] = ("已公开" if named else "未公开", "")
            office = said.get("disclosure_office") or {}
            whole = all(office.get(key) for key in ("name", "phone", "fax"))
            cells["disclosure-office", holder, ""] = ("已公开" if whole else "未公开", "")
        always("functions", holder, [doc for doc in own if doc.kind == "functions"])
    for holder in (name for name in by_kind["部门"] if name not in COUNTY):
        lists = [doc for doc in docs if doc.agency == holder and doc.has("权力清单")]
        always("powers", holder, [doc for doc in lists if "rows" in doc.said])
    fresh("home", "", docs, 14)
    for kind, days in {"news": 14, "statistics": 366, "notice": 183, "normative": 183}.items():
        fresh("columns", kind, of(kind), days)
    for domain in domains:
        fresh(
            "domain-columns", domain, [doc for doc in docs if doc.folder.relative_to(content).parts[0] == domain], 730
        )
    cells |= _villages(docs, by_kind["村"], names, today)
    return cells


def _state(met: list[Doc], due: datetime.date, today: datetime.date) -> State:
    if met:
        first = met[0]
        approved = first.said.get("approved_date")
        last = _day(approved) + datetime.timedelta(days=20) if approved else due
        return ("逾期公开" if first.day > last else "已公开", str(first.day))
    return ("未到期" if today <= due else "未公开", "")


def _villages(docs: list[Doc], villages: list[str], names: dict[str, str], today: datetime.date) -> dict[Key, State]:
    said: dict[tuple[str, str], Doc] = {}
    for doc in docs:
        if doc.said.get("register") == "村级财务收支":
            path = doc.folder / str(doc.said["rows"])
            for row in csv.DictReader(path.read_text("utf-8-sig").splitlines()):
                village = names.get(next(value for key, value in row.items() if key.startswith("村")), "")
                said.setdefault((village, row["时期"]), doc)
    cells: dict[Key, State] = {}
    for village in villages:
        for year in (today.year - 1, today.year):
            for number in range(4):
                if datetime.date(year, 3 * number + 1, 1) > today:
                    continue
                label = f"{year}年第{'一二三四'[number]}季度"
                last = datetime.date(year + (number == 3), (3 * number + 3) % 12 + 1, 1) - datetime.timedelta(days=1)
                met = said.get((village, label))
                cells["village-finance", village, label] = _state([met] if met else [], _workdays(last, 20), today)
    return cells


def _workdays(day: datetime.date, count: int) -> datetime.date:
    """The last of so many working days; beyond the calendar one that has not come."""
    while count:
        day += datetime.timedelta(days=1)
        if day.year > max(date.year for date in chinese_calendar.constants.workdays):
            return datetime.date.max
        count -= chinese_calendar.is_workday(day)
    return day
