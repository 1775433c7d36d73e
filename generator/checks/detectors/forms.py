"""Numbers of official documents -> whether they have their form, and the form that they should have.

GB/T 9704-2012, 7.2.5: 机关代字〔年份〕序号号, the year in full in hexagonal brackets, no leading zero, no 第.
Index numbers: organisation code, or the code of the place, a stroke, year and five digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.checksums import credit_check, credit_code

STRICT = lazy_re(r"[\u4e00-\u9fff]{1,14}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,4}号")
OTHER = pattern_table(
    "无",
    (r".{0,24}令[（(]?第?\s*[0-9一二三四五六七八九十百〇零]+号[）)]?", "国务院令第711号", "省政府令（第5号）"),
    (r"(?:(?:19|20)[0-9]{2}年)?第?[0-9]+号令", "第12号令", "2026年第3号令"),
    (r".{0,24}公告.{0,8}第\s*[0-9]+号.{0,4}", "县人民政府公告第12号"),
    (r".{0,12}(?:19|20)[0-9]{2}年第[0-9]+号", "云岭县2020年第3号"),
    (r"[A-Z]{2,4}(?:/[A-Z])?[0-9 ./—-]+", "GB/T 9704-2012"),
)
"""Numbers that are no 发文字号 and need not have its form."""
LOOSE = lazy_re(
    r"(?P<organ>[\u4e00-\u9fff]{1,14})\s*"
    r"(?P<open>[〔﹝\[［(（【〈﹙{「]?)\s*(?P<year>(?:19|20)[0-9]{2})\s*(?P<close>[〕﹞\]］)）】〉﹚}」]*)\s*"
    r"(?P<nth>第?)\s*0*(?P<number>[1-9][0-9]{0,4})\s*号(?P<rest>[〕)）\]]*)"
)
_YEAR = lazy_re(
    r"(?:19|20)[0-9]{2}(?P<close>\s*[〕﹞\]］)）】]*)\s*"
    r"(?P<nth>第?)\s*0*(?P<number>[1-9][0-9]{0,4})\s*号(?![楼线院厂])"
)
_ORGAN_END = pattern_table("发 函 办 字 规 电 委 厅 通 知 联 政 财 税 教 人社 环 建")
_ORGAN = lazy_re(rf"(?P<organ>[\u4e00-\u9fff]{{0,8}}{_ORGAN_END.pattern})\s*(?P<open>[〔﹝\[［(（【]?)\s*$")
_INDEX = lazy_re(r"(?:[0-9]{9}|[0-9A-HJ-NPQRTUWXY]{18}|[0-9]{6})/(?:19|20)[0-9]{2}-[0-9]{5}")


def number_fault(number: str) -> str | None:
    """None when a 发文字号 is well formed (or of another recognised class); else its canonical form, "" when unknown."""
    text = number.strip()
    if not text or STRICT.fullmatch(text) or OTHER.fullmatch(text):
        return None
    match = LOOSE.fullmatch(text)
    return _canonical(match) if match else ""


def _canonical(match: re.Match[str]) -> str:
    return f"{match['organ']}〔{match['year']}〕{match['number']}号"


def numbers_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Malformed 发文字号 in running text: offset, as written, canonical form."""
    for match in _years(text):
        start = max(0, match.start() - 14)
        organ = _ORGAN.search(text[start : match.start()])
        if organ is None or len(organ["organ"]) < 2 or not (organ["open"] or match["close"].strip()):
            continue
        written = text[start + organ.start() : match.end()]
        if not STRICT.fullmatch(written):
            yield start + organ.start(), written, f"{organ['organ']}〔{match.group()[:4]}〕{match['number']}号"


def _years(text: str) -> Iterator[re.Match[str]]:
    """Year and number before each 号: a search for one character is many times faster than one for an expression."""
    at = text.find("号")
    while at >= 0:
        before = max(0, at - 40)
        match = next((m for m in _YEAR.finditer(text, before, at + 2) if m.end() == at + 1), None)
        if match:
            yield match
        at = text.find("号", at + 1)


def index_fault(number: str) -> str | None:
    """None when an 索引号 is well formed; else what is wrong with it, in words."""
    text = number.strip()
    if not _INDEX.fullmatch(text):
        return "应为“机构代码/年份-五位流水号”，例如 990101/2026-00012"
    code = text.partition("/")[0]
    return credit_fault(code) if len(code) == 18 else None


def credit_fault(code: str) -> str | None:
    """None when a 统一社会信用代码 is valid; else what is wrong with it, in words."""
    if len(code) != 18:
        return f"统一社会信用代码应有18位，这里是{len(code)}位"
    if credit_code(code):
        return None
    try:
        wanted = credit_check(code[:17])
    except ValueError:
        return "统一社会信用代码里有不使用的字母（I、O、S、V、Z）或其他字符"
    return f"统一社会信用代码校验不符，末位按前17位推算应为 {wanted}，请核对原件"
