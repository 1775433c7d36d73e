"""B · decisions: basis, window and fate of a draft before the public, publishing in time (requirements DEC-*)."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

DRAFT: dict[str, Any] = {
    "kind": "征求意见",
    "title": "关于《办法（草案）》公开征求意见的公告",
    "publish_date": "2026-09-01",
    "opens": "2026-09-01",
    "closes": "2026-10-09",
    "basis": ["重大行政决策程序暂行条例"],
    "comment_email": "yijian@test.example",
}
ADOPTION: dict[str, Any] = {
    "kind": "意见采纳情况",
    "domain": "养老服务",  # beside no draft of its column, so that a link to it is the relation's
    "consultation": "caoan",
    "received": 10,
    "adopted": 5,
    "partly": 2,
    "rejected": 3,
}


def test_a_draft_comes_with_its_basis(site: SmallSite, reported: Reported) -> None:
    """Most of DEC-03: an empty list still passes for a basis."""
    site.document("caoan.md", **DRAFT)
    assert site.build() == 0
    page = site.page("d/caoan/index.html")
    assert "起草依据" in page and "重大行政决策程序暂行条例" in page
    site.document("caoan.md", **DRAFT | {"basis": None})
    [told] = reported("FLD-MISSING")
    assert told["level"] == "error" and "起草依据" in told["message"]


@pytest.mark.requirement("DEC-05")
@pytest.mark.parametrize(
    ("closes", "reason", "told"),
    [("2026-09-30", None, True), ("2026-10-01", None, False), ("2026-09-15", "防汛应急需要", False)],
)
def test_a_window_of_thirty_days_or_a_reason(
    site: SmallSite, reported: Reported, closes: str, reason: str | None, told: bool
) -> None:
    site.document("caoan.md", **DRAFT | {"closes": closes, "shortened_reason": reason})
    assert bool(reported("CON-SHORT")) == told


@pytest.mark.requirement("DEC-05")
def test_a_draft_says_how_to_answer_and_how_long(site: SmallSite, reported: Reported) -> None:
    site.document("caoan.md", **DRAFT)
    assert reported("CON-CHANNEL") == []
    assert site.build("--date", "2026-10-05") == 0
    panel = LexborHTMLParser(site.page("d/caoan/index.html")).css_first(".window")
    assert panel is not None and "还剩 5 天" in " ".join(panel.text().split())
    assert panel.attributes["data-closes"] == "2026-10-09"
    assert "yijian@test.example" in site.page("d/caoan/index.html")
    assert site.build("--date", "2026-10-10") == 0
    panel = LexborHTMLParser(site.page("d/caoan/index.html")).css_first(".window")
    assert panel is not None and "还剩" not in panel.text() and "已结束" in panel.text()
    site.document("caoan.md", **DRAFT | {"comment_email": None})
    assert len(reported("CON-CHANNEL")) == 1


@pytest.mark.requirement("DEC-06")
def test_what_became_of_the_opinions_is_asked_for_and_counted(site: SmallSite, reported: Reported) -> None:
    site.document("caoan.md", **DRAFT)
    # Twenty working days after 9 October 2026; Saturday the 10th is worked for the holiday.
    assert reported("CON-REPORT", "--date", "2026-11-05") == []
    [told] = reported("CON-REPORT", "--date", "2026-11-12")
    assert told["path"] == "content/caoan.md" and "20个工作日" in told["message"]
    site.document("caina.md", **ADOPTION, publish_date="2026-11-02")
    assert reported("CON-REPORT") + reported("ADO-SUM") == []
    assert site.build() == 0
    assert 'href="/d/caina/"' in site.page("d/caoan/index.html") and 'href="/d/caoan/"' in site.page(
        "d/caina/index.html"
    )
    site.document("caina.md", **ADOPTION | {"rejected": 2}, publish_date="2026-11-02")
    [told] = reported("ADO-SUM")
    assert "10" in told["message"] and "9" in told["message"]


@pytest.mark.requirement("DEC-15")
def test_twenty_working_days_from_signature_to_publication(site: SmallSite, reported: Reported) -> None:
    """The Spring Festival of 2026 lies between: 15 to 23 February are free, two weekends are worked."""
    site.document("a.md", written_date="2026-02-02", publish_date="2026-03-06")
    assert reported("DATE-LATE") == []
    site.document("a.md", written_date="2026-02-02", publish_date="2026-03-09")
    [told] = reported("DATE-LATE")
    assert "2026-03-06" in told["message"]
