"""The rules of spokespersons: every agency has one, its main leader first, and press conferences are held by them."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.spokesperson import DUTY, listed_speaker, speaks_publicly

SHOWN = 10


def none(library: Library) -> Findings:
    """Agencies above the villages without a spokesperson, in a county that has a list of them."""
    people, agencies = library.vocabularies.people, library.vocabularies.agencies.terms
    lacking = [
        agency.short or agency.name
        for agency in agencies
        if speaks_publicly(agency) and not people.speaking_for(agency.id)
    ]
    if people.spokespersons and lacking:
        names = "、".join(lacking[:SHOWN]) + ("等" if len(lacking) > SHOWN else "")
        yield Finding(values={"count": str(len(lacking)), "names": names, "duty": DUTY})


def first(library: Library) -> Findings:
    """Agencies whose first spokesperson is not the main leader."""
    people = library.vocabularies.people
    for agency in library.vocabularies.agencies.terms:
        own = people.speaking_for(agency.id)
        if own and not own[0].main:
            yield Finding(own[0].line, 1, {"agency": agency.short or agency.name, "post": own[0].post}, own[0].source)


def others(library: Library) -> Findings:
    """Press conferences at which somebody spoke who is not on the list."""
    people, agencies = library.vocabularies.people, library.vocabularies.agencies.by_id
    for row in library.by_kind.get("briefing", ()):
        for speaker in row.fields.get("speakers", ()):
            if not listed_speaker(str(speaker), people.spokespersons, agencies):
                yield at(row, "speakers", value=str(speaker))


def _agencies(*more: str) -> str:
    lines = "\n".join(f"        - {line}" for line in ("{id: yjj, name: 岚清县示例局, short: 县示例局}", *more))
    return f"""
        ```yaml _data/agencies.yaml
{lines}
        ```"""


def _listed(*rows: str) -> str:
    lines = "\n".join(f"        - {row}" for row in rows)
    return f"""
        ```yaml _data/spokespersons.yaml
{lines}
        ```"""


_LEADER, _DEPUTY = "{agency: 县示例局, post: 局长, main: 是}", "{agency: 县示例局, post: 副局长}"
_OTHER = "{id: lyj, name: 岚清县另一局}"
_BRIEFING = """
        ```md fabuhui.md
        title: 汛情处置新闻发布会
        kind: briefing
        held_at: 2026-07-13 10:00
        topic: 汛情处置
        speakers: 县示例局%s
        ```"""

RULES = (
    entry(
        "SPK-NONE 机关没有新闻发言人",
        f"""
        各部门、乡镇、街道都要有新闻发言人，名单写在 content/_data/spokespersons.yaml 里。不必有的，在 agencies.yaml 里写
        excused: [新闻发言人：理由]。还没有名单的县不检查。

        错误示例： ←{_agencies(_OTHER)}{_listed(_LEADER)}

        正确示例（其余同上）：{_agencies(_OTHER.replace("}", ", excused: [新闻发言人：由县示例局代为发布]}"))}
        """,
        check=none,
        level="warning",
        message="{count} 个机关没有新闻发言人：{names}",
        hint="在 content/_data/spokespersons.yaml 里补上；不必有的在 agencies.yaml 里写 excused: [{duty}：理由]",
        english=("{count} agencies have no spokesperson: {names}", "add them, or say why not"),
        basis="中办发〔2016〕8号（十一）；国办发〔2016〕61号",
    ),
    entry(
        "SPK-FIRST 第一新闻发言人不是主要负责人",
        f"""
        主要负责人是第一新闻发言人：每个机关的第一行写主要负责人，并写 main: 是。

        错误示例：{_agencies()}{_listed(_DEPUTY + " ←", _LEADER)}

        正确示例（其余同上）：{_listed(_LEADER, _DEPUTY)}
        """,
        check=first,
        level="warning",
        message="{agency}排在最前的发言人（{post}）没有写是主要负责人",
        hint="把主要负责人移到最前，写 main: 是",
        english=("the first spokesperson of {agency} is not its main leader", "put the main leader first"),
        basis="国办发〔2016〕61号；中办发〔2016〕8号（十一）",
    ),
    entry(
        "SPK-OTHER 发布会的发布人不在发言人名单里",
        f"""
        新闻发布会由名单里的新闻发言人举行。发布人写“机关＋职务”，与名单里的机关和职务（或姓名）一致；临时授权的，加进名单。

        错误示例：{_agencies()}{_listed(_LEADER)}{_BRIEFING % "股长 ←"}

        正确示例（其余同上）：{_BRIEFING % "局长"}
        """,
        check=others,
        level="info",
        message="“{value}”不在新闻发言人名单里",
        hint="核对机关和职务的写法，或加进 content/_data/spokespersons.yaml",
        english=("{value} is not among the spokespersons", "correct the post, or add them to the list"),
        basis="中办发〔2016〕8号（十一）",
    ),
)
