"""What stands around a table on its sheet: a margin, lines below, a second table, cells that their format hides."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from generator.authoring.importers import ImportedFile, import_files


def brought(folder: Path, rows: list[list[object]], *, right: int = 0, unseen: tuple[str, ...] = ()) -> ImportedFile:
    """right: columns left free before the table. unseen: cells whose format or colour hides them."""
    book = Workbook()
    for row in rows:
        book.active.append([None] * right + row)
    for place, cell in enumerate(unseen):
        book.active[cell].font = Font(color="FFFFFFFF")
        book.active[cell].number_format = ";;;" if place % 2 else "General"
    book.save(folder / "a.xlsx")
    return import_files([folder / "a.xlsx"], to=folder / "out").files[0]


def listed(item: ImportedFile) -> list[list[str]]:
    return list(csv.reader(io.StringIO(item.attachments[0].data.decode("utf-8-sig"))))


def messages(item: ImportedFile) -> list[str]:
    return [one.message for one in item.notices]


ROWS: list[list[object]] = [["姓名", "标准（元）"], ["甲户", 600], ["乙户", 500]]


def test_lines_below_an_empty_row_are_no_rows(tmp_path: Path) -> None:
    item = brought(tmp_path, [*ROWS, [], ["以上名单公示七日。"], ["县民政局"], ["2026年3月5日"]])
    assert listed(item) == [["姓名", "标准（元）"], ["甲户", "600"], ["乙户", "500"]]
    assert item.body.split() == ["以上名单公示七日。", "县民政局", "2026年3月5日"]
    assert not any(one.startswith(("原文件有", "工作表")) for one in messages(item))


def test_groups_of_a_table_and_lists_of_one_column_stay(tmp_path: Path) -> None:
    assert len(listed(brought(tmp_path, [*ROWS, [], ["丙户", 400]]))) == 4
    assert len(listed(brought(tmp_path, [["名称"], ["甲"], [], ["乙"]]))) == 3


def test_a_second_table_is_told(tmp_path: Path) -> None:
    item = brought(tmp_path, [*ROWS, [], ["二、路灯"], ["名称", "盏数"], ["甲路", 3]])
    assert "工作表“Sheet”里像是不止一张表，都连成了一张：第 5 行“二、路灯”" in messages(item)


def test_a_free_column_before_a_table_is_no_column(tmp_path: Path) -> None:
    item = brought(tmp_path, ROWS, right=2)
    assert listed(item)[0] == ["姓名", "标准（元）"] and listed(item)[2] == ["乙户", "500"]


def test_hidden_cells_and_escapes_are_not_missed(tmp_path: Path) -> None:
    rows: list[list[object]] = [["姓名", "备注"]]
    rows += [[f"{sign}某", "在册"] for sign in "赵钱孙李周吴"]
    item = brought(tmp_path, [*rows, ["回车", "前_x000D_后"]], unseen=tuple(f"A{row}" for row in range(2, 8)))
    assert not any(name in str(listed(item)) for name in ("赵某", "吴某"))
    assert not any(one.startswith("原文件有") for one in messages(item))
    assert any("未带入隐藏" in one.step for one in item.changes)
