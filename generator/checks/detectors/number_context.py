"""What stands before and behind a number -> whether it is a code, an amount, or can be a telephone number."""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re, pattern_table
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
_CODE_WORD = lazy_re(rf"{_CODE_NAME.pattern}[码为是]?[：:\s#（(]*$")
_UNIT = pattern_table(
    "元 美元 欧元 吨 平方 公顷 亩 立方 公里 千米 米 千瓦",
    (r"度电?", "度", "度电"),
    "人次 人 户 件 次 辆 株 头 只 公斤 千克 斤 升 个 条 份 台 套",
    ("[%％‰]", "%", "％", "‰"),
    "KB MB GB 字节",
)
_UNIT_AFTER = lazy_re(rf"\s*(?:\.[0-9]|,[0-9]{{3}}|[余多]?\s*(?:亿|万|千|百)?\s*{_UNIT.pattern})")
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
    if _UNIT_AFTER.match(after) or names_code(before) or is_amount(view, start, end):
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
    return bool(_CODE_WORD.search(before))


def is_amount(view: View, start: int, end: int) -> bool:
    """Whether the number counts something: a unit after it, decimals, or a column of amounts."""
    after = view.text[end : end + 12]
    if _UNIT_AFTER.match(after) or re.search(r"[0-9][.,]$|[￥¥$]\s*$", view.text[max(0, start - 3) : start]):
        return True
    return view.headers is not None and bool(_AMOUNT.search(view.before(start, 0)))
