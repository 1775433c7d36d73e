"""What is wrong in guides and events is told with the form of the field itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import SmallSite
from tests.requirements.test_places import GUIDE

EVENT = {
    "kind": "event",
    "starts_at": "2026-03-05 09:30",
    "ends_at": "2026-03-05 11:30",
    "place": "县政务服务中心",
    "enrol": "不用报名",
}


@pytest.mark.parametrize(
    ("fields", "code", "told"),
    [
        (EVENT | {"starts_at": "2026-12-05 25:00"}, "FLD-DATE", "2026-12-04 09:00"),
        (EVENT | {"ends_at": "下周"}, "FLD-DATE", "2026-12-04 11:30"),
        (EVENT | {"enrol_until": "下周"}, "FLD-DATE", "YYYY-MM-DD 的形式"),
        (EVENT | {"capacity": "几个"}, "FLD-FORM", "40"),
        (GUIDE | {"visits": "一次"}, "FLD-FORM", "1"),
        (GUIDE | {"materials": [{"name": "申请书", "waived": "true"}]}, "FLD-FORM", "部门间数据核查"),
    ],
)
def test_the_mend_shows_the_form_of_the_field(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], fields: dict[str, Any], code: str, told: str
) -> None:
    site.document("a.md", **fields)
    [item] = [item for item in diagnostics() if item["level"] == "error" and item["code"] == code]
    assert told in item["message"] + item["hint"]
