"""D · enforcement: penalty decisions in time, with right codes and no private names (requirement ENF-02)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

PENALTY: dict[str, Any] = {
    "kind": "行政处罚",
    "title": "县民政局行政处罚决定",
    "party": "试验县某某商贸有限公司",
    "party_code": "91350100M000100Y43",
    "decided_date": "2026-03-02",
    "publish_date": "2026-03-11",
    "basis": ["价格法第四十二条"],
    "result": "罚款500元",
    "facts": "未按规定公示价格",
}


@pytest.mark.requirement("ENF-02")
def test_a_penalty_is_shown_with_what_the_law_asks(site: SmallSite, reported: Reported) -> None:
    site.document("chufa.md", **PENALTY)
    assert reported("PEN-LATE") + reported("DOC-CREDIT") + reported("PRI-NAME") == []
    assert site.build() == 0
    page = site.page("d/chufa/index.html")
    assert all(
        words in page for words in ("试验县某某商贸有限公司", "价格法第四十二条", "罚款500元", "未按规定公示价格")
    )


@pytest.mark.requirement("ENF-02")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"publish_date": "2026-03-12"}, "PEN-LATE"),
        ({"party_code": "91350100M000100Y4X"}, "DOC-CREDIT"),
        ({"party": "王小明"}, "PRI-NAME"),
        ({"party": None}, "FLD-MISSING"),
    ],
)
def test_what_is_wrong_with_a_penalty_is_reported(
    site: SmallSite, reported: Reported, changed: dict[str, Any], code: str
) -> None:
    site.document("chufa.md", **PENALTY | changed)
    assert [item["path"] for item in reported(code)] == ["content/chufa.md"]
