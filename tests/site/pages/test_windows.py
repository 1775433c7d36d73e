"""The state of a consultation follows from its days and from what was published of the opinions."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite

CONSULTATION: dict[str, Any] = {
    "kind": "征求意见",
    "publish_date": "2026-03-02",
    "opens": "2026-03-02",
    "closes": "2026-04-03",
    "basis": "社会救助暂行办法",
    "comment_phone": "0000-5550111",
}
REPORT: dict[str, Any] = {"kind": "意见采纳情况", "publish_date": "2026-04-20", "received": 1, "adopted": 1}


def state(site: SmallSite, path: str) -> str:
    assert site.build() == 0
    node = LexborHTMLParser(site.page(path)).css_first(".window-state")
    assert node is not None
    return node.text(strip=True)


def states(site: SmallSite) -> set[str]:
    """On the document's page and on the home page."""
    return {state(site, "d/cao-an/index.html"), state(site, "index.html")}


@pytest.mark.parametrize("key", ["consultation", "of", "对应征集"])
def test_a_closed_consultation_is_answered_once_its_report_is_published(key: str, site: SmallSite) -> None:
    site.document("cao-an.md", **CONSULTATION)
    assert states(site) == {"已结束"}
    report = REPORT | {key: "cao-an"}
    site.document("caina.md", **report, draft="是")
    assert states(site) == {"已结束"}
    site.document("caina.md", **report)
    assert states(site) == {"已反馈"}
    assert "caina" in site.page("d/cao-an/index.html") and "cao-an" in site.page("d/caina/index.html")
    site.document("caina.md", **report, status="withdrawn", withdrawn_date="2026-05-01", withdrawn_reason="有误")
    assert states(site) == {"已结束"}


def test_a_running_consultation_is_running_whatever_is_published(site: SmallSite) -> None:
    site.document("cao-an.md", **CONSULTATION | {"closes": "2026-12-01"})
    site.document("caina.md", **REPORT, of="cao-an")
    assert states(site) == {"还剩10天"}


def test_both_names_of_the_draft_at_once_are_told(site: SmallSite, diagnostics: Any) -> None:
    site.document("cao-an.md", **CONSULTATION)
    site.document("caina.md", **REPORT, of="cao-an", consultation="cao-an")
    assert [one["code"] for one in diagnostics() if one["level"] == "error"] == ["FLD-TWICE", "FLD-TWICE"]


def test_what_the_box_of_a_consultation_says_is_not_said_again_beside_it(site: SmallSite) -> None:
    def facts() -> list[str]:
        assert site.build() == 0
        rail = LexborHTMLParser(site.page("d/cao-an/index.html")).css(".rail .facts dt")
        return [term.text() for term in rail]

    site.document("cao-an.md", **CONSULTATION | {"closes": "2026-12-01"})
    assert not {"开始日期", "截止日期", "意见电话"} & set(facts())
    site.document("cao-an.md", **CONSULTATION)
    assert "意见电话" in facts() and "截止日期" not in facts(), "once it is over the box has its days alone"
