"""公开时限: a phrase of the catalogue ("自信息形成或者变更之日起20个工作日内予以公开") -> a structure that can be counted with.

The phrases are those that ministries and counties really use. A phrase is a row of clauses; the first
that names no special case is the general one. What cannot be read is None, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from generator.base.patterns import lazy_re

Mode = Literal[
    "within",
    "at_least",
    "recurring",
    "yearly",
    "before",
    "along",
    "prompt",
    "realtime",
    "permanent",
    "procedure",
    "same",
]
Unit = Literal["", "workday", "day", "hour", "week", "month", "quarter", "year"]
Event = Literal["formed", "decided", "approved", "received", "ended", "other"]


class Clause(msgspec.Struct, frozen=True):
    """One time limit.

    mode: within 多少日内, at_least 不少于 (a period), recurring 每/定期, yearly 每年某月某日前, before 提前, along 随同, prompt 及时,
    realtime 实时, permanent 长期, procedure 按程序, same 同上. n, unit: how much (0: no number; for yearly n is month*100+day).
    base: the words from which the time runs. event: what kind of moment that is. subject: what alone the clause is about
    ("行政许可、行政处罚"), "" for everything.
    """

    mode: Mode
    n: int = 0
    unit: Unit = ""
    base: str = ""
    event: Event = "other"
    subject: str = ""


class Deadline(msgspec.Struct, frozen=True):
    """A whole phrase. law: "法律、法规另有规定的从其规定" stands behind it."""

    phrase: str
    clauses: tuple[Clause, ...]
    law: bool = False

    @property
    def general(self) -> Clause | None:
        """The limit for everything that no clause names apart: the strictest reading is never assumed."""
        return next((clause for clause in self.clauses if clause.mode == "within" and not clause.subject), None)


_LAW = lazy_re(r"[,;]?(?:但)?法律[、,]?(?:行政)?法规(?:[、,]规章)?(?:对[^,;]*)?另有规定的?[,]?从其规定")
_BRACKETS = lazy_re(r"\([^()]*\)")
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LAST_DAY = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNITS: dict[str, Unit] = {
    "个工作日": "workday",
    "工作日": "workday",
    "个自然日": "day",
    "自然日": "day",
    "日": "day",
    "天": "day",
    "个小时": "hour",
    "小时": "hour",
    "周": "week",
    "个星期": "week",
    "星期": "week",
    "个月": "month",
    "月": "month",
    "个季度": "quarter",
    "季度": "quarter",
    "季": "quarter",
    "年": "year",
}
_NUMBER = r"(?P<n>\d+|[一二两三四五六七八九十]{1,3}|半)"
_UNIT = "(?P<unit>" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_OPEN = r"(?:予以|向社会|在[^,;]*?)?(?:主动)?(?:及时)?(?:对外)?(?:公开|公示|公布|公告|发布|更新|告知)?"

_YEARLY = lazy_re(
    r"(?:于)?每年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日|底)(?:之|以)?前"
    + _OPEN
)
_AT_LEAST = lazy_re(r"(?P<base>.*?)(?:时间|期限|期|时限)?(?:不得|应当)?(?:不?少于|不低于|至少)" + _NUMBER + _UNIT)
_PERIOD = lazy_re(r"(?P<base>[^,;]*?公示)(?:期|时间|期限)?(?:为)?" + _NUMBER + _UNIT)
_TIMES = lazy_re(_NUMBER + _UNIT + r"(?:内)?(?:至少|不少于)?(?:更新|公开|公布|公示)(?:不少于|至少)?(?:一|1)次(?:以上)?")
_EVERY = lazy_re(
    r"(?P<base>.*?)(?:每|按)(?:隔)?" + f"(?:{_NUMBER})?" + _UNIT + r"(?:至少|末|初)?" + _OPEN + r"(?:(?:一|1)次)?"
)
_BEFORE = lazy_re(r"(?P<base>.*?)提前(?:至少)?" + _NUMBER + _UNIT + r"(?P<what>.*)")
_WITHIN = lazy_re(r"(?P<base>.*?)" + _NUMBER + _UNIT + r"(?:以|之)?(?P<inner>内)?(?P<rest>.*)")
_ALONG = lazy_re(r"(?:与|随同?|同)(?P<base>.+?)(?:一并|同步|同时)?(?:公开|公示|公布|发布)")
_REALTIME = lazy_re(r"(?P<base>.*?)(?:实时|即时|随时)(?:更新|公开|公示|公布|动态)*")
_PROMPT = lazy_re(r"(?P<base>.*?)(?:及时|立即|第一时间)(?:予以|向社会)?(?:公开|公示|公布|更新|发布)?")
_LONG = lazy_re(r"(?P<base>.*?)(?:长期|常年|永久|持续)(?:性)?(?:动态)?(?:公开|公示|公布|有效)?")
_REGULAR = lazy_re(r"(?P<base>.*?)定期(?:向社会)?(?:公开|公示|公布|公告|更新|发布)?")
_PROCEDURE = lazy_re(r"(?P<base>按.*?|在.*?范围内|依法|根据.*?|视情)(?:及时)?(?:公开|公示|公布|公告)")
_DECISION_ON = lazy_re(r"(?P<subject>(?:(?:行政)?(?:许可|处罚|强制)[、和]?)+)(?P<base>决定.*)")
_SPECIAL = lazy_re(r"许可|处罚|强制|指南|结果|其他|其余|其中|评估")


@lru_cache(maxsize=512)
def parse(phrase: str) -> Deadline | None:
    """A phrase -> its clauses; None when any part of it cannot be read."""
    text = "".join(unicodedata.normalize("NFKC", phrase).split()).rstrip("。.;,")
    bare, found = _LAW.subn("", text)
    bare = bare.strip(";,。")
    if not bare:
        return None
    if re.fullmatch(r"同上|同前", bare):
        return Deadline(phrase, (Clause("same"),))
    clauses: list[Clause] = []
    for part in re.split(r"[;。]", bare):
        made = _clauses(part)
        if not made:
            return None
        clauses += made
    return Deadline(phrase, tuple(clauses), bool(found))


def parse_rows(phrases: Sequence[str]) -> tuple[Deadline | None, ...]:
    """The phrases of a catalogue in order; 同上 is what the row above says."""
    found: list[Deadline | None] = []
    for phrase in phrases:
        deadline = parse(phrase) if phrase else None
        if deadline and deadline.clauses[0].mode == "same":
            deadline = found[-1] if found else None
        found.append(deadline)
    return tuple(found)


def _clauses(part: str) -> list[Clause]:
    """One sentence -> its clauses: cut at commas only where both sides can be read on their own."""
    whole = part.strip(",")
    pieces = [piece for piece in whole.split(",") if piece]
    separate = [_clause(piece) for piece in pieces]
    if all(separate):
        return [clause for clause in separate if clause]
    one = _clause(whole.replace(",", "、"))
    return [one] if one else []


def _clause(text: str) -> Clause | None:
    subject, mark, rest = text.partition(":")
    if not mark:
        subject, rest = "", text
    bare = _BRACKETS.sub("", rest)
    found = _counted(bare) or _uncounted(bare)
    return msgspec.structs.replace(found, subject=subject) if found and subject else found


def _counted(text: str) -> Clause | None:
    if match := _YEARLY.fullmatch(text):
        month = _number(match["month"])
        day = _number(match["day"]) if match["day"] else _LAST_DAY[month % 13]
        return Clause("yearly", month * 100 + day, "year") if 1 <= month <= 12 and 1 <= day <= 31 else None
    if match := _TIMES.fullmatch(text):
        return _amount("recurring", match)
    if (match := _AT_LEAST.fullmatch(text)) or (match := _PERIOD.fullmatch(text)):
        return _amount("at_least", match, base=match["base"])
    if match := _EVERY.fullmatch(text):
        return _amount("recurring", match)
    if match := _BEFORE.fullmatch(text):
        return _amount("before", match, base=match["what"])
    if (match := _WITHIN.fullmatch(text)) and (match["inner"] or not match["rest"]):
        return _limit(match)
    return None


def _limit(match: re.Match[str]) -> Clause | None:
    """A "within" clause: what stands before the number is the moment it runs from, or the one thing that it is about."""
    words = match["base"]
    if re.search(r"\d", words + match["rest"]):
        return None
    subject = ""
    if special := re.match(r"(?P<subject>.*?(?:事项)?)(?:应)?自(?P<base>.+)", words):
        subject, words = special["subject"], special["base"]
    elif one := _DECISION_ON.fullmatch(words):
        subject, words = one["subject"], one["base"]
    elif event_of(words) == "other" and _SPECIAL.search(words):
        subject, words = words, ""
    subject = re.sub(r"^(?:其中|其他|其余)|事项$|应$", "", subject) or ("其他" if subject.startswith("其他") else "")
    base = re.sub(r"(?:之日起|之日|之时起|后|起)$", "", words)
    return _amount("within", match, base=base, subject=subject)


def _uncounted(text: str) -> Clause | None:
    if match := _ALONG.fullmatch(text):
        return Clause("along", base=match["base"])
    simple: tuple[tuple[Mode, re.Pattern[str]], ...] = (
        ("realtime", _REALTIME),
        ("prompt", _PROMPT),
        ("permanent", _LONG),
        ("recurring", _REGULAR),
        ("procedure", _PROCEDURE),
    )
    for mode, pattern in simple:
        match = pattern.fullmatch(text)
        if match and len(match["base"]) <= 14:
            subject = match["base"] if match["base"] in ("其他", "其余") else ""
            base = "" if subject else re.sub(r"(?:之日起|之日|后|起)$", "", match["base"])
            return Clause(mode, base=base, event=event_of(base), subject=subject)
    return None


def _amount(mode: Mode, match: re.Match[str], *, base: str = "", subject: str = "") -> Clause | None:
    word, unit = match["n"] or "1", _UNITS[match["unit"]]
    if word == "半":
        if unit not in ("year", "month"):
            return None
        count, unit = (6, "month") if unit == "year" else (15, "day")
    else:
        count = _number(word)
    return Clause(mode, count, unit, base, event_of(base), subject) if count else None


def _number(word: str) -> int:
    """ "20" or "二十" -> 20."""
    if word.isdecimal():
        return int(word)
    tens, mark, ones = word.partition("十")
    if not mark:
        return _DIGITS[word] if len(word) == 1 else 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def event_of(base: str) -> Event:
    """What kind of moment the time runs from: the date of the document that stands for it depends on it."""
    kinds: tuple[tuple[Event, str], ...] = (
        ("received", "收到"),
        ("decided", "决定"),
        ("approved", "批准|批复"),
        ("ended", "结束|确定|签订|完成"),
        ("formed", "形成|变更|制作|制定|获取|颁布|印发|公布"),
    )
    if not base or base in ("信息", "自"):
        return "formed"
    return next((event for event, words in kinds if re.search(words, base)), "other")


WORDS: dict[str, str] = {
    "workday": "个工作日",
    "day": "日",
    "hour": "小时",
    "week": "周",
    "month": "个月",
    "quarter": "个季度",
    "year": "年",
}


def canonical(clause: Clause) -> str:
    """A clause in one fixed form, which reads back as the same clause."""
    subject = f"{clause.subject}:" if clause.subject else ""
    amount = f"{clause.n}{WORDS.get(clause.unit, '')}"
    base = f"{clause.base}之日起" if clause.base else ""
    forms: dict[Mode, str] = {
        "within": f"{base}{amount}内",
        "at_least": f"{clause.base}不少于{amount}",
        "before": f"提前{amount}{clause.base}",
        "recurring": f"每{amount}更新" if clause.n else f"{clause.base}定期公开",
        "yearly": f"每年{clause.n // 100}月{clause.n % 100}日前",
        "along": f"随{clause.base}公开",
        "prompt": f"{clause.base}及时公开",
        "realtime": f"{clause.base}实时公开",
        "permanent": f"{clause.base}长期公开",
        "procedure": f"{clause.base}公开",
        "same": "同上",
    }
    return subject + forms[clause.mode]
