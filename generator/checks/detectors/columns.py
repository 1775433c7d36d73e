"""Tables -> columns that must not be published: identity numbers, accounts, homes, illness, of named persons.

A blank form may ask for them, statistics may count them; a list of people may not show them. Masked columns pass.
国办 guidance on lists for publicity: name, township and what was granted suffice; telephone and identity numbers masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.homes import HOUSE
from generator.checks.detectors.names import is_name

Row = tuple[int, tuple[str, ...]]
"""Offset of a row in its text, and its cells."""


class Forbidden(msgspec.Struct, frozen=True):
    """A column that must go. offset: of the row of headers in the text."""

    offset: int
    header: str
    count: int


_PERSON = pattern_table(
    "户主 申请人 学生 患者 受助人 救助对象 补贴对象 保障对象 承租人 残疾人 老人 儿童 家长 被保险人 领取人 农户 当事人 人员 名字"
)
_NAMES = pattern_table((r"姓\s*名", "姓名", "姓 名"), (f"^{_PERSON.pattern}$", "户主"))
_STRONG = pattern_table(
    "身份证 公民身份",
    (r"证件号码?", "证件号码", "证件号"),
    (r"银行(?:卡|[账帐]户)", "银行卡号", "银行账户"),
    (r"卡\s*号", "卡号", "卡 号"),
    (r"(?<!公众)[账帐]\s*号", "账号", "帐 号"),
    "一卡通 一折通",
    (r"家庭(?:住址|地址)", "家庭住址", "家庭地址"),
    "住址",
    (r"户籍(?:地址|所在地|地)?$", "户籍", "户籍所在地"),
    "户口所在 健康状况 身体状况 病情 病种 患病 疾病",
    (r"残疾(?:证号?|类别|等级|类型|情况)", "残疾等级", "残疾证"),
    "致贫 致困 返贫原因 宗教信仰 监护人",
)
_ALWAYS = pattern_table("身份证 公民身份 银行卡")
_WEAK = pattern_table("联系电话 电话 手机 联系方式 年龄 民族", (r"出生(?:年月|日期)?", "出生", "出生年月"))
_OFFICE = pattern_table(
    "职务 现任 拟任 岗位 职称 科室 负责 执业 学历 职级 任职 分管 聘 准考证 成绩 名次 律师 专业 单位及 注册 资格证 审批 企业",
    "经营 店 机构 许可 党组织 政治面貌 籍贯",
)
_PUBLIC_LIST = pattern_table(
    "公示 名单 名册 花名册 发放 救助 低保 特困 补贴 补助 资助 脱贫 帮扶 受助 残疾 慰问 优抚 危房 农户 保障对象 台账 明细",
    "一览表 统计表 汇总",
)
_MASKED = pattern_table((r"[*＊×●□※]", "王*", "王×"), (r"[xX]{2,}", "xx"), "某")
_EMPTY = pattern_table(
    (r"\s*", "", " "),
    (r"[-—－/／\\无略空]+", "——", "无"),
    "不详",
    (r"示例.*", "示例：张三"),
    (r"如[：:].*", "如：张三"),
    (r"（.*）", "（姓名）"),
    (r"\(.*\)", "(姓名)"),
    whole=True,
)
_BORN = lazy_re(r"出生")
_CHILD_BORN = lazy_re(r"20(?:1[3-9]|[2-9][0-9])\s*[-年./]")
"""The birth of a child under fourteen, as long as it is said by the year (``persons`` has the same years)."""
_HOME = lazy_re(r"住址|地址|户籍|户口")
_HOUSE_PART = lazy_re(r"[0-9一二三四五六七八九十]+\s*(?:[组号室栋幢户社队]|单元)")
_PHONE = pattern_table("电话 手机 联系方式")


def forbidden(rows: Sequence[Row], *, about: str) -> Iterator[Forbidden]:
    """The columns of one table that must not be published. about: kind, title and file name of what the table is in."""
    head = _head(rows)
    if head is None:
        return
    offset, header = rows[head]
    body = [cells for _, cells in rows[head + 1 :] if any(cell.strip() for cell in cells)]
    named = any(_NAMES.search(cell.strip()) for cell in header) or _names_below(body)
    official = any(_OFFICE.search(cell) for cell in header)
    for column, cell in enumerate(header):
        name = re.sub(r"[\s*#|]", "", cell)
        if len(name) > 16 or (not (strong := _STRONG.search(name)) and not _WEAK.search(name)):
            continue
        values = [row[column].strip() for row in body if column < len(row)]
        shown = [value for value in values if not _EMPTY.fullmatch(value) and not _MASKED.search(value)]
        if not shown or not _telling(name, shown):
            continue
        if (strong and (named or (_ALWAYS.search(name) and _long_digits(shown)))) or (
            not strong and named and not official and (_PUBLIC_LIST.search(about) or _of_children(name, shown))
        ):
            yield Forbidden(offset, name, len(shown))


def _head(rows: Sequence[Row]) -> int | None:
    for index, (_, cells) in enumerate(rows[:8]):
        words = [re.sub(r"[\s*#]", "", cell) for cell in cells]
        if sum(1 for word in words if word) >= 2 and any(_STRONG.search(word) or _WEAK.search(word) for word in words):
            return index
    return None


def _names_below(body: Sequence[tuple[str, ...]]) -> bool:
    """Whether some column holds hardly anything but names."""
    for column in range(max((len(row) for row in body), default=0)):
        values = [row[column].strip() for row in body[:40] if column < len(row) and row[column].strip()]
        if len(values) >= 2 and sum(is_name(value) for value in values) >= 0.8 * len(values):
            return True
    return False


def _long_digits(values: Sequence[str]) -> bool:
    return any(re.search(r"[0-9]{6,}", value) for value in values)


def _telling(name: str, values: Sequence[str]) -> bool:
    """Whether the values tell more than the township, a landline, or that there is such a column."""
    if _HOME.search(name):
        return any(HOUSE.search(value) or _HOUSE_PART.search(value) for value in values)
    if _PHONE.search(name):
        return any(re.search(r"1[3-9][0-9]{9}", re.sub(r"\D", "", value)) for value in values)
    return True


def _of_children(name: str, values: Sequence[str]) -> bool:
    return bool(_BORN.search(name)) and any(_CHILD_BORN.match(value) for value in values)


_RULING = lazy_re(r":?-+:?")


def pipe_tables(text: str) -> Iterator[list[Row]]:
    """The tables of a Markdown text: runs of lines with bars, the line of dashes left out."""
    table: list[Row] = []
    at = 0
    while (bar := text.find("|", at)) >= 0:
        start = text.rfind("\n", at, bar) + 1 or at
        end = text.find("\n", bar)
        end = end if end >= 0 else len(text)
        if table and start > at:  # lines without a bar lie between
            yield table
            table = []
        line = text[start:end]
        if table or line.count("|") >= 2:
            cells = tuple([cell.strip() for cell in line.strip().strip("|").split("|")])
            if not all(map(_RULING.fullmatch, cells)):
                table.append((start, cells))
        at = end + 1
    if table:
        yield table


_TABLE = lazy_re(r"(?s)<[tT][aA][bB][lL][eE]\b.*?(?:</[tT][aA][bB][lL][eE]>|\Z)")
_ROW = lazy_re(r"(?is)<tr\b.*?(?=<tr\b|</table|\Z)")
_CELL = lazy_re(r"(?is)<t[hd]\b[^>]*>(.*?)(?=<t[hd]\b|</t[rdh]|<tr\b|\Z)")


def html_tables(text: str) -> Iterator[list[Row]]:
    """The tables written as HTML inside a Markdown text."""
    for table in _TABLE.finditer(text):
        yield [
            (row.start(), tuple(re.sub(r"<[^>]*>", "", cell).strip() for cell in _CELL.findall(row.group())))
            for row in _ROW.finditer(text, table.start(), table.end())
        ]


def tab_rows(text: str) -> list[Row]:
    """The rows of a part of a file, whose cells stand apart by tabs."""
    rows: list[Row] = []
    at = 0
    for line in text.split("\n"):
        rows.append((at, tuple(line.split("\t"))))
        at += len(line) + 1
    return rows


_HEADER = pattern_table(
    (_STRONG.pattern, "身份证"),
    (_WEAK.pattern, "联系电话"),
    (_NAMES.pattern, "姓名"),
    "序号 名称 金额 单位 编号 数量 项目 面积 备注",
)


def headers(rows: Sequence[Row]) -> tuple[str, ...]:
    """The row of headers of a table: the first that has words a header has, or names in the first."""
    for _, cells in rows[:8]:
        if sum(1 for cell in cells if cell.strip()) >= 2 and any(
            _HEADER.search(cell) for cell in cells if len(cell) < 24
        ):
            return cells
    # Names over columns, with something of each below.
    return rows[0][1] if rows and sum(map(is_name, rows[0][1])) > 1 else ()
