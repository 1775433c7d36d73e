"""The data files of lists: rows from CSV and YAML, everything wrong at its line, nothing lost and nothing forged."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.register_table import read_rows
from generator.content.registers import shipped
from generator.content.row_table import drawn
from generator.model.document import Document
from generator.model.listing import changes
from generator.model.register import RegisterRow
from generator.model.vocabularies import Vocabularies

HEAD = "code,name,category,basis,subject,valid_from,valid_to,reason\n"
WORDS = Vocabularies(domains=(), subjects=(), agencies=(), kinds=(), registers=shipped())
LIST = WORDS.registers.by_id["list"]
CARRIER = Document(
    id="a",
    file_key="0/a.md",
    source="content/a.md",
    title="",
    domain="",
    subject="",
    publish_date=datetime.date(2026, 1, 1),
)


def read(text: str | bytes, path: str = "content/a.csv") -> tuple[tuple[RegisterRow, ...], list[tuple[str, int]]]:
    data = text if isinstance(text, bytes) else text.encode()
    rows, faults = read_rows(data, path, register=LIST, words=WORDS, document=CARRIER)
    assert all(fault.path == path for fault in faults)
    return rows, [(fault.kind, fault.line) for fault in faults]


def html_of(rows: tuple[RegisterRow, ...], valid_from: datetime.date | None = None) -> str:
    fields = {"valid_from": valid_from} if valid_from else {}
    document = msgspec.structs.replace(CARRIER, rows=rows, fields=fields)
    return drawn(document, LIST, WORDS, tables=0, links=0).html


def test_columns_in_english_and_chinese() -> None:
    english, no_faults = read(HEAD + "SF-01,占用费,收费,办法,示例局,2026-01-01,2026-06-30,取消\n")
    chinese, none_either = read(
        "编码,名称,类别,依据,实施主体,生效日期,失效日期,调整原因\nSF-01,占用费,收费,办法,示例局,2026-01-01,2026/6/30,取消\n"
    )
    assert english == chinese and no_faults == none_either == []
    [row] = english
    assert (row.day("valid_from"), row.day("valid_to")) == (datetime.date(2026, 1, 1), datetime.date(2026, 6, 30))


def test_other_columns_are_kept_in_order() -> None:
    [row], faults = read("名称,收费标准,单位\n占用费,1元,平方米\n")
    assert row.more == (("收费标准", "1元"), ("单位", "平方米")) and row["name"] == "占用费" and not faults


def test_yaml_rows() -> None:
    text = "- {code: ZJ-01, name: 报告编制, 服务时限: 30个工作日, valid_to: ''}\n- name: 评估\n  依据: 条例\n"
    rows, faults = read(text, "content/a.yaml")
    assert [(row["name"], row["basis"], row.line) for row in rows] == [
        ("报告编制", "", 1),
        ("评估", "条例", 2),
    ] and not faults
    assert read("rows:\n- name: 评估\n", "content/a.yml")[0][0]["name"] == "评估"


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        ("\ufeff名称\n占用费\n".encode(), []),
        ("名称\r\n占用费\r\n".encode(), []),
        ("名称\t依据\n占用费\t办法\n".encode(), []),
        ("名称,依据\n占用费,办法\n".encode("gb18030"), [("encoding", 1)]),
        ("名称,依据\n占用费,办法\n".encode("utf-16"), [("encoding", 0)]),
        (b"", [("register-form", 1)]),
        ("编码,标准\nSF-01,1元\n".encode(), [("register-form", 1)]),
        ("名称，依据\n占用费，办法\n".encode(), [("register-form", 1)]),
        ("名称,名称\n甲,乙\n".encode(), [("register-form", 1)]),
        ("名称,依据\n甲,乙,丙\n".encode(), [("register-form", 2)]),
        ('名称,依据\n"甲,乙\n'.encode(), [("register-form", 2)]),
        ("名称,依据\n,办法\n".encode(), [("register-cell", 2)]),
        ((HEAD + "1,甲,,,,2026-02-30,,\n").encode(), [("register-cell", 2)]),
        ((HEAD + "1,甲,,,,2026-03-01,2026-02-01,取消\n").encode(), [("register-cell", 2)]),
        ((HEAD + "1,甲,,,,,,\n\n1,乙,,,,,,\n").encode(), [("register-twice", 4)]),
        ((HEAD + "1,甲,,,,,2026-02-01,\n").encode(), [("list-row", 2)]),
    ],
)
def test_what_is_wrong_is_said_at_its_line(data: bytes, faults: list[tuple[str, int]]) -> None:
    assert read(data)[1] == faults


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("甲: 乙\n", "a.yaml"),
        ("- 甲\n", "a.yaml"),
        ("- {name: [甲, 乙]}\n", "a.yaml"),
        ('- name: "甲\n', "a.yaml"),
        ("", "a.yaml"),
        ("名称\n甲\n", "a.xlsx"),
        ("名称\n甲\n", "a.docx"),
        ("名称\n甲\n", "a.txt"),
    ],
)
def test_other_forms_are_refused(text: str, path: str) -> None:
    rows, faults = read(text, path)
    assert not rows and len(faults) == 1


def test_a_cell_may_span_lines_and_lines_stay_right() -> None:
    rows, faults = read('名称,依据\n甲,"一\n二"\n乙,\n,缺名称\n')
    assert not rows
    assert faults == [("register-cell", 5)]


@given(st.text(alphabet='名称,"甲\n\r\t1-；', max_size=60))
def test_any_csv_is_read_or_refused(text: str) -> None:
    rows, faults = read("名称,x\n" + text)
    assert rows or faults or not any(line.strip(', "\t\r\n') for line in text.split("\n"))


def test_the_table_stands_under_the_text_and_runs_nothing() -> None:
    assert len(read("名称,依据\n甲,\ue0000\ue001\n")[1]) == 2
    rows, _ = read('名称,依据\n<script>x</script>,&#xe000;0&#xe001; & "甲"\n')
    html = html_of(rows)
    assert html.startswith('<h2 id="qingdan-mingxi">清单明细（1项）</h2>')
    assert "<script" not in html and "\ue000" not in html and "&lt;script&gt;" in html
    assert html_of(()) == ""


def test_adjustments_newest_first() -> None:
    rows, _ = read(
        HEAD
        + "1,旧有,,,,2025-01-01,,\n2,新增,,,,2026-03-01,,\n3,取消,,,,2024-01-01,2026-05-31,停征\n4,调整,,,,2025-06-01,,标准下调\n"
    )
    found = [(str(change.date), change.what, change.row["name"]) for change in changes(rows, datetime.date(2025, 1, 1))]
    assert found == [("2026-05-31", "取消", "取消"), ("2026-03-01", "增加", "新增"), ("2025-06-01", "调整", "调整")]
    html = html_of(rows, datetime.date(2025, 1, 1))
    assert "清单明细（3项，另有1项已取消）" in html and "调整记录" in html and "停征" in html
