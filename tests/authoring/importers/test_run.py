"""The whole way of a file: structure, front matter, near duplicates, and what is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.authoring.importers import ImportedFile, Known, import_files
from generator.authoring.importers.similarity import near
from generator.model.vocabulary import Agency, Domain, Subject

NOTICE = """云岭县民政局文件
云民发（2021）08 号
★
云岭县民政局关于做好农村最低生活保障
年度核查工作的通知
各乡镇人民政府，各街道办事处：
　　为规范低保工作，现将有关事项通知如下。低保核查要公开透明，特困人员一并核查。
一、总体要求
(一) 工作目标
　　做到应保尽保。
(二)工作要求
　　1. 入户调查。逐户核查低保对象。
　　2. 民主评议。评议结果应当公示。
二、核查材料
（一）身份证明；
（二）收入证明。
　　附件：1.核查登记表
　　      2.核查汇总表
云岭县民政局
2021 年 3 月 5 日
（此件公开发布）
云岭县民政局办公室　　2021年3月5日印发
"""
KNOWN = Known(
    (Domain("shjz", "社会救助"), Domain("ylfw", "养老服务")),
    (Subject("mzjz", "民政、救助"), Subject("czjr", "财政、金融")),
    (Agency("mzj", "云岭县民政局"),),
)


def one(tmp_path: Path, text: str, *, name: str = "a.txt", **options: object) -> ImportedFile:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return import_files([path], to=tmp_path / "out", **options).files[0]  # type: ignore[arg-type]


def test_an_official_document_is_recovered_whole(tmp_path: Path) -> None:
    item = one(tmp_path, NOTICE, known=KNOWN)
    assert item.target == tmp_path / "out" / "2021-03-05-8.md"
    assert item.target.read_text(encoding="utf-8") == item.text
    head = item.text.split("---\n")[1].split("\n")
    assert head[:12] == [
        "draft: 是  # 逐项填好、核对以后删去这一行，就会发布",
        "title: 云岭县民政局关于做好农村最低生活保障年度核查工作的通知",
        "domain:  # 建议：社会救助（依据：低保×3、最低生活保障×1、特困×1）",
        "subject:  # 建议：民政、救助（依据：低保×3、民政×3、特困×1）",
        "publish_date:  # 原文未载，请填写后再发布；印发日期为 2021-03-05",
        "classification:  # 原文“此件公开发布”，经审查后从这些里选定：主动公开、依申请公开、不予公开",
        "agency: 云岭县民政局  # 依据：署名“云岭县民政局”",
        "doc_number: 云民发〔2021〕8号",
        "written_date: 2021-03-05",
        "kind: notice",
        "# attachments:  # 原文列有附件：核查登记表；核查汇总表；请把文件放到文档旁边，再填写路径",
        "",
    ]
    assert item.missing == ("领域", "主题", "发布日期", "公开属性")
    assert item.outline is not None
    assert item.outline.addressee == "各乡镇人民政府，各街道办事处："
    assert item.outline.attachments == ("核查登记表", "核查汇总表")
    assert item.body.split("\n\n") == [
        "各乡镇人民政府，各街道办事处：",
        "为规范低保工作，现将有关事项通知如下。低保核查要公开透明，特困人员一并核查。",
        "## 一、总体要求",
        "### （一）工作目标",
        "做到应保尽保。",
        "### （二）工作要求",
        "1.入户调查。逐户核查低保对象。",
        "2.民主评议。评议结果应当公示。",
        "## 二、核查材料",
        "（一）身份证明；",
        "（二）收入证明。",
        "附件：1.核查登记表",
        "2.核查汇总表",
        "云岭县民政局",
        "2021年3月5日",
        "（此件公开发布）",
        "云岭县民政局办公室 2021年3月5日印发\n",
    ]


@pytest.mark.requirement("IMP-06")
def test_front_matter_is_yaml_and_unknown_fields_are_empty(tmp_path: Path) -> None:
    item = one(tmp_path, "没有标题的一段话，只是说明情况而已，没有日期也没有文号。", known=KNOWN)
    values = yaml.safe_load(item.text.split("---\n")[1])
    assert {
        key: values[key] for key in ("domain", "subject", "publish_date", "classification", "doc_number")
    } == dict.fromkeys(("domain", "subject", "publish_date", "classification", "doc_number"))


@pytest.mark.parametrize(
    "title",
    [
        "关于“三公”经费: 说明",
        "2020年 #1 公告",
        "- 关于甲的通知",
        "yes",
        "'引号'",
        "null",
        "关于{甲}的通知",
        "@关于乙的通知",
    ],
)
def test_any_title_reads_back_as_it_was(tmp_path: Path, title: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f'<meta charset=utf-8><meta name="ArticleTitle" content="{title}"><body><p>正文内容在这里，说明有关情况。</p>'
    )
    item = import_files([path], to=tmp_path / "out").files[0]
    assert yaml.safe_load(item.text.split("---\n")[1])["title"] == title


def test_the_agency_option_wins(tmp_path: Path) -> None:
    item = one(tmp_path, NOTICE, agency="云岭县残联")
    assert "agency: 云岭县残联\n" in item.text


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    first = one(tmp_path, NOTICE)
    second = one(tmp_path, NOTICE.replace("应保尽保", "应退尽退"))
    assert first.target is not None and second.target is not None
    assert (first.target.name, second.target.name) == ("2021-03-05-8.md", "2021-03-05-8-2.md")
    assert "应保尽保" in first.target.read_text(encoding="utf-8")
    assert any("没有覆盖" in notice.message for notice in second.notices)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    item = one(tmp_path, NOTICE, dry_run=True)
    assert item.target is not None and not item.target.exists()
    assert "---\ndraft: 是  # 逐项填好、核对以后删去这一行，就会发布\ntitle: " in item.text
    assert not (tmp_path / "out").exists()


def test_a_secret_document_is_refused(tmp_path: Path) -> None:
    item = one(tmp_path, "机密★5年\n" + NOTICE)
    assert item.target is None
    assert any("密级" in notice.message for notice in item.notices)
    assert not (tmp_path / "out").exists()


def test_a_document_that_says_it_is_not_public_says_so(tmp_path: Path) -> None:
    item = one(tmp_path, NOTICE.replace("此件公开发布", "此件依申请公开"))
    assert "classification: 依申请公开" in item.text
    assert any("不能主动公开" in notice.message for notice in item.notices)


def test_every_refusal_says_what_to_do(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.pdf", "b.xls", "c.xyz", "gone.docx", "folder.txt", "d.doc")]
    for path in (*paths[:3], paths[5]):
        path.write_bytes(b"\xd0\xcf\x11\xe0")
    paths[4].mkdir()
    for item in import_files(paths, to=tmp_path / "out").files:
        assert item.target is None
        assert item.notices[0].level == "error"
        assert item.notices[0].hint


def test_the_annexed_text_keeps_its_title(tmp_path: Path) -> None:
    text = (
        "云岭县人民政府办公室\n印发《关于全面推进村务公开\n工作的实施方案》的通知\n各乡镇人民政府：\n"
        "《关于全面推进村务公开工作的实施方案》已经县人民政府同意，现印发给你们。\n云岭县人民政府办公室\n2020年5月6日\n"
        "关于全面推进村务公开\n工作的实施方案\n为推进村务公开，制定本方案。\n一、总体要求\n坚持公开。（牵头单位：县民政局；落实单位：各乡镇）\n"
    )
    item = one(tmp_path, text)
    assert item.title == "云岭县人民政府办公室印发《关于全面推进村务公开工作的实施方案》的通知"
    assert "\n\n## 关于全面推进村务公开工作的实施方案\n\n为推进" in item.body
    assert "（牵头单位：县民政局；落实单位：各乡镇）" in item.body


TRADITIONAL = """當前位置: 首頁 > 通知

關(guān)于推進(jìn)村務公(gōng)開(kāi)的(de)意見(jiàn)

發布時間: 2020-10-11     來源:

  公開(kāi)透明(míng)是村(cūn)務(wù)工作的(de)基(jī)本特征,讓群衆(zhòng)看(kàn)得到、聽(tīng)得懂,接受(shòu)監督。

  (一(yī))指導思想。以公開為常態(tài)、不公開為例外,保障村民知情權(quán)、參與權(ppp)。

  (二(èr))基本(běn)原則。務求實效,規範程序;突出(chū)重點。
"""
SIMPLIFIED = """关于推进村务公开的意见

公开透明是村务工作的基本特征，让群众看得到、听得懂，接受监督。^[1]

（一）指导思想。以公开为常态、不公开为例外，保障村民知情权、参与权(ppp)。

（二）基本原则。力求实效，规范程序；突出重点。
"""


@pytest.mark.requirement("IMP-01", "IMP-02", "IMP-07")
def test_the_same_document_twice_is_found_with_its_differences(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SIMPLIFIED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TRADITIONAL, encoding="utf-8")
    report = import_files([tmp_path / "a.txt", tmp_path / "b.txt"], to=tmp_path / "out", simplify=True)
    clean, dirty = report.files
    assert clean.title == dirty.title == "关于推进村务公开的意见"
    assert [(d.first, d.second) for d in report.duplicates] == [(str(clean.source), str(dirty.source))]
    assert report.duplicates[0].ratio > 0.98
    assert [(d.first, d.second) for d in report.duplicates[0].differences] == [("力", "务")]
    steps = {change.step: change.count for change in dirty.changes}
    assert steps["删去括注拼音"] == TRADITIONAL.count("(") - 3
    assert "(ppp)" in dirty.body or "（ppp）" in dirty.body
    again = import_files([tmp_path / "b.txt"], to=tmp_path / "out", simplify=True)
    assert {d.first for d in again.duplicates} == {str(clean.target), str(dirty.target)}


@pytest.mark.requirement("IMP-02")
def test_without_conversion_the_editor_is_told_of_traditional_characters(tmp_path: Path) -> None:
    item = one(tmp_path, TRADITIONAL)
    assert item.title == "關于推進村務公開的意見"
    assert any("繁体字" in notice.message for notice in item.notices)


def test_different_documents_on_one_subject_are_not_duplicates() -> None:
    texts = {"a": SIMPLIFIED, "b": NOTICE * 2}
    assert near(texts, {}) == ()


def test_the_mark_above_the_text_that_is_passed_on_is_no_part_of_its_title(tmp_path: Path) -> None:
    rules = "".join(f"第{number}条 低保对象由乡镇人民政府核查，每年一次。\n" for number in "一二三四五六七八九")
    colophon = "云岭县民政局办公室　　2021年3月5日印发\n"
    text = NOTICE.replace("关于做好农村", "关于印发《农村低保办法》的通知\n").partition("最低")[0]
    text += (
        "各乡镇人民政府：\n现将《农村低保办法》印发给你们，请遵照执行。\n云岭县民政局\n2021年3月5日\n（此件公开发布）\n"
    )
    item = one(tmp_path, f"{text}农村低保办法\n{rules * 2}{colophon}", known=KNOWN)
    assert "（此件公开发布）\n\n## 农村低保办法\n" in item.text
    assert "classification:  # 原文“此件公开发布”，经审查后从这些里选定：主动公开、依申请公开、不予公开" in item.text


def test_a_people_s_government_speaks_for_no_subject(tmp_path: Path) -> None:
    text = "云岭县人民政府关于加强防火工作的通告\n云岭县人民政府决定，各乡镇人民政府要严防火灾。\n云岭县人民政府\n2021年3月5日\n"
    assert "建议" not in one(tmp_path, text, known=KNOWN).text


def test_a_short_text_that_tears_two_sentences_is_joined(tmp_path: Path) -> None:
    text = """关于印发《云岭县节水办法》的通知
各乡镇人民政府，县直各部门：
    《云岭县节水办法》已经县人民政府第12次常务会议研究
同意，现印发给你们，请认真遵照执行。
云岭县人民政府
2026年2月3日
云岭县节水办法
    第一条 为了加强节约用水管理，根据有关法律，制定本办
法。
    第二条 本县行政区域内的用水单位和个人应当遵守本办
法。县水行政主管部门负责本县节约用水的监督管理工作。
    第三条 本办法自2026年3月1日起施行。
"""
    body = one(tmp_path, text).text
    assert "常务会议研究同意，现印发" in body and "制定本办法。" in body and "遵守本办法。县水" in body
