"""CSV files as programs and people write them: texts kept from Excel, titles, signs between cells, quotation marks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.authoring.importers import ImportedFile, import_files
from generator.content.csv_lines import csv_lines, delimiter


def imported(path: Path, data: bytes) -> ImportedFile:
    path.write_bytes(data)
    return import_files([path], to=path.parent / "out").files[0]


def rows_of(item: ImportedFile) -> list[list[str]]:
    path = next(path for path in item.written if path.suffix == ".csv")
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("written", ['="00123"', '"=""00123"""', "'00123", "00123\t"])
def test_a_number_kept_as_text_is_that_text(tmp_path: Path, encoding: str, written: str) -> None:
    data = f"名称,编码\r\n青山合作社,{written}\r\n河口合作社,00045\r\n".encode(encoding)
    assert rows_of(imported(tmp_path / "a.csv", data)) == [
        ["名称", "编码"],
        ["青山合作社", "00123"],
        ["河口合作社", "00045"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("停车场一览表\n\n名称\t车位\t地址\n文苑路\t120\t中段,近医院\n河口\t80\t河口乡,桥头\n", ["文苑路", "120", "中段,近医院"]),
        ("停车场一览表,,\n名称,车位,地址\n文苑路,120,中段\n", ["文苑路", "120", "中段"]),
        ("停车场，共2处，一览表\n名称;车位;地址\n文苑路;1,5;中段\n河口;2,5;桥头\n", ["文苑路", "1,5", "中段"]),
        ("名称，车位，地址\n文苑路，120，中段\n", ["文苑路", "120", "中段"]),
        ("停车场，一览表\n名称，车位，地址\n文苑路，120，中段\n", ["文苑路", "120", "中段"]),
        ("sep=;\n名称;车位;地址\n文苑路;120;中段\n", ["文苑路", "120", "中段"]),
        ("名称|车位|地址\n文苑路|120|中段\n", ["文苑路", "120", "中段"]),
        ("名称、车位、地址\n文苑路、120、中段\n", ["文苑路", "120", "中段"]),
    ],
)  # fmt: skip
def test_what_parts_the_cells_is_seen_from_line_after_line(tmp_path: Path, text: str, rows: list[str]) -> None:
    assert rows_of(imported(tmp_path / "a.csv", text.encode()))[1] == rows


def test_commas_of_sentences_part_nothing() -> None:
    assert delimiter("名称\n政策，解读\n通知\n", anyhow=True) == ","
    assert delimiter("名称,说明\n甲,可减，可免\n乙,无\n", anyhow=True) == ","


@pytest.mark.parametrize(
    "text",
    ['名称,地址\n甲,桥头\n乙,"中段\n丙,西口\n', '名称,地址\n甲,桥头\n乙,"中段\n丙,"西口"\n', '名称,编码\n甲,1\n乙,="00123\n'],
)  # fmt: skip
def test_an_open_quotation_mark_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    item = imported(tmp_path / "a.csv", text.encode())
    assert item.target is None and "第 3 行" in item.notices[0].message and "双引号" in item.notices[0].message
    assert csv_lines(text).wrong[0][0] == 3


def test_a_quotation_mark_closed_lines_later_is_told(tmp_path: Path) -> None:
    item = imported(tmp_path / "a.csv", '名称,地址,备注\n甲,"桥头,无\n乙,中段",有\n丙,西口,无\n'.encode())
    assert any("第 2 行" in notice.message and "跨了几行" in notice.message for notice in item.notices)


def test_formulas_errors_and_rounded_numbers_are_told_by_line(tmp_path: Path) -> None:
    text = '名称,金额,账号,网址\n甲,=SUM(B3:B9),3.30400202600012E+17,"=HYPERLINK(""https://www.lanqing.example/a"",""查看"")"\n乙,#REF!,1,无\n'
    item = imported(tmp_path / "a.csv", text.encode())
    told = "\n".join(notice.message for notice in item.notices)
    assert "第 2 行 =SUM(B3:B9)" in told and "第 2 行 3.30400202600012E+17" in told and "第 3 行 #REF!" in told
    assert rows_of(item)[1][3] == "查看（https://www.lanqing.example/a）"


def test_rows_of_registers_are_read_alike() -> None:
    read = csv_lines('岚清县收费公示一览表\n名称,编码\n工本费,="00123"\n')
    assert (read.names, read.line, read.rows) == (("名称", "编码"), 2, ((3, ("工本费", "00123")),))
    assert csv_lines("岚清县收费公示一览表\n单位：元\n名称,编码\n工本费,1\n").names == ("名称", "编码")
    assert csv_lines("编号\n1,2\n").wrong  # a name that lacks is no title


def test_a_text_of_cells_under_the_name_of_an_old_workbook_is_read(tmp_path: Path) -> None:
    item = imported(tmp_path / "导出.xls", "名称\t编码\n甲\t00123\n乙\t00045\n".encode("gb18030"))
    assert rows_of(item) == [["名称", "编码"], ["甲", "00123"], ["乙", "00045"]]
    assert any("其实是文本" in notice.message for notice in item.notices)
    assert imported(tmp_path / "b.xls", b"\x00\x01\x02junk").target is None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("乡镇名称,完成情况,,备注\n,计划,实际,\n河口乡,12,11,\n", ["名称", "完成情况（计划）", "完成情况（实际）", "备注"]),
        ("时间,单位,1月,2月\n项目,,,\n各项存款,亿元,679.07,686.12\n", ["名称", "单位", "1月", "2月"]),
        ("项目名称,收入,,支出,\n,预算,决算,预算,决算\n甲,1,2,3,4\n", ["项目名称", "收入（预算）", "收入（决算）", "支出（预算）", "支出（决算）"]),
        ("名称,标准,备注\n,免收,略\n甲,1,无\n", ["名称", "标准", "备注"]),
        ("名称,标准,\n一、收费,,\n甲,1,无\n", ["名称", "标准", ""]),
    ],
)  # fmt: skip
def test_a_head_of_two_rows_whose_merging_is_lost_is_one(tmp_path: Path, text: str, head: list[str]) -> None:
    rows = rows_of(imported(tmp_path / "a.csv", text.encode()))
    assert [name.replace("项目名称", "名称") for name in rows[0]] == [name.replace("项目名称", "名称") for name in head]


def test_a_table_saved_as_text_is_a_table_and_an_indented_text_is_none(tmp_path: Path) -> None:
    table = "停车场一览表\r\n名称\t车位\r\n文苑路\t120\r\n河口\t80\r\n".encode("utf-16")
    item = imported(tmp_path / "a.txt", table)
    assert rows_of(item)[1:] == [["文苑路", "120"], ["河口", "80"]] and item.title == "停车场一览表"
    text = imported(tmp_path / "b.txt", "关于停车的通知\n\t一、停车\t收费。\n\t二、如下\t说明。\n".encode())
    assert text.written and not any(path.suffix == ".csv" for path in text.written)
