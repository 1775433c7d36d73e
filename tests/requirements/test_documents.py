"""F, G · normative documents and their interpretations: form, time and links (requirements DOC-*, INT-*)."""

from __future__ import annotations

import pytest

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

INTERPRETATION = "## 背景\n\n说明。\n\n## 主要内容\n\n说明。"


@pytest.mark.requirement("DOC-08")
def test_a_title_that_differs_from_the_text_it_passes_on(site: SmallSite, reported: Reported) -> None:
    title = "关于印发《试验县2026年全县政务公开要点》的通知"
    site.document("a.md", "现予印发。\n\n# 试验县2026年全州政务公开要点\n\n一、总体要求", title=title)
    [told] = reported("DOC-TITLE")
    assert told["level"] == "warning"
    assert "全县政务公开要点" in told["message"] and "全州政务公开要点" in told["message"]
    site.document("a.md", "现予印发。\n\n# 试验县2026年全县政务公开要点\n\n一、总体要求", title=title)
    assert reported("DOC-TITLE") == []


@pytest.mark.requirement("DOC-10")
@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("一、甲\n\n三、丙", ["二"]),
        ("一、甲\n\n二、乙\n\n二、丙\n\n三、丁", None),
        ("一、甲\n\n（一）子\n\n（三）寅", ["二"]),
        ("一、甲\n\n（一）子\n\n1.甲\n\n3.丙", ["2"]),
        ("一、甲\n\n二、乙\n\n（一）子\n\n（二）丑\n\n三、丙", []),
    ],
)
def test_numbers_of_clauses_go_on_without_gap(
    site: SmallSite, reported: Reported, body: str, missing: list[str] | None
) -> None:
    place = site.document("a.md", body)
    written = place.read_bytes()
    told = reported("DOC-CLAUSE")
    if missing is None:
        assert told
    else:
        assert [word in item["message"] for word, item in zip(missing, told, strict=True)] == [True] * len(missing)
    assert place.read_bytes() == written


@pytest.mark.requirement("DOC-17")
@pytest.mark.parametrize("classification", ["主动公开", "依申请公开"])
def test_the_public_attribute_stands_on_the_page(site: SmallSite, classification: str) -> None:
    site.document("a.md", classification=classification)
    assert site.build() == 0
    facts = " ".join(site.page("d/a/index.html").split())
    assert f"<dt>公开属性</dt><dd>{classification}</dd>" in facts.replace("> <", "><")


@pytest.mark.requirement("INT-01")
def test_a_normative_document_has_an_interpretation_or_a_reason(site: SmallSite, reported: Reported) -> None:
    site.document("banfa.md", kind="规范性文件", publish_date="2026-03-02")
    assert reported("INT-MISSING", "--date", "2026-03-05") == []
    [told] = reported("INT-MISSING", "--date", "2026-03-06")
    assert told["path"] == "content/banfa.md"
    site.document("banfa.md", kind="规范性文件", publish_date="2026-03-02", interpretation_exempt="仅调整联系方式")
    assert reported("INT-MISSING") == []
    site.document("banfa.md", kind="规范性文件", publish_date="2026-03-02")
    site.document("jiedu.md", INTERPRETATION, kind="政策解读", of="banfa", publish_date="2026-03-03")
    assert reported("INT-MISSING") == []


@pytest.mark.requirement("INT-02")
@pytest.mark.parametrize(
    ("policy", "interpretation", "due"),
    [
        ("2026-03-02", "2026-03-05", None),
        ("2026-03-02", "2026-03-06", "2026-03-05"),
        ("2026-03-05", "2026-03-10", None),  # over a weekend
        ("2026-09-30", "2026-10-10", None),  # over the holiday; the Saturday is worked
        ("2026-09-30", "2026-10-12", "2026-10-10"),
    ],
)
def test_three_working_days_of_the_calendar_of_the_state(
    site: SmallSite, reported: Reported, policy: str, interpretation: str, due: str | None
) -> None:
    site.document("banfa.md", kind="规范性文件", publish_date=policy)
    site.document("jiedu.md", INTERPRETATION, kind="政策解读", of="banfa", publish_date=interpretation)
    told = [item["message"] for item in reported("INT-LATE")]
    assert [due in message for message in told if due] == [True] * (due is not None) and bool(told) == bool(due)


@pytest.mark.requirement("INT-06")
def test_policy_and_interpretation_lead_to_each_other(site: SmallSite) -> None:
    site.document("banfa.md", kind="规范性文件")
    site.document("bufen.md", kind="规范性文件")
    site.document("jiedu.md", INTERPRETATION, kind="政策解读", domain="养老服务", of=["banfa", "bufen"])
    assert site.build() == 0
    for policy in ("banfa", "bufen"):
        assert f'href="/d/{policy}/"' in site.page("d/jiedu/index.html")
        assert 'href="/d/jiedu/"' in site.page(f"d/{policy}/index.html")
    site.document("jiedu.md", INTERPRETATION, kind="政策解读", domain="养老服务", of=["banfa"])
    assert site.build() == 0
    assert 'href="/d/jiedu/"' not in site.page("d/bufen/index.html")
