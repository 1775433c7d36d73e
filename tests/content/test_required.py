"""The hint for a required field says where to write it: in the line that waits for it, or in a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conftest import SmallSite


def test_hint_of_a_required_field(site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]) -> None:
    path = site.document("a.md")
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("domain:")]
    path.write_text("\n".join("subject:" if line.startswith("subject:") else line for line in lines), encoding="utf-8")
    assert sorted(item["hint"].partition(": ")[0] for item in diagnostics()) == [
        "在文件开头两行 --- 之间加一行：domain",
        "这一行写成：subject",
    ]


def test_a_field_given_twice(site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]) -> None:
    path = site.document("a.md")
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "title: 甲\ntitle:", 1), encoding="utf-8")
    assert {item["message"] for item in diagnostics()} == {"字段“title”写了两次"}
