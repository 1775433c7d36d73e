"""Every phrase for a time limit that is in use becomes a structure that can be counted with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.deadline import Clause, canonical
from generator.model.deadline_phrases import parse, parse_rows

PHRASES = {
    # 公开时限 as ministries and counties write it
    "自信息形成或者变更之日起20个工作日内予以公开": [("within", 20, "workday", "formed", "")],
    "自信息形成或者变更之日起20个工作日内及时公开": [("within", 20, "workday", "formed", "")],
    "自信息形成或者变更之日起20个工作日内(予以公开/及时公开)": [("within", 20, "workday", "formed", "")],
    "信息形成(变更)20个工作日内": [("within", 20, "workday", "formed", "")],
    "信息获取（形成、变更）20个工作日内": [("within", 20, "workday", "formed", "")],
    "信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示": [
        ("within", 20, "workday", "formed", ""),
        ("within", 7, "workday", "decided", "行政许可、行政处罚"),
    ],
    "20个工作日内；许可、处罚自决定之日起7个工作日内": [
        ("within", 20, "workday", "formed", ""),
        ("within", 7, "workday", "decided", "许可、处罚"),
    ],
    "信息形成之日起20个工作日内；许可、处罚决定后7个工作日内": [
        ("within", 20, "workday", "formed", ""),
        ("within", 7, "workday", "decided", "许可、处罚"),
    ],
    "处罚决定20个工作日内；其他长期公开(动态调整)": [
        ("within", 20, "workday", "decided", "处罚"),
        ("permanent", 0, "", "formed", "其他"),
    ],
    "指南20个工作日，结果7个工作日": [
        ("within", 20, "workday", "formed", "指南"),
        ("within", 7, "workday", "formed", "结果"),
    ],
    "制定或获取信息之日起10个工作日内，公示7个工作日": [
        ("within", 10, "workday", "formed", ""),
        ("at_least", 7, "workday", "other", ""),
    ],
    "制定或获取指南之日起10个工作日内": [("within", 10, "workday", "formed", "")],
    "制定或获取备案政策之日起10个工作日内": [("within", 10, "workday", "formed", "")],
    "自制作或获取该信息之日起20个工作日内公开": [("within", 20, "workday", "formed", "")],
    "信息形成或变更之日起3个工作日内，公示时间不少于7个工作日": [
        ("within", 3, "workday", "formed", ""),
        ("at_least", 7, "workday", "other", ""),
    ],
    "收到评标报告之日起3日内公示，公示期不少于3日": [
        ("within", 3, "day", "received", ""),
        ("at_least", 3, "day", "other", ""),
    ],
    "颁布或印发之日起5个工作日内": [("within", 5, "workday", "formed", "")],
    "分配结果确定后20个工作日内": [("within", 20, "workday", "ended", "")],
    "规划批准后20个工作日内": [("within", 20, "workday", "approved", "")],
    "批前公示时间不得少于30日": [("at_least", 30, "day", "other", "")],
    "征求意见不少于三十日": [("at_least", 30, "day", "other", "")],
    "本级人民代表大会或其常务委员会批准后20日内": [("within", 20, "day", "approved", "")],
    "本级政府财政部门批复后20日内": [("within", 20, "day", "approved", "")],
    "自收到申请之日起20个工作日内": [("within", 20, "workday", "received", "")],
    "合同签订之日起2个工作日内": [("within", 2, "workday", "ended", "")],
    "决定作出之日起7个工作日内": [("within", 7, "workday", "decided", "")],
    "调查结束后5个工作日内在村公示栏公开": [("within", 5, "workday", "ended", "")],
    "评估: 批复后一年内组织并及时公开": [("within", 1, "year", "approved", "评估")],
    "每20个工作日更新": [("recurring", 20, "workday", "formed", "")],
    "每季度公开一次": [("recurring", 1, "quarter", "formed", "")],
    "按月公布": [("recurring", 1, "month", "formed", "")],
    "半年至少更新1次": [("recurring", 6, "month", "formed", "")],
    "定期向社会公布": [("recurring", 0, "", "formed", "")],
    "每年1月31日前": [("yearly", 131, "year", "other", "")],
    "每年3月底前公布": [("yearly", 331, "year", "other", "")],
    "随采购公告、采购文件公开": [("along", 0, "", "other", "")],
    "随同预算公开": [("along", 0, "", "other", "")],
    "提前一周发通知邀请": [("before", 1, "week", "other", "")],
    "按进展情况及时公开": [("prompt", 0, "", "other", "")],
    "应急处置结束后及时": [("prompt", 0, "", "ended", "")],
    "重大决策作出后及时公开": [("prompt", 0, "", "other", "")],
    "及时公开": [("prompt", 0, "", "formed", "")],
    "实时公开": [("realtime", 0, "", "formed", "")],
    "长期公开(动态调整)": [("permanent", 0, "", "formed", "")],
    "常年公开": [("permanent", 0, "", "formed", "")],
    "永久公开": [("permanent", 0, "", "formed", "")],
    "长期": [("permanent", 0, "", "formed", "")],
    "按程序公示": [("procedure", 0, "", "other", "")],
    "在自然村、社区范围内公示": [("procedure", 0, "", "other", "")],
    "20工作日": [("within", 20, "workday", "formed", "")],
    "24小时内": [("within", 24, "hour", "formed", "")],
    "二十个工作日内": [("within", 20, "workday", "formed", "")],
    "同上": [("same", 0, "", "other", "")],
}


@pytest.mark.requirement("CAT-07")
@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases_in_use(phrase: str) -> None:
    deadline = parse(phrase)
    assert deadline is not None
    found = [(clause.mode, clause.n, clause.unit, clause.event, clause.subject) for clause in deadline.clauses]
    assert found == PHRASES[phrase]


@pytest.mark.requirement("CAT-07")
@pytest.mark.parametrize("phrase", PHRASES)
def test_a_clause_in_its_fixed_form_reads_back(phrase: str) -> None:
    deadline = parse(phrase)
    assert deadline is not None
    for clause in deadline.clauses:
        again = parse(canonical(clause))
        assert again is not None and again.clauses == (clause,)


@pytest.mark.parametrize(
    "suffix",
    ["，法律、法规另有规定的从其规定", "，法律法规另有规定的，从其规定。", "；法律、行政法规另有规定的，从其规定"],
)
def test_the_law_may_say_otherwise(suffix: str) -> None:
    deadline = parse("信息形成或者变更之日起20个工作日内" + suffix)
    assert deadline is not None and deadline.law
    assert deadline.clauses == (Clause("within", 20, "workday", "信息形成或者变更", "formed"),)


@pytest.mark.requirement("CAT-07")
@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "看情况",
        "20",
        "个工作日内",
        "20个月亮内",
        "三十",
        "2个工作日内3个工作日内",
        "每年13月1日前",
        "公开",
        "领导同意后",
        "工作日",
        "十百个工作日内",
    ],
)
def test_what_cannot_be_read_is_not_guessed(phrase: str) -> None:
    assert parse(phrase) is None


def test_the_general_limit_is_the_one_without_a_special_case() -> None:
    deadline = parse("20个工作日内；许可、处罚自决定之日起7个工作日内")
    assert deadline is not None and deadline.general is not None
    assert (deadline.general.n, deadline.general.subject) == (20, "")
    special = parse("指南20个工作日，结果7个工作日")
    assert special is not None and special.general is None


def test_same_as_above() -> None:
    first, second, third = parse_rows(["10个工作日内", "同上", "及时"])
    assert first == second
    assert third is not None and third.clauses[0].mode == "prompt"
    assert parse_rows(["同上"]) == (None,)


@given(st.text(alphabet="信息形成之日起20三十个工作日内公示不少于每年月半，；:()（）及时长期随提前同上", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    deadline = parse(text)
    assert deadline is None or deadline.clauses
