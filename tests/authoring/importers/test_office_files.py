"""Fifteen files of the sorts that offices have, imported as a clerk does it: what comes out,
and what is said about it."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from pathlib import Path

import pytest

from generator import cli
from generator.authoring.importers import ImportedFile, Known, import_files
from generator.authoring.importers.legacy import libreoffice
from generator.authoring.importers.word import old_codes
from generator.model.vocabulary import Agency
from tests.conftest import SmallSite

from .office_files import FILES

SOFFICE = libreoffice()
needs_libreoffice = pytest.mark.skipif(
    not SOFFICE, reason="LibreOffice is not installed, so old formats cannot be made"
)


@pytest.fixture
def clerk(tmp_path: Path) -> type:
    """``clerk.imports("红头文件.docx")``: write the file, import it."""

    class Clerk:
        @staticmethod
        def imports(name: str, *, simplify: bool = False) -> ImportedFile:
            FILES[name](tmp_path / name)
            known = Known(
                agencies=(
                    Agency("czj", "岚清县财政局"),
                    Agency("qs", "青山镇人民政府", aliases=("岚清县青山镇人民政府",)),
                )
            )
            return import_files([tmp_path / name], to=tmp_path / "out", simplify=simplify, known=known).files[0]

    return Clerk


def values(item: ImportedFile) -> dict[str, object]:
    return {field.key: field.value for field in item.fields if field.value}


def steps(item: ImportedFile) -> dict[str, tuple[str, ...]]:
    return {change.step: change.samples for change in item.changes}


@pytest.mark.parametrize("name", sorted(FILES))
def test_everything_comes_in_with_title_and_body_and_without_noise(clerk: type, name: str) -> None:
    item = clerk.imports(name)  # type: ignore[attr-defined]
    assert item.target is not None and item.target.is_file() and item.title
    for noise in (
        "_GoBack",
        "当前位置",
        "ICP备",
        "上一篇",
        "第 1 页",
        "- 1 -",
        "HYPERLINK",
        "{width",
        "底稿里的话",
        "经费从",
        "&nbsp;",
        "\u3000",
    ):
        assert noise not in item.text, noise


def test_a_red_head_document(clerk: type) -> None:
    item = clerk.imports("红头文件.docx")  # type: ignore[attr-defined]
    told = values(item)
    assert told["title"] == "关于印发《岚清县临时救助工作实施细则》的通知"
    assert (told["doc_number"], told["written_date"]) == ("岚民发〔2026〕27号", "2026-03-18")
    assert "## 第一章 总则\n" in item.body and "附件：1.岚清县临时救助工作实施细则" in item.body
    assert 'colspan="3"' in item.body and "— 1 —" not in item.body
    # The annexes are in the file itself, so nobody is sent to look for them.
    assert "原文列有附件" not in item.text and "# attachments" not in item.text
    assert any("岚清县民政局文件" in notice.message for notice in item.notices)


def test_a_table_with_a_head_of_two_rows_and_a_picture(clerk: type) -> None:
    item = clerk.imports("图片和合并表头.docx")  # type: ignore[attr-defined]
    assert '<th rowspan="2">乡镇</th>' in item.body and '<th colspan="2">完成情况</th>' in item.body
    assert "## 基本情况" in item.body and "1. 管网老化\n2. 水压不足" in item.body
    assert [file.name.rpartition("-")[2] for file in item.attachments] == ["1.png"] and values(item)[
        "written_date"
    ] == "2026-11-03"


def test_a_text_inside_a_table_is_a_text(clerk: type) -> None:
    item = clerk.imports("全文在表格里.docx")  # type: ignore[attr-defined]
    assert item.title == "关于2026年国庆节期间政务服务大厅值班安排的公告"
    assert "| 10月1日 | 综合窗口 | 0000-6620001 |" in item.body and values(item)["written_date"] == "2026-09-25"


def test_a_signature_right_below_a_table_is_found(clerk: type) -> None:
    told = values(clerk.imports("公示名单.docx"))  # type: ignore[attr-defined]
    assert (told["agency"], told["written_date"]) == ("青山镇人民政府", "2026-11-09")


def test_line_breaks_inside_paragraphs(clerk: type) -> None:
    item = clerk.imports("批复_软回车.docx")  # type: ignore[attr-defined]
    assert item.title == "岚清县发展和改革局关于河口乡农村供水工程可行性研究报告的批复"
    assert values(item)["doc_number"] == "岚发改审〔2026〕15号"
    assert "\n\n一、项目名称：河口乡农村供水工程\n\n二、总投资" in item.body


def test_the_line_of_a_portal_is_no_text_but_its_day_is_known(clerk: type) -> None:
    item = clerk.imports("政策解读问答.docx")  # type: ignore[attr-defined]
    assert "浏览" not in item.body and values(item)["publish_date"] == "2026-05-20"
    assert "interpretation（政策解读" in item.text


@pytest.mark.parametrize("name", ["旧网站_防汛.html", "其实是网页.doc"])
def test_a_portals_page_in_gbk(clerk: type, name: str) -> None:
    item = clerk.imports(name)  # type: ignore[attr-defined]
    told = values(item)
    assert told["title"] == "岚清县人民政府办公室关于做好2025年防汛抗旱工作的通知"
    assert (told["doc_number"], told["index_number"]) == ("岚政办发〔2025〕11号", "990101/2025-00123")
    assert (told["publish_date"], told["written_date"]) == ("2025-04-08 10:23", "2025-04-07")
    assert '<td rowspan="2">河口乡</td>' in item.body and "## 一、落实责任" in item.body
    assert any("W020250408.docx" in notice.message for notice in item.notices)


def test_a_page_of_word_markup_without_a_main_class(clerk: type) -> None:
    item = clerk.imports("办事指南页.htm")  # type: ignore[attr-defined]
    assert item.title == "残疾人两项补贴申请办事指南" and "机构职能" not in item.body and "版权所有" not in item.body
    assert "三、咨询电话：0000-6620533" in item.body


@pytest.mark.requirement("IMP-04")
def test_a_hard_wrapped_text_with_page_numbers(clerk: type) -> None:
    item = clerk.imports("决算公开.txt")  # type: ignore[attr-defined]
    told = values(item)
    assert told["title"] == "岚清县财政局关于2025年度县级部门决算公开工作的通知"
    assert (told["doc_number"], told["written_date"], told["agency"]) == (
        "岚财预〔2026〕41号",
        "2026-08-12",
        "岚清县财政局",
    )
    assert "各部门应当在县财政局批复部门决算后20日内向社会公开。" in item.body
    assert "附件：1.部门决算公开模板" in item.body and "部门决算公开检查表" in item.text.partition("\n---\n")[0]


def test_wide_digits_and_lines_cut_by_a_pdf(clerk: type) -> None:
    item = clerk.imports("养老保险.txt")  # type: ignore[attr-defined]
    assert item.title == "岚清县人力资源和社会保障局关于开展2026年度企业职工基本养老保险缴费工资申报的通告"
    assert "现就2026年度缴费工资申报有关事项通告如下：" in item.body
    assert "2026年1月4日至3月31日。逾期未申报的，按上年度缴费基数的110%确定。" in item.body
    assert "1.网上申报" in item.body and not re.search("[０-９]", item.text)


def test_traditional_characters_with_pinyin(clerk: type) -> None:
    item = clerk.imports("繁体拼音.txt", simplify=True)  # type: ignore[attr-defined]
    assert item.title == "关于印发《岚清县政务公开工作要点》的通知"
    assert "采用PPP（ppp）模式的项目，要公开合同；联系干燥设备。" in item.body
    assert "面向社会公众，着力提升解读质量，显著改进。" in item.body


def test_markdown_with_the_traces_of_a_converter(clerk: type) -> None:
    item = clerk.imports("招聘会.md")  # type: ignore[attr-defined]
    assert item.body.lstrip().startswith("各用工企业、广大求职者：")
    assert steps(item)["未带入注释（网页上看不到的文字）"] == ("内部：经费从就业专项列支",)
    assert {file.name.rpartition(".")[2] for file in item.attachments} == {"png", "xlsx"}
    assert "原文列有附件" not in item.text, "the table is linked and came along"


def test_a_workbook_becomes_one_list_with_one_row_of_names(clerk: type) -> None:
    item = clerk.imports("惠农补贴.xlsx")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(item.attachments[0].data.decode("utf-8-sig"))))
    assert rows[0] == ["序号", "名称", "补贴标准（单位）", "补贴标准（金额）", "主管部门", "政策依据", "咨询电话"]
    assert [row[1] for row in rows[1:]] == ["耕地地力保护补贴", "农村低保"]
    assert steps(item)["列名改为清单通用的列名"] == ("补贴项目 → 名称",)
    for text in (
        "填报单位：岚清县财政局",
        "单位：元",
        "合计：补贴标准（金额） 598.5。",
        "备注：以上标准以上级文件为准。",
        "## 咨询窗口",
    ):
        assert text in item.body


def test_a_list_is_published_when_the_fields_are_filled(site: SmallSite) -> None:
    for name in ("惠农补贴.xlsx", "收费目录.csv"):
        FILES[name](site.root / name)
        item = import_files([site.root / name], to=site.root / "content" / "snbt").files[0]
        assert item.target is not None
        filled = item.text
        for key, value in {
            "domain": "涉农补贴",
            "subject": "民生",
            "publish_date": "2026-03-02",
            "classification": "主动公开",
            "list_type": "收费清单",
        }.items():
            filled = re.sub(rf"^{key}:.*$", f"{key}: {value}", filled, flags=re.MULTILINE)
        assert filled.startswith("---\ndraft: 是")
        filled = re.sub(r"^draft:.*\n|^(?:agency|doc_number|written_date):  #.*\n", "", filled, flags=re.MULTILINE)
        item.target.write_text(filled, encoding="utf-8")
    assert site.build() == 0
    assert "不动产登记费" in "".join(
        path.read_text(encoding="utf-8") for path in (site.root / "public/d").rglob("*.html")
    )


@needs_libreoffice
@pytest.mark.parametrize(
    ("made", "ending"), [("红头文件.docx", "doc"), ("红头文件.docx", "wps"), ("惠农补贴.xlsx", "xls")]
)
def test_old_formats_say_what_the_new_ones_say(tmp_path: Path, made: str, ending: str) -> None:
    FILES[made](tmp_path / made)
    real = {"wps": "doc"}.get(ending, ending)
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to", real]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / made)], check=True, capture_output=True, timeout=120
    )
    old = (tmp_path / made).with_suffix(f".{real}")
    if not old.exists():
        pytest.skip("LibreOffice is here without its part for tables")
    old = old.rename(tmp_path / f"旧文件.{ending}")
    new, item = import_files([tmp_path / made, old], to=tmp_path / "out").files
    assert item.target is not None, item.notices
    assert item.title == new.title and item.body.replace("-2-", "-") == new.body.replace("-2-", "-")
    assert any("LibreOffice" in notice.message for notice in item.notices)


CIRCLED = (
    rb"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'b9\'ab\'b8\'e6\par "
    rb"{\field{\*\fldinst { eq \\o\\ac(\u9675?,}{\b 1)}}{\fldrslt }}\'b2\'c4\'c1\'cf\'a1\'a3\par}"
)


@needs_libreoffice
def test_circled_numbers_that_libreoffice_leaves_out_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(CIRCLED)
    [item] = import_files([tmp_path / "a.rtf"], to=tmp_path / "out").files
    assert "材料。" in item.body and any("1 个 EQ 域" in one.message and "①" in one.message for one in item.notices)


def test_codes_are_found_in_old_files_whatever_the_width_of_their_characters() -> None:
    wide = "前\x13 eq \\o\\ac(○,12) \x15后\x13 PAGE \x141\x15".encode("utf-16-le")
    assert old_codes.texts(b"\xd0\xcf\x11\xe0" + wide) == ["⑫"]
    assert old_codes.texts(b"\xd0\xcf\x11\xe0 \x13 EQ \\f(1,2)\x15 \x13equal\x15") == ["1/2"]
    assert old_codes.texts(CIRCLED) == ["①"] and old_codes.texts(b"{\\rtf1 {\\field{\\*\\fldinst PAGE}}}") == []


OLD_XML = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>关于救助工作的公告</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>现将有关事项公告如下。</w:t></w:r></w:p></w:body></w:wordDocument>"
)


@needs_libreoffice
def test_xml_of_word_2003_under_the_name_of_a_doc_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text(OLD_XML, encoding="utf-8")
    [item] = import_files([tmp_path / "a.doc"], to=tmp_path / "out").files
    assert item.title == "关于救助工作的公告" and "现将有关事项公告如下。" in item.body


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.doc", "MIME-Version: 1.0\nContent-Type: multipart/related", "网页归档"),
        ("a.docx", OLD_XML, "Word 的 XML 格式"),
        ("a.uot", "x", "不能导入 .uot 文件"),
    ],
)
def test_a_file_under_a_wrong_name_is_refused_by_its_right_one(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    [item] = import_files([tmp_path / name], to=tmp_path / "out").files
    assert item.target is None and told in item.notices[0].message and "另存为" in item.notices[0].hint


@pytest.mark.parametrize("name", ["坏.doc", "坏.wps", "坏.xls", "坏.rtf"])
def test_a_damaged_old_file_is_refused_and_not_read_as_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert cli.run(["import", str(tmp_path / name), "--to", str(tmp_path / "out")]) == 1
    item = import_files([tmp_path / name], to=tmp_path / "out").files[0]
    assert item.target is None and "另存为" in item.notices[0].hint and not (tmp_path / "out").exists()
