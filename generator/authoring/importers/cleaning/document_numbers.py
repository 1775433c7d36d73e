"""``税总发〔201744号`` -> ``税总发〔2017〕44号``: document numbers in the form of GB/T 9704-2012 7.2.5."""

from __future__ import annotations

import re
import unicodedata

from generator.authoring.importers.cleaning.step import HAN, Cleaned, substituted

NAME = "规范发文字号"
EXAMPLES = (
    ("中办发〔2016〕8 号", "中办发〔2016〕8号"),
    ("楚办 发〔2016〕17号", "楚办 发〔2016〕17号"),
    ("元办发[2016]13号", "元办发〔2016〕13号"),
    ("元办发（2016）13号", "元办发〔2016〕13号"),
    ("元办发﹝2016﹞第013号", "元办发〔2016〕13号"),
    ("税总发〔201744号", "税总发〔2017〕44号"),
    ("国办发〔201680号", "国办发〔2016〕80号"),
    ("民发〔2018)23号〕", "民发〔2018〕23号"),
    ("元政发【2016】 13 号", "元政发〔2016〕13号"),
    ("岚财预（2026）41 号", "岚财预〔2026〕41号"),
    ("元政办函2016〕13号", "元政办函〔2016〕13号"),
    ("元政发〔２０１６〕１３号", "元政发〔2016〕13号"),
    ("国务院令第711号", "国务院令第711号"),
    ("公告2020年第3号", "公告2020年第3号"),
    ("GB/T 9704-2012", "GB/T 9704-2012"),
    ("会议室（2016）3号", "会议室（2016）3号"),
    ("（元办发〔2016〕13号）", "（元办发〔2016〕13号）"),
    ("项目代码2016-530000-48-01-000013号", "项目代码2016-530000-48-01-000013号"),
)

_OPEN, _CLOSE = "〔﹝［\\[【（(", "〕﹞］\\]】）)"
_SIGN = "发函字办规文通电传党纪监复知令议审任便密环建财教民公呈预决农林水社卫旅急统信司商科残资住城税罚执核"
"""Last characters of the codes of issuing bodies: before a round bracket only these make a document number."""
_YEAR = r"(?P<year>(?:19|20|１９|２０)[\d０-９]{2})"
_LOOSE = re.compile(
    rf"(?:(?<=[{_SIGN}])\s*[{_OPEN}]|(?<=[{HAN}])\s*[〔﹝［\[【]|(?<=[{_SIGN}])(?=[^{_OPEN}]{{4,6}}[{_CLOSE}]))"
    rf"\s*{_YEAR}\s*(?P<close>[{_CLOSE}])?\s*第?\s*[0０]*(?P<serial>[1-9１-９][\d０-９]{{0,4}})\s*号(?P<tail>[〕﹞］\]】])?"
)


def clean(text: str) -> Cleaned:
    """Each document number in canonical form. A lost bracket is put back; other numbers (令, 公告, GB/T) stay."""
    return substituted(_LOOSE, lambda match: _canonical(match, text), text)


def _canonical(match: re.Match[str], text: str) -> str:
    year, serial = (unicodedata.normalize("NFKC", match.group(name)) for name in ("year", "serial"))
    tail = match.group("tail") or ""
    before = text[: match.start()]
    enclosed = any(before.count(mark) > before.count("〕﹞］]】"[place]) for place, mark in enumerate("〔﹝［[【"))
    return f"〔{year}〕{serial}号" + (tail if enclosed else "")
