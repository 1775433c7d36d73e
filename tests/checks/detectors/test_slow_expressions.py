"""The county's own expressions: one that would never end is refused at its line, or told at each file it fails on."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.detectors import secrecy
from generator.model import negative
from generator.model.negative import TooSlow, matches, refuse_broken
from tests.conftest import SmallSite

LIST = "- code: FM-01\n  matter: 储备库\n  basis: 条例第十四条\n  patterns: ['/%s/']\n"


@pytest.mark.parametrize("pattern", ["(a+)+b", "(甲|甲)*乙", "([a-z]+)*[0-9]", r"(\\d+)+号$", "(.*)*(.*)*(.*)*x$"])
def test_a_slow_expression_is_refused_at_its_line(pattern: str, site: SmallSite, diagnostics: Any) -> None:
    site.write("content/_data/negative_list.yaml", LIST % pattern.replace("\\\\", "\\"))
    site.document("a.md")
    begun = time.process_time()
    found = [item for item in diagnostics() if item["path"] == "content/_data/negative_list.yaml"]
    assert [(item["level"], item["line"]) for item in found] == [("error", 1)] and "太慢" in found[0]["message"]
    assert time.process_time() - begun < 20


def test_what_only_one_text_makes_slow_holds_that_file_back(
    site: SmallSite, diagnostics: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(negative, "SECONDS", 0.05)
    monkeypatch.setattr(secrecy, "_late", type(secrecy._late)())
    site.write("content/_data/negative_list.yaml", LIST % "物资(?:x+x+)+y")
    site.document("slow.md", "物资" + "x" * 4000 + "\n\ny")
    site.document("good.md", "物资充足。")
    assert {item["path"]: item["code"] for item in diagnostics() if item["level"] == "error"} == {
        "content/slow.md": "SEC-SLOW"
    }


@pytest.mark.parametrize(
    "pattern", [r"第\w+号", r"(?<=库)位于\S{1,4}", r"(?i)fm-\d+", "储备(?!充足)", "[乙-甲]+", r"(.)\1"]
)
@given(text=st.text(st.sampled_from("第三号库位于fFmM-01储备充足甲乙 \n１"), max_size=30))
def test_an_expression_means_what_python_means(pattern: str, text: str) -> None:
    refuse_broken(f"/{pattern}/")
    assert list(matches(f"/{pattern}/", text)) == [match.span() for match in re.finditer(pattern, text)]


def test_a_broken_expression_is_told() -> None:
    with pytest.raises(ValueError, match="写法不对"):
        refuse_broken("/(甲/")
    with pytest.raises(TooSlow):
        list(matches("/(a+)+b/", "a" * 5000 + "\nb"))
