"""H, G · duties: what each owes to the public, counted from what is public (requirements KEY-03, INT-07)."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from tests.conftest import SmallSite
from tests.paths import ROOT
from tests.requirements.conftest import Reported

AGENCIES = """
- {id: xianfu, name: 试验县人民政府}
- {id: mzj, name: 试验县民政局, short: 县民政局}
- {id: czj, name: 试验县财政局, short: 县财政局}
- {id: cun, name: 石桥村, kind: 村}
"""
Cells = Callable[..., dict[tuple[str, str, str], dict[str, Any]]]


@pytest.fixture
def cells(site: SmallSite) -> Cells:
    """A function that builds the site and gives the cells by (duty, who, period)."""
    site.write("content/_data/agencies.yaml", AGENCIES)

    def of(*arguments: str) -> dict[tuple[str, str, str], dict[str, Any]]:
        assert site.build(*arguments) == 0
        found = json.loads(site.page("data/duties.json"))["cells"]
        return {(cell["duty"], cell["of"], cell["period"]): cell for cell in found}

    return of


def _budget(site: SmallSite, name: str, agency: str, **fields: Any) -> None:
    usual: dict[str, Any] = {"kind": "budget", "fiscal_year": 2026, "budget_type": "预算", "agency": agency}
    site.document(f"{name}.md", title=f"{name}预算", **(usual | fields))


@pytest.mark.requirement("KEY-03")
def test_a_budget_that_is_missing_is_a_cell_that_is_missing(site: SmallSite, cells: Cells) -> None:
    _budget(site, "xian", "县财政局", scope="政府", approved_date="2026-01-20", publish_date="2026-02-02")
    _budget(site, "minzheng", "县民政局", scope="部门", approved_date="2026-02-09", publish_date="2026-02-27")
    before, after = cells("--date", "2026-03-01"), cells("--date", "2026-03-02")
    assert before["budget", "", "2026年"]["state"] == "已公开", (
        "the county's is the one of 范围 政府, whoever published it"
    )
    assert before["budget", "mzj", "2026年"]["state"] == "已公开"
    czj = before["budget", "czj", "2026年"]
    assert (czj["state"], czj["due"]) == ("未到期", "2026-03-01"), "20 days to approve it, 20 to publish it"
    assert after["budget", "czj", "2026年"]["state"] == "未公开", "the county's own budget is not the office's"
    page = site.page("duties/budget/index.html")
    assert "未公开" in page and "/d/minzheng/" in page
    assert "未公开" in site.page("agency/czj/duties/index.html")


@pytest.mark.requirement("KEY-03")
@pytest.mark.parametrize(
    ("published", "state"), [("2026-03-01", "已公开"), ("2026-03-02", "逾期公开")], ids=["the 20th day", "the 21st"]
)
def test_a_budget_is_late_from_the_day_after_its_twentieth(
    site: SmallSite, cells: Cells, published: str, state: str
) -> None:
    _budget(site, "minzheng", "县民政局", approved_date="2026-02-09", publish_date=published)
    assert cells()["budget", "mzj", "2026年"]["state"] == state


def test_budgets_and_accounts_are_cells_of_their_own(site: SmallSite, cells: Cells) -> None:
    _budget(site, "juesuan", "县民政局", budget_type="决算", fiscal_year=2025)
    found = cells()
    assert found["accounts", "mzj", "2025年"]["state"] == "已公开"
    assert found["budget", "mzj", "2025年"]["state"] == "未公开"


@pytest.mark.requirement("INT-07")
def test_the_principal_interprets_once_a_year(site: SmallSite, cells: Cells) -> None:
    interpretation: dict[str, Any] = {"kind": "interpretation", "of": "banfa", "agency": "县民政局"}
    site.document("banfa.md", title="救助办法", kind="normative", doc_number="试民发〔2026〕1号", agency="县民政局")
    site.document("jiedu1.md", title="一问一答", **interpretation, interpreter_role="业务负责人")
    assert cells()["leader-interpretation", "mzj", "2026年"]["state"] == "未到期"
    site.document("jiedu2.md", title="局长谈救助", **interpretation, interpreter_role="主要负责人")
    met = cells()["leader-interpretation", "mzj", "2026年"]
    assert met["state"] == "已公开" and [url.rpartition("/d/")[2] for url in met["documents"]] == ["jiedu2/"]
    later = cells("--date", "2027-01-01")
    assert later["leader-interpretation", "czj", "2026年"]["state"] == "未公开"
    assert later["leader-interpretation", "mzj", "2026年"]["state"] == "已公开"


REPORT: dict[str, Any] = {"kind": "disclosure", "disclosure_type": "年报", "year": 2025, "agency": "县民政局"}


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"publish_date": "2026-01-31"}, "已公开"),
        ({"publish_date": "2026-02-01"}, "逾期公开"),
        ({"classification": "不予公开", "publish_date": "2026-01-31"}, "未公开"),
        ({"draft": "是", "publish_date": "2026-01-31"}, "未公开"),
        ({"publish_date": "2026-01-31", "expires": "2026-02-28"}, "未公开"),
        ({"year": 2024, "publish_date": "2026-01-31"}, "未公开"),
        ({"disclosure_type": "指南", "publish_date": "2026-01-31"}, "未公开"),
    ],
)
def test_only_what_everybody_can_read_meets_a_duty(
    site: SmallSite, cells: Cells, fields: dict[str, Any], state: str
) -> None:
    site.document("nianbao.md", title="年度报告", **(REPORT | fields))
    assert cells()["annual-report", "mzj", "2025年"]["state"] == state


def test_what_is_excused_says_why_and_by_whom(site: SmallSite, cells: Cells) -> None:
    entry = "- {duty: 政府信息公开工作年度报告, of: 县民政局, periods: [2025年], reason: 当年新设, approver: 县政府办公室}\n"
    site.write("content/_data/excused.yaml", entry)
    found = cells()
    cell = found["annual-report", "mzj", "2025年"]
    assert (cell["state"], cell["reason"], cell["approver"]) == ("免于公开", "当年新设", "县政府办公室")
    assert found["annual-report", "czj", "2025年"]["state"] == "未公开"
    assert found["annual-report", "mzj", "2026年"]["state"] == "未到期"
    assert "当年新设" in site.page("duties/annual-report/index.html")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("- {duty: 年报, of: 县民政局, reason: 新设, approver: 县政府办公室}", "DAT-REF"),
        ("- {duty: 政府信息公开指南, of: 石桥村, reason: 新设, approver: 县政府办公室}", "DAT-REF"),
        ("- {duty: 政府信息公开指南, of: 县民政局, reason: 新设}", "DAT-MISSING"),
        ('- {duty: 政府信息公开指南, of: 县民政局, reason: "", approver: 县政府办公室}', "DAT-MISSING"),
    ],
)
def test_an_excuse_names_duty_debtor_reason_and_approver(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], entry: str, code: str
) -> None:
    site.write("content/_data/agencies.yaml", AGENCIES)
    site.write("content/_data/excused.yaml", f"# 免于公开\n{entry}\n")
    wrong = [(item["path"], item["line"], item["code"]) for item in diagnostics() if item["level"] == "error"]
    assert wrong == [("content/_data/excused.yaml", 2, code)]


VILLAGE = "村,时期,期初余额,收入,支出,期末余额\n石桥村,2026年第一季度,100,50,30,120\n"


def test_one_document_speaks_for_the_villages_that_its_rows_name(site: SmallSite, cells: Cells) -> None:
    site.write("content/caiwu.csv", VILLAGE)
    site.document("caiwu.md", title="村级财务", rows="caiwu.csv", register="村级财务收支", publish_date="2026-04-20")
    found = cells("--date", "2026-05-20")
    assert found["village-finance", "cun", "2026年第一季度"]["state"] == "已公开"
    assert found["village-finance", "cun", "2025年第四季度"]["state"] == "未公开"
    assert found["village-finance", "cun", "2026年第二季度"]["state"] == "未到期"


OWN = """name: 工作要点
doc: 每半年一份。
documents: [notice]
period: 半年
owed_by:
- {of: 部门, by: 期满后10个工作日内}
"""


def test_a_county_adds_a_duty_without_code(site: SmallSite, cells: Cells, reported: Reported) -> None:
    site.write("content/_data/duties/yaodian.yaml", OWN)
    site.document("yaodian.md", title="上半年要点", agency="县民政局", publish_date="2026-07-08")
    found = cells("--date", "2026-07-20")
    assert found["yaodian", "mzj", "2026年上半年"]["state"] == "已公开"
    assert (found["yaodian", "czj", "2026年上半年"]["state"], found["yaodian", "czj", "2026年上半年"]["due"]) == (
        "未公开",
        "2026-07-14",
    )
    assert "2026年上半年 县财政局" in " ".join(
        item["message"] for item in reported("DUTY-MISSING", "--date", "2026-07-20")
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("期满后10个工作日内", "尽快", 6),
        ("documents: [notice]", "documents: [nothing]", 3),
        ("documents: [notice]", 'documents: ["disclosure:没有"]', 3),
        ("period: 半年", "period: 两年", 4),
        ("period: 半年", "fresh: 很久", 4),
        ("of: 部门", "of: 科室", 6),
        ("{of: 部门, by: 期满后10个工作日内}", "{of: []}", 6),
    ],
)
def test_what_is_wrong_with_a_duty_is_told_at_its_line(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], old: str, new: str, line: int
) -> None:
    site.write("content/_data/duties/yaodian.yaml", OWN.replace(old, new))
    wrong = [(item["path"], item["line"]) for item in diagnostics() if item["level"] == "error"]
    assert wrong == [("content/_data/duties/yaodian.yaml", line)]


def test_the_same_cells_stand_in_page_json_csv_and_figures(site: SmallSite, cells: Cells) -> None:
    site.document("nianbao.md", title="年度报告", **(REPORT | {"publish_date": "2026-02-01"}))
    found = cells()
    rows = list(csv.DictReader(io.StringIO(site.page("data/duties.csv").lstrip("\ufeff"))))
    assert Counter(row["状态"] for row in rows) == Counter(cell["state"] for cell in found.values())
    assert len(rows) == len(found)
    assert (site.root / "public/data/duties.xlsx").read_bytes()[:2] == b"PK"


def test_the_next_change_of_the_site_is_the_day_after_a_last_one(site: SmallSite, cells: Cells) -> None:
    site.document("nianbao.md", title="年度报告", publish_date="2026-11-20")
    cells("--date", "2026-12-31")
    told = json.loads(site.page("build.json"))["next_change"]
    assert datetime.date.fromisoformat(told) <= datetime.date(2027, 2, 1)


SAMPLE_DAY = "2026-11-22"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The cells of the sample county."""
    folder = tmp_path_factory.mktemp("duties")
    given = ["--config", str(ROOT / "config.yaml"), "--content", str(ROOT / "content"), "--date", SAMPLE_DAY]
    assert (
        cli.run(["build", *given, "--no-search", "--output", str(folder / "out"), "--state", str(folder / "state")])
        == 0
    )
    cells: list[dict[str, Any]] = json.loads((folder / "out/data/duties.json").read_text("utf-8"))["cells"]
    return cells


def test_every_cell_of_the_sample_is_what_its_files_say(sample: list[dict[str, Any]]) -> None:
    """Counted again from the front matter of the files alone."""
    from tests.requirements.duty_count import counted

    expected = counted(Path(ROOT / "content"), datetime.date.fromisoformat(SAMPLE_DAY))
    found = {(cell["duty"], cell["of"], cell["period"]): (cell["state"], cell["date"]) for cell in sample}
    assert {key: found.get(key) for key in expected} == expected
    assert {key[0] for key in found} - {key[0] for key in expected} == set(), "a duty that nobody counted by hand"
    assert len(found) == len(expected)


def test_what_is_published_in_the_term_of_grace_is_of_the_period_before(site: SmallSite, cells: Cells) -> None:
    site.write("content/_data/duties/yaodian.yaml", OWN.replace("半年", "季度"))
    site.document("yaodian.md", title="三季度要点", agency="县民政局", publish_date="2026-10-12")
    found = cells()
    assert found["yaodian", "mzj", "2026年第三季度"]["state"] == "已公开"
    assert found["yaodian", "mzj", "2026年第四季度"]["state"] == "未到期"


def test_a_notice_that_has_expired_was_published(site: SmallSite, cells: Cells) -> None:
    """公示期满 takes the text away, and not what the office did for its period."""
    site.write("content/_data/duties/yaodian.yaml", OWN)
    site.document("yaodian.md", title="要点", agency="县民政局", publish_date="2026-07-08", expires="2026-07-20")
    assert cells()["yaodian", "mzj", "2026年上半年"]["state"] == "已公开"


def test_an_unchanged_site_has_the_new_period_s_cells_on_its_first_day(site: SmallSite, cells: Cells) -> None:
    assert ("village-finance", "cun", "2026年第四季度") not in cells("--date", "2026-09-20")
    assert ("village-finance", "cun", "2026年第四季度") in cells("--date", "2026-10-01")


def test_the_day_of_a_document_s_own_limit_is_the_cell_s(site: SmallSite, cells: Cells) -> None:
    _budget(site, "minzheng", "县民政局", approved_date="2026-02-09", publish_date="2026-03-02")
    assert cells()["budget", "mzj", "2026年"]["due"] == "2026-03-01"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("期满后10个工作日内", "期满后9999999日内"),
        ("documents: [notice]\nperiod: 半年", "fresh: '99999999'"),
        ("documents: [notice]", "agency_fields: [leaders]\nleast: 1"),
        ("{of: 部门, by: 期满后10个工作日内}", "{of: [部门, 部门]}"),
        ("documents: [notice]", "documents: [notice]\nnamed_in: village"),
    ],
)
def test_what_could_never_be_met_or_counted_is_refused(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], old: str, new: str
) -> None:
    text = OWN.replace(old, new)
    text = text.replace("部门, by: 期满后10个工作日内", "县") if "agency_fields" in new else text
    site.write("content/_data/duties/yaodian.yaml", text)
    assert [item["path"] for item in diagnostics() if item["level"] == "error"] == ["content/_data/duties/yaodian.yaml"]


@pytest.mark.parametrize("periods", ["[2025-Q4]", "[2025年第四季度]", "[去年]"])
def test_an_excuse_for_a_period_that_there_is_not_is_told(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], periods: str
) -> None:
    site.write("content/_data/agencies.yaml", AGENCIES)
    entry = f"- {{duty: 预算, of: 县民政局, periods: {periods}, reason: 新设, approver: 县政府办公室}}\n"
    site.write("content/_data/excused.yaml", entry)
    wrong = [(item["path"], item["code"]) for item in diagnostics() if item["level"] == "error"]
    assert wrong == [("content/_data/excused.yaml", "DAT-FORM")]


def test_a_duty_may_not_take_the_address_of_another_page(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.write("content/_data/duties/county.yaml", OWN)
    wrong = [(item["path"], item["code"]) for item in diagnostics() if item["level"] == "error"]
    assert wrong == [("content/_data/duties/county.yaml", "DAT-ID")]


def test_periods_and_laws_lead_to_their_cells(site: SmallSite, cells: Cells) -> None:
    site.document("nianbao.md", title="年度报告", **(REPORT | {"publish_date": "2026-02-01"}))
    cells()
    page = site.page("duties/index.html")
    assert 'href="/duties/period/2025/"' in page and 'href="/duties/law/' in page
    assert "逾期公开 2026-02-01" in site.page("duties/period/2025/index.html")
