"""公开时限: what a phrase of the catalogue asks for, as a structure that can be counted with, and back as a phrase."""

from __future__ import annotations

from typing import Literal

import msgspec

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

    mode: within 多少日内, at_least 不少于 (a period), recurring 每/定期, yearly 每年某月某日前, before 提前, along 随同, prompt 及时, realtime
    实时, permanent 长期, procedure 按程序, same 同上. n, unit: how much (0: no number; for yearly n is month*100+day). base: the
    words from which the time runs. event: what kind of moment that is.
    subject: what alone the clause is about ("行政许可、行政处罚"), "" for everything.
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
