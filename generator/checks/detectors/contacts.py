"""Text -> e-mail addresses, number plates, passports, exact positions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import masking
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.view import View

_MAIL = lazy_re(
    r"(?<![A-Za-z0-9._%+/-])([A-Za-z0-9._%+-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![A-Za-z0-9@])"
)
MAIL_HOSTS = "qq 163 126 139 189 sina sohu gmail outlook hotmail foxmail yeah aliyun icloud yahoo 21cn"
"""Where people have mailboxes of their own."""
_MAIL_HOST = pattern_table(MAIL_HOSTS)
_DOT = r"(?:\s?[.。·．]\s?|\s?[（(\[【{<]?\s?(?:dot|DOT|点)\s?[）)\]】}>]?\s?)"
_AT = pattern_table(
    (r"\s?[（(\[【{<《]\s?(?:at|AT|At|aT|a|@|艾特|圈[aA])\s?[）)\]】}>》]\s?", "（at）"),
    (r"\s?(?:艾特|爱特|圈[aA])\s?", "艾特"),
    (r"\s?[#＃$&*＊☆★△]\s?", "#"),
    (r"[ _-](?:at|AT|At)[ _-]", " at "),
    (r"\s?@\s?", " @ "),
)
_SPOKEN_USER = lazy_re(
    rf"(?<![A-Za-z0-9._%+/-])(?P<user>[A-Za-z0-9][A-Za-z0-9._+-]{{1,31}}){_AT.pattern}(?:[Vv][Ii][Pp]{_DOT})?$"
)
_SPOKEN_HOST = lazy_re(rf"{_MAIL_HOST.pattern}{_DOT}(?:com|net|cn)(?:{_DOT}cn)?(?![A-Za-z0-9@])", re.IGNORECASE)
"""A mailbox whose sign @ is put in another way, so that no program finds it: every reader does."""
_OFFICIAL_DOMAIN = pattern_table(
    (r"gov\.cn", "gov.cn"),
    (r"mil\.cn", "mil.cn"),
    (r"example(?:\.(?:com|net|org))?", "example", "example.com"),
    "test invalid localhost",
)
_OFFICIAL = lazy_re(rf"(?:^|\.){_OFFICIAL_DOMAIN.pattern}$", re.IGNORECASE)
"""Official mailboxes, and the names that RFC 2606 keeps for examples, which belong to nobody."""
_PLATE = lazy_re(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])([A-HJ-NP-Z])[ ·•.・-]?"
    r"((?=[A-HJ-NP-Z0-9]*[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9-])"
)
_NO_PROVINCE = pattern_table(
    (r"[北南东望]京", "北京"),
    "天津",
    (r"[高更创刷翻]新", "高新"),
    "四川",
    (r"[白彩多祥]云", "白云"),
    "年青 江苏 富贵 江西",
    (r"河[南北]", "河南"),
    "安宁 编号 型号 标准 文号",
)
"""What ends in a character that also stands for a province on a plate."""
_NO_PLATE = lazy_re(f"{_NO_PROVINCE.pattern}$")
_TRAVEL_DOCUMENT = pattern_table("护照 通行证 回乡证 台胞证 居留证")
_PASSPORT = lazy_re(
    rf"{_TRAVEL_DOCUMENT.pattern}[^\n0-9A-Za-z]{{0,10}}?"
    r"([A-Z]{1,2}[0-9]{7,8}|[CHM][0-9]{8,10}|1[45][0-9]{7})(?![A-Za-z0-9])"
)
_SERVICE_CARD = pattern_table(
    "军官证 士兵证 警官证 士官证 军人证 文职干部证 军队离休干部荣誉证",
    (r"义务兵证|学员证件?|退休证", "义务兵证", "学员证", "退休证"),
    "军人身份证件",
)
_SERVICE = pattern_table(
    (
        rf"{_SERVICE_CARD.pattern}[^\n0-9A-Za-z]{{0,10}}?(?:[\u4e00-\u9fff]字第?)?\s?([0-9]{{6,10}})(?![0-9A-Za-z])",
        "军官证号：政字第20260123号",
        "士兵证12345678",
    ),
    (r"(?<![\u4e00-\u9fff])[军士武警]字第\s?([0-9]{6,10})\s?号?(?![0-9])", "军字第2026012号"),
)
_RESIDENT = lazy_re(r"永久居留[^\n0-9A-Z]{0,16}?([A-Z]{3}[0-9]{12})(?![0-9A-Za-z])")
"""The card of a foreigner with permanent residence before 2023: country, region, date of birth (GA 482)."""
_PLATE_WORD = pattern_table("车牌 牌照 号牌 车号 车辆 轿车 货车 客车 驾驶 为 是 号")
_SAID_PLATE = lazy_re(f"{_PLATE_WORD.pattern}$")
_PAIR = lazy_re(
    r"(?<![0-9.])([0-9]{1,3}\.[0-9]{5,})[°度]?\s*[NnEe北东]?[^0-9\n.]{1,12}([0-9]{1,3}\.[0-9]{5,})(?![0-9.])"
)
_SECONDS = lazy_re(
    r"[0-9]{1,3}\s*[°度]\s*[0-9]{1,2}\s*[′'分]\s*[0-9]{1,2}\.[0-9]+\s*[″\"秒]?[^0-9\n]{1,12}"
    r"[0-9]{1,3}\s*[°度]\s*[0-9]{1,2}\s*[′'分]\s*[0-9]{1,2}\.[0-9]+"
)
_MAP_NUMBER = lazy_re(r"审图号")


def mails(view: View) -> Iterator[Detection]:
    """E-mail addresses outside .gov.cn: an official mailbox is no private person's."""
    for match in _MAIL.finditer(view.text):
        user, host = match.groups()
        if _OFFICIAL.search(host):
            continue
        shown = f"{user[:2]}***@{host}"
        yield Detection(
            "PRI-MAIL", match.start(), match.end(), shown, masked=user[:2].ljust(len(user), "*") + "@" + host
        )


def spoken_mails(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Mailboxes written without their sign. places: where the name of a host may stand."""
    for place in places:
        host = _SPOKEN_HOST.match(view.text, place)
        first = max(0, place - _USER_REACH)
        user = _SPOKEN_USER.search(view.text[first:place]) if host else None
        if host and user and not _MAIL.match(view.text, first + user.start()):
            shown = f"{user['user'][:2]}***@{host[0]}"
            yield Detection("PRI-MAIL", first + user.start(), host.end(), shown, masked=shown)


_USER_REACH = 56
"""Characters of the name of a mailbox and of what stands for its sign."""


def plates(view: View) -> Iterator[Detection]:
    """Number plates (GA 36-2018): province, letter, five or six characters, some of them digits."""
    for match in _PLATE.finditer(view.text):
        if _NO_PLATE.search(view.text[max(0, match.start() - 6) : match.start() + 1]):
            continue
        if (
            match.group(1) in "云川新"
            and re.search(r"[\u4e00-\u9fff]{2}$", view.text[max(0, match.start() - 2) : match.start()])
            and not _SAID_PLATE.search(view.text[max(0, match.start() - 4) : match.start()])
        ):
            continue
        written = match.group()
        yield Detection(
            "PRI-PLATE",
            match.start(),
            match.end(),
            masking.spread(written, head=2, tail=1),
            masked=masking.spread(written, head=2, tail=1),
        )


def passports(view: View) -> Iterator[Detection]:
    """Numbers of travel documents, where a word says that they are."""
    for match in _PASSPORT.finditer(view.text):
        number = match.group(1)
        yield Detection(
            "PRI-PASSPORT",
            match.start(1),
            match.end(1),
            masking.spread(number, head=1, tail=2),
            masked=masking.spread(number, head=1, tail=2),
        )
    for form in (_SERVICE, _RESIDENT):
        for match in form.finditer(view.text):
            shown = masking.spread(match[match.lastindex or 0], head=2, tail=2)
            yield Detection("PRI-PASSPORT", *match.span(match.lastindex or 0), shown, level="error", masked=shown)
    if view.headers:
        for column, header in enumerate(view.headers):
            if "护照" not in header:
                continue
            for match in re.finditer(r"(?<![A-Za-z0-9])[EGDSP][A-Z]?[0-9]{7,8}(?![A-Za-z0-9])", view.text):
                start, _ = view.line(match.start())
                if view.text[start : match.start()].count("\t") == column:
                    shown = masking.spread(match.group(), head=1, tail=2)
                    yield Detection("PRI-PASSPORT", match.start(), match.end(), shown, masked=shown)


def positions(view: View) -> Iterator[Detection]:
    """Pairs of coordinates exact to a few metres; not where a map number (审图号) says that the map was reviewed."""
    if _MAP_NUMBER.search(view.text):
        return
    for match in _PAIR.finditer(view.text):
        first, second = (float(part) for part in match.groups())
        if _within(first, second) or _within(second, first):
            yield Detection("SEC-GEO", match.start(), match.end(), _coarse(match.group()))
    for match in _SECONDS.finditer(view.text):
        yield Detection("SEC-GEO", match.start(), match.end(), _coarse(match.group()))


def _within(latitude: float, longitude: float) -> bool:
    """Whether the pair lies in the country's extent."""
    return 3 <= latitude <= 54 and 73 <= longitude <= 136


def _coarse(text: str) -> str:
    return re.sub(r"(\.[0-9]{2})[0-9]+", r"\1***", text.replace("\t", " "))
