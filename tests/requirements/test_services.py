"""E · services: a guide always says where to ask, and leads to where it is done online (requirement SVC-09)."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model.kinds import guide
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

GUIDE: dict[str, Any] = {
    "kind": "办事指南",
    "matter": "低保申请",
    "basis": ["社会救助暂行办法"],
    "acceptor": "县民政局",
    "process": ["申请", "审核"],
    "materials": ["申请书"],
    "fee": "不收费",
    "time_limit": "20个工作日",
    "phone": "0000-5550123",
}


@pytest.mark.requirement("SVC-09")
def test_online_or_by_telephone(site: SmallSite, reported: Reported) -> None:
    site.document("zhinan.md", **GUIDE)
    assert site.build() == 0
    assert "0000-5550123" in site.page("d/zhinan/index.html")
    site.document("zhinan.md", **GUIDE, online_url="https://zwfw.test.example/dibao")
    assert site.build() == 0
    links = LexborHTMLParser(site.page("d/zhinan/index.html")).css('a[href="https://zwfw.test.example/dibao"]')
    assert links
    site.document("zhinan.md", **GUIDE | {"phone": None})
    assert ["phone" in item["message"] for item in reported("FLD-MISSING")] == [True]


def test_each_of_the_eight_elements_is_asked_for(site: SmallSite, reported: Reported) -> None:
    """Half of SVC-01: what stands under 咨询电话 may still be anything."""
    required = [field.key for field in guide.KIND.fields if field.required]
    assert required == [key for key in GUIDE if key != "kind"]
    for key in required:
        site.document(f"{key}.md", **GUIDE | {key: None})
    assert sorted(item["path"] for item in reported("FLD-MISSING")) == sorted(f"content/{key}.md" for key in required)
