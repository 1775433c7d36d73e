"""B, C, G · what drafts and answers say, how soon answers come, what became of promises, the rules of the workflows
(DEC-03, DEC-04, DEC-14, EXE-02, RSP-01, RSP-06, FLOW-01)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

DRAFT: dict[str, Any] = {
    "kind": "征求意见",
    "title": "公租房办法（草案）征求意见",
    "publish_date": "2026-11-02",
    "opens": "2026-11-02",
    "closes": "2026-12-04",
    "basis": ["某条例"],
    "comment_phone": "0000-5550123",
}
RESPONSE: dict[str, Any] = {"kind": "回应关切", "title": "关于水压的回应", "topic": "水压", "responsible": "县民政局"}


def rows(site: SmallSite, path: str, place: int = 0) -> list[list[str]]:
    """The cells of one table of a page."""
    frame = LexborHTMLParser(site.page(path)).css("section.table-frame")[place]
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in frame.css("tbody tr")]


@pytest.mark.requirement("DEC-03")
def test_a_draft_without_any_basis_is_refused(site: SmallSite, reported: Reported) -> None:
    for basis in (None, [], [""], "  "):
        site.document("caoan.md", **DRAFT | {"basis": basis})
        assert [told["level"] for told in reported("FLD-MISSING")] == ["error"], basis
    site.document("caoan.md", **DRAFT)
    assert reported("FLD-MISSING") == []
    site.build()
    assert "某条例" in site.page("d/caoan/index.html")


@pytest.mark.requirement("DEC-04")
@pytest.mark.parametrize(
    ("body", "more", "lacking"),
    [
        ("正文。", {}, ["背景", "主要内容"]),
        ("## 一、起草背景\n\n甲。\n\n## 二、主要内容\n\n乙。", {}, []),
        ("一、必要性\n\n甲。", {}, ["主要内容"]),
        ("正文。", {"background": "甲", "main_content": "乙"}, []),
        ("## 背景\n\n甲。", {"main_content": "乙"}, []),
        ("正文。", {"attachments": [{"file": "shuoming.txt", "title": "起草说明"}]}, []),
        ("正文。", {"attachments": [{"file": "shuoming.txt", "title": "草案文本"}]}, ["背景", "主要内容"]),
    ],
)
def test_a_draft_says_its_background_and_main_content(
    site: SmallSite, reported: Reported, body: str, more: dict[str, Any], lacking: list[str]
) -> None:
    site.write("content/shuoming.txt", "说明。\n")
    site.document("caoan.md", body, **DRAFT | more)
    told = [item["message"] for item in reported("KIND-SECTION")]
    assert [word for word in ("背景", "主要内容") if any(word in message for message in told)] == lacking


@pytest.mark.requirement("DEC-04")
@pytest.mark.requirement("RSP-01")
def test_a_new_draft_or_answer_has_its_parts_ready(site: SmallSite, tmp_path: Path) -> None:
    for kind, parts in (("征求意见", ("背景", "主要内容")), ("回应关切", ("事实", "措施", "结果"))):
        given = ["--config", str(site.root / "config.yaml"), "--no-input", "--id", f"xin-{len(parts)}"]
        assert site.run("new", kind, *given) == 0
        [made] = site.root.glob(f"content/**/xin-{len(parts)}.md")
        assert [line[3:] for line in made.read_text(encoding="utf-8").split("\n") if line[:3] == "## "] == [*parts]


@pytest.mark.requirement("RSP-01")
@pytest.mark.parametrize(
    ("body", "more", "lacking"),
    [
        ("正在办理。", {}, 3),
        ("## 基本情况\n\n甲。\n\n## 处置措施\n\n乙。\n\n## 处理结果\n\n丙。", {}, 0),
        ("## 基本情况\n\n甲。", {"measures": "乙"}, 1),
        ("正文。", {"facts": "甲", "measures": "乙", "outcome": "丙"}, 0),
    ],
)
def test_an_answer_states_facts_measures_and_outcome(
    site: SmallSite, reported: Reported, body: str, more: dict[str, Any], lacking: int
) -> None:
    site.document("huiying.md", body, **RESPONSE | more)
    assert len(reported("KIND-SECTION")) == lacking
    if len(more) == 3:
        site.build()
        assert all(word in site.page("d/huiying/index.html") for word in ("事实", "措施", "结果", "甲", "乙", "丙"))


@pytest.mark.requirement("RSP-06")
def test_how_soon_and_how_often_an_incident_was_answered(site: SmallSite) -> None:
    incident: dict[str, Any] = {
        "kind": "突发事件",
        "title": "暴雨",
        "location": "青山镇",
        "level": "较大",
        "matter": "baoyu",
    }
    incident |= {"responsible": "试验县应急管理局", "occurred_at": "2026-07-11 22:40"}
    site.document("baoyu.md", publish_date="2026-07-12 01:15", **incident)
    for number, day in enumerate(("2026-07-12 09:00", "2026-07-13 09:00"), 1):
        fields = {"kind": "处置进展", "as_at": day, "measures": "转移群众", "of": "baoyu"}
        site.document(f"xubao-{number}.md", publish_date=day, **fields)
    site.build("--date", "2026-07-13")
    assert rows(site, "responses/index.html") == [
        ["暴雨", "试验县应急管理局", "2小时35分", "—", "2", "0", "—", "处置中"]
    ]
    site.document("jieguo.md", kind="结果公开", publish_date="2026-07-20", matter="baoyu", verdict="完成", reached="甲")
    held: dict[str, Any] = {"held_at": "2026-07-12 10:40", "topic": "暴雨", "speakers": ["局长"], "matter": "baoyu"}
    site.document("fabuhui.md", kind="新闻发布会", publish_date="2026-07-12", **held)
    site.document("huiying.md", publish_date="2026-08-09", raised_date="2026-08-05", **RESPONSE)
    site.document("bumi.md", classification="依申请公开", publish_date="2026-08-09", **RESPONSE | {"title": "另一份"})
    site.build()
    assert rows(site, "responses/index.html")[0][2:] == ["2小时35分", "12小时0分", "2", "0", "9天", "已办结"]
    assert rows(site, "responses/index.html", 1) == [["水压", "县民政局", "2026-08-05", "2026-08-09", "4天"]]
    data = json.loads(site.page("data/responses.json"))["responses"]
    assert [(row.get("first_minutes"), row.get("closed_days"), row.get("answer_days")) for row in data] == [
        (155, 9, None),
        (None, None, 4),
    ]


@pytest.mark.requirement("DEC-14")
def test_questions_and_answers_stand_on_the_matter_s_page(site: SmallSite) -> None:
    asked = [{"question": "老租户怎么办？", "answer": "合同期内不变。"}, {"问": "何时开始？", "答": "7月1日。"}]
    site.document("banfa.md", kind="规范性文件", title="公租房办法", matter="gzf", lifecycle="重大行政决策")
    site.document("huiying.md", publish_date="2026-04-02", of="banfa", questions=asked, **RESPONSE)
    site.document(
        "bumi.md", publish_date="2026-04-03", of="banfa", questions=asked, **RESPONSE, classification="依申请公开"
    )
    assert site.build() == 0
    page = LexborHTMLParser(site.page("m/gzf/index.html"))
    shown = page.css(".answered")
    assert [node.css_first("h3").text(strip=True) for node in shown] == ["老租户怎么办？", "何时开始？"]  # type: ignore[union-attr]
    for node in shown:
        assert page.css(f'a[href="#{node.attributes["id"]}"]') and 'href="/d/huiying/"' in (node.html or "")
    assert "合同期内不变。" in site.page("d/huiying/index.html")


PLAN: dict[str, Any] = {"kind": "工作报告和规划", "title": "政府工作报告", "period": "2026年"}
MATTERS = """\
- {id: chewei, title: 新增车位600个, lifecycle: 重点任务, lead: [县民政局], declared: 2026-01-20, source: baogao}
- {id: gonglu, title: 农村公路, lifecycle: 重点任务, lead: [青山镇], declared: 2026-01-20, source: baogao, section: 修路60公里}
"""


@pytest.mark.requirement("EXE-02")
def test_every_promise_of_a_report_is_followed_to_its_result(site: SmallSite, reported: Reported) -> None:
    promises = ["新增车位600个", "修路60公里", "改造小区12个"]
    site.document("baogao.md", publish_date="2026-01-20", commitments=promises, **PLAN)
    site.write("content/_data/matters/a.yaml", MATTERS)
    [told] = reported("EXE-COMMIT")
    assert "1项" in told["message"] and "改造小区12个" in told["message"] and told["path"] == "content/baogao.md"
    done = {
        "kind": "结果公开",
        "matter": "chewei",
        "verdict": "完成",
        "reached": "新增612个",
        "publish_date": "2026-11-02",
    }
    site.document("jieguo.md", **done)
    site.build()
    shown = rows(site, "commitments/index.html")
    assert [row[:3] for row in shown] == [
        ["新增车位600个", "已完成", "县民政局"],
        ["修路60公里", "已部署", "青山镇"],
        ["改造小区12个", "还没有事项", "—"],
    ]
    page = site.page("commitments/index.html")
    assert "共3项，已完成1项（33.3%），有环节超期0项，还没有事项1项。" in page and 'href="/m/gonglu/"' in page
    assert 'href="/d/baogao/"' in site.page("m/chewei/index.html")
    [report] = json.loads(site.page("data/commitments.json"))["plans"]
    assert (report["total"], report["done"]) == (3, 1)
    site.document("jieguo.md", **done | {"verdict": "未完成"})
    site.build()
    assert rows(site, "commitments/index.html")[0][1] == "未完成" and "已完成0项" in site.page("commitments/index.html")
    site.document("jieguo.md", **done, draft="是")
    site.build()
    assert "已完成0项（0%）" in site.page("commitments/index.html")


def test_a_matter_s_source_is_a_document(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/matters/a.yaml", MATTERS)
    assert [told["line"] for told in reported("MAT-SOURCE")] == [1, 2]
    site.document("baogao.md", publish_date="2026-01-20", commitments=["新增车位600个"], **PLAN)
    assert reported("MAT-SOURCE") == []
    site.document("baogao.md", publish_date="2026-01-20", subject="没有的主题", commitments=["新增车位600个"], **PLAN)
    assert reported("FLD-VOCAB") and reported("MAT-SOURCE") == []  # it is there, only to be mended


@pytest.mark.requirement("FLOW-01")
def test_the_rules_of_the_six_workflows_are_shown_and_the_missing_ones_told(
    site: SmallSite, reported: Reported
) -> None:
    assert reported("FLOW-NONE") == []
    site.document("fabu.md", title="发布制度", kind="政府信息公开", disclosure_type="制度", workflow="信息发布")
    site.document("canyu.md", title="参与办法", kind="规范性文件", workflow="公众参与", expiry_date="2026-06-30")
    [told] = reported("FLOW-NONE")
    assert told["message"].startswith("5项") and "公众参与" in told["message"] and "信息发布" not in told["message"]
    site.build()
    shown = {row[0]: row[1:] for row in rows(site, "workflows/index.html")}
    assert len(shown) == 6 and shown["监督考核"][0] == "还没有公布"
    assert shown["信息发布"] == ["发布制度", "—", "有效", "2026-03-02"] and shown["公众参与"][2] == "失效"
    site.document(
        "fabu.md", title="发布制度", kind="政府信息公开", disclosure_type="制度", workflow="信息发布", draft="是"
    )
    site.build()
    assert {row[0]: row[1] for row in rows(site, "workflows/index.html")}["信息发布"] == "还没有公布"


@pytest.mark.requirement("FLOW-01")
def test_an_important_policy_stands_in_a_chain(site: SmallSite, reported: Reported) -> None:
    site.document("banfa.md", kind="规范性文件", title="公租房办法", important="是", publish_date="2026-05-11")
    [told] = reported("FLOW-CHAIN")
    assert "征求意见、政策解读" in told["message"]
    site.document("jiedu.md", kind="政策解读", title="解读", of=["banfa"], publish_date="2026-05-12")
    assert "征求意见" in reported("FLOW-CHAIN")[0]["message"]
    early = {"publish_date": "2026-03-02", "opens": "2026-03-02", "closes": "2026-04-02"}
    site.document("caoan.md", **DRAFT | early, matter="gzf", decision="banfa")
    assert reported("FLOW-CHAIN") == []
    site.document("huiying.md", publish_date="2026-05-20", of="banfa", **RESPONSE)
    site.build()
    for other in ("caoan", "jiedu", "huiying"):
        assert f'href="/d/{other}/"' in site.page("d/banfa/index.html")
    site.document("jiedu.md", kind="政策解读", title="解读", of=["banfa"], publish_date="2026-12-12")
    assert "政策解读" in reported("FLOW-CHAIN")[0]["message"]


@pytest.mark.requirement("DEC-02")
def test_a_decision_that_only_a_relation_ties_to_its_draft_is_not_older(site: SmallSite, reported: Reported) -> None:
    site.document("caoan.md", **DRAFT, decision="banfa")
    site.document("banfa.md", kind="规范性文件", title="公租房办法", publish_date="2026-08-03")
    [told] = reported("DATE-BEFORE")
    assert told["level"] == "error" and told["path"] == "content/caoan.md"
    assert "公租房办法" in told["message"] and "2026-08-03" in told["message"]
    site.document(
        "banfa.md", kind="规范性文件", title="公租房办法", publish_date="2026-11-20", written_date="2026-10-30"
    )
    assert "2026-10-30" in reported("DATE-BEFORE")[0]["message"]
    site.document("banfa.md", kind="规范性文件", title="公租房办法", publish_date="2026-11-20")
    assert reported("DATE-BEFORE") == []


@pytest.mark.requirement("ENF-03")
def test_nothing_of_an_annulled_penalty_names_whom_it_was_for(site: SmallSite) -> None:
    party = "试验县某某商贸有限公司"
    penalty: dict[str, Any] = {
        "kind": "行政处罚",
        "title": f"对{party}的处罚决定",
        "party": party,
        "basis": "某法第九条",
    }
    penalty |= {
        "decided_date": "2026-02-27",
        "result": "罚款500元",
        "summary": f"处罚{party}",
        "facts": f"{party}缺斤少两",
    }
    site.document("chufa.md", f"{party}缺斤少两。", **penalty)
    site.document("tongzhi.md", "见[决定](chufa.md)。")
    site.build()
    assert party in site.page("d/chufa/index.html")
    gone = {"status": "withdrawn", "withdrawn_date": "2026-04-02", "withdrawn_reason": f"撤销对{party}的处罚"}
    site.document("chufa.md", f"{party}缺斤少两。", **penalty, **gone, annulled_date="2026-04-01")
    site.run("build")
    assert "撤销对当事人的处罚" in site.page("d/chufa/index.html")
    found = [path for path, content in site.tree(without=()).items() if party.encode() in content]
    assert found == []
