"""M · an organ's own rules of openness: which there are, whether they hold, when they were last looked at (RUL-01)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

SEVEN = ("主动公开制度", "依申请公开制度", "保密审查制度", "协调发布制度", "考核制度", "社会评议制度", "责任追究制度")


def rule(site: SmallSite, name: str, kind: str = "disclosure", *, agency: str | None = None, **more: Any) -> None:
    fields = {"kind": kind, "openness_rule": name, "agency": agency, "title": f"{agency or ''}{name}"}
    stated = {"disclosure_type": "制度"} if kind == "disclosure" else {}
    site.document(f"{SEVEN.index(name)}-{agency}.md", **stated, **fields | more)


def cells(site: SmallSite, table: int) -> dict[str, list[str]]:
    frame = LexborHTMLParser(site.page("rules/index.html")).css("section.table-frame")[table]
    rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in frame.css("tbody tr")]
    return {row[0]: row[1:] for row in rows}


@pytest.mark.requirement("RUL-01")
def test_the_rules_are_listed_with_state_and_last_review_and_those_that_lack(site: SmallSite) -> None:
    rule(site, "主动公开制度", publish_date="2025-03-01", reviewed_date="2026-02-01")
    rule(
        site,
        "考核制度",
        "normative",
        publish_date="2024-03-01",
        expiry_date="2026-01-01",
        doc_number="试政发〔2024〕3号",
    )
    for name in SEVEN[:3]:
        rule(site, name, agency="县民政局", publish_date="2026-01-05")
    rule(site, "协调发布制度", agency="县民政局", draft=True)
    assert site.build() == 0
    county, departments = cells(site, 0), cells(site, 1)
    assert list(county) == list(SEVEN)
    assert county["主动公开制度"] == ["主动公开制度", "—", "有效", "2026-02-01"]
    assert county["考核制度"] == ["考核制度", "试政发〔2024〕3号", "失效", "2024-03-01"]
    assert county["责任追究制度"][0] == "还没有公布"
    assert departments == {"试验县民政局": ["2026-01-05"] * 3 + ["还没有公布"]}  # townships owe none
    organs = json.loads(site.page("data/rules.json"))["organs"]
    assert [organ["lacking"] for organ in organs] == [
        [name for name in SEVEN if name != "主动公开制度"],
        ["协调发布制度"],
    ]
    assert site.page("data/rules.csv").count("\n") == 1 + 5


@pytest.mark.requirement("RUL-01")
def test_what_lacks_and_what_nobody_looked_at_for_long_is_told(site: SmallSite, reported: Reported) -> None:
    assert reported("RUL-NONE") == []  # a county that has not begun with it is left alone
    for name in SEVEN:
        rule(site, name)
    for name in SEVEN[:3]:
        rule(site, name, agency="县民政局")
    assert [("试验县民政局" in told["message"], told["level"]) for told in reported("RUL-NONE")] == [(True, "info")]
    rule(site, "协调发布制度", agency="县民政局")
    assert reported("RUL-NONE") == []
    assert reported("RUL-OLD") == []
    rule(site, "主动公开制度", publish_date="2023-03-01", reviewed_date="2024-11-21")
    [told] = reported("RUL-OLD")
    assert "731 天" in told["message"]
    site.write("content/_data/inspection.yaml", "rule_days: 731\n")
    assert reported("RUL-OLD") == []
    rule(site, "主动公开制度", publish_date="2023-03-01", status="withdrawn", withdrawn_date="2026-05-01")
    assert any("主动公开制度" in found["message"] for found in reported("RUL-NONE"))
