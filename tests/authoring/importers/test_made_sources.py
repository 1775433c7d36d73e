"""Five sources with the faults that offices' files bring along, imported together: what each becomes."""

from __future__ import annotations

import re

import pytest

from generator.authoring.importers import ImportReport, import_files
from generator.authoring.importers.cleaning.to_simplified import is_traditional
from generator.authoring.importers.placing import ImportedFile
from tests.authoring.importers.made_sources import DUTIES, write_sources


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ImportReport:
    folder = tmp_path_factory.mktemp("made")
    return import_files(write_sources(folder / "in"), to=folder / "out", simplify=True)


def steps(item: ImportedFile) -> dict[str, int]:
    return {change.step: change.count for change in item.changes}


def test_every_source_imports_and_says_what_is_missing(report: ImportReport) -> None:
    assert report.refused == () and len(report.files) == 5
    for item in report.files:
        assert {"领域", "主题"} <= set(item.missing) <= {"领域", "主题", "发布日期", "公开属性"}
        assert "## 一、" in item.body or "现印发给你们" in item.body
        assert not re.search(r"\^\[|_GoBack|— \d+ —|bookmark|\(\w*[āáǎàēéěèīíǐìōóǒòūúǔù]\w*\)", item.text)


@pytest.mark.requirement("IMP-05")
def test_notes_go_and_broken_sentences_are_joined(report: ImportReport) -> None:
    noted = report.files[0]
    assert steps(noted) == {"删去脚注残留标记": 3, "接上跨页断开的句子": 2}
    assert "明确政务公开的主体、内容、标准和方式。" in noted.body
    assert "公众参与程度明显提高。" in noted.body


@pytest.mark.requirement("IMP-06")
def test_duty_notes_and_the_source_s_own_numbering_stay(report: ImportReport) -> None:
    duties = report.files[1]
    assert duties.body.count("（牵头单位：") == DUTIES.count("（牵头单位：") == 3
    assert "落实单位：县政府各部门" in duties.body
    assert re.findall("^## 一、.*", duties.body, re.MULTILINE) == ["## 一、加强政策解读", "## 一、强化保障措施"]
    assert "doc_number:  # 原文未载" in duties.text and "written_date:  # 原文未载" in duties.text


@pytest.mark.requirement("IMP-04")
def test_a_printed_paper_says_what_it_is(report: ImportReport) -> None:
    printed = report.files[2]
    assert printed.outline is not None and printed.target is not None
    assert printed.title == "岚清县人民政府办公室关于印发《岚清县政务公开实施方案》的通知"
    assert printed.outline.doc_number.value == "岚政办发〔2026〕13号"
    assert printed.outline.issuers == ("岚清县人民政府办公室",)
    assert printed.outline.written_date.value == printed.outline.printed_date == "2026-03-08"
    assert printed.outline.classification.value == "主动公开"
    assert printed.target.name == "2026-03-08-13.md"
    assert "请认真贯彻执行。" in printed.body


@pytest.mark.requirement("IMP-01", "IMP-02", "IMP-07")
def test_a_copied_page_is_found_to_be_the_text_that_is_there(report: ImportReport) -> None:
    noted, copied = report.files[0], report.files[3]
    assert steps(copied)["删去括注拼音"] == 6
    assert [char for char in copied.text if is_traditional(char)] == []
    assert copied.outline is not None and copied.outline.published.value == "2026-10-11"
    assert copied.body == noted.body
    assert [(pair.first, pair.second, pair.ratio) for pair in report.duplicates] == [
        (str(noted.source), str(copied.source), 1.0)
    ]


def test_a_clean_text_is_left_alone(report: ImportReport) -> None:
    assert report.files[4].changes == ()
    assert "（一）指导思想。" in report.files[4].body
