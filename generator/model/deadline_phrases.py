"""A phrase of the catalogue ("自信息形成或者变更之日起20个工作日内予以公开") -> its clauses, which can be counted with.

The phrases are those that ministries and counties really use. A phrase is a row of clauses; the first that names no
special case is the general one. What cannot be read is None, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from generator.model.deadline import Clause, Deadline, Event, Mode
from generator.model.deadline_patterns import (
    ALONG,
    AT_LEAST,
    BEFORE,
    BRACKETS,
    DECISION_ON,
    EVENTS,
    EVERY,
    LAW,
    PERIOD,
    SINCE,
    SPECIAL,
    TIMES,
    UNCOUNTED,
    UNITS,
    WITHIN,
    YEARLY,
)

_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LAST_DAY = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=512)
def parse(phrase: str) -> Deadline | None:
    """A phrase -> its clauses; None when any part of it cannot be read."""
    text = "".join(unicodedata.normalize("NFKC", phrase).split()).rstrip("。.;,")
    bare, law = LAW.subn("", text)
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
    return Deadline(phrase, tuple(clauses), bool(law))


def parse_rows(phrases: Sequence[str]) -> tuple[Deadline | None, ...]:
    """The phrases of a catalogue in order; 同上 is what the row above says."""
    deadlines: list[Deadline | None] = []
    for phrase in phrases:
        deadline = parse(phrase) if phrase else None
        if deadline and deadline.clauses[0].mode == "same":
            deadline = deadlines[-1] if deadlines else None
        deadlines.append(deadline)
    return tuple(deadlines)


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
    bare = BRACKETS.sub("", rest)
    clause = _counted(bare) or _uncounted(bare)
    return msgspec.structs.replace(clause, subject=subject) if clause and subject else clause


def _counted(text: str) -> Clause | None:
    if match := YEARLY.fullmatch(text):
        month = _number(match["month"])
        day = _number(match["day"]) if match["day"] else _LAST_DAY[month % 13]
        return Clause("yearly", month * 100 + day, "year") if 1 <= month <= 12 and 1 <= day <= 31 else None
    if match := TIMES.fullmatch(text):
        return _amount("recurring", match)
    if (match := AT_LEAST.fullmatch(text)) or (match := PERIOD.fullmatch(text)):
        return _amount("at_least", match, base=match["base"])
    if match := EVERY.fullmatch(text):
        return _amount("recurring", match)
    if match := BEFORE.fullmatch(text):
        return _amount("before", match, base=match["what"])
    if (match := WITHIN.fullmatch(text)) and (match["inner"] or not match["rest"]):
        return _limit(match)
    return None


def _limit(match: re.Match[str]) -> Clause | None:
    """A "within" clause: what stands before the number is the moment it runs from,
    or the one thing that it is about."""
    words = match["base"]
    if re.search(r"\d", words + match["rest"]):
        return None
    subject = ""
    if special := re.match(r"(?P<subject>.*?(?:事项)?)(?:应)?自(?P<base>.+)", words):
        subject, words = special["subject"], special["base"]
    elif one := DECISION_ON.fullmatch(words):
        subject, words = one["subject"], one["base"]
    elif event_of(words) == "other" and SPECIAL.search(words):
        subject, words = words, ""
    subject = re.sub(r"^(?:其中|其他|其余)|事项$|应$", "", subject) or ("其他" if subject.startswith("其他") else "")
    base = SINCE.sub("", words)
    return _amount("within", match, base=base, subject=subject)


def _uncounted(text: str) -> Clause | None:
    if match := ALONG.fullmatch(text):
        return Clause("along", base=match["base"])
    for mode, pattern in UNCOUNTED:
        match = pattern.fullmatch(text)
        if match and len(match["base"]) <= 14:
            subject = match["base"] if match["base"] in ("其他", "其余") else ""
            base = "" if subject else re.sub(r"(?:之日起|之日|后|起)$", "", match["base"])
            return Clause(mode, base=base, event=event_of(base), subject=subject)
    return None


def _amount(mode: Mode, match: re.Match[str], *, base: str = "", subject: str = "") -> Clause | None:
    word, unit = match["n"] or "1", UNITS[match["unit"]]
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
    if not base or base in ("信息", "自"):
        return "formed"
    return next((event for event, words in EVENTS if words.search(base)), "other")
