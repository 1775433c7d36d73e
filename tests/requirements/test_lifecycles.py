"""B, C, G · one matter from its draft to its evaluation: decisions, tasks, inspections, incidents
(requirements DEC-*, EXE-*, RES-*, RSP-*)."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

MATTER = "- {id: gzf, title: 公共租赁住房管理办法, lifecycle: 重大行政决策, lead: [县民政局], declared: 2026-01-20}\n"
DRAFT: dict[str, Any] = {
    "kind": "征求意见",
    "title": "公租房办法（草案）征求意见",
    "matter": "gzf",
    "publish_date": "2026-03-02",
    "opens": "2026-03-02",
    "closes": "2026-04-02",
    "basis": ["某条例"],
    "comment_phone": "0000-5550123",
}
STEPS = {"专家论证": "2026-04-08", "风险评估": "2026-04-10", "合法性审查": "2026-04-20", "集体讨论决定": "2026-05-06"}


def step(site: SmallSite, procedure: str, held: str, published: str = "2026-05-08", **more: Any) -> None:
    fields = {
        "procedure": procedure,
        "held_date": held,
        "by": "县司法局",
        "conclusion": "通过",
        "publish_date": published,
    }
    site.document(f"{procedure}.md", kind="procedure", matter="gzf", title=f"{procedure}情况", **fields | more)


def decide(site: SmallSite) -> None:
    """A decision that has gone through everything the law asks for."""
    site.write("content/_data/matters/a.yaml", MATTER)
    site.document("caoan.md", **DRAFT)
    adoption: dict[str, Any] = {
        "kind": "意见采纳情况",
        "consultation": "caoan",
        "publish_date": "2026-04-10",
        "title": "公租房意见采纳",
    }
    site.document("caina.md", received=10, adopted=5, partly=2, rejected=3, **adoption)
    for procedure, held in STEPS.items():
        step(site, procedure, held)
    site.document("banfa.md", kind="规范性文件", title="公租房办法", matter="gzf", publish_date="2026-05-11")
    site.document("jiedu.md", kind="政策解读", title="公租房办法解读", of=["banfa"], publish_date="2026-05-12")


def main_of(site: SmallSite, path: str) -> LexborNode:
    node = LexborHTMLParser(site.page(path)).css_first("main")
    assert node is not None
    return node


def stages(site: SmallSite, identity: str = "gzf") -> dict[str, str]:
    """Stage -> how its matter's page says that it stands."""
    found: dict[str, str] = {}
    for heading in main_of(site, f"m/{identity}/index.html").css(".stage h3"):
        label = heading.css_first(".rung-label")
        found[heading.text(deep=False).strip()] = label.text().strip() if label else ""
    return found


def state(site: SmallSite, identity: str = "gzf") -> str:
    tag = main_of(site, f"m/{identity}/index.html").css_first(".matter-state .tag")
    return tag.text() if tag else ""


def test_a_stage_whose_document_is_given_on_application_is_not_called_public(site: SmallSite) -> None:
    decide(site)
    step(site, "合法性审查", "2026-04-20", classification="依申请公开")
    assert site.build() == 0
    assert stages(site)["合法性审查"] == "依申请公开 2026-05-08"


@pytest.mark.requirement("DEC-01")
@pytest.mark.requirement("DEC-12")
def test_the_steps_of_a_decision_stand_on_its_page_with_their_documents(site: SmallSite, reported: Reported) -> None:
    decide(site)
    assert site.build() == 0
    shown = stages(site)
    assert {name for name, label in shown.items() if label.startswith("已公开")} >= {"公开征求意见", "公布决定", *STEPS}
    assert shown["合法性审查"] == "已公开 2026-05-08"
    for name in ("caoan", "caina", "banfa", "jiedu", "风险评估"):
        assert f'href="/d/{name}/"' in (main_of(site, "m/gzf/index.html").html or "")
    assert reported("MAT-MISSING") == []


@pytest.mark.requirement("DEC-01")
def test_a_step_without_document_or_reason_is_told_until_a_reason_is_given(site: SmallSite, reported: Reported) -> None:
    decide(site)
    (site.root / "content/风险评估.md").unlink()
    [told] = reported("MAT-MISSING")
    assert "风险评估" in told["message"] and told["path"] == "content/合法性审查.md"
    site.build()
    assert stages(site)["风险评估"] == "未公开"
    reason = MATTER.replace("}", ", skipped: [{stage: 风险评估, reason: 不涉及社会稳定}]}")
    site.write("content/_data/matters/a.yaml", reason)
    assert reported("MAT-MISSING") == []
    site.build()
    assert stages(site)["风险评估"] == "不适用"
    assert "不涉及社会稳定" in site.page("m/gzf/index.html")


@pytest.mark.requirement("DEC-02")
def test_the_draft_comes_before_the_decision(site: SmallSite, reported: Reported) -> None:
    decide(site)
    assert reported("MAT-ORDER") == []
    site.document("caoan.md", **DRAFT | {"publish_date": "2026-08-01", "opens": "2026-08-01", "closes": "2026-09-01"})
    told = [item for item in reported("MAT-ORDER") if item["path"] == "content/banfa.md"]
    assert told and told[0]["level"] == "error" and "公开征求意见" in told[0]["message"]


@pytest.mark.requirement("DEC-02")
def test_a_secret_draft_needs_the_law_that_says_so(site: SmallSite, reported: Reported) -> None:
    decide(site)
    (site.root / "content/caoan.md").unlink()
    (site.root / "content/caina.md").unlink()
    others = "{stage: 意见采纳情况, reason: 未公开征求意见}"
    for law, count in (("", 1), (", basis: 保守国家秘密法第二十二条", 0)):
        skipped = f"skipped: [{{stage: 公开征求意见, reason: 依法保密{law}}}, {others}]"
        site.write("content/_data/matters/a.yaml", MATTER.replace("}", f", {skipped}}}"))
        assert len(reported("MAT-GROUND")) == count
        assert reported("MAT-MISSING") == []


@pytest.mark.requirement("DEC-07")
@pytest.mark.requirement("RES-05")
def test_the_state_of_a_decision_follows_from_what_is_published(site: SmallSite) -> None:
    decide(site)
    site.document(
        "zhixing.md",
        kind="progress",
        of="banfa",
        publish_date="2026-08-03",
        as_of="2026-07-31",
        done="配租",
        problems="无",
        next="续建",
    )
    site.document(
        "pinggu.md",
        kind="evaluation",
        of=["banfa"],
        publish_date="2026-11-02",
        evaluator="某学会",
        method="问卷",
        scope="全县",
        finding="满意",
    )
    days = {
        "2026-02-01": "已列入目录",
        "2026-03-10": "征集中",
        "2026-04-05": "已结束",
        "2026-04-15": "已反馈",
        "2026-05-20": "已决定",
        "2026-08-10": "执行中",
        "2026-11-10": "已评估",
    }
    for day, expected in days.items():
        site.build("--date", day)
        assert state(site) == expected, day
    ladder = LexborHTMLParser(site.page("d/caoan/index.html")).css_first(".ladder")
    assert ladder is not None and 'href="/d/banfa/"' in (ladder.html or "")
    assert '"/m/gzf/"' in site.page("d/banfa/index.html")


@pytest.mark.requirement("DEC-08")
def test_what_a_meeting_agreed_leads_to_its_documents(site: SmallSite, reported: Reported) -> None:
    meeting: dict[str, Any] = {
        "kind": "会议公开",
        "held_date": "2026-05-06",
        "topics": ["公租房办法"],
        "publish_date": "2026-05-07",
    }
    site.document("huiyi.md", **meeting, agreed=["banfa"])
    assert [item["level"] for item in reported("REL-DANGLING")] == ["error"]
    site.document("banfa.md", kind="规范性文件", title="公租房办法", publish_date="2026-05-11", domain="养老服务")
    assert reported("REL-DANGLING") == []
    site.build()
    assert 'href="/d/banfa/"' in site.page("d/huiyi/index.html")
    assert "议定的会议" in site.page("d/banfa/index.html")
    assert any(option["name"] == "不公开的议定事项" for option in fields_of("meeting"))


def fields_of(kind: str) -> list[dict[str, Any]]:
    from generator.model import kinds

    [found] = [item for item in kinds.built_in() if item.id == kind]
    return [{"name": field.name, "required": field.required} for field in found.fields]


@pytest.mark.requirement("DEC-09")
def test_observers_are_called_before_the_meeting(site: SmallSite, reported: Reported) -> None:
    meeting: dict[str, Any] = {
        "kind": "会议公开",
        "held_date": "2026-05-06",
        "topics": ["公租房办法"],
        "publish_date": "2026-05-07",
    }
    observed: dict[str, Any] = meeting | {"observers": {"群众代表": "4人"}}
    site.document("huiyi.md", **observed)
    assert len(reported("PAR-OBSERVERS")) == 1
    for day, count in (("2026-05-06", 1), ("2026-04-27", 0)):
        site.document("zhengji.md", title="征集列席代表", publish_date=day)
        site.document("huiyi.md", **observed, observer_call="zhengji")
        assert len(reported("PAR-OBSERVERS")) == count
    site.build()
    assert "群众代表" in site.page("d/huiyi/index.html")


@pytest.mark.requirement("DEC-10")
@pytest.mark.requirement("RES-06")
def test_a_survey_has_a_period_a_way_in_and_a_result(site: SmallSite, reported: Reported) -> None:
    decide(site)
    survey: dict[str, Any] = {
        "kind": "民意调查",
        "publish_date": "2026-03-03",
        "starts": "2026-03-03",
        "ends": "2026-03-20",
        "method": "入户访问",
        "sample": 600,
        "survey_url": "https://survey.test.example/",
        "of": "caoan",
    }
    site.document("diaocha.md", **survey)
    assert len(reported("PAR-SURVEY")) == 1
    assert reported("PAR-SURVEY", "--date", "2026-03-20") == []
    site.document("diaocha.md", **survey, finding="七成赞成")
    assert reported("PAR-SURVEY") == []
    site.build()
    page = site.page("d/diaocha/index.html")
    assert "七成赞成" in page and "https://survey.test.example/" in page
    assert stages(site)["听证、座谈和调查"].startswith("已公开")


@pytest.mark.requirement("DEC-11")
def test_planned_decisions_are_listed_with_who_and_when(site: SmallSite, reported: Reported) -> None:
    planned = MATTER.replace("}", ", planned: [{stage: 公开征求意见, date: 2026-03-31}]}")
    site.write("content/_data/matters/a.yaml", planned)
    site.build("--date", "2026-03-31")
    row = main_of(site, "matters/decision/index.html").text()
    assert "公共租赁住房管理办法" in row and "县民政局" in row and "2026-03-31" in row
    assert reported("MAT-LATE", "--date", "2026-03-31") == []
    [told] = reported("MAT-LATE", "--date", "2026-04-01")
    assert "公开征求意见" in told["message"] and "县民政局" in told["message"]
    site.build("--date", "2026-04-01")
    assert "公共租赁住房管理办法" in main_of(site, "matters/late/index.html").text()


@pytest.mark.requirement("DEC-13")
def test_a_hearing_is_announced_with_its_papers_seven_days_before(site: SmallSite, reported: Reported) -> None:
    hearing: dict[str, Any] = {
        "kind": "听证公告",
        "held_date": "2026-09-18",
        "place": "会议室",
        "papers": ["草案"],
        "chosen_by": "抽签产生",
    }
    for day, count in (("2026-09-12", 1), ("2026-09-11", 0)):
        site.document("tingzheng.md", **hearing, publish_date=day)
        assert len(reported("PAR-HEARING")) == count
    site.build()
    page = site.page("d/tingzheng/index.html")
    assert all(word in page for word in ("会议室", "草案", "抽签产生", "2026-09-18"))
    site.document("tingzheng.md", **hearing | {"chosen_by": None})
    assert "参加人产生办法" in reported("FLD-MISSING")[0]["message"]


@pytest.mark.requirement("DEC-16")
def test_legality_is_reviewed_before_the_collective_decision(site: SmallSite, reported: Reported) -> None:
    decide(site)
    assert reported("MAT-ORDER") == []
    step(site, "合法性审查", "2026-05-07")
    [told] = reported("MAT-ORDER")
    assert "集体讨论决定" in told["message"] and "合法性审查" in told["message"] and told["level"] == "error"


TASK = (
    "- {id: chewei, title: 停车泊位, lifecycle: 重点任务, lead: [县民政局], follow: [青山镇], declared: 2026-01-20}\n"
)
PLAN: dict[str, Any] = {
    "kind": "重点任务",
    "title": "停车泊位建设方案",
    "matter": "chewei",
    "goals": "新增600个",
    "measures": "改造四处",
    "steps": "6月底前",
    "division": "县民政局牵头",
    "supervision": "每季度通报",
    "complete_by": "2026-12-20",
}
PROGRESS: dict[str, Any] = {
    "kind": "进展情况",
    "title": "停车泊位建设进展",
    "of": "fangan",
    "as_of": "2026-08-30",
    "done": "建成三处",
    "problems": "一处未交地",
    "next": "划线",
}


@pytest.mark.requirement("EXE-01")
def test_a_task_says_what_by_whom_and_how_far(site: SmallSite, reported: Reported) -> None:
    site.write("content/_data/matters/a.yaml", TASK)
    site.document("fangan.md", **PLAN)
    for key in ("goals", "measures", "steps", "division", "supervision"):
        site.document("fangan.md", **PLAN | {key: None})
        assert len(reported("FLD-MISSING")) == 1, key
    site.document("fangan.md", **PLAN)
    site.document("jinzhan.md", **PROGRESS, publish_date="2026-09-01")
    assert reported("MAT-STALE", "--date", "2026-12-01") == []
    [told] = reported("MAT-STALE", "--date", "2026-12-02")
    assert "进展情况" in told["message"] and "2026-12-01" in told["message"]
    site.build()
    page = site.page("d/jinzhan/index.html")
    assert "建成三处" in page and "一处未交地" in page and "划线" in page
    board = main_of(site, "matters/unit/minzheng/index.html").text()
    assert "停车泊位" in board and "执行中" in board


@pytest.mark.requirement("EXE-03")
def test_every_finding_of_an_inspection_has_a_state_and_an_answer(site: SmallSite, reported: Reported) -> None:
    found: dict[str, Any] = {
        "kind": "督查审计",
        "form": "督查",
        "period": "上半年",
        "rectify_by": "2026-09-30",
        "matter": "ducha",
    }
    site.document("tongbao.md", **found, findings={"泊位未划线": "研究中", "指南未更新": "整改中"})
    assert ["泊位未划线" in item["message"] for item in reported("SUP-STATE")] == [True]
    site.document("tongbao.md", **found, findings={"泊位未划线": "整改中", "指南未更新": "整改中"})
    assert reported("SUP-STATE") == []
    answer: dict[str, Any] = {"kind": "整改情况", "of": "tongbao", "publish_date": "2026-09-28"}
    site.document("zhenggai.md", **answer, states={"泊位未划线": "已整改"})
    assert "指南未更新" in reported("SUP-OPEN")[0]["message"]
    site.document("zhenggai.md", **answer, states={"泊位未划线": "已整改", "指南未更新": "整改中"})
    assert reported("SUP-OPEN") == []
    site.build()
    assert state(site, "ducha") == "已整改"


@pytest.mark.requirement("EXE-04")
def test_an_audit_is_followed_by_what_was_put_right(site: SmallSite, reported: Reported) -> None:
    found: dict[str, Any] = {
        "kind": "审计结果公告",
        "form": "预算执行审计",
        "period": "2025年度",
        "findings": {"结转过大": "整改中"},
    }
    site.document("shenji.md", **found, rectify_by="2026-09-30", matter="shenji-2025", publish_date="2026-07-01")
    assert reported("MAT-LATE", "--date", "2026-09-30") == []
    [told] = reported("MAT-LATE", "--date", "2026-10-01")
    assert "整改情况" in told["message"] and "2026-09-30" in told["message"]
    site.build()
    assert state(site, "shenji-2025") == "整改中"
    assert 'href="/m/shenji-2025/"' in site.page("matters/late/index.html")


@pytest.mark.requirement("EXE-05")
def test_accountability_has_a_column_and_a_ground(site: SmallSite, reported: Reported) -> None:
    notice: dict[str, Any] = {"kind": "问责情况", "unit": "县某局", "ground": "条例第五十三条", "measure": "约谈"}
    site.document("wenze.md", **notice | {"ground": None})
    assert "问责依据" in reported("FLD-MISSING")[0]["message"]
    site.document("wenze.md", **notice)
    site.build()
    assert 'href="/d/wenze/"' in site.page("kind/accountability/index.html")
    assert "条例第五十三条" in site.page("d/wenze/index.html")


@pytest.mark.requirement("EXE-06")
def test_every_matter_says_where_to_comment(site: SmallSite) -> None:
    site.write("content/_data/matters/a.yaml", TASK)
    config = site.page_of("config.yaml")
    site.write("config.yaml", config.replace("site:\n", "site:\n  comment_url: https://liuyan.test.example/\n"))
    site.build()
    page = main_of(site, "m/chewei/index.html").html or ""
    assert 'href="https://liuyan.test.example/"' in page and 'href="tel:0000-5550111"' in page


@pytest.mark.requirement("RES-01")
def test_a_task_that_is_over_shows_its_result(site: SmallSite) -> None:
    site.write("content/_data/matters/a.yaml", TASK)
    site.document("fangan.md", **PLAN)
    result: dict[str, Any] = {
        "kind": "结果公开",
        "verdict": "完成",
        "reached": "新增612个",
        "of": "fangan",
        "title": "停车泊位建设结果",
    }
    site.document("jieguo.md", **result, publish_date="2026-11-02")
    site.build("--date", "2026-11-01")
    assert state(site, "chewei") == "执行中"
    site.build()
    assert state(site, "chewei") == "已完成"
    assert 'href="/m/chewei/"' in site.page("matters/openness/result/index.html")
    assert "新增612个" in site.page("d/jieguo/index.html")
    assert "未到" not in site.page("m/chewei/index.html") + site.page("d/jieguo/index.html")
    rows = {row["环节"]: row for row in csv.DictReader(site.page("data/matters.csv").lstrip("\ufeff").splitlines())}
    assert {name: row["情况"] for name, row in rows.items() if name in ("督查", "社会评议", "完成结果")} == {
        "督查": "未经此环节",
        "社会评议": "未经此环节",
        "完成结果": "已公开",
    }
    assert rows["完成结果"]["最近公开日期"] == "2026-11-02"
    [matter] = json.loads(site.page("data/matters.json"))["matters"]
    assert {one["label"] for one in matter["stages"] if one["status"] == "passed"} == {"未经此环节"}


@pytest.mark.requirement("RES-04")
def test_an_evaluation_is_made_by_others(site: SmallSite, reported: Reported) -> None:
    site.document("fangan.md", **PLAN, agency="县民政局")
    evaluation: dict[str, Any] = {
        "kind": "第三方评估",
        "method": "问卷",
        "scope": "全县",
        "finding": "满意",
        "of": ["fangan"],
    }
    site.document("pinggu.md", **evaluation, evaluator="县民政局")
    assert len(reported("SUP-SELF")) == 1
    site.document("pinggu.md", **evaluation, evaluator="某学会")
    assert reported("SUP-SELF") == []
    site.build()
    page = site.page("d/pinggu/index.html")
    assert "某学会" in page and "问卷" in page and "全县" in page


@pytest.mark.requirement("ENF-03")
def test_an_annulled_penalty_is_gone_in_three_days_and_names_nobody(site: SmallSite, reported: Reported) -> None:
    penalty: dict[str, Any] = {
        "kind": "行政处罚",
        "title": "对金桂食品店的处罚决定",
        "party": "金桂食品店",
        "decided_date": "2026-02-27",
        "annulled_date": "2026-05-06",
        "basis": "价格法",
        "result": "罚款",
    }
    site.document("chufa.md", **penalty)
    assert reported("PEN-ANNULLED", "--date", "2026-05-09") == []
    assert len(reported("PEN-ANNULLED", "--date", "2026-05-10")) == 1
    gone: dict[str, Any] = {"status": "withdrawn", "withdrawn_date": "2026-05-08", "withdrawn_reason": "复议撤销"}
    site.document("chufa.md", **penalty, **gone)
    assert reported("PEN-ANNULLED") == []
    site.build()
    assert "复议撤销" in site.page("d/chufa/index.html")
    assert [path for path, data in site.tree(without=()).items() if "金桂".encode() in data] == []


@pytest.mark.requirement("INT-08")
def test_a_press_conference_has_speaker_topic_and_words(site: SmallSite, reported: Reported) -> None:
    briefing: dict[str, Any] = {
        "kind": "新闻发布会",
        "held_at": "2026-07-13 10:00",
        "topic": "汛情",
        "speakers": ["县应急局局长"],
    }
    site.document("zhengce.md", domain="养老服务")
    site.document("fabuhui.md", "## 发布词\n\n说明。\n\n## 答问\n\n答。", **briefing, of=["zhengce"])
    assert reported("KIND-SECTION") == []
    site.build()
    page = site.page("d/fabuhui/index.html")
    assert "县应急局局长" in page and "汛情" in page and "2026-07-13 10:00" in page and 'href="/d/zhengce/"' in page
    site.document("fabuhui.md", "## 发布词\n\n说明。", **briefing, of=["zhengce"])
    assert reported("KIND-SECTION")


INCIDENT: dict[str, Any] = {
    "kind": "突发事件",
    "title": "云溪河汛情",
    "matter": "xunqing",
    "occurred_at": "2026-07-12 06:40",
    "location": "青山镇",
    "level": "重大",
    "responsible": "县应急局",
    "publish_date": "2026-07-12 09:30",
}
BRIEFING: dict[str, Any] = {"kind": "新闻发布会", "topic": "汛情", "speakers": ["局长"], "of": ["xunqing"]}


@pytest.mark.requirement("RSP-02")
@pytest.mark.parametrize(
    ("held", "level", "late"),
    [("2026-07-13 06:30", "重大", False), ("2026-07-13 07:00", "重大", True), ("2026-07-14 07:00", "一般", False)],
)
def test_a_grave_incident_has_its_conference_within_a_day(
    site: SmallSite, reported: Reported, held: str, level: str, late: bool
) -> None:
    site.document("xunqing.md", **INCIDENT | {"level": level})
    site.document("fabuhui.md", **BRIEFING, held_at=held, publish_date=held)
    assert bool([item for item in reported("MAT-OVERDUE") if "新闻发布会" in item["message"]]) == late
    assert [item["code"] for item in reported("RSP-TIME")] == []


@pytest.mark.requirement("RSP-02")
def test_a_conference_that_has_not_been_is_owed_by_the_hour(site: SmallSite, reported: Reported) -> None:
    site.document("xunqing.md", **INCIDENT)
    assert reported("MAT-LATE", "--date", "2026-07-13") == []
    assert "新闻发布会" in reported("MAT-LATE", "--date", "2026-07-14")[0]["message"]
    site.document("xunqing.md", **INCIDENT | {"occurred_at": "2026-07-12"})
    assert len(reported("RSP-TIME")) == 1


@pytest.mark.requirement("RSP-03")
def test_updates_roll_and_the_banner_ends_by_itself(site: SmallSite) -> None:
    banner: dict[str, Any] = {"banner": "云溪河超警戒，请听从转移", "banner_until": "2026-07-15"}
    site.document("xunqing.md", **INCIDENT, **banner)
    update: dict[str, Any] = {"kind": "处置进展", "measures": "转移126户", "of": "xunqing"}
    site.document("jinzhan1.md", **update, as_at="2026-07-12 18:00", publish_date="2026-07-12 18:20", title="第一报")
    site.document("jinzhan2.md", **update, as_at="2026-07-13 08:00", publish_date="2026-07-13 08:10", title="第二报")
    for day, shown in (("2026-07-15", True), ("2026-07-16", False)):
        site.build("--date", day)
        for page in ("index.html", "d/jinzhan1/index.html", "apply/index.html", "search/index.html"):
            assert ("云溪河超警戒" in site.page(page)) == shown, (day, page)
    page = site.page("m/xunqing/index.html")
    assert page.index("第二报") < page.index("第一报")
    assert json.loads(site.page("build.json"))["next_change"] != "2026-07-16"
    feed = site.page("m/xunqing/feed.xml")
    assert feed.index("第二报") < feed.index("第一报")
    site.build("--date", "2026-07-14")
    assert json.loads(site.page("build.json"))["next_change"] <= "2026-07-16"
    site.document(
        "banjie.md", kind="结果公开", verdict="完成", reached="水位回落", of="xunqing", publish_date="2026-07-14"
    )
    site.build("--date", "2026-07-14")
    assert "云溪河超警戒" not in site.page("index.html")
    assert state(site, "xunqing") == "已办结"


@pytest.mark.requirement("RSP-04")
def test_a_rumour_stands_with_its_verdict_and_evidence(site: SmallSite, reported: Reported) -> None:
    rumour: dict[str, Any] = {
        "kind": "辟谣",
        "claim": "停水三天",
        "verdict": "不实",
        "evidence": ["供水记录正常"],
        "checked_by": "县住建局",
    }
    site.document("piyao.md", **rumour)
    site.build()
    page = site.page("d/piyao/index.html")
    assert all(word in page for word in ("停水三天", "不实", "供水记录正常", "县住建局"))
    assert 'href="/d/piyao/"' in site.page("kind/rumour/index.html")
    for key in ("claim", "verdict", "evidence"):
        site.document("piyao.md", **rumour | {key: None})
        assert len(reported("FLD-MISSING")) == 1


@pytest.mark.requirement("RSP-05")
def test_an_incident_names_who_answers_for_it(site: SmallSite, reported: Reported) -> None:
    site.document("xunqing.md", **INCIDENT | {"responsible": None})
    [told] = reported("FLD-MISSING")
    assert told["level"] == "error" and "责任单位" in told["message"]


@pytest.mark.requirement("RSP-07")
def test_overdue_answers_are_chased(site: SmallSite, reported: Reported) -> None:
    letter: dict[str, Any] = {
        "kind": "提示函",
        "topic": "公交",
        "letters": 37,
        "unit": "县交通局",
        "answer_by": "2026-09-10",
        "matter": "gj",
    }
    site.document("tishi.md", **letter, publish_date="2026-08-20")
    assert reported("MAT-LATE", "--date", "2026-09-10") == []
    [told] = reported("MAT-LATE", "--date", "2026-09-11")
    assert "责任单位答复" in told["message"]
    site.build()
    assert 'href="/m/gj/"' in site.page("matters/late/index.html")
    site.document("dafu.md", kind="回应关切", matter="gj", publish_date="2026-09-09", title="关于公交班次的答复")
    assert reported("MAT-LATE") == []
    site.build()
    assert state(site, "gj") == "已答复"
    assert 'href="/m/gj/"' not in site.page("matters/late/index.html")


@pytest.mark.requirement("ACT-04")
def test_a_letter_is_published_without_its_writer_and_with_its_answer(site: SmallSite, reported: Reported) -> None:
    reply: dict[str, Any] = {
        "kind": "来信回复",
        "received_date": "2026-08-03",
        "replied_date": "2026-08-10",
        "question": "公交何时加密？",
        "topic": "公共交通",
    }
    site.document("laixin.md", "9月起加密。", **reply)
    site.build()
    page = site.page("d/laixin/index.html")
    assert "公交何时加密？" in page and "9月起加密" in page and "2026-08-10" in page
    site.document("laixin.md", "9月起加密。", **reply | {"question": "我住南街，电话13800138000，公交何时加密？"})
    assert [item["level"] for item in reported("PRI-MOBILE")] == ["error"]


@pytest.mark.requirement("KEY-10")
def test_a_project_shows_the_stages_of_its_building(site: SmallSite, reported: Reported) -> None:
    project: dict[str, Any] = {"kind": "项目信息", "unit": "县交通局", "matter": "daqiao"}
    site.document("pifu.md", **project, project_stage="批准结果", publish_date="2026-03-02")
    site.document("zhaobiao.md", **project, project_stage="招标投标", publish_date="2026-05-06")
    site.build()
    assert state(site, "daqiao") == "招标完成"
    assert stages(site, "daqiao")["施工"] == "未到"
    site.document("zhaobiao.md", **project, project_stage="招标投标", publish_date="2026-02-06")
    assert len(reported("MAT-ORDER")) == 1


@pytest.mark.requirement("EVA-01")
def test_a_review_that_is_over_owes_its_result_and_what_was_put_right(site: SmallSite, reported: Reported) -> None:
    survey: dict[str, Any] = {
        "kind": "民意调查",
        "starts": "2026-05-06",
        "ends": "2026-05-29",
        "method": "实地查看和问卷",
        "sample": 420,
    }
    site.document("pingyi.md", **survey, matter="py", lifecycle="社会评议", publish_date="2026-05-06")
    assert "公布结果" in reported("MAT-LATE", "--date", "2026-06-30")[0]["message"]
    evaluation: dict[str, Any] = {
        "kind": "评估评议",
        "evaluator": "某学会",
        "method": "问卷",
        "scope": "全县",
        "finding": "更新不及时",
    }
    site.document("jieguo.md", **evaluation, matter="py", publish_date="2026-06-10")
    assert reported("MAT-LATE", "--date", "2026-09-10") == []
    assert "整改情况" in reported("MAT-LATE", "--date", "2026-09-11")[0]["message"]
    site.build()
    assert state(site, "py") == "已公布结果"
    assert "更新不及时" in site.page("d/jieguo/index.html")


@pytest.mark.requirement("INT-11")
def test_an_answer_stands_beside_the_policy_that_it_is_about(site: SmallSite, reported: Reported) -> None:
    decide(site)
    site.document(
        "dawen.md", kind="回应关切", title="租金怎么算", of="banfa", publish_date="2026-06-01", domain="养老服务"
    )
    site.build()
    assert 'href="/d/dawen/"' in (main_of(site, "m/gzf/index.html").html or "")
    assert 'href="/d/dawen/"' in site.page("d/banfa/index.html")
    site.document("dawen.md", kind="回应关切", title="租金怎么算", of="meiyou", publish_date="2026-06-01")
    assert [item["level"] for item in reported("REL-DANGLING")] == ["error"]


def test_what_is_not_public_shows_in_no_ladder_count_or_feed(site: SmallSite) -> None:
    decide(site)
    step(site, "风险评估", "2026-04-10", classification="不予公开", by="绝不能看到")
    step(
        site,
        "合法性审查",
        "2026-04-20",
        classification="依申请公开",
        conclusion="内部结论",
        index_number="990101/2026-00012",
    )
    assert site.build() == 0
    shown = stages(site)
    assert shown["风险评估"] == "未公开" and shown["合法性审查"].startswith("依申请公开")
    for path, data in site.tree(without=()).items():
        assert "绝不能看到".encode() not in data, path
        assert "内部结论".encode() not in data, path
    [entry] = [node for node in main_of(site, "m/gzf/index.html").css(".brief li") if "合法性审查" in node.text()]
    assert "依申请公开" in entry.text()
    assert "合法性审查情况" not in site.page("m/gzf/feed.xml")


def test_the_calendar_is_one_that_calendars_read(site: SmallSite) -> None:
    icalendar = pytest.importorskip("icalendar")
    site.write(
        "content/_data/matters/a.yaml", MATTER.replace("公共租赁住房管理办法", "公租房，“试行”; 管理" + "办法" * 30)
    )
    site.document("caoan.md", **DRAFT)
    site.build("--date", "2026-03-05")
    data = (site.root / "public/m/gzf/dates.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    starts = {str(event["dtstart"].dt) for event in events}
    assert "2026-03-02" in starts and "2026-05-06" in starts  # the last day of the report on comments
    assert all(re.search(r"公租房，“试行”; 管理", str(event["summary"])) for event in events)


DUTIES = """关于印发政务公开工作方案的通知

一、重点任务

（一）推进决策公开

1.实行重大决策预公开。涉及群众利益的，决策前公布草案。（牵头单位：县民政局；落实单位：青山镇）

2. 听证制度。（牵头单位：县民政局、落实单位：青山镇）

3、公布目录（牵头单位:县民政局,青山镇）。

（二）推进执行公开

1.公布进展。每季度一次。（牵头部门：县民政局（社会救助股）；配合单位：青山镇、各村民委员会）
2.没有分工的一条。
"""


@pytest.mark.requirement("ORG-03")
@pytest.mark.requirement("WRN-02")
def test_a_plan_becomes_tasks_of_the_units(
    site: SmallSite, reported: Reported, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = site.write("fangan-2026.txt", DUTIES)
    config = str(site.root / "config.yaml")
    given_arguments = ["import", str(plan), "--as", "tasks", "--to", str(site.root / "content/_data/matters")]
    assert site.run(*given_arguments, "--config", config) == 0
    said = capsys.readouterr().out
    assert "4 项任务" in said and "各村民委员会" in said
    path = site.root / "content/_data/matters/fangan-2026.yaml"
    assert {item["path"] for item in reported("DAT-REF")} == {"content/_data/matters/fangan-2026.yaml"}
    text = (
        path.read_text(encoding="utf-8").replace("县民政局（社会救助股）", "县民政局").replace("  - 各村民委员会\n", "")
    )
    path.write_text(text, encoding="utf-8")
    assert reported("DAT-REF") == []
    assert site.build() == 0
    led = main_of(site, "matters/unit/minzheng/index.html").text()
    followed = main_of(site, "matters/unit/qingshan/index.html").text()
    assert "公布进展" in led and "公布进展" in followed
    assert "（二）推进执行公开" in site.page("m/fangan-2026-04/index.html")
    planned = path.read_text(encoding="utf-8").replace(
        "lifecycle:", "planned: [{stage: 实施方案, date: 2026-10-01}]\n  lifecycle:"
    )
    path.write_text(planned, encoding="utf-8")
    assert len(reported("MAT-LATE")) == 4
    assert site.run(*given_arguments, "--config", config) == 1
    assert "已经有了" in capsys.readouterr().out
