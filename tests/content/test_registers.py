"""Registers: what their rows must be, each at its line; what is personal masked everywhere; what is published read back
equal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.registers import shipped
from generator.model.agreement import agreement
from generator.model.field_types.period import follows
from generator.model.listing import differences
from generator.model.masks import MASKS, masked
from generator.model.register import Register, RegisterRow
from generator.model.tallies import misnumbered, unbalanced
from tests.conftest import SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
REGISTERS = {register.id: register for register in shipped()}
OWN = """\
name: 林地登记
key: number
gapless: true
total: place
agree: [价款 = 首付 + 尾款, 终止日期 >= 起始日期]
columns:
- {key: number, name: 登记号, required: true, doc: 流水号。}
- {key: place, name: 所在村, required: true, filtered: true, doc: 村。}
- {key: price, name: 价款, type: number}
- {key: first, name: 首付, type: number}
- {key: rest, name: 尾款, type: number}
- {key: begins, name: 起始日期, type: date}
- {key: ends, name: 终止日期, type: date}
- {key: phone, name: 联系电话, mask: 电话}
"""
HEAD = "登记号,所在村,价款,首付,尾款,起始日期,终止日期,联系电话\n"


@pytest.fixture
def own(site: SmallSite) -> SmallSite:
    site.write("content/_data/registers/lindi.yaml", OWN)
    site.document("biao.md", title="关于林地登记的公示", 登记簿="林地登记", 明细="biao.csv")
    return site


def told(found: list[dict[str, Any]], *codes: str) -> list[tuple[str, int, str]]:
    return sorted((item["code"], item["line"], item["message"]) for item in found if item["code"] in codes)


def test_a_county_adds_a_register_without_code(own: SmallSite, diagnostics: Diagnostics) -> None:
    own.write(
        "content/biao.csv",
        HEAD
        + "林〔2026〕1号,甲村,100,60,40,2026-01-01,2026-12-31,13800001234\n"
        + "林〔2026〕1号,甲村,100,60,30,2026-01-01,2025-12-31,\n"
        + "林〔2026〕4号,,1千,,,,,\n"
        + ",合计,250,,,,,\n",
    )
    found = diagnostics()
    assert told(found, "REG-CELL", "REG-TWICE", "REG-GAP", "REG-SUM") == [
        ("REG-CELL", 3, "“价款”应为首付 + 尾款（90），这里写的是“100”"),
        ("REG-CELL", 3, "“终止日期”应为不早于起始日期（2026-01-01）的日期，这里写的是“2025-12-31”"),
        ("REG-CELL", 4, "“价款”应为数字，这里写的是“1千”"),
        ("REG-GAP", 4, "“林〔2026〕4号”没有接着上一号，中间没有 林〔2026〕2、林〔2026〕3"),
        ("REG-SUM", 5, "“价款”应为下面各项的和 200，这里写的是“250”"),
        ("REG-TWICE", 3, "登记号“林〔2026〕1号”与第 2 行重复"),
    ]
    assert not [item for item in found if "13800001234" in item["message"]]


def test_what_a_register_of_the_county_has_wrong_is_told(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("a.md")
    wrong = (
        OWN.replace("type: date}", "type: 日期}", 1)
        .replace("mask: 电话", "mask: 手机")
        .replace("key: number\n", "key: nummer\n")
    )
    site.write("content/_data/registers/lindi.yaml", wrong.replace("首付 + 尾款", "首付+尾款"))
    found = [item for item in diagnostics() if item["path"].endswith("lindi.yaml")]
    words = "\n".join(item["message"] + item["hint"] for item in found)
    assert len(found) >= 4 and all(word in words for word in ("nummer", "type", "mask", "agree"))


def everything(root: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file())


def test_what_is_masked_is_nowhere_and_what_is_not_is_looked_at(own: SmallSite, diagnostics: Diagnostics) -> None:
    row = "林〔2026〕{},甲村,,,,,,{}\n"
    own.write("content/biao.csv", HEAD + "".join(row.format(f"{n}号", f"1380000{n:04}") for n in range(1, 260)))
    assert own.run("build", "--no-search") == 0
    public, raw = own.root / "public", b"13800000259"
    assert raw not in everything(public) and b"138****0259" in (public / "data/lists/biao.csv").read_bytes()
    assert not list((public / "d/biao").glob("*.csv"))
    book = openpyxl.load_workbook(public / "data/lists/biao.xlsx")
    assert [cell.value for cell in book.active[260]][-1] == "138****0259"
    own.write("content/biao.csv", HEAD + "林〔2026〕1号,甲村的13911112222,,,,,,13800000001\n")
    assert own.run("build", "--no-search") == 1
    assert raw not in everything(public) and b"13911112222" not in everything(public)
    assert (2, "content/biao.csv") in [
        (item["line"], item["path"]) for item in diagnostics() if item["code"] == "PRI-MOBILE"
    ]


@pytest.mark.requirement("LST-09")
def test_what_is_published_reads_back_equal(own: SmallSite) -> None:
    """A workbook and a CSV of the rows, carried by another document, give the same rows again."""
    own.write(
        "content/biao.csv",
        HEAD + '林〔2026〕1号,"甲,村",100.50,60.5,40.00,2026-01-01,,13800001234\n林〔2026〕2号,=乙村,1,1,,,,\n',
    )
    assert own.run("build", "--no-search") == 0
    public = own.root / "public/data/lists"
    first = json.loads((public / "biao.json").read_text(encoding="utf-8"))["rows"]
    assert first[0]["price"] == "100.50" and first[1]["place"] == "=乙村"
    for form in ("csv", "xlsx"):
        data = (public / f"biao.{form}").read_bytes()
        (own.root / f"content/again-{form}.{form}").write_bytes(data)
        own.document(f"again-{form}.md", title=f"关于{form}的公示", 登记簿="林地登记", 明细=f"again-{form}.{form}")
    assert own.run("build", "--no-search") == 0
    for form in ("csv", "xlsx"):
        again = json.loads((public / f"again-{form}.json").read_text(encoding="utf-8"))["rows"]
        if form == "csv":  # the file guards what looks like a formula
            again[1]["place"] = again[1]["place"].removeprefix("'")
        assert again == first
    head = next(csv.reader(io.StringIO((public / "biao.csv").read_text(encoding="utf-8-sig"))))
    assert head == HEAD.strip().split(",")


def test_a_table_from_a_spreadsheet_stands_in_any_document(site: SmallSite) -> None:
    """Title and remarks around it, merged and hidden rows; the notice's window and its end hold for it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["岚清县示例公示名单", None],
        ["姓名", "村"],
        ["示例甲", "甲村"],
        ["藏起来的", "甲村"],
        ["示例乙", "乙村"],
        ["备注：示例", None],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[4].hidden = True
    (site.root / "content").mkdir(exist_ok=True)
    book.save(site.root / "content/mingdan.xlsx")
    fields = {
        "kind": "publicity",
        "starts": "2026-03-01",
        "ends": "2026-03-07",
        "expires": "2026-03-10",
    }
    site.document("gongshi.md", title="关于示例名单的公示", rows="mingdan.xlsx", **fields)
    assert site.run("build", "--no-search", "--date", "2026-03-02") == 0
    page = (site.root / "public/d/gongshi/index.html").read_text(encoding="utf-8")
    assert "示例甲" in page and "示例乙" in page and "藏起来的" not in page and "备注：示例" not in page
    assert site.run("build", "--no-search", "--date", "2026-03-11") == 0
    assert "示例甲".encode() not in everything(site.root / "public")


def test_choices_and_orders_are_links_and_a_changed_cell_changes_them(own: SmallSite) -> None:
    rows = [f"林〔2026〕{n}号,{'甲乙丙'[n % 3]}村,{n * 7 % 40},,,,," for n in range(1, 31)]
    own.write("content/biao.csv", HEAD + "\n".join(rows) + "\n")
    assert own.run("build", "--no-search") == 0
    folder = own.root / "public/d/biao/rows"
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert "甲村（10）" in index and index.count("<tr id=") == 30 and 'id="hang-林〔2026〕7号"' in index
    chosen = [path.read_text(encoding="utf-8") for path in folder.glob("place-*/index.html")]
    assert sorted(page.count("<tr id=") for page in chosen) == [10, 10, 10]
    down = (folder / "by-price-down/index.html").read_text(encoding="utf-8")
    assert down.index("林〔2026〕17号") < down.index("林〔2026〕1号</td>") and 'aria-sort="descending"' in down
    own.write("content/biao.csv", HEAD + "\n".join(rows).replace("林〔2026〕1号,乙村", "林〔2026〕1号,丁村") + "\n")
    assert own.run("build", "--no-search") == 0
    assert len(list(folder.glob("place-*"))) == 4 and "丁村" in (folder / "rows.json").read_text(encoding="utf-8")


def test_what_a_version_changed_stands_beside_it(site: SmallSite) -> None:
    head = "编码,名称,收费标准\n"
    site.write("content/a.csv", head + "1,甲费,1元\n2,乙费,2元\n3,丙费,3元\n")
    site.write("content/b.csv", head + "1,甲费,1元\n2,乙费,1元\n4,丁费,免收\n")
    site.document(
        "a.md", title="示例收费清单一", kind="list", list_type="收费清单", rows="a.csv", publish_date="2025-03-01"
    )
    site.document("b.md", title="示例收费清单二", kind="list", list_type="收费清单", rows="b.csv", replaces=["a"])
    assert site.run("build", "--no-search") == 0
    page = (site.root / "public/d/b/rows/index.html").read_text(encoding="utf-8")
    part = page[page.index("与上一版相比") :]
    assert "收费标准由“2元”改为“1元”" in part and "/d/a/#hang-3" in part and "/d/b/#hang-4" in part
    assert 'id="hang-3"' in (site.root / "public/d/a/index.html").read_text(encoding="utf-8")


AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=8), AMOUNTS, st.data())
def test_accounts_that_carry_over_are_silent_and_one_cent_is_told(
    moves: list[tuple[Decimal, Decimal]], opening: Decimal, data: st.DataObject
) -> None:
    register = REGISTERS["village_finance"]
    rows: list[RegisterRow] = []
    for number, (income, expense) in enumerate(moves):
        closing = opening + income - expense
        amounts = {"opening": opening, "income": income, "expense": expense, "closing": closing}
        period = f"{2024 + number // 4}-Q{number % 4 + 1}"
        cells = {"village": "甲村", "period": period} | {key: f"{value:f}" for key, value in amounts.items()}
        rows.append(RegisterRow(cells, number + 2))
        opening = closing
    shuffled = data.draw(st.permutations(rows))
    assert not list(unbalanced(register, shuffled)) and not [row for row in rows if _breaches(register, row)]
    at = data.draw(st.integers(0, len(rows) - 1))
    cells = rows[at].cells
    rows[at] = RegisterRow(cells | {"opening": f"{Decimal(cells['opening']) + Decimal('0.01'):f}"}, rows[at].line)
    assert _breaches(register, rows[at])
    assert bool(list(unbalanced(register, rows))) == (at > 0)


def _breaches(register: Register, row: RegisterRow) -> list[str]:
    return [text for item in register.agreements if (text := item.breach(row.cells, register.name_of))]


@given(st.lists(st.integers(1, 30), unique=True, min_size=1))
def test_a_gap_is_told_where_it_is(numbers: list[int]) -> None:
    register = Register("a", "登记", key=("number",), gapless=True)
    numbers.sort()
    rows = [RegisterRow({"number": f"登〔2026〕{number:02}号"}, place) for place, number in enumerate(numbers)]
    behind = [number for number, before in zip(numbers, [0, *numbers], strict=False) if number != before + 1]
    assert [int(row["number"][7:9]) for row, _ in misnumbered(register, rows)] == behind


@given(st.sampled_from(sorted(MASKS)), st.text("0123456789Xx王李某 -镇村号", min_size=1, max_size=24))
def test_a_mask_never_shows_most_of_what_it_hides(kind: str, text: str) -> None:
    shown = masked(kind, text)
    if kind != "住址" and text.strip():
        assert shown != text and sum(char != "*" for char in shown) * 2 <= max(len(text), 14)


KEYS = st.text("abc", min_size=1, max_size=2)
TABLES = st.dictionaries(KEYS, st.text("xy", max_size=1), max_size=6)


@given(TABLES, TABLES)
def test_differences_lead_from_one_version_to_the_other(before: dict[str, str], after: dict[str, str]) -> None:
    register = REGISTERS["list"]
    old, new = (
        [RegisterRow({"code": key, "name": value}, 1) for key, value in table.items()] for table in (before, after)
    )
    made = dict(before)
    for item in differences(register, old, new):
        if item.after is None:
            del made[item.key]
        else:
            made[item.key] = item.after["name"]
    assert made == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2026-Q4", "2027-Q1", True),
        ("2026-Q1", "2026-Q3", False),
        ("2026-12", "2027-01", True),
        ("2026", "2027", True),
        ("2026", "2026-Q1", False),
    ],
)
def test_periods_follow_each_other(before: str, after: str, expected: bool) -> None:
    assert follows(before, after) is expected


@pytest.mark.parametrize("text", ["甲 = 乙", "甲 = 乙 +", "甲 == 乙", "= 乙", "", "甲 = 乙 * 丙"])
def test_an_agreement_that_cannot_be_read_is_none(text: str) -> None:
    assert (agreement(text, {"甲": "a", "乙": "b"}) is None) == (text != "甲 = 乙")


def test_sums_of_a_tree_and_of_rounded_amounts() -> None:
    tree = Register(
        "b", "预算", key=("code",), tree="code", total="name", rounded=True, columns=REGISTERS["list"].columns[:2]
    )
    amounts = REGISTERS["village_finance"].named["income"]
    tree = Register("b", "预算", (*tree.columns, amounts), ("code",), tree="code", total="name", rounded=True)
    rows = [
        RegisterRow({"code": code, "name": name, "income": amount}, line)
        for line, (code, name, amount) in enumerate(
            [
                ("201", "一般", "10.1"),
                ("20101", "人大", "4.0"),
                ("20102", "政协", "6.0"),
                ("205", "教育", "7.5"),
                ("", "合计", "17.6"),
            ]
        )
    ]
    assert not list(unbalanced(tree, rows))
    rows[1] = RegisterRow(rows[1].cells | {"income": "3.0"}, 1)
    assert [(row["code"], told) for row, _, told in unbalanced(tree, rows)] == [("201", "下面各项的和 9")]
