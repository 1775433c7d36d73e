"""What stands before and behind a number -> whether it is a code, an amount, or can be a telephone number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.names import is_full_name, names_person
from generator.checks.detectors.view import View

_CODE_NAME = pattern_table(
    "编号 编码 代码 单号",
    (r"流水号?", "流水", "流水号"),
    "备案号",
    (r"许可证号?", "许可证", "许可证号"),
    (r"登记证?号", "登记号", "登记证号"),
    "受理号 档案号 条码 货号 型号 批号",
    (r"订单号?", "订单号", "订单"),
    (r"工单号?", "工单号", "工单"),
    "案号 票号",
    (r"发票号码?", "发票号", "发票号码"),
    "合同号 注册号 证书号 标识码 税号 识别号 序列号 图号 宗地号 单元号",
    (r"QQ号?", "QQ", "QQ号"),
    "群号 机构代码 索引号 信用代码 设备号 表号 户号 凭证号 批准文号 标准号 书号 刊号 ISBN ISSN",
    (r"No\.?", "No", "No."),
    (r"NO\.?", "NO", "NO."),
)
CODE_WORD = lazy_re(rf"{_CODE_NAME.pattern}[码为是]?[：:\s#（(]*$")
_UNIT = pattern_table(
    "元 美元 欧元 吨 平方 公顷 亩 立方 公里 千米 米 千瓦",
    (r"度电?", "度", "度电"),
    "人次 人 户 件 次 辆 株 头 只 公斤 千克 斤 升 个 条 份 台 套",
    ("[%％‰]", "%", "％", "‰"),
    "KB MB GB 字节",
)
UNIT_AFTER = lazy_re(rf"[^\S\n]*(?:\.[0-9]|,[0-9]{{3}}|[余多]?[^\S\n]*(?:亿|万|千|百)?[^\S\n]*{_UNIT.pattern})")
_AMOUNT = pattern_table(
    "金额 资金 投资 产值 收入 支出 合计 总额 面积 人口 数量 产量 价值 税额 余额",
    (r"[（(](?:亿|万)?元[）)]", "（元）", "(万元)"),
    (r"[￥¥$]$", "￥", "$"),
)
_FILE_ENDING = pattern_table(
    (r"s?html?", "html", "shtm"),
    "pdf",
    (r"docx?", "doc", "docx"),
    (r"xlsx?", "xls", "xlsx"),
    (r"jpe?g", "jpg", "jpeg"),
    "png zip",
    (r"aspx?", "asp", "aspx"),
    "jsp md csv txt",
)
_FILE_AFTER = lazy_re(rf"\.{_FILE_ENDING.pattern}", re.IGNORECASE)
IDENTITY_SAID = lazy_re(r"身\s*份\s*证|公民身份|居民身份|证件号")
TELEPHONE_SAID = pattern_table("电话 手机 联系 致电 拨打 号码 来电 热线 微信 tel Tel TEL ☎ 📱 📞")
_TELEPHONE_WORD = pattern_table(
    "tel phone mobile mob cell call wx vx wechat weixin qq hm sjh dh",
    ("[tTvV]", "T", "v"),
)
_WORD_BEFORE = lazy_re(rf"{_TELEPHONE_WORD.pattern}$", re.IGNORECASE)


def may_be_mobile(view: View, start: int, end: int) -> bool:
    """Whether what stands around speaks for a telephone number."""
    text = view.text
    before = view.before(start, 16)
    after = text[end : end + 12]
    if UNIT_AFTER.match(after) or names_code(before) or is_amount(view, start, end):
        return False
    if after.startswith("号") and re.search(r"[第〕]\s*$", before):
        return False  # the number of a paper
    if is_latin(after[:1]) or re.search(r"[0-9][.,]$", before) or re.match(r"-[0-9]", after):
        return False
    if re.search(r"[A-Za-z]$", before) and not _WORD_BEFORE.search(before):
        return False
    if re.search(r"[A-Za-z0-9]_+$", before) or (_FILE_AFTER.match(after) and not re.search(r"[\u4e00-\u9fff]", before)):
        return False
    # 0878-13… is no number that can be called; 2026-138… is part of a project's code.
    return not re.search(r"(?<![0-9])(?:0[0-9]{2,3}|20[0-9]{2})[-—]$", before) or before.endswith("0086-")


def is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def names_code(before: str) -> bool:
    return bool(CODE_WORD.search(before))


def is_code(head: str) -> bool:
    """Whether the head of a column says that codes stand below: of papers, goods, cases, and not of persons."""
    return bool(_CODE_NAME.search(head))


def is_amount(view: View, start: int, end: int) -> bool:
    """Whether the number counts something: a unit after it, decimals, or a column of amounts."""
    after = view.text[end : end + 12]
    if UNIT_AFTER.match(after) or re.search(r"[0-9][.,]$|[￥¥$]\s*$", view.text[max(0, start - 3) : start]):
        return True
    return view.headers is not None and bool(_AMOUNT.search(view.before(start, 0)))


_ROW = 400
"""Characters of a row of a table on either side of a number in which the name of whose it is may stand."""


def _lines_beside(text: str, begin: int, end: int) -> Iterator[str]:
    """The line above and the one below, as far as each is no longer than a name with the mark of an item."""
    before = (
        f"\n{text[max(0, begin - _SHORT) : max(0, begin - 1)]}" if begin <= _SHORT else text[begin - _SHORT : begin - 1]
    )
    behind = f"{text[end + 1 : end + 1 + _SHORT]}\n" if end + _SHORT >= len(text) else text[end + 1 : end + 1 + _SHORT]
    whole = before.rpartition("\n")[2] if "\n" in before else "", behind.partition("\n")[0] if "\n" in behind else ""
    yield from (line.strip(_ITEM) for line in whole)


_SHORT, _ITEM = 16, " \t\u3000-*•>0123456789.、：:）)"


def somebody_beside(view: View, start: int, head: str) -> bool:
    """Whether somebody is named beside a number: in its line, in another cell of its row, over its column."""
    begin, end = view.line(start)
    if is_full_name(head.strip(" \t*")) or names_person(view.text[begin:end], start - begin):
        return True
    if view.headers is None and any(map(is_full_name, _lines_beside(view.text, begin, end))):
        return True
    row = view.text[max(begin, start - _ROW) : min(end, start + _ROW)]
    cells = row.split("|") if view.headers is None else row.split("\t")
    return len(cells) > 1 and any(is_full_name(cell.strip(" \t*")) for cell in cells)
