"""The rules of letters from the public, each with what it looks for in the registers that are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.base.shares import percent
from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._row_examples import COLUMNS, OFFICE, register, rows
from generator.model.diagnostic import Finding
from generator.model.document import Document, attached
from generator.model.letters import Letter, by_unit, crowded, letters_of, reminded, replies_by_letter
from generator.model.library import Library


def late(library: Library) -> Findings:
    """Letters that wait for an answer though their day has passed; told once an office, at the first of them."""
    for row, letters in _registers(library):
        for unit, own in by_unit(letter for letter in letters if letter.overdue(library.today)).items():
            agency = library.vocabularies.agencies.by_id.get(unit)
            numbers = "、".join(letter.number for letter in own[:5]) + ("等" if len(own) > 5 else "")
            values = {"unit": agency.name if agency else unit, "count": str(len(own)), "value": numbers}
            yield _placed(library, row, own[0], {**values, "due": str(min(filter(None, (one.due for one in own))))})


def replies(library: Library) -> Findings:
    """Published answers that name no letter or say other days than the register; chosen letters without an answer."""
    answers = replies_by_letter(library.by_kind.get("reply", ()))
    known = {letter.number: letter for _, letters in _registers(library) for letter in letters}
    # A letter may stand in what has to be mended before it can be read.
    all_read = not library.unread and all(letters for _, letters in _registers(library))
    for number, answer in answers.items():
        letter = known.get(number)
        if letter is None:
            if all_read:
                yield at(answer, "letter", value=number, wanted="不在公开的来信登记里", why_en="is in no register")
            continue
        days = (("received_date", "收到日期", letter.received), ("replied_date", "答复日期", letter.replied))
        for key, name, day in days:
            if answer.fields.get(key) != day:
                wanted = f"的{name}登记为 {day or '空'}，这里写的是 {answer.fields.get(key)}"
                yield at(answer, key, value=number, wanted=wanted, why_en="has other days in the register")
    for row, letters in _registers(library):
        for letter in letters:
            if letter.chosen and letter.number not in answers:
                values = {"value": letter.number, "wanted": "选登了，没有公开的来信回复写它的编号"}
                yield _placed(library, row, letter, {**values, "why_en": "is chosen and no published reply names it"})


def unreminded(library: Library) -> Findings:
    """Topics that many letters are about and no reminder letter is."""
    reminders = library.by_kind.get("reminder", ())
    for row, letters in _registers(library):
        for topic, count in crowded(letters, library.vocabularies.inspection):
            if reminded(topic, letters, reminders) is None:
                share = percent(count, len(letters))
                yield at(row, "topics", value=topic, count=str(count), share=share)


def ahead(library: Library) -> Findings:
    """Letters that were answered on a day to come."""
    for row, letters in _registers(library):
        for letter in letters:
            if letter.replied and letter.replied > library.today:
                yield _placed(library, row, letter, {"value": letter.number, "day": str(letter.replied)})


def twice(library: Library) -> Findings:
    """Letters that another register has already."""
    first: dict[str, str] = {}
    for row, letters in _registers(library):
        for letter in letters:
            other = first.setdefault(letter.number, row.id)
            if other != row.id:
                yield _placed(library, row, letter, {"value": letter.number, "other": library.by_id[other].title})


def _registers(library: Library) -> Iterator[tuple[Document, Sequence[Letter]]]:
    for row in library.by_kind.get("letters", ()):
        yield row, letters_of(row)


def _placed(library: Library, row: Document, letter: Letter, values: dict[str, str]) -> Finding:
    """At the letter's line in the file of the register."""
    file = attached(row, str(row.fields["rows"]))
    return Finding(letter.line, 1, values, library.shown(file))


_HEAD = OFFICE + register()
RULES = (
    entry(
        "LET-LATE 来信过了期限没有答复",
        f"""
        收到的来信在答复期限内答复；最长不超过3个月。按单位报告，写在这个单位第一件超期来信的那一行。

        错误示例：{_HEAD}{rows("2026-001,2026-07-06,供水,岚清县示例局, ←")}

        正确示例（其余同上）：{rows("2026-001,2026-07-06,供水,岚清县示例局,2026-07-15")}
        """,
        level="warning",
        check=late,
        message="{unit}有{count}件来信过了期限还没有答复（{value}），最早的应于 {due} 前答复",
        hint="请责任单位答复，在登记表里填答复日期",
        english=("{unit} has {count} letters overdue ({value})", "answer them and enter the day"),
        basis="政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）",
    ),
    entry(
        "LET-REPLY 选登的答复对不上",
        f"""
        登记表里选登的来信，有一份公开的来信回复写着它的编号；收到、答复日期与登记的一致。

        错误示例：{_HEAD}{rows("2026-001,2026-07-06,供水,岚清县示例局,2026-07-15,是", columns=f"{COLUMNS},选登")}
        ```md gongshui-laixin.md
        title: 关于水压不足的来信和回复
        publish_date: 2026-07-20
        kind: reply
        letter: 2026-001
        received_date: 2026-07-06
        replied_date: 2026-07-16 ←
        question: 高层住户水压不足，什么时候改善？
        topic: 供水
        ```

        正确示例（其余同上）：
        ```md gongshui-laixin.md
        replied_date: 2026-07-15
        ```
        """,
        level="warning",
        check=replies,
        message="来信“{value}”{wanted}",
        hint="核对原始记录，改登记表或来信回复",
        english=("letter {value} {why_en}", "correct the register or the reply"),
    ),
    entry(
        "LET-REMIND 来信集中的问题没有发提示函",
        f"""
        一类来信占的比例和件数到了 _data/inspection.yaml 里的 letters_share（百分之几）、letters_least（件），应当向责任单位发提示函
        （kind: reminder，反映事项 topic 与来信类别相同）。

        错误示例：{OFFICE}
        ```yaml _data/inspection.yaml
        letters_least: 1
        ```{register(" ←")}{rows("2026-001,2026-07-06,供水,岚清县示例局,2026-07-15")}

        正确示例（其余同上）：
        ```md tishi.md
        title: 关于供水问题的提示函
        publish_date: 2026-10-13
        kind: reminder
        topic: 供水
        letters: 1
        unit: 岚清县示例局
        answer_by: 2026-11-30
        ```
        """,
        level="warning",
        check=unreminded,
        message="“{value}”类来信{count}件，占{share}，没有发提示函",
        hint="向责任单位发提示函（kind: reminder），topic 写“{value}”",
        english=("{count} letters ({share}) are about {value}, and no reminder letter is", "send one"),
        basis="关于全面推进政务公开工作的意见（中办发〔2016〕8号）",
    ),
    entry(
        "LET-AHEAD 答复日期还没有到",
        f"""
        答复日期写实际答复的那一天；还没有答复的空着，不能先填上。

        错误示例：{_HEAD}{rows("2026-001,2026-09-30,供水,岚清县示例局,2029-10-15 ←")}

        正确示例（其余同上）：{rows("2026-001,2026-09-30,供水,岚清县示例局,2026-10-15")}
        """,
        check=ahead,
        message="来信“{value}”的答复日期 {day} 还没有到",
        hint="核对原始记录；还没有答复的，答复日期空着",
        english=("letter {value} is answered on {day}, which is to come", "leave the day empty until then"),
    ),
    entry(
        "LET-TWICE 来信在两份登记里",
        f"""
        一件来信只登记一次，统计才不会算两遍。

        错误示例：{_HEAD}{rows("2026-001,2026-07-06,供水,岚清县示例局,2026-07-15")}
        ```md sijidu.md
        title: 岚清县2026年第四季度群众来信登记
        publish_date: 2026-11-12
        kind: letters
        topics: [供水]
        answer_within: 15个工作日内
        as_of: 2026-10-31
        rows: sijidu.csv
        ```{rows("2026-001,2026-07-06,供水,岚清县示例局,2026-07-15 ←", file="sijidu.csv")}

        正确示例（其余同上）：{rows("2026-002,2026-10-06,供水,岚清县示例局,2026-10-15", file="sijidu.csv")}
        """,
        check=twice,
        message="来信“{value}”在“{other}”里已经登记",
        hint="只留一处；编号写错的改正",
        english=("letter {value} is registered in {other} already", "keep one of both"),
    ),
)
