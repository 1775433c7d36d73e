"""Terms to the day: the last day in time is in time, the next is not; holidays and 调休 count as the notices say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]


def codes(found: list[dict[str, Any]], wanted: str) -> list[dict[str, Any]]:
    return [item for item in found if item["code"] == wanted]


@pytest.mark.parametrize(("published", "late"), [("2026-11-03", False), ("2026-11-04", True)])
def test_disclosure_counts_working_days_over_the_october_holiday(
    site: SmallSite, diagnostics: Diagnostics, published: str, late: bool
) -> None:
    site.document("a.md", written_date="2026-09-30", publish_date=published)
    found = codes(diagnostics(), "DATE-LATE")
    assert bool(found) is late
    if late:
        assert "2026-11-03" in found[0]["message"] and found[0]["level"] == "warning"


def test_documents_from_before_the_regulation_are_left_alone(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", written_date="2007-01-05", publish_date="2008-04-30")
    assert not codes(diagnostics(), "DATE-LATE")


@pytest.mark.parametrize("hidden", [{"draft": "是"}, {"classification": "不予公开"}, {"publish_date": "2027-01-05"}])
def test_what_is_not_published_is_not_late(site: SmallSite, diagnostics: Diagnostics, hidden: dict[str, str]) -> None:
    site.document("a.md", **({"written_date": "2026-01-05", "publish_date": "2026-06-05"} | hidden))
    assert not codes(diagnostics(), "DATE-LATE")


@pytest.mark.parametrize(("published", "late"), [("2026-11-19", False), ("2026-11-20", True)])
def test_interpretation_within_three_working_days_of_the_newest(
    site: SmallSite, diagnostics: Diagnostics, published: str, late: bool
) -> None:
    for name, day in (("jiu", "2026-11-02"), ("xin", "2026-11-16")):
        site.document(f"{name}.md", kind="规范性文件", publish_date=day)
    site.document(
        "jiedu.md", "## 背景\n\n略\n\n## 主要内容\n\n略", kind="政策解读", of=["jiu", "xin"], publish_date=published
    )
    assert bool(codes(diagnostics(), "INT-LATE")) is late


@pytest.mark.parametrize(("today", "missing"), [("2026-11-19", False), ("2026-11-20", True)])
def test_a_missing_interpretation_is_told_when_its_days_are_over(
    site: SmallSite, diagnostics: Diagnostics, today: str, missing: bool
) -> None:
    site.document("banfa.md", kind="规范性文件", publish_date="2026-11-16")
    assert bool(codes(diagnostics("--date", today), "INT-MISSING")) is missing


def test_no_interpretation_is_asked_of_what_no_longer_holds(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", kind="规范性文件", validity="废止")
    site.document("b.md", kind="规范性文件", expiry_date="2026-06-30")
    site.document("c.md", kind="规范性文件", interpretation_exempt="仅调整联系方式")
    assert not codes(diagnostics(), "INT-MISSING")


@pytest.mark.parametrize(("closes", "short"), [("2026-10-31", False), ("2026-10-30", True)])
def test_a_window_of_thirty_days(site: SmallSite, diagnostics: Diagnostics, closes: str, short: bool) -> None:
    site.document(
        "a.md", kind="征求意见", opens="2026-10-01", closes=closes, basis="条例", comment_phone="0000-5550100"
    )
    assert bool(codes(diagnostics(), "CON-SHORT")) is short


@pytest.mark.parametrize(("today", "missing"), [("2026-11-06", False), ("2026-11-07", True), ("2030-01-01", True)])
def test_a_report_twenty_working_days_after_the_close(
    site: SmallSite, diagnostics: Diagnostics, today: str, missing: bool
) -> None:
    site.document(
        "a.md", kind="征求意见", opens="2026-09-01", closes="2026-10-10", basis="条例", comment_phone="0000-5550100"
    )
    assert bool(codes(diagnostics("--date", today), "CON-REPORT")) is missing
    site.document("b.md", kind="意见采纳情况", consultation="a", publish_date="2026-10-12")
    assert not codes(diagnostics("--date", today), "CON-REPORT")


@pytest.mark.parametrize(("published", "late"), [("2026-10-13", False), ("2026-10-14", True)])
def test_penalties_within_seven_working_days(
    site: SmallSite, diagnostics: Diagnostics, published: str, late: bool
) -> None:
    given = {"party": "某某公司", "decided_date": "2026-09-28", "basis": "条例", "result": "警告"}
    site.document("a.md", kind="行政处罚", publish_date=published, **given)
    assert bool(codes(diagnostics(), "PEN-LATE")) is late


@pytest.mark.parametrize(("published", "late"), [("2026-03-12", False), ("2026-03-13", True)])
def test_budgets_within_twenty_days(site: SmallSite, diagnostics: Diagnostics, published: str, late: bool) -> None:
    given: dict[str, Any] = {"fiscal_year": 2026, "budget_type": "预算", "approved_date": "2026-02-20"}
    site.document("a.md", kind="财政预决算", publish_date=published, **given)
    assert bool(codes(diagnostics(), "BUD-LATE")) is late


@pytest.mark.requirement("ORG-10")
@pytest.mark.parametrize(
    ("agency", "published", "late"),
    [
        ("县民政局", "2026-01-31", False),
        ("县民政局", "2026-02-01", True),
        ("青山镇", "2026-02-01", True),
        (None, "2026-03-31", False),
        (None, "2026-04-01", True),
    ],
)
def test_annual_reports(
    site: SmallSite, diagnostics: Diagnostics, agency: str | None, published: str, late: bool
) -> None:
    site.document("a.md", kind="政府信息公开", disclosure_type="年报", year=2025, agency=agency, publish_date=published)
    assert bool(codes(diagnostics(), "ANN-LATE")) is late


def test_an_unknown_year_is_told_once_and_not_guessed(site: SmallSite, diagnostics: Diagnostics) -> None:
    for number in range(3):
        site.document(f"a{number}.md", written_date="2027-03-01", publish_date="2027-06-01")
    found = diagnostics("--date", "2027-12-01")
    assert not codes(found, "DATE-LATE")
    [told] = codes(found, "DATE-YEAR")
    assert told["level"] == "info" and "2027" in told["message"] and "3 处" in told["message"]


def test_an_unknown_year_does_not_matter_where_few_days_passed(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md", written_date="2027-03-01", publish_date="2027-03-05")
    assert not codes(diagnostics("--date", "2027-12-01"), "DATE-YEAR")
