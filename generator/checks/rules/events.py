"""The rules of events: times that can be, changes with a reason, and what came of those that are over."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.event import AS_PLANNED, KIND, events_of
from generator.model.library import Library
from generator.model.lifecycle import moment

DAYS = 30
"""Within which what came of an event is to be told."""


def reversed_times(library: Library) -> Findings:
    """Events that end before they begin."""
    for row in library.rows:
        if row.kind == KIND:
            starts, ends = (moment(row.fields.get(key)) for key in ("starts_at", "ends_at"))
            if starts and ends and ends < starts:
                yield at(row, "ends_at", starts=f"{starts:%Y-%m-%d %H:%M}", ends=f"{ends:%Y-%m-%d %H:%M}")


def unexplained(library: Library) -> Findings:
    """Events that were moved, postponed or cancelled without a word why."""
    for row in library.by_kind.get(KIND, ()):
        state = row.fields.get("event_state") or AS_PLANNED
        if state != AS_PLANNED and not row.fields.get("change_reason"):
            yield at(row, "event_state", state=state)


def untold(library: Library) -> Findings:
    """Events that took place, of which nobody says what came of them."""
    for event in events_of(library.by_kind.get(KIND, ())):
        since = (library.today - event.ends.date()).days
        told = event.document.fields.get("outcome")
        if since > DAYS and event.ended(library.today) and not event.off and not told:
            yield at(event.document, "ends_at", days=str(since))


_EVENT = """\
title: 岚清县示例局政府开放日公告
publish_date: 2026-09-02
kind: event
starts_at: 2026-09-18 09:00
ends_at: 2026-09-18 11:30{}
place: 岚清县文苑路1号
enrol: 不用报名"""


def _examples(wrong: str, right: str) -> str:
    files = (("错误示例", wrong), ("正确示例", right))
    return "".join(f"\n\n{title}：\n```md kaifangri.md\n{text}\n```" for title, text in files)


_TOLD = "\noutcome: 参观服务大厅，提出意见3条，已答复。"
_PLAIN = _EVENT.format("")

RULES = (
    entry(
        "EVT-TIME 活动结束早于开始",
        "结束时间早于开始时间的活动，日历里放不进去。"
        + _examples(_EVENT.format("").replace("18 11:30", "18 08:30 ←") + _TOLD, _PLAIN + _TOLD),
        level="error",
        check=reversed_times,
        message="活动结束时间 {ends} 早于开始时间 {starts}",
        hint="核对 starts_at（开始时间）和 ends_at（结束时间）",
        english=("the event ends at {ends}, before it begins at {starts}", "correct starts_at or ends_at"),
    ),
    entry(
        "EVT-CHANGE 活动有变动，没有写明原因",
        "改期、延期、取消的活动，报了名的人要知道为什么。"
        + _examples(_PLAIN + "\nevent_state: 取消 ←", _PLAIN + "\nevent_state: 取消\nchange_reason: 暴雨红色预警"),
        level="warning",
        check=unexplained,
        message="活动{state}，没有写明原因",
        hint="加一行 change_reason（变动原因）",
        english=("the event is changed ({state}) without a reason", "give change_reason"),
    ),
    entry(
        "EVT-OUTCOME 活动结束后没有写明情况",
        f"活动结束超过{DAYS}天，没有写来了多少人、提了什么意见、怎样办。"
        + _examples(_EVENT.format(" ←"), _PLAIN + _TOLD),
        level="warning",
        check=untold,
        message="活动结束已有 {days} 天，没有写明情况",
        hint="加一行 outcome（活动情况）；没有举行的，写 event_state: 取消",
        english=("the event ended {days} days ago and nothing is told of it", "give outcome, or event_state: 取消"),
        basis="国办发〔2016〕80号",
    ),
)
