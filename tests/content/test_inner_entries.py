"""What is wrong inside of an entry (例外, 审查记录, 更正) is told by the number and the part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conftest import SmallSite


def test_parts_of_entries_are_named(site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]) -> None:
    site.document(
        "a.md",
        review={"reviewer": "张", "approver": "主任", "date": "2026-02-27"},
        corrections=["更正电话"],
        exceptions=[
            {"code": "PRI-MOBILE", "reason": "值班电话", "approver": "主任", "until": "x"},
            {"code": "PRI-MOBILE", "reason": "值班电话"},
        ],
    )
    found = {item["message"].partition("”")[0] + " " + item["message"].rpartition("应为")[2] for item in diagnostics()}
    assert found == {
        "“审查记录的reviewer 至少两个字",
        "“更正第 1 条 “键: 值”的形式",
        "“例外第 1 条 没有 until 这一项的形式",
        "“例外第 2 条 写明批准人（approver）的形式",
    }
