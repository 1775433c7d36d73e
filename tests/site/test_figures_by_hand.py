"""Every figure on the sample county's pages, beside a count by hand: from the Markdown files,
without the program's own reading."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.paths import CONTENT
from tests.site.conftest import DAY

KEYS = {
    "发布日期": "publish_date",
    "公开属性": "classification",
    "机关": "agency",
    "主题": "subject",
    "领域": "domain",
    "类型": "kind",
    "公开事项": "catalogue",
    "成文日期": "written_date",
}
Sheet = dict[str, Any]


def data(name: str) -> Any:
    return yaml.safe_load((CONTENT / "_data" / name).read_text(encoding="utf-8"))


@cache
def listed() -> tuple[Sheet, ...]:
    """Front matter of what lists show: open or on application, no draft, not withdrawn, not of a day to come."""
    sheets = []
    for path in sorted(CONTENT.rglob("*.md")):
        if any(part.startswith("_") for part in path.relative_to(CONTENT).parts):
            continue
        front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
        defaults = path.parent / "_defaults.yaml"
        given = yaml.load(defaults.read_text(encoding="utf-8"), yaml.BaseLoader) if defaults.is_file() else {}
        sheets.append({KEYS.get(key, key): value for key, value in (given | front).items()})
    return tuple(sheet for sheet in sheets if shown(sheet))


def shown(sheet: Sheet) -> bool:
    open_ = sheet["classification"] in ("主动公开", "依申请公开")
    there = sheet.get("draft", "false") == "false" and sheet.get("status") not in ("withdrawn", "撤回", "已撤回")
    return open_ and there and datetime.date.fromisoformat(sheet["publish_date"][:10]) <= DAY


@cache
def agency_ids() -> dict[str, str]:
    """Every way to name an agency -> its id."""
    return {
        word: row["id"]
        for row in data("agencies.yaml")
        for word in (row["id"], row["name"], row.get("short"), *row.get("aliases", ()))
        if word
    }


def agency_of(sheet: Sheet) -> str:
    return agency_ids()[sheet["agency"]]


def names(rows: Iterable[Sheet]) -> dict[str, str]:
    return {row["id"]: row["name"] for row in rows}


def main_of(sample: Path, page: str) -> LexborNode:
    """The ``main`` of a page."""
    node = LexborHTMLParser((sample / page / "index.html").read_text(encoding="utf-8")).css_first("main")
    assert node is not None
    return node


def numbers_by_name(sample: Path, page: str) -> dict[str, int]:
    """The rows of a menu page: name -> number."""
    text = main_of(sample, page).text(separator="|")
    return {name: int(number) for name, number in re.findall(r"([^|\s]+)\s*\|[\s|]*(\d+)[\s|]*\|?\s*件", text)}


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("agency", lambda sheet: names(data("agencies.yaml"))[agency_of(sheet)]),
        ("subject", lambda sheet: names(data("subjects.yaml")).get(sheet["subject"], sheet["subject"])),
    ],
)
def test_menus_count_what_the_files_say(sample: Path, page: str, key: Callable[[Sheet], str]) -> None:
    counted = Counter(key(sheet) for sheet in listed())
    there = numbers_by_name(sample, page)
    assert {name: number for name, number in there.items() if number} == dict(counted)


def test_the_archive_counts_years_and_months(sample: Path) -> None:
    there = {
        str(link.attributes["href"]): int(re.findall(r"(\d+)\s*件", link.text())[0])
        for link in main_of(sample, "archive").css(".counted a")
    }
    days = [str(sheet["publish_date"]) for sheet in listed()]
    counted = Counter([f"/archive/{day[:4]}/" for day in days] + [f"/archive/{day[:4]}/{day[5:7]}/" for day in days])
    assert there == dict(counted)


def ended(sheet: Sheet) -> bool:
    """Whether its last day has passed, after which neither text nor attachments are there."""
    return "expires" in sheet and datetime.date.fromisoformat(sheet["expires"]) < DAY


def opened() -> list[Sheet]:
    """What everybody may read: of a document on application no more than its entry is public, of one that ended a
    notice."""
    return [sheet for sheet in listed() if sheet["classification"] == "主动公开" and not ended(sheet)]


def stubs() -> list[Sheet]:
    """The open documents that have ended."""
    return [sheet for sheet in listed() if sheet["classification"] == "主动公开" and ended(sheet)]


def test_the_figures_page(sample: Path) -> None:
    page = main_of(sample, "figures")
    rows = {
        cells[0]: cells[1]
        for row in page.css("tr")
        if len(cells := [cell.text(strip=True) for cell in row.css("th, td")]) == 2
    }
    assert f"主动公开 {len(opened())} 件" in page.text()
    assert stubs() and f"只留说明的 {len(stubs())} 件不计在内" in page.text()
    months = Counter(sheet["publish_date"][:7] for sheet in opened())
    shown_months = [label for label in rows if re.fullmatch(r"20\d\d-\d\d", label)]
    assert len(shown_months) == 24
    assert {label: int(rows[label]) for label in shown_months} == {label: months[label] for label in shown_months}
    agencies = names(data("agencies.yaml"))
    for identity, count in Counter(map(agency_of, opened())).most_common(5):
        assert int(rows[agencies[identity]]) == count
    dated = [sheet for sheet in opened() if sheet.get("written_date") and sheet["classification"] == "主动公开"]
    assert f"按 {len(dated)} 件" in page.text()


def expected(item: Sheet) -> bool:
    """Whether an item should have documents on the web site, by the words of the catalogue."""
    everybody = item.get("audience", "全社会") in ("全社会", "社会公众", "公众", "全体公民", "所有人")
    way = item.get("way", "主动")
    on_the_site = any("网站" in channel and "□" not in channel for channel in item.get("channels", ()))
    return on_the_site and everybody and "主动" in way and not item.get("not_applicable")


@cache
def items() -> dict[str, tuple[Sheet, ...]]:
    """Catalogue items by domain."""
    files = sorted((CONTENT / "_data" / "catalogue").glob("[!_]*.yaml"))
    return {one["domain"]: tuple(one["items"]) for path in files for one in [yaml.safe_load(path.read_text("utf-8"))]}


def of_items() -> list[Sheet]:
    """Documents to be read that belong to an item; the entry of one on application says nothing of it."""
    return [sheet for sheet in opened() if sheet.get("catalogue")]


def coverage_line(sample: Path, page: str) -> tuple[int, int, int]:
    """(items, expected, filled) as the page's first paragraph says."""
    text = re.sub(r"\s+", "", main_of(sample, page).text())
    numbers = re.search(r"共(\d+)项[；，]应当在网站公开的(\d+)项中已有文件的(\d+)项", text)
    assert numbers, page
    return int(numbers[1]), int(numbers[2]), int(numbers[3])


@pytest.mark.requirement("CAT-06")
def test_coverage_of_each_domain(sample: Path) -> None:
    filled_items = {sheet["catalogue"] for sheet in of_items()}
    sums = [0, 0, 0]
    for domain, rows in items().items():
        wanted = [row for row in rows if expected(row)]
        count = (len(rows), len(wanted), sum(row["id"] in filled_items for row in wanted))
        assert coverage_line(sample, f"catalogue/{domain}") == count
        sums = [a + b for a, b in zip(sums, count, strict=True)]
    assert coverage_line(sample, "catalogue") == tuple(sums)


@pytest.mark.requirement("PLT-04")
@pytest.mark.parametrize("agency", [row["id"] for row in data("agencies.yaml") if row["kind"] != "政务服务中心"])
def test_an_agency_s_coverage_is_what_it_published_itself(sample: Path, agency: str) -> None:
    """What another office published of a shared item is no merit of this one."""
    if not (sample / "catalogue/agency" / agency / "index.html").is_file():
        pytest.fail(f"{agency} has no catalogue of its own")
    own = Counter(sheet["catalogue"] for sheet in of_items() if agency_of(sheet) == agency)
    by_id = {row["id"]: row for rows in items().values() for row in rows}
    table = main_of(sample, f"catalogue/agency/{agency}")
    rows = [
        (str(link.attributes["href"]).split("/")[-2], row.css("td")[-1].text(strip=True))
        for row in table.css("tbody tr")
        for link in row.css("th a")
    ]
    assert {name: int(count) for name, count in rows if count.isdigit()} == {
        name: own[name] for name, _ in rows if own[name]
    }
    wanted = [name for name, _ in rows if expected(by_id[name])]
    counted = (len(rows), len(wanted), sum(1 for name in wanted if own[name]))
    assert coverage_line(sample, f"catalogue/agency/{agency}") == counted


@pytest.mark.requirement("ENF-08", "KEY-11")
@pytest.mark.parametrize(("domain", "filled"), [("zdbc", 4), ("fwzs", 3), ("ssgl", 4), ("jycy", 4)])
def test_columns_of_expropriation_taxes_and_work_have_their_items_and_documents(
    sample: Path, domain: str, filled: int
) -> None:
    """Of land and of houses every item that the web site should have has its documents."""
    names = {sheet["catalogue"] for sheet in of_items()} & {row["id"] for row in items()[domain] if expected(row)}
    assert len(names) == filled
    if domain in ("zdbc", "fwzs"):
        assert names == {row["id"] for row in items()[domain] if expected(row)}
    for name in names:
        links = {link.attributes.get("href") for link in main_of(sample, f"catalogue/{domain}/{name}").css("a")}
        assert any(str(link).startswith("/d/") for link in links), name
    assert main_of(sample, domain).css("#wenjian a[href^='/d/']") and main_of(sample, domain).css("#mulu tbody a")
