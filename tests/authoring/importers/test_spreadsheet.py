"""Workbooks and CSV files become lists: visible cells as rows, nothing hidden."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from generator.authoring.importers import ImportedFile, import_files
from generator.authoring.importers.cleaning import checkbox_glyphs
from generator.authoring.importers.source import Cell, SourceBlock


def rows_of(item: ImportedFile) -> list[list[str]]:
    path = next(path for path in item.written if path.suffix == ".csv")
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_only_visible_cells_come_along(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["云岭县行政事业性收费目录清单", None, None, None])
    sheet.merge_cells("A1:D1")
    sheet.append(["项目", "标准", "身份证号", "日期"])
    sheet.append(["工本费", 10.0, "X", datetime.datetime(2020, 3, 1)])
    sheet.append([None, 0.5, "Y", None])
    sheet.merge_cells("A3:A4")
    sheet.append(["隐藏行", 1, "Z", None])
    sheet["A3"].comment = Comment("内部意见", "t")
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[5].hidden = True
    secret = book.create_sheet("底稿")
    secret["A1"] = "不公开"
    secret.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    item = import_files([path], to=tmp_path / "out").files[0]
    assert rows_of(item) == [["名称", "标准", "日期"], ["工本费", "10", "2020-03-01"], ["工本费", "0.5", ""]]
    assert item.title == "云岭县行政事业性收费目录清单"
    everything = "".join(path.read_text(encoding="utf-8") for path in item.written)
    assert not any(word in everything for word in ("身份证", "隐藏行", "不公开", "内部意见"))
    steps = {change.step: change.count for change in item.changes}
    assert steps["未带入隐藏的工作表、行和列"] == 3
    assert steps["未带入批注"] == 1
    values = {field.key: field.value for field in item.fields}
    assert values["kind"] == "list"
    assert values["rows"] == f"{item.target.stem if item.target else ''}-rows.csv"


def test_csv_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "收费清单.csv"
    path.write_bytes('项目,标准\r\n工本费,"10元,可减免"\r\n'.encode("gbk"))
    item = import_files([path], to=tmp_path / "out").files[0]
    assert rows_of(item) == [["名称", "标准"], ["工本费", "10元,可减免"]]
    assert item.title == "收费清单"


def test_bad_workbooks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "密码" in import_files([path], to=tmp_path).files[0].notices[0].message
    path.write_bytes(b"<html><table></table></html>")
    assert "网页" in import_files([path], to=tmp_path).files[0].notices[0].message
    path.write_bytes(b"PK\x03\x04junk")
    assert "损坏" in import_files([path], to=tmp_path).files[0].notices[0].message


@pytest.mark.parametrize("glyph", ["■", "▄", "◆", "●", "√", "R", "t", "✓", "☑"])
def test_every_glyph_for_yes(glyph: str) -> None:
    assert ticked(f"{glyph} 政府网站") == "■政府网站"


@pytest.mark.parametrize("glyph", ["□", "口", "〇", "£", "☐"])
def test_every_glyph_for_no(glyph: str) -> None:
    assert ticked(f"{glyph} 政府网站") == "□政府网站"


def test_words_that_begin_like_a_glyph_stay() -> None:
    assert ticked("口岸管理") == "口岸管理"
    assert ticked("R值") == "R值"


def ticked(text: str) -> str:
    table = SourceBlock("table", rows=((Cell("公开渠道和载体"),), (Cell(text),)))
    return checkbox_glyphs.clean_blocks((table,)).blocks[0].rows[1][0].text


def test_units_of_a_third_head_row_keep_one_pair_of_brackets(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["", "2026年", ""], ["", "预算", "决算"], ["", "（万元）", "（万元）"], ["教育", 1, 2], ["卫生", 5, 6]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A3")
    book.save(tmp_path / "a.xlsx")
    item = import_files([tmp_path / "a.xlsx"], to=tmp_path / "out").files[0]
    assert rows_of(item)[0] == ["", "2026年（预算）（万元）", "2026年（决算）（万元）"]


def test_who_made_and_checked_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    text = "名称,金额,备注\n甲户,100,\n乙户,80,\n注：只列本季度。,,\n填表人：王某,,审核人：赵某\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    item = import_files([tmp_path / "a.csv"], to=tmp_path / "out").files[0]
    assert [row[0] for row in rows_of(item)] == ["名称", "甲户", "乙户"]
    assert "注：只列本季度。" in item.body and "填表人：王某；审核人：赵某" in item.body
    (tmp_path / "b.csv").write_text("名称,时间,备注\n甲,9：30,\n乙,单位：县局,审批：要件\n", encoding="utf-8")
    assert len(rows_of(import_files([tmp_path / "b.csv"], to=tmp_path / "out").files[0])) == 3
