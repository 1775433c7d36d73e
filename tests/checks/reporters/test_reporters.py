"""The report in the forms that code hosting services read."""

from __future__ import annotations

import datetime
import json

import pytest

from generator.checks.reporters import github, sarif
from generator.model.diagnostic import Accepted, Diagnostic, Exemption

LATE = Diagnostic(
    "content/a, b.md", 7, 3, "DATE-LATE", "warning", "晚了：100%", "核对日期\n再说", "条例第二十六条", "第7行"
)
MISSING = Diagnostic("content/c.md", 0, 0, "FLD-MISSING", "error", "缺少标题", "加一行")
WHOLE = Diagnostic("", 0, 0, "COL-EMPTY", "info", "空白栏目", "补上")
EXEMPT = Accepted(LATE, Exemption("DATE-LATE", "原件迟到", "办公室主任", datetime.date(2027, 1, 1)))


def test_github_commands_come_worst_first_and_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    github.show([WHOLE, LATE, MISSING], accepted=[EXEMPT], known=4)
    assert capsys.readouterr().out.splitlines() == [
        "::error file=content/c.md,line=1,title=FLD-MISSING::缺少标题%0A→ 加一行",
        "::warning file=content/a%2C b.md,line=7,col=3,title=DATE-LATE::晚了：100%25%0A→ 核对日期%0A再说%0A依据：条例第二十六条",
        "::notice title=COL-EMPTY::空白栏目%0A→ 补上",
        "检查完毕：错误 1 个，警告 1 个，提示 1 个，例外 1 条，基线中的旧问题 4 个",
    ]


def test_sarif_log(capsys: pytest.CaptureFixture[str]) -> None:
    sarif.show([WHOLE, MISSING, LATE], accepted=[EXEMPT])
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["COL-EMPTY", "DATE-LATE", "FLD-MISSING"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
        assert len(result["locations"]) == 1
    whole, missing, late, accepted = run["results"]
    assert whole["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "config.yaml"}}
    assert "region" not in missing["locations"][0]["physicalLocation"]
    assert late["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/a%2C%20b.md"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert accepted["suppressions"][0]["justification"] == "原件迟到（办公室主任 批准）"
    assert late["partialFingerprints"] == accepted["partialFingerprints"]


def test_a_finding_keeps_its_fingerprint_when_it_moves() -> None:
    moved = Diagnostic(LATE.path, 9, 1, LATE.code, LATE.level, LATE.message, LATE.hint)
    one, other = (sarif.log([item])["runs"][0]["results"][0]["partialFingerprints"] for item in (LATE, moved))
    assert one == other
