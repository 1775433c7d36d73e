"""Every case of the table gives its code and level in a body, in a CSV and in a Word file, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.detectors.site import HELD, write_site, written

TOLD = ("ATT-CLEANED", "RES-DOCX", "SEC-SAME")  # the last: one name stands in many cases
"""What copies lack beside: characters that nobody sees."""
GATE = ("PRI-", "SEC-", "RES-", "ATT-", "LEAK-")


@pytest.mark.requirement("SEC-07", "SEC-08", "SEC-10")
def test_cases_give_their_code_and_no_other(tmp_path: Path) -> None:
    cases: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
    documents = {}
    for number, case in enumerate(cases):
        for place in ("body",) if case.get("only") == "body" else HELD:
            documents[f"{place}-{number:03}"] = (place, case["t"])
    write_site(tmp_path, documents)
    wrong = []
    diagnostics = check(tmp_path)
    for name in documents:
        case = cases[int(name.rpartition("-")[2])]
        got = {
            (item["code"], item["level"])
            for item in diagnostics
            if name in item["path"] and item["code"].startswith(GATE)
        }
        wanted = set() if case["hit"] == "none" else {(case["hit"], case["level"])}
        got = {item for item in got if item[0] not in (case.get("also"), *TOLD)}
        if got != wanted:
            wrong.append(f"{name}: {case['t']!r} gave {sorted(got)}, wanted {sorted(wanted)}")
    assert len(documents) > 800
    assert not wrong, "\n".join(wrong)


def test_reports_repeat_nothing_that_they_found(tmp_path: Path) -> None:
    secrets = ["11010519491231002X", "13812345678", "6222021234567890128", "王五"]
    text = "王五，身份证号11010519491231002X，电话13812345678，卡号6222021234567890128，龙街村二组18号，肺癌"
    write_site(tmp_path, {f"{place}-000": (place, text) for place in HELD})
    for form in ("text", "json"):
        output = written(tmp_path, form)
        assert "PRI-ID18" in output
        for secret in secrets:
            assert secret not in output, f"{form}: {secret}"


def check(folder: Path) -> list[dict[str, Any]]:
    """The diagnostics of ``gongkai check --format json``."""
    diagnostics: list[dict[str, Any]] = json.loads(written(folder, "json"))["diagnostics"]
    return diagnostics
