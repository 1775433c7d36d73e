"""What the gate looks at follows what will be shown; its rules hold whatever the configuration says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.detectors.site import write_document, write_site, written
from tests.checks.detectors.test_cases import check

SECRET = "联系电话13812345678"


def codes(folder: Path) -> list[tuple[str, str, str]]:
    """Code, level and path of the findings of the gate."""
    wanted = ("PRI", "SEC", "RES", "LEAK", "RULE", "ATT")
    return [(item["code"], item["level"], item["path"]) for item in check(folder) if item["code"].startswith(wanted)]


@pytest.mark.parametrize(("classification", "wanted"), [("主动公开", True), ("依申请公开", False), ("不予公开", False)])
def test_references_in_front_matter_mean_what_pages_show(classification: str, wanted: bool, tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", "csv", "无", classification)
    hidden = "".join(f"\\u{ord(char):04x}" for char in SECRET)
    text = (
        (tmp_path / "content" / "a.md").read_text(encoding="utf-8").replace("---\n", f'---\nsummary: "{hidden}"\n', 1)
    )
    (tmp_path / "content" / "a.md").write_text(text, encoding="utf-8")
    found = [(item["code"], item["line"]) for item in check(tmp_path) if item["code"] == "PRI-MOBILE"]
    assert found == ([("PRI-MOBILE", 2)] if wanted else [])


@pytest.mark.parametrize("setting", ["off", "warning", "info"])
def test_errors_of_the_gate_cannot_be_lowered(setting: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"a": ("body", SECRET)}, f"rules: {{PRI-MOBILE: {setting}}}\n")
    assert ("PRI-MOBILE", "error", "content/a.md") in codes(tmp_path)


GROUND = "classified: {basis: 个人隐私, by: 办公室主任, date: 2026-02-27, next_review: 2027-02-27}\n"


def test_withheld_documents_are_not_looked_at(tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", "csv", SECRET, "不予公开", GROUND)
    assert codes(tmp_path) == []


def test_of_a_document_on_application_the_title_counts(tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", "csv", SECRET, "依申请公开", GROUND)
    assert codes(tmp_path) == []
    text = (tmp_path / "content" / "a.md").read_text(encoding="utf-8").replace("有关事项", "13812345678")
    (tmp_path / "content" / "a.md").write_text(text, encoding="utf-8")
    assert codes(tmp_path) == [("PRI-MOBILE", "error", "content/a.md")]


@pytest.mark.parametrize("extra", ["draft: 是\n", ""])
def test_what_will_be_shown_later_is_looked_at_now(extra: str, tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", "body", SECRET, extra=extra)
    path = tmp_path / "content" / "a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-03-01", "2030-03-01"), encoding="utf-8")
    assert ("PRI-MOBILE", "error", "content/a.md") in codes(tmp_path)


def test_front_matter_and_folder_defaults_are_looked_at(tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", "body", "正文。", extra="summary: 电话13812345678\n")
    (tmp_path / "content" / "b").mkdir()
    (tmp_path / "content" / "b" / "_defaults.yaml").write_text("summary: 电话13912345678\n", encoding="utf-8")
    write_document(tmp_path / "content" / "b", "c", "body", "正文。")
    found = codes(tmp_path)
    assert ("PRI-MOBILE", "error", "content/a.md") in found and ("PRI-MOBILE", "error", "content/b/c.md") in found


EXCEPTION = "exceptions:\n  - {{code: PRI-MOBILE, reason: 对外公布的值班手机, approver: 办公室主任, {more}}}\n"
WHAT = 'what: "138****5678", '


@pytest.mark.parametrize(
    ("more", "place", "wanted"),
    [
        (WHAT + "expires: 2027-01-01", "body", []),
        (WHAT + "line: 11, expires: 2027-01-01", "body", []),
        (WHAT + "line: 9", "body", ["PRI-MOBILE", "RULE-UNUSED"]),
        (WHAT + "expires: 2026-01-01", "body", ["PRI-MOBILE", "RULE-UNUSED"]),
        (WHAT + "expires: 2027-01-01", "csv", ["PRI-MOBILE", "RULE-UNUSED"]),
        (WHAT + "file: a.csv, expires: 2027-01-01", "csv", []),
        ("expires: 2027-01-01", "body", ["PRI-MOBILE", "RULE-UNUSED"]),
        ("line: 11, expires: 2027-01-01", "body", ["PRI-MOBILE", "RULE-UNUSED"]),
        ("file: a.csv, expires: 2027-01-01", "csv", ["PRI-MOBILE", "RULE-UNUSED"]),
        ('what: "139****5678", expires: 2027-01-01', "body", ["PRI-MOBILE", "RULE-UNUSED"]),
    ],
)
def test_exceptions_answer_for_one_thing(more: str, place: str, wanted: list[str], tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", place, SECRET, extra=EXCEPTION.format(more=more))
    assert sorted(code for code, _, _ in codes(tmp_path)) == wanted
    assert ("已批准的例外" in written(tmp_path, "text")) == (not wanted)


@pytest.mark.requirement("SEC-02")
def test_review_record(tmp_path: Path) -> None:
    write_site(tmp_path, {"a": ("body", "正文。")}, "review: {required: true}\n")
    content = tmp_path / "content"
    write_document(
        content, "b", "body", "正文。", extra="review: {reviewer: 政策法规股, approver: 分管副主任, date: 2026-02-27}\n"
    )
    write_document(
        content, "c", "body", "正文。", extra="review: {reviewer: 分管副主任, approver: 分管副主任, date: 2026-02-27}\n"
    )
    write_document(
        content, "d", "body", "正文。", extra="review: {reviewer: 政策法规股, approver: 分管副主任, date: 2026-03-02}\n"
    )
    assert [path for code, _, path in codes(tmp_path) if code == "SEC-REVIEW"] == [
        f"content/{name}.md" for name in "acd"
    ]


def test_reports_quote_nothing_of_withheld_documents(tmp_path: Path) -> None:
    write_site(tmp_path, {})
    write_document(tmp_path / "content", "a", "body", "内部稿。", "不予公开", "publish_dat: 机密事项编号\n")
    assert "机密事项编号" not in written(tmp_path, "text") + written(tmp_path, "json")


def test_negative_list(tmp_path: Path) -> None:
    write_site(
        tmp_path, {"a": ("body", "应急物资储备库位于北山。"), "b": ("csv", "储备库详细地址"), "c": ("docx", "储备充足")}
    )
    assert {path for code, _, path in codes(tmp_path) if code == "SEC-LIST"} == {"content/a.md", "content/b.csv"}


def test_a_broken_pattern_of_the_negative_list_is_told_at_its_line(tmp_path: Path) -> None:
    write_site(tmp_path, {})
    path = tmp_path / "content" / "_data" / "negative_list.yaml"
    path.write_text('- {code: A, matter: 甲, basis: 乙, patterns: ["/(/"]}\n', encoding="utf-8")
    assert any(item["path"].endswith("negative_list.yaml") and item["line"] == 1 for item in check(tmp_path))
