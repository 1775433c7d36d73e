"""The rules of public supervision of openness: a way in, and supervisors who still serve."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library


def shut(library: Library) -> Findings:
    """A list of supervisors without a channel by which anybody else can supervise."""
    people = library.vocabularies.people
    if people.supervisors and not people.channel.open:
        yield Finding()


def ended(library: Library) -> Findings:
    """Nobody serves any more of those who were appointed."""
    people = library.vocabularies.people
    days = [one.term_to for one in people.supervisors if one.term_to]
    if people.supervisors and not any(one.serves(library.today) for one in people.supervisors) and days:
        yield Finding(values={"day": str(max(days))})


_MEMBER = "{name: 周示例, category: 群众代表, consent: 是, term_from: 2026-01-01, term_to: 2027-12-31}"
_PAST = _MEMBER.replace("2026-01-01", "2022-01-01").replace("2027-12-31", "2024-12-31")

RULES = (
    entry(
        "SPV-CHANNEL 没有公布社会监督渠道",
        f"""
        有监督员名单，却没有公布电话、邮箱、地址或网址，群众无从监督。写在 content/_data/supervisors.yaml 里，显示在 /public-supervision/。

        错误示例： ←
        ```yaml _data/supervisors.yaml
        supervisors:
        - {_MEMBER}
        ```

        正确示例：
        ```yaml _data/supervisors.yaml
        phone: 0000-5550100
        supervisors:
        - {_MEMBER}
        ```
        """,
        check=shut,
        level="warning",
        message="content/_data/supervisors.yaml 里没有监督渠道",
        hint="写上 phone、email、address、url 中的至少一项",
        english=("no channel of supervision is given", "give a phone, e-mail, address or web address"),
        basis="政府信息公开条例第四十七条；中办发〔2016〕8号（二十一）",
    ),
    entry(
        "SPV-TERM 监督员都已到期",
        f"""
        聘期过了的监督员不再显示；全部到期的，及时聘任新的一届。

        错误示例： ←
        ```yaml _data/supervisors.yaml
        phone: 0000-5550100
        supervisors:
        - {_PAST}
        ```

        正确示例：
        ```yaml _data/supervisors.yaml
        phone: 0000-5550100
        supervisors:
        - {_MEMBER}
        ```
        """,
        check=ended,
        level="warning",
        message="监督员的聘期到 {day} 全部结束",
        hint="聘任后在 content/_data/supervisors.yaml 里更新",
        english=("the term of all supervisors ended on {day}", "appoint others"),
        basis="中办发〔2016〕8号（二十一）",
    ),
)
