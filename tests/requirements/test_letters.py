"""G · letters from the public: a register of topics and days, reply times, reminder letters (ACT-08, WRN-01)."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model.letters import Letter, reply_times
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

HEAD = "编号,收到日期,类别,办理单位,答复日期,选登"
ROWS = (
    "1,2026-07-06,公共交通,县民政局,2026-07-10,",
    "2,2026-07-07,公共交通,县民政局,2026-08-20,",
    "3,2026-07-08,供水,青山镇,,",
    "4,2026-11-16,供水,县民政局,,",
    "5,2026/7/9,供水,青山镇,2026-07-10,是",
)


def register(site: SmallSite, *rows: str, head: str = HEAD, **fields: Any) -> None:
    """A register of letters with these rows."""
    site.write("content/laixin.csv", "\n".join((head, *rows)) + "\n")
    kept: dict[str, Any] = {
        "title": "来信登记",
        "kind": "letters",
        "rows": "laixin.csv",
        "topics": ["公共交通", "供水"],
        "answer_within": "15个工作日内",
        "as_of": "2026-11-20",
    }
    site.document("dengji.md", **kept | fields)


def table(site: SmallSite, label: str) -> list[list[str]]:
    """The rows of one table of the page of letters."""
    page = LexborHTMLParser(site.page("letters/index.html"))
    rows = page.css(f'section[aria-label="{label}"] tbody tr')
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in rows]


@pytest.mark.requirement("ACT-08")
def test_reply_times_are_counted_by_office_and_overdue_letters_told(site: SmallSite, reported: Reported) -> None:
    register(site, *ROWS)
    assert site.build() == 0
    assert table(site, "各单位答复用时表") == [
        ["试验县民政局", "3", "2", "24", "44", "50%", "0"],
        ["试验县青山镇人民政府", "2", "1", "1", "1", "50%", "1"],
    ]
    data = json.loads(site.page("data/letters.json"))
    assert [(unit["received"], unit["in_time"], unit["overdue"]) for unit in data["units"]] == [(3, 1, 0), (2, 1, 1)]
    assert [letter["due"] for letter in data["letters"]][::3] == ["2026-07-27", "2026-12-07"]
    rows = list(csv.reader(io.StringIO(site.page("data/letters.csv").removeprefix("\ufeff"))))
    assert [row[1:] for row in rows[1:]] == [row[1:] for row in table(site, "各单位答复用时表")]
    [told] = reported("LET-LATE")
    assert (told["path"], told["line"]) == ("content/laixin.csv", 4)
    assert "试验县青山镇人民政府有1件" in told["message"] and "2026-07-29" in told["message"]


def test_a_file_of_rows_is_found_as_attachments_are(site: SmallSite, reported: Reported) -> None:
    register(site, rows="j\u00ec\\laixin.csv", attachments=["laixin.csv"])  # i with a grave accent in one character
    site.write("content/ji\u0300/laixin.csv", "\n".join((HEAD, *ROWS)) + "\n")  # and in two, as some systems name files
    [told] = reported("LET-LATE")
    assert (told["path"], told["line"]) == ("content/ji\u0300/laixin.csv", 4)


def test_what_is_late_turns_by_itself(site: SmallSite, reported: Reported) -> None:
    register(site, *ROWS)
    site.build("--date", "2026-12-07")
    assert json.loads(site.page("build.json"))["next_change"] == "2026-12-08"
    assert len(reported("LET-LATE", "--date", "2026-12-08")) == 2
    site.build("--date", "2026-12-08")
    assert [row[-1] for row in table(site, "各单位答复用时表")] == ["1", "1"]


def test_no_register_allows_more_than_three_months(site: SmallSite) -> None:
    register(site, *ROWS, answer_within="1年内")
    site.build()
    letters = json.loads(site.page("data/letters.json"))["letters"]
    assert [letter["due"] for letter in letters[:2]] == ["2026-10-06", "2026-10-07"]


@pytest.mark.requirement("ACT-08")
@pytest.mark.parametrize(
    ("row", "code", "column", "words"),
    [
        ("9,2026-07-06,供水,县民政局,2026-07-05,", "REG-CELL", 22, "答复日期"),
        ("9,2026-07-06,供水,某某局,2026-07-07,", "REG-NAME", 17, "某某局"),
        ("1,2026-07-06,供水,县民政局,2026-07-07,", "REG-TWICE", 1, "第 2 行"),
        ("9,2026-02-30,供水,县民政局,,", "REG-CELL", 3, "收到日期"),
        ("9,2026-07-06,噪声,县民政局,,", "REG-CELL", 14, "topics"),
        ("9,,供水,县民政局,,", "REG-CELL", 3, "不能空着"),
        ("9,2026-07-06,供水,县民政局,,是", "REG-CELL", 23, "答复日期"),
        ("9,2026-11-21,供水,县民政局,,", "REG-CELL", 3, "2026-11-20"),
        ('"9",2026-07-06,供水,"某,局",,', "REG-NAME", 19, "某,局"),
    ],
)
def test_rows_that_contradict_are_told_where_they_stand(
    site: SmallSite, reported: Reported, row: str, code: str, column: int, words: str
) -> None:
    register(site, ROWS[0], row)
    [told] = reported(code)
    assert (told["path"], told["line"], told["column"]) == ("content/laixin.csv", 3, column)
    assert words in told["message"] and told["level"] == "error"


def test_a_register_with_a_mistake_is_held_back(site: SmallSite) -> None:
    register(site, *ROWS, "1,2026-07-06,供水,县民政局,,")
    assert site.build() == 1
    assert not (site.root / "public/d/dengji/index.html").exists()


def test_a_register_has_no_column_for_who_wrote(site: SmallSite, reported: Reported) -> None:
    register(site, "1,2026-07-06,供水,县民政局,,,甲", head=f"{HEAD},来信人")
    [told] = reported("REG-FORM")
    assert "来信人" in told["message"] and told["line"] == 1
    register(site, "13812345678,2026-07-06,供水,县民政局,,")
    assert reported("PRI-MOBILE")
    site.build()
    assert not any(b"13812345678" in content for content in site.tree().values())


def test_what_is_not_open_is_not_counted(site: SmallSite) -> None:
    register(site, *ROWS, classification="依申请公开")
    assert site.build() == 0
    assert table(site, "各单位答复用时表") == [] and not (site.root / "public/data/letters.json").exists()


def test_an_edited_row_reaches_every_figure(site: SmallSite, tmp_path: Path) -> None:
    register(site, *ROWS)
    site.build()
    register(site, *ROWS[:2], "3,2026-07-08,供水,青山镇,2026-07-09,", *ROWS[3:])
    site.build()
    again = SmallSite(tmp_path / "again")
    register(again, *ROWS[:2], "3,2026-07-08,供水,青山镇,2026-07-09,", *ROWS[3:])
    again.build()
    assert site.tree() == again.tree()
    assert [row[-1] for row in table(site, "各单位答复用时表")] == ["0", "0"]


def test_a_chosen_answer_agrees_with_the_register(site: SmallSite, reported: Reported) -> None:
    register(site, *ROWS)
    assert [told["line"] for told in reported("LET-REPLY")] == [6]
    reply: dict[str, Any] = {"kind": "reply", "letter": "5", "question": "水压何时改善？", "topic": "供水"}
    site.document("huifu.md", **reply, received_date="2026-07-09", replied_date="2026-07-11")
    [told] = reported("LET-REPLY")
    assert told["path"] == "content/huifu.md" and "2026-07-10" in told["message"]
    site.document("huifu.md", **reply, received_date="2026-07-09", replied_date="2026-07-10")
    assert reported("LET-REPLY") == []
    register(site, *ROWS, "6,昨天,供水,县民政局,,")
    [told] = reported("REG-CELL")
    assert "收到日期" in told["message"] and "YYYY-MM-DD" in told["message"] and "昨天" in told["message"]
    assert reported("LET-REPLY") == []  # the letter may stand in what is to be mended
    register(site, *ROWS)
    site.build()
    assert json.loads(site.page("data/letters.json"))["letters"][4]["reply"].endswith("/d/huifu/")


@pytest.mark.requirement("WRN-01")
def test_a_topic_that_many_write_about_leads_to_a_reminder_and_its_answer(site: SmallSite, reported: Reported) -> None:
    crowd = [f"{number},2026-09-0{number},供水,青山镇,2026-09-11," for number in range(1, 7)]
    register(site, *crowd, "7,2026-09-02,公共交通,县民政局,2026-09-04,")
    [told] = reported("LET-REMIND")
    assert "供水" in told["message"] and "6件" in told["message"] and "85.7%" in told["message"]
    reminder: dict[str, Any] = {
        "kind": "reminder",
        "topic": "供水",
        "letters": 6,
        "unit": "青山镇",
        "matter": "gongshui",
    }
    site.document("tishi.md", title="供水提示函", publish_date="2026-09-15", answer_by="2026-09-25", **reminder)
    assert reported("LET-REMIND") == []
    site.build()
    assert table(site, "来信类别")[0] == ["供水", "6", "85.7%", "供水提示函"]
    assert table(site, "提示函和答复") == [["供水提示函", "青山镇", "6", "2026-09-15", "2026-09-25", "超期未答复"]]
    assert [item["code"] for item in reported("MAT-LATE")] == ["MAT-LATE"]
    site.document("dafu.md", title="供水答复", kind="response", matter="gongshui", publish_date="2026-09-20")
    site.build()
    assert table(site, "提示函和答复")[0][-1] == "已答复：供水答复"
    assert "供水答复" in site.page("m/gongshui/index.html")


def test_a_county_sets_from_when_on_it_reminds(site: SmallSite, reported: Reported) -> None:
    register(site, *ROWS)
    assert reported("LET-REMIND") == []
    site.write("content/_data/inspection.yaml", "letters_least: 2\nletters_share: 50\n")
    assert ["供水" in told["message"] for told in reported("LET-REMIND")] == [True]


def test_an_answer_of_a_day_to_come_is_refused(site: SmallSite, reported: Reported) -> None:
    register(site, *ROWS[:3], "4,2026-11-16,供水,县民政局,2026-11-23,")
    assert [told["line"] for told in reported("LET-AHEAD")] == [5]
    assert reported("LET-AHEAD", "--date", "2026-11-23") == []


def test_one_letter_is_registered_once(site: SmallSite, reported: Reported) -> None:
    register(site, *ROWS)
    site.document(
        "dengji2.md",
        title="又一份登记",
        kind="letters",
        rows="laixin2.csv",
        topics=["供水"],
        answer_within="30日内",
        as_of="2026-11-20",
        publish_date="2026-04-02",
    )
    site.write("content/laixin2.csv", f"{HEAD}\n4,2026-11-16,供水,县民政局,,\n")
    assert [told["line"] for told in reported("LET-TWICE")] == [2]


DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 200), st.integers(0, 60)), max_size=12), DAYS)
def test_figures_are_what_a_plain_count_says(
    told: list[tuple[datetime.date, int | None, int]], today: datetime.date
) -> None:
    def plus(day: datetime.date, days: int) -> datetime.date:
        return day + datetime.timedelta(days=days)

    letters = [
        Letter(str(n), got, "甲", "乙", plus(got, limit), None if took is None else plus(got, took), False, "丙", n)
        for n, (got, took, limit) in enumerate(told)
    ]
    times = reply_times(letters, today)
    days = sorted(took for _, took, _ in told if took is not None)
    assert (times.received, times.replied) == (len(told), len(days))
    assert times.longest == (days[-1] if days else None)
    assert times.median == ((days[len(days) // 2] + days[~(len(days) // 2)]) / 2 if days else None)
    assert times.in_time == sum(took is not None and took <= limit for _, took, limit in told)
    assert times.overdue == sum(took is None and (today - got).days > limit for got, took, limit in told)
    assert (times.rate == "100%") == (0 < times.settled == times.in_time) and (times.rate == "") == (not times.settled)


def working_days(first: datetime.date, last: datetime.date) -> int:
    """How many working days lie after ``first`` up to ``last``."""
    days = (first + datetime.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_workday(day) for day in days)


def test_the_sample_s_terms_are_working_days(site: SmallSite) -> None:
    register(site, *ROWS)
    site.build()
    for letter in json.loads(site.page("data/letters.json"))["letters"]:
        first, last = (datetime.date.fromisoformat(letter[key]) for key in ("received", "due"))
        assert working_days(first, last) == 15 and is_workday(last)
