"""活动: open days as documents, calendar files that programs read, and an archive that says what came of them (ACT-06)."""

from __future__ import annotations

import datetime
import json
from typing import Any

import icalendar
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

OPEN_DAY: dict[str, Any] = {
    "kind": "政府开放日",
    "title": "水厂开放日；欢迎, 参加",
    "starts_at": "2026-12-05 09:00",
    "ends_at": "2026-12-05 11:30",
    "place": "水厂路1号, 东门",
    "capacity": 40,
    "enrol": "打电话报名，额满为止；未成年人由家长陪同，请自带饮用水，当天从东门进",
    "enrol_phone": "0000-5550123",
    "publish_date": "2026-11-18",
}
DAY, LATER = "2026-11-22", "2026-12-06"
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


def calendar(site: SmallSite, path: str = "d/kai/huodong.ics") -> list[Any]:
    """The events of a calendar file, as a program for calendars reads them."""
    data = (site.root / "public" / path).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")
    whole = icalendar.Calendar.from_ical(data)
    assert not whole.errors and [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    return list(whole.walk("VEVENT"))


def rows(site: SmallSite, number: int) -> list[list[str]]:
    """The cells of a table of the page of events: 0 what is to come, 1 what is over."""
    found = LexborHTMLParser(site.page("hudong/events/index.html")).css("main .block")[number]
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in found.css("tbody tr")]


@pytest.mark.requirement("ACT-06")
def test_an_event_has_a_calendar_file_that_programs_read(site: SmallSite) -> None:
    site.document("kai.md", **OPEN_DAY)
    assert site.build("--date", DAY) == 0
    (event,) = calendar(site)
    assert str(event["SUMMARY"]) == OPEN_DAY["title"] and str(event["LOCATION"]) == OPEN_DAY["place"]
    assert event["DTSTART"].dt.astimezone(SHANGHAI) == datetime.datetime(2026, 12, 5, 9, tzinfo=SHANGHAI)
    assert event["DTEND"].dt.astimezone(SHANGHAI) == datetime.datetime(2026, 12, 5, 11, 30, tzinfo=SHANGHAI)
    assert str(event["UID"]) == "kai@www.test.example" and str(event["URL"]) == "https://www.test.example/d/kai/"
    assert str(event["STATUS"]) == "CONFIRMED" and int(event["SEQUENCE"]) == 0
    told = str(event["DESCRIPTION"]).split("\n")
    assert told == [
        "主办：试验县民政局",
        f"报名方式：{OPEN_DAY['enrol']}",
        "报名电话：0000-5550123",
        "名额：40人",
    ]
    assert [str(one["UID"]) for one in calendar(site, "hudong/events.ics")] == ["kai@www.test.example"]
    for page in ("d/kai", "hudong", "hudong/events"):
        links = LexborHTMLParser(site.page(f"{page}/index.html")).css('main a[href="/d/kai/huodong.ics"]')
        assert [link.text(strip=True) for link in links] == ["加入日历"], page


@pytest.mark.requirement("ACT-06")
def test_whole_days_end_with_the_last(site: SmallSite) -> None:
    site.document("kai.md", **OPEN_DAY | {"starts_at": "2026-12-05", "ends_at": "2026-12-06"})
    assert site.build("--date", DAY) == 0
    (event,) = calendar(site)
    assert event["DTSTART"].dt == datetime.date(2026, 12, 5) and event["DTEND"].dt == datetime.date(2026, 12, 7)
    assert rows(site, 0)[0][1] == "2026-12-05 至 2026-12-06"


@pytest.mark.requirement("ACT-06")
@pytest.mark.parametrize(
    ("state", "status", "shown"),
    [
        ("取消", "CANCELLED", "已取消：水厂检修"),
        ("延期待定", "CANCELLED", "已延期，时间另行公布：水厂检修"),
        ("改期", "CONFIRMED", "已改期，以这里的时间为准：水厂检修"),
    ],
)
def test_what_does_not_take_place_says_so_everywhere(site: SmallSite, state: str, status: str, shown: str) -> None:
    site.document("kai.md", **OPEN_DAY)
    assert site.build("--date", DAY) == 0
    site.document("kai.md", **OPEN_DAY, event_state=state, change_reason="水厂检修", updated="2026-11-21")
    assert site.build("--date", DAY) == 0
    for path in ("d/kai/huodong.ics", "hudong/events.ics"):
        (event,) = calendar(site, path)
        assert str(event["STATUS"]) == status and int(event["SEQUENCE"]) == 3
        assert (
            str(event["SUMMARY"]).startswith(f"【{shown.partition('：')[0]}】") and "水厂检修" in event["DESCRIPTION"]
        )
        assert event["LAST-MODIFIED"].dt.date() == datetime.date(2026, 11, 21)
    assert rows(site, 0)[0][5] == shown
    assert f"活动{state}" in site.page("d/kai/index.html")
    assert shown.partition("：")[0] in site.page("hudong/index.html")


@pytest.mark.requirement("ACT-06")
def test_past_events_are_archived_with_what_came_of_them(site: SmallSite) -> None:
    site.document("kai.md", **OPEN_DAY)
    site.document("yuan.md", **OPEN_DAY | {"title": "远的", "starts_at": "2027-01-05", "ends_at": "2027-01-05"})
    past = OPEN_DAY | {"starts_at": "2026-09-19 14:00", "ends_at": "2026-09-19 16:30", "publish_date": "2026-09-01"}
    site.document("jiu.md", **past | {"title": "旧的", "attended": 26, "outcome": "提出意见7条，已办5条。"})
    site.document("mei.md", **past | {"title": "没办的", "event_state": "取消", "change_reason": "暴雨"})
    assert site.build("--date", DAY) == 0
    assert [row[0] for row in rows(site, 0)] == [OPEN_DAY["title"], "远的"], "the next comes first"
    assert [(row[0], *row[3:]) for row in rows(site, 1)] == [
        ("没办的", "—", "没有举行，已取消：暴雨"),
        ("旧的", "26", "提出意见7条，已办5条。"),
    ]
    told = [link.text() for link in LexborHTMLParser(site.page("hudong/index.html")).css(".event-facts")]
    assert len(told) == 2, "what is over stands in the archive alone"
    assert site.build("--date", "2026-12-05") == 0
    assert json.loads(site.page("build.json"))["next_change"] == "2026-12-06"
    assert len(rows(site, 0)) == 2
    assert site.build("--date", LATER) == 0
    assert [row[0] for row in rows(site, 1)] == [OPEN_DAY["title"], "没办的", "旧的"]
    assert rows(site, 1)[0][4] == "情况还没有公布"


@pytest.mark.requirement("ACT-06")
def test_nothing_of_an_event_that_is_not_public_is_shown(site: SmallSite) -> None:
    site.document("gao.md", **OPEN_DAY, draft=True)
    site.document("shen.md", **OPEN_DAY | {"classification": "依申请公开"})
    site.document("che.md", **OPEN_DAY, status="withdrawn", withdrawn_date="2026-11-20", withdrawn_reason="有误")
    assert site.build("--date", DAY) == 0
    files = site.tree()
    assert [name for name in files if name.endswith(".ics") and not name.startswith("m/")] == []
    assert "hudong/events/index.html" not in files, "no page of events where there is none"
    assert "水厂路1号" not in b"".join(files.values()).decode("utf-8", "replace")


@pytest.mark.requirement("ACT-06")
def test_slips_of_events_are_told(site: SmallSite, reported: Reported) -> None:
    site.document("kai.md", **OPEN_DAY)
    assert [reported(code) for code in ("EVT-TIME", "EVT-CHANGE", "EVT-OUTCOME")] == [[], [], []]
    assert len(reported("EVT-OUTCOME", "--date", "2027-01-05")) == 1
    assert reported("EVT-OUTCOME", "--date", "2027-01-04") == []
    site.document("kai.md", **OPEN_DAY, event_state="取消")
    assert len(reported("EVT-CHANGE")) == 1 and reported("EVT-OUTCOME", "--date", "2027-01-05") == []
    site.document("kai.md", **OPEN_DAY | {"ends_at": "2026-12-05 08:30"})
    assert [item["level"] for item in reported("EVT-TIME")] == ["error"]
    site.document("hao.md")
    assert site.build("--date", DAY) == 1
    assert not (site.root / "public/d/kai").exists() and (site.root / "public/d/hao/index.html").exists()
