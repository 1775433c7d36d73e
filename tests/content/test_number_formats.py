"""What a number looks like in a cell: codes of ECMA-376 part 1, 18.8.31, as a Chinese Excel shows them."""

from __future__ import annotations

import pytest

from generator.content.sheets.format_code import BUILT_IN
from generator.content.sheets.shown import shown, shown_text

ACCOUNT = '_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '
LEVELS = '[>=100]0.0"高";[<10]0"低";0'
SHOWN: tuple[tuple[float, str, str], ...] = (
    (42, "000000", "000042"),
    (1, "0%", "100%"),
    (0.125, "0.00%", "12.50%"),
    (5, "0.0 %", "500.0 %"),
    (1234567.5, "#,##0.00", "1,234,567.50"),
    (1234567, "#,##0元", "1,234,567元"),
    (679.0725293054001, "0.00_ ", "679.07"),
    (1.005, "0.00", "1.01"),
    (2.675, "0.00", "2.68"),
    (5.1, "0.##", "5.1"),
    (0.5, ".00", ".50"),
    (12.5, ".00", "12.50"),
    (123456789, '#,##0.00,,"百万"', "123.46百万"),
    (123456, '0\\.0,"万"', "12.3万"),
    (123456, '0!.0,"万"', "12.3万"),
    (13800001111, "000-0000-0000", "138-0000-1111"),
    (5, '"第"0"号"', "第5号"),
    (5, "0.0 kg", "5.0 kg"),
    (5, "0 M", "5 M"),
    (46091, "YYYY-Mm-DD", "2026-03-10"),
    (20260310, "0000-00-00", "2026-03-10"),
    (1e300, "0.00", "1E+300"),
    (5, "#," * 300, "5"),
    (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"),
    (-1234.5, "#,##0.00_);[Red]\\(#,##0.00\\)", "(1,234.50)"),
    (-5, "0;0", "5"),
    (-0.03, '"增长"0.0%;"下降"0.0%', "下降3.0%"),
    (0, '0;-0;"零"', "零"),
    (0, "0.00;-0.00;;@", ""),
    (5, ";;;", ""),
    (150, LEVELS, "150.0高"),
    (5, LEVELS, "5低"),
    (50, LEVELS, "50"),
    (-5, "[>100]0.0;0.00", "-5.00"),
    (1234, ACCOUNT, "¥1,234.00"),
    (-1234, ACCOUNT, "¥-1,234.00"),
    (0, ACCOUNT, "¥-"),
    (1234, "[$¥-804]#,##0.00", "¥1,234.00"),
    (123456, "0.00E+00", "1.23E+05"),
    (12345, "##0.0E+0", "12.3E+3"),
    (0.00012, "0.00E+00", "1.20E-04"),
    (5.25, "# ?/?", "5 1/4"),
    (0.333, "# ?/?", "1/3"),
    (5.3, "# ??/100", "5 30/100"),
    (46082, 'yyyy"年"m"月"', "2026年3月"),
    (46091, 'yyyy"年"m"月"d"日"', "2026年3月10日"),
    (46091, "yyyy\\-mm\\-dd;@", "2026-03-10"),
    (46091, "[$-F800]dddd, mmmm dd, yyyy", "2026年3月10日"),
    (46091, "aaaa", "星期二"),
    (46091, "[$-804]ddd", "周二"),
    (46091, "dddd", "Tuesday"),
    (46091, '[$-404]e"年"', "115年"),
    (46091.5, "yyyy/m/d h:mm", "2026/3/10 12:00"),
    (46091, "yyyy-mm-dd h:mm:ss", "2026-03-10"),
    (60, "yyyy-m-d", "1900-2-29"),
    (0.3958333333333333, "h:mm", "9:30"),
    (0.5, "h:mm AM/PM", "12:00 PM"),
    (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
    (1.5, "[h]:mm", "36:00"),
    (0.0005, "mm:ss.0", "00:43.2"),
    (123, "[DBNum1][$-804]General", "一百二十三"),
    (1024, "[DBNum1]General", "一千〇二十四"),
    (100010, "[DBNum2]General", "壹拾万零壹拾"),
    (123, "[DBNum1]0", "一二三"),
    (46367, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二六年十二月十一日"),
    (1 / 3, "General", "0.333333333"),
    (0.1 + 0.2, "General", "0.3"),
    (1.23456789e-5, "General", "1.23457E-05"),
    (12345678901234, "General", "12345678901234"),
    (5, 'General"天"', "5天"),
    (7, "@", "7"),
    (7, "0;-0;;@", "7"),
)


@pytest.mark.parametrize(("value", "code", "text"), SHOWN, ids=[f"{value}-{code}" for value, code, _ in SHOWN])
def test_a_number_is_shown_as_in_its_cell(value: float, code: str, text: str) -> None:
    assert " ".join(shown(value, code).text.split()) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (46091, 'yyyy"年"m"月"d"日"', "2026-03-10"),
        (46091.75, "m/d/yy h:mm", "2026-03-10 18:00"),
        (46082, 'yyyy"年"m"月"', "2026年3月"),
        (-1234.5, "#,##0.00_);[Red]\\(#,##0.00\\)", "-1,234.50"),
        (1234, ACCOUNT, "1,234.00"),
        (0, ACCOUNT, "0"),
        (12345678.1234567, "General", "12345678.1234567"),
        (0.1 + 0.2, "General", "0.3"),
        (0, "General", "0"),
        (42, "000000", "000042"),
        (0.125, "0.00%", "12.50%"),
        (13800001111, "000-0000-0000", "138-0000-1111"),
    ],
)
def test_a_register_gets_days_and_figures_in_its_own_form(value: float, code: str, text: str) -> None:
    assert shown(value, code, data=True).text.strip() == text


def test_red_alone_loses_no_minus() -> None:
    seen = shown(-1234.5, "#,##0.00;[Red]#,##0.00")
    assert (seen.text, seen.reddened) == ("-1,234.50", True)
    assert not shown(-1234.5, "#,##0.00;[Red]-#,##0.00").reddened


def test_what_has_no_form_in_its_format_is_told() -> None:
    assert shown(-1, "h:mm").unfit and shown(-1, "h:mm").text == "-1"
    assert shown(10**12, "yyyy-mm-dd").unfit


def test_days_since_1904() -> None:
    assert shown(44629, "yyyy-mm-dd", since_1904=True).text == "2026-03-10"


def test_texts_have_a_section_of_their_own() -> None:
    assert shown_text("甲", ';;;"（"@"）"') == "（甲）"
    assert shown_text("甲", ";;;") == "" and shown_text("甲", "0.00") == "甲" and shown_text("甲", '@"村"') == "甲村"


def test_formats_of_a_chinese_system_need_not_stand_in_the_file() -> None:
    assert shown(46091, BUILT_IN[14]).text == "2026/3/10" and shown(46091, BUILT_IN[57]).text == "2026年3月"
    assert shown(0.75, BUILT_IN[55]).text == "下午6时00分" and shown(-5, BUILT_IN[38]).text == "-5"
