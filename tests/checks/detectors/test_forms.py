"""Forms of numbers, numbering of clauses, titles, checksums, views."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.detectors import checksums, forms, ladder, masking, titles
from generator.checks.detectors.scan import readings, scan
from tests.paths import SHARED


@pytest.mark.parametrize(
    "written",
    [
        "元办发[2016]13号",
        "元办发（2016）13号",
        "元办发〔2016〕第13号",
        "元办发〔2016〕013号",
        "元办发〔2016 13号",
        "元办发﹝2016﹞13 号",
        "元办发【2016】13号",
        "元办发〔201613号",
    ],
)
def test_other_forms_of_a_document_number_are_put_right(written: str) -> None:
    assert forms.number_fault(written) == "元办发〔2016〕13号"


@pytest.mark.parametrize(
    "written", ["元办发〔2016〕13号", "国务院令第711号", "岚清县人民政府公告2026年第3号", "GB/T 9704-2012", "无"]
)
def test_right_and_other_classes_of_numbers_pass(written: str) -> None:
    assert forms.number_fault(written) is None


@pytest.mark.parametrize("number", ["990101/2026-00012", "000014349/2017-00110", "11500382774856013D/2024-00016"])
def test_index_numbers(number: str) -> None:
    assert forms.index_fault(number) is None


@pytest.mark.parametrize(
    "number", ["990101/2026-None", "990101/2026-12", "11500382774856013X/2024-00016", "11370300MI28347540/2021-00001"]
)
def test_wrong_index_numbers(number: str) -> None:
    assert forms.index_fault(number)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一、甲\n二、乙\n三、丙", []),
        ("一、甲\n三、乙", ["二"]),
        ("一、甲\n二、乙\n二、丙", [""]),
        ("一、甲\n（一）子\n（二）丑\n二、乙\n（一）子\n（三）寅", ["（二）"]),
        ("1.甲\n2.乙\n5.丙", ["3、4"]),
        ("三、摘录\n四、摘录", []),
        ("1.甲；2.乙；\n3.丙", []),
        ("1. 甲\n1. 乙\n1. 丙", []),
        ("一、甲\n附件1\n一、甲\n二、乙", []),
        ("第一条 甲\n（一）子\n（二）丑\n第二条 乙\n（一）子", []),
        ("2016.3是日期\n3.5万元", []),
        ("| 1. | a |\n| 3. | b |", []),
    ],
)
def test_numbering(text: str, wanted: list[str]) -> None:
    assert [step.missing for step in ladder.steps(text)] == wanted


def test_titles_that_differ_by_a_word() -> None:
    title = "关于印发《元谋县全面推进政务公开工作实施方案》的通知"
    assert list(titles.differing(title, "现予印发。\n\n元谋州全面推进政务公开工作实施方案\n\n一、总体要求"))
    assert not list(titles.differing(title, "现予印发。\n\n元谋县全面推进政务公开工作实施方案\n\n一、总体要求"))
    assert not list(titles.differing("2026年部门预算公开说明", "# 2025年部门预算公开说明"))


RESIDUES = {
    "footnotes": ("坚持以公开为常态^[1]，\n不公开为例外^[2]。", {"RES-FOOT"}),
    "Word": ("[bookmark: _GoBack]各乡镇人民政府，县政府各部门：", {"RES-WORD"}),
    "page numbers": ("各乡镇要于年底前\n— 2 —\n完成清理。", {"RES-PAGE"}),
    "pinyin, traditional": ("岚清縣人民政府办(bàn)公室关于政務公開工作的通知", {"RES-PINYIN", "RES-TRAD"}),
    "none": ("岚清县人民政府办公室关于政务公开工作的通知\n\n一、总体要求\n坚持公开为常态。", set()),
}
"""Texts in the manner of the five seeds, each with the residues of one of them."""
SEEDS = {
    path.name: (path.read_text(encoding="utf-8"), codes)
    for number, (_, codes) in enumerate(RESIDUES.values())
    for path in (SHARED / "seeds").glob(f"00{number}_*.txt")
}


@pytest.mark.requirement("SEC-10")
@pytest.mark.parametrize(("text", "codes"), [*RESIDUES.values(), *SEEDS.values()], ids=[*RESIDUES, *SEEDS])
def test_texts_show_their_residues_and_no_other(text: str, codes: set[str]) -> None:
    assert {hit.code for hit in scan(text)[0]} == codes


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_credit_codes(first: str) -> None:
    assert checksums.credit_code(first + checksums.credit_check(first))
    assert not checksums.credit_code(first + "I")


@given(st.text("0123456789", min_size=15, max_size=15))
def test_one_check_digit_in_ten_passes(first: str) -> None:
    assert sum(checksums.luhn(first + str(digit)) for digit in range(10)) == 1


PIECES = st.sampled_from(
    [
        "138",
        "1234",
        "**",
        "5678",
        "\n",
        "<b>",
        "</b>",
        "&#49;",
        "\u200b",
        "１",
        "甲",
        "，",
        "<!-- ",
        " -->",
        "`",
        "\n\n",
        "~~",
        "|",
        "440308199901101512",
        "王五",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_hits_stand_where_they_were_written_and_masks_keep_lengths(text: str) -> None:
    for view, _ in readings(text):
        assert all(0 <= view.origin(at) <= len(text) for at in range(len(view.text)))
    hits, _ = scan(text)
    covered = masking.covered(text, hits)
    assert len(covered) == len(text) and covered.count("\n") == text.count("\n")
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)
        if hit.masked:
            # The stars of a mask are no marks of Markdown that a reader would not see.
            solid = covered.replace("*", "●")
            assert hit.code not in {item.code for item in scan(solid)[0] if item.start == hit.start}
