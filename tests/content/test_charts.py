"""Charts: what is drawn, what the table says and what the file holds are the same numbers, whatever they are."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.base.characters import is_normal
from generator.base.charts import MISSING, Chart, ChartColumn, Form, figure, number_of
from generator.base.charts.numbers import shares, short, steps
from generator.content.chart_data import read_chart
from generator.model.indicator import DIRECTIONS, Indicator, chart_of
from generator.theme.render.unbroken import unbroken
from tests.conftest import SmallSite

numbers = st.decimals(-(10**12), 10**12, places=2, allow_nan=False)
written = numbers.map(str) | numbers.map(lambda value: f"{value:,}") | st.sampled_from(["", "—", "暂无"])
labels = (
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\ufeff"),
        min_size=1,
        max_size=40,
    )
    .map(str.strip)
    .filter(lambda text: text and is_normal(text))  # a deprecated letter is told as a fault, as in every text
)


def file_of(heads: list[str], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([heads, *rows])
    return text.getvalue().encode()


def nodes(html: str, selector: str) -> list[LexborNode]:
    root = LexborHTMLParser(html).root
    assert root
    return root.css(selector)


def table(html: str) -> list[list[str]]:
    return [[cell.text().strip() for cell in row.css("th, td")] for row in nodes(html, "table tr")]


def share_of(node: LexborNode, name: str) -> float:
    return float((node.attributes[name] or "").rstrip("%"))


@given(st.lists(st.tuples(labels, written, written), min_size=1, max_size=12), st.sampled_from(["bar", "line"]))
def test_what_is_drawn_is_what_stands_in_the_table_and_in_the_file(
    rows: list[tuple[str, str, str]], form: Form
) -> None:
    rows = [("甲", "1", "2"), *rows]
    chart, faults = read_chart(file_of(["名称", "计划", "实际"], [list(row) for row in rows]), form, "图")
    assert chart and not faults
    html = str(unbroken(Markup(figure(chart, "tubiao-1"))))
    shown = [list(chart.labels), *(list(series.texts) for series in chart.series)]
    assert shown == [[row[at] for row in rows] for at in range(3)]
    assert table(html)[1:] == [[row[0], *("暂无数据" if cell in MISSING else cell for cell in row[1:])] for row in rows]
    values = [value for series in chart.series for value in series.values]
    known = [value for value in values if value is not None]
    assert len(nodes(html, "svg")) - len(nodes(html, "svg svg")) == 1
    if form == "bar":
        low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
        bars = sorted(share_of(bar, "width") for bar in nodes(html, 'rect[class^="plot-fill"]'))
        expected = sorted(float(abs(value) / (high - low) * 100) for value in known if value)
        assert bars == pytest.approx(expected, abs=0.01)
        assert html.count("暂无数据</text>") == values.count(None)
    else:
        assert len(nodes(html, "svg svg")) == len(known) + len(chart.series)


@given(st.lists(numbers.map(abs), min_size=1, max_size=40).filter(any))
def test_shares_are_of_the_whole_and_come_to_a_hundred(values: list[Decimal]) -> None:
    found = shares(values)
    assert sum(found) == 100
    assert all(
        abs(share - value * 100 / sum(values)) < Decimal("0.11") for share, value in zip(found, values, strict=True)
    )
    texts = tuple(map(str, values))
    html = figure(Chart("share", "图", "甲", texts, (ChartColumn("数", texts),)), "tubiao-1")
    assert [row[1] for row in table(html)[1:]] == list(texts)
    assert [row[2] for row in table(html)[1:]] == [f"{share:.1f}%" for share in found]
    assert abs(sum(share_of(part, "width") for part in nodes(html, ".plot-part")) - 100) < 0.5


@given(numbers, numbers)
def test_an_axis_holds_its_numbers_in_few_steps(one: Decimal, other: Decimal) -> None:
    low, high = min(one, other), max(one, other)
    ticks = steps(low, high)
    assert ticks[0] <= low and ticks[-1] >= high and 2 <= len(ticks) <= 7
    assert len({later - before for before, later in pairwise(ticks)}) == 1
    assert all(len(short(tick)) <= 12 for tick in ticks)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(("1,234.5", "1234.5"), ("-3", "-3"), ("−3", "-3"), ("45%", "45"), ("１２", "12"), ("0", "0"), ("+7", "7")),
        *(("12..5", None), ("1,23", None), ("12万", None), ("", None), ("2026-03", None), ("1e5", None)),
    ],
)
def test_what_is_a_number(cell: str, value: str | None) -> None:
    assert number_of(cell) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "form", "line", "told"),
    [
        ("镇,量\n甲,1\n乙,12..5\n", "bar", 3, "第 3 行“量”（第 2 列）"),
        ("镇,量,备注\n甲,12万,\n乙,3万,好\n", "bar", 2, "12万"),
        ("镇,量\n甲,1\n,2\n", "bar", 3, "这一行的名称"),
        ("镇,量\n甲,1\n乙,2,3\n", "bar", 3, "2 格"),
        ("镇,量,量\n甲,1,2\n", "bar", 1, "不重复的列名"),
        ("镇,量,\n甲,1,2\n", "bar", 1, "第 3 列"),
        ("镇，量\n甲，1\n", "bar", 1, "至少两列"),
        ("镇,量\n", "bar", 1, "至少一行"),
        ("镇,说明\n甲,好\n", "bar", 1, "至少一列数字"),
        ("镇,量\n甲,5%\n乙,3\n", "line", 3, "百分号"),
        ("镇,量\n甲,5\n乙,-3\n", "share", 3, "不小于 0"),
        ("镇,量\n甲,0\n", "share", 1, "合计大于 0"),
        ("镇,量\n甲,50%\n乙,30%\n", "share", 1, "现在合计 80%"),
        ("镇,一,二\n甲,1,2\n", "share", 1, "只有一列"),
        ("镇,量\n" + "甲,1\n" * 101, "bar", 102, "最多 100 行"),
        ("", "bar", 1, "第一行写列名"),
    ],
)
def test_what_is_wrong_is_told_at_its_row_and_column(text: str, form: Form, line: int, told: str) -> None:
    chart, faults = read_chart(text.encode(), form, "图")
    assert chart is None
    assert faults[0].line == line
    assert told in faults[0].values["where"] + faults[0].values["wanted"]


def test_a_line_is_broken_where_a_number_is_missing() -> None:
    chart, _ = read_chart("月,量\n1月,3\n2月,—\n3月,5\n4月,6\n".encode(), "line", "图")
    assert chart
    html = figure(chart, "tubiao-1")
    assert len(nodes(html, ".plot-line-1")) == 2  # that of its name, and from the third month to the fourth


def test_numbers_of_documents_in_names_do_not_end_the_drawing() -> None:
    chart, _ = read_chart("文件,数\n岚政发〔2026〕3号,1\n8:30—12:00,2\n".encode(), "bar", "岚政发〔2026〕3号")
    assert chart
    html = str(unbroken(Markup(figure(chart, "tubiao-1"))))
    assert "<span" not in html.partition("<svg")[2].partition("</svg>")[0]
    assert [node.text() for node in nodes(html, "svg text")] == ["岚政发〔2026〕3号", "1", "8:30—12:00", "2"]


@pytest.mark.requirement("RES-02")
def test_a_document_draws_the_numbers_beside_it_and_follows_them(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("gongshui.md", '![各镇供水量（万吨）](gongshui.csv "条形图")\n\n见上图。')
    site.write("content/gongshui.csv", "镇,供水量\n青山镇,12.5\n河口乡,\n")
    assert site.build() == 0
    page = site.page("d/gongshui/index.html")
    [drawing] = nodes(page, "figure.chart svg")
    assert drawing.attributes["role"] == "img"
    named = (drawing.attributes["aria-labelledby"] or "").split()
    title, about = (nodes(page, f"#{name}")[0].text() for name in named)
    assert title == "各镇供水量（万吨）" and "“青山镇”12.5" in about
    assert table(page.partition("figure")[2])[1:] == [["青山镇", "12.5"], ["河口乡", "暂无数据"]]
    assert "style=" not in page.partition("<figure")[2].partition("</figure>")[0]
    assert (site.root / "public/d/gongshui/gongshui.csv").read_bytes() == "镇,供水量\n青山镇,12.5\n河口乡,\n".encode()
    site.write("content/gongshui.csv", "镇,供水量\n青山镇,13.75\n河口乡,8\n")
    assert site.build() == 0
    page = site.page("d/gongshui/index.html")
    assert ">12.5<" not in page and ">13.75<" in page and "暂无数据" not in page
    site.write("content/gongshui.csv", "镇,供水量\n青山镇,13吨\n河口乡,8\n")
    capsys.readouterr()
    assert site.build() == 1
    said = capsys.readouterr().out
    assert "gongshui.csv" in said and "CHT-DATA" in said and "第 2 行“供水量”（第 2 列）" in said
    assert "13.75" in site.page("d/gongshui/index.html")


@pytest.mark.requirement("RES-02")
def test_a_chart_without_title_form_or_room_and_a_picture_without_text_are_told(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/a.csv", "镇,量\n青山镇,12.5\n")
    body = '![](a.csv)\n\n![图](a.csv "环形")\n\n见![图](a.csv)。\n\n![](https://www.test.example/a.png)'
    site.document("a.md", body)
    site.run("check", "--format", "text")
    said = capsys.readouterr().out
    lines = [line.split() for line in said.splitlines() if "CHT-FORM" in line or "IMG-ALT" in line]
    told = [(words[1], words[4]) for words in lines]
    assert told == [("10", "CHT-FORM"), ("12", "CHT-FORM"), ("14", "CHT-FORM"), ("16", "IMG-ALT")]


indicators = st.builds(
    Indicator,
    name=labels,
    period=st.sampled_from(["2025年", "2026年"]),
    unit=st.just("个"),
    target=numbers.map(str),
    actual=written.filter(lambda text: text not in MISSING) | st.just(""),
    direction=st.sampled_from(DIRECTIONS),
)


@given(st.lists(indicators, min_size=1, max_size=6))
def test_what_is_said_of_a_target_follows_from_its_two_numbers(rows: list[Indicator]) -> None:
    chart = chart_of(rows)
    assert chart
    found = table(figure(chart, "a"))
    place = {name: number for number, name in enumerate(found[0])}
    for row, cells in zip(rows, found[1:], strict=True):
        target, actual = Decimal(row.target), number_of(row.actual)
        assert cells[place["目标"]] == row.target
        assert cells[place["实际"]] == (row.actual or "暂无实际数")
        if actual is None:
            assert cells[place["情况"]] == cells[place["完成率"]] == "暂无实际数"
            continue
        better = actual <= target if row.direction == "越低越好" else actual >= target
        assert cells[place["情况"]] == ("已达到" if better else "未达到")
        told = number_of(cells[place["完成率"]])
        if target > 0 and actual > 0:
            part, whole = (target, actual) if row.direction == "越低越好" else (actual, target)
            nearest = int(Fraction(part) / Fraction(whole) * 1000 + Fraction(1, 2))
            assert told == Decimal(nearest if part >= whole else min(max(nearest, 1), 999)) / 10


@pytest.mark.parametrize(
    ("target", "actual", "direction", "said"),
    [
        ("10000", "1", "越高越好", "0.1%"),
        ("10000", "9999", "越高越好", "99.9%"),
        ("600", "0", "越高越好", "0.0%"),
        ("10", "0", "越低越好", ""),
        ("0", "3", "越低越好", ""),
        ("0.0000000001", "99999999999999999999999", "越高越好", f"{99999999999999999999999 * 10**12}.0%"),
    ],
)
def test_completion_says_all_or_none_only_where_it_is_so(target: str, actual: str, direction: str, said: str) -> None:
    assert Indicator("泊位", "2026年", "个", target, actual, direction).completion == said


@pytest.mark.requirement("RES-03")
def test_targets_stand_against_what_was_reached_on_the_matters_page_too(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "指标,时期,单位,目标,实际,方向\n"
    site.write("content/q1.csv", head + "泊位,一季度,个,100,80,\n找位时间,一季度,分钟,10,8,越低越好\n")
    site.write("content/q2.csv", head + "泊位,一季度,个,100,90,\n泊位,二季度,个,300,,\n")
    shared = {
        "kind": "进展情况",
        "as_of": "2026-03-31",
        "done": "无",
        "problems": "无",
        "next": "无",
        "matter": "bowei",
    }
    site.document("one.md", **shared, indicators="q1.csv", publish_date="2026-04-10")
    site.document("two.md", **shared, indicators="q2.csv", publish_date="2026-07-10")
    assert site.build() == 0
    page = site.page("m/bowei/index.html").partition("<figure")[2]
    rows = {cells[0]: cells[1:5] for cells in table(page)[1:]}
    assert rows == {
        "泊位（个，一季度）": ["100", "90", "90.0%", "未达到"],
        "找位时间（分钟，一季度）": ["10", "8", "125.0%", "已达到"],
        "泊位（个，二季度）": ["300", "暂无实际数", "暂无实际数", "暂无实际数"],
    }
    assert "80.0%" in site.page("d/one/index.html")
    told = json.loads(site.page("data/indicators.json"))["indicators"]
    assert [(row["name"], row["actual"], row["completion"]) for row in told][:2] == [
        ("泊位", "80", "80.0%"),
        ("找位时间", "8", "125.0%"),
    ]
    assert "泊位,二季度,个,300,,越高越好,,,暂无实际数," in site.page("data/indicators.csv")
    site.write("content/q2.csv", head + "泊位,二季度,个,三百,,\n")
    capsys.readouterr()
    assert site.build() == 1
    assert "第 2 行“目标”" in capsys.readouterr().out
    assert "300" in site.page("m/bowei/index.html")
