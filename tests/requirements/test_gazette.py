"""F · issues of the gazette are put together from documents that everybody can read (DOC-12)."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model.gazette import gaps
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported


def issue(site: SmallSite, number: int, documents: list[str], *, year: int = 2026, **more: Any) -> None:
    fields = {"kind": "政府公报", "year": year, "issue": number, "documents": documents}
    site.document(f"gb-{year}-{number}.md", "", **fields | {"title": f"公报{year}年第{number}期"} | more)


def normative(site: SmallSite, name: str, **more: Any) -> None:
    site.document(f"{name}.md", f"{name}的正文。", **{"kind": "normative", "title": f"{name}管理办法"} | more)


def contents(site: SmallSite, name: str) -> list[str]:
    page = LexborHTMLParser(site.page(f"d/{name}/index.html"))
    return [link.attributes["href"] or "" for link in page.css(".page-gazette article tbody a")]


@pytest.mark.requirement("DOC-12")
def test_an_issue_is_its_contents_on_its_page_in_the_index_the_feed_and_as_data(site: SmallSite) -> None:
    normative(site, "jia", publish_date="2026-01-05", doc_number="试政发〔2026〕1号")
    normative(site, "yi", publish_date="2026-01-04")
    issue(site, 1, ["jia", "yi"])
    issue(site, 2, ["yi"], publish_date="2026-06-30")
    assert site.build() == 0
    assert contents(site, "gb-2026-1") == ["/d/jia/", "/d/yi/"]  # in the editor's order
    assert "刊登于政府公报" in site.page("d/jia/index.html")
    index = LexborHTMLParser(site.page("gazette/index.html"))
    assert [link.attributes["href"] for link in index.css("tbody a")] == ["/d/gb-2026-2/", "/d/gb-2026-1/"]
    assert site.page("feed/gazette.xml").count("<entry>") == 2
    data = json.loads(site.page("data/gazette.json"))["issues"]
    assert [(one["issue"], [row["url"][-6:] for row in one["documents"]]) for one in data] == [
        (2, ["/d/yi/"]),
        (1, ["d/jia/", "/d/yi/"]),
    ]
    rows = list(csv.reader(io.StringIO(site.page("data/gazette.csv").lstrip("\ufeff"))))
    assert [row[1] for row in rows[1:]] == ["2", "1", "1"]


@pytest.mark.requirement("DOC-12")
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"classification": "不予公开"}, "REL-HELD"),
        ({"draft": True}, "REL-HELD"),
        ({"publish_date": "2027-01-01"}, "REL-HELD"),
        ({"classification": "依申请公开"}, "GAZ-GONE"),
        ({"status": "withdrawn", "withdrawn_date": "2026-05-01", "withdrawn_reason": "有误"}, "GAZ-GONE"),
        ({"expires": "2026-05-01"}, "GAZ-GONE"),
    ],
)
def test_what_nobody_may_read_is_in_no_issue(
    site: SmallSite, reported: Reported, change: dict[str, Any], told: str
) -> None:
    normative(site, "jia")
    normative(site, "yi")
    issue(site, 1, ["jia", "yi"])
    site.build()
    normative(site, "yi", **change)
    assert [finding["line"] > 1 for finding in reported(told)] == [True]
    site.build()
    assert contents(site, "gb-2026-1") == ["/d/jia/"]
    for name in ("d/gb-2026-1/index.html", "data/gazette.json", "data/gazette.csv", "feed/gazette.xml"):
        assert "yi" not in site.page(name).replace("gazette", ""), name
    left = site.root / "public/d/yi/index.html"
    assert not left.exists() or "刊登于" not in left.read_text(encoding="utf-8")


@pytest.mark.requirement("DOC-12")
def test_an_issue_holds_what_exists_and_is_normative_or_a_decision(site: SmallSite, reported: Reported) -> None:
    normative(site, "jia")
    site.document("jueding.md", title="关于命名示范村的决定", doc_number="试政发〔2026〕2号")
    site.document("huodong.md", title="政务公开日活动")
    issue(site, 1, ["jia", "jueding", "huodong", "meiyou"])
    assert [told["level"] for told in reported("REL-DANGLING")] == ["error"]
    assert ["huodong" in told["message"] for told in reported("GAZ-KIND")] == [True]


@pytest.mark.requirement("DOC-12")
def test_numbers_go_on_without_gap(site: SmallSite, reported: Reported) -> None:
    normative(site, "jia")
    for number in (7, 8):
        issue(site, number, ["jia"], year=2025)
    issue(site, 1, ["jia"])
    assert reported("GAZ-NUMBER") == []
    issue(site, 4, ["jia"])
    issue(site, 99_999, ["jia"])
    site.document("zai.md", "", title="又一期", kind="政府公报", year=2025, issue=8, documents=["jia"])
    told = [finding["message"] for finding in reported("GAZ-NUMBER")]
    assert len(told) == 3
    assert any("缺第2至3期" in message for message in told)
    assert any("2025年第8期的期号与" in message for message in told)
    issue(site, 2, ["jia"], status="withdrawn", withdrawn_date="2026-05-01", withdrawn_reason="有误")
    issue(site, 3, ["jia"])
    assert not any("缺第2" in finding["message"] for finding in reported("GAZ-NUMBER"))


@given(st.sets(st.tuples(st.integers(2020, 2022), st.integers(1, 9))))
def test_gaps_are_the_numbers_that_lack(numbers: set[tuple[int, int]]) -> None:
    lacking = {(year, one) for (year, _), first, last in gaps(numbers) for one in range(first, last + 1)}
    expected = set()
    for year in {year for year, _ in numbers}:
        of_year = [number for one, number in numbers if one == year]
        begin = min(of_year) if year == min(numbers)[0] else 1
        expected |= {(year, number) for number in range(begin, max(of_year))} - numbers
    assert lacking == expected
