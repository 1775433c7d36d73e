"""The matrix of duties against counting by hand, on generated documents."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.duties import shipped
from generator.model import kinds
from generator.model.config import Identity
from generator.model.document import Document, in_order
from generator.model.duty import STATES, Debtor, Duty
from generator.model.duty_matrix import DutyMatrix, duty_matrix, tally
from generator.model.duty_terms import last_day, period_at, period_of_value, periods
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Agency, Domain

IDENTITY = Identity(
    name="试验县政务公开平台",
    jurisdiction="试验县",
    url="https://www.test.example",
    code="9900000001",
    organiser="试验县人民政府办公室",
    phone="0000-5550100",
    icp="",
)
AGENCIES = (
    Agency("xzf", "试验县人民政府"),
    Agency("mzj", "试验县民政局"),
    Agency("czj", "试验县财政局"),
    Agency("qs", "青山镇人民政府", "乡镇"),
)
DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2026, 12, 31))
UNITS = st.sampled_from(["年", "半年", "季度", "月"])


def _words(*duties: Duty, agencies: tuple[Agency, ...] = AGENCIES, domains: tuple[Domain, ...] = ()) -> Vocabularies:
    return Vocabularies(domains=domains, subjects=(), agencies=agencies, kinds=kinds.built_in(), duties=duties)


def _matrix(words: Vocabularies, rows: list[Document], today: datetime.date, since: int = 2022) -> DutyMatrix:
    return duty_matrix(words, IDENTITY, in_order(rows), {}, today, since)


def _document(number: int, day: datetime.date, **given: Any) -> Document:
    usual = {"domain": "szfw", "subject": "s", "title": f"文件{number}"}
    return Document(
        id=f"d{number}", file_key=f"0/d{number}.md", source=f"d{number}.md", publish_date=day, **(usual | given)
    )


REPORTS = st.lists(
    st.tuples(
        DAYS,
        st.sampled_from(["", "xzf", "mzj", "czj", "qs"]),
        st.integers(2021, 2026),
        st.sampled_from(["年报", "指南"]),
    ),
    max_size=12,
)


@given(REPORTS, DAYS)
def test_annual_reports_are_cells_by_agency_and_year(
    given_rows: list[tuple[datetime.date, str, int, str]], today: datetime.date
) -> None:
    duty = next(duty for duty, _ in shipped() if duty.id == "annual-report")
    rows = [
        _document(number, day, agency=agency, kind="disclosure", fields={"disclosure_type": kind, "year": year})
        for number, (day, agency, year, kind) in enumerate(given_rows)
        if day <= today
    ]
    cells = {(cell.holder.id, cell.period.label): cell for cell in _matrix(_words(duty), rows, today).cells}
    assert {label for _, label in cells} == {f"{year}年" for year in range(2022, today.year + 1)}
    for year in range(2022, today.year + 1):
        for holder in ("", "mzj", "czj", "qs"):
            last = datetime.date(year + 1, 3, 31) if not holder else datetime.date(year + 1, 1, 31)
            own = ("", "xzf") if not holder else (holder,)
            days = sorted(
                day
                for day, agency, of, kind in given_rows
                if day <= today and agency in own and of == year and kind == "年报"
            )
            if days:
                expected = "已公开" if days[0] <= last else "逾期公开"
            else:
                expected = "未到期" if today <= last else "未公开"
            assert cells[holder, f"{year}年"].state == expected


@given(st.lists(st.tuples(DAYS, st.sampled_from(["mzj", "qs"]), st.sampled_from(["mzj", "szfw"])), max_size=8), DAYS)
def test_a_domain_and_an_agency_of_one_id_are_two(
    rows: list[tuple[datetime.date, str, str]], today: datetime.date
) -> None:
    of_domains = Duty(id="a", name="甲", owed_by=(Debtor(("领域",)),), documents=("notice",))
    of_offices = Duty(id="b", name="乙", owed_by=(Debtor(("部门", "乡镇")),), documents=("notice",))
    words = _words(of_domains, of_offices, domains=(Domain("mzj", "民政"), Domain("szfw", "市政服务")))
    made = [_document(number, day, agency=agency, domain=domain) for number, (day, agency, domain) in enumerate(rows)]
    matrix = _matrix(words, made, today)
    for cell in matrix.cells:
        attribute = "domain" if cell.holder.owing == "领域" else "agency"
        assert {row.id for row in cell.documents} == {
            row.id for row in made if getattr(row, attribute) == cell.holder.id
        }
    assert sum(tally(matrix.cells).counts) == len(matrix.cells) == 2 + 3


@given(DAYS, UNITS)
def test_every_day_lies_in_one_period_that_its_value_names(day: datetime.date, unit: Any) -> None:
    period = period_at(unit, day)
    assert period.first <= day <= period.last
    assert period_at(unit, period.first) == period_at(unit, period.last) == period
    assert period_of_value(unit, day) == period
    assert period_of_value(unit, day.year) == (period if unit == "年" else None)
    assert period_of_value(unit, f"{day.year}-{day.month:02}") == period


@given(DAYS, UNITS, st.integers(2022, 2026))
def test_periods_follow_each_other_without_a_gap(today: datetime.date, unit: Any, since: int) -> None:
    spans = list(periods(unit, since, today))
    assert all(later.first - earlier.last == datetime.timedelta(days=1) for later, earlier in itertools.pairwise(spans))
    assert bool(spans) == (since <= today.year)
    if spans:
        assert spans[0].first <= today <= spans[0].last
        assert spans[-1].first == datetime.date(since, 1, 1)


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("", "2026-12-31"),
        ("次年1月31日前", "2027-01-31"),
        ("次年2月29日前", "2027-02-28"),
        ("当年3月15日之前", "2026-03-15"),
        ("每年6月30日以前", "2027-06-30"),
        ("每年12月31日前", "2026-12-31"),
        ("期满后20日内", "2027-01-20"),
        ("期满后一个月内", "2027-01-31"),
        ("尽快", None),
    ],
)
def test_a_phrase_says_a_last_day(phrase: str, last: str | None) -> None:
    period = period_at("年", datetime.date(2026, 5, 1))
    assert str(last_day(phrase, period)) == str(last)


def test_what_is_shipped_names_its_law_and_what_to_do() -> None:
    for duty, text in shipped():
        assert duty.basis and duty.next and duty.doc, duty.id
        assert text.startswith("# "), duty.id
    assert STATES == ("已公开", "逾期公开", "未公开", "免于公开", "未到期")
