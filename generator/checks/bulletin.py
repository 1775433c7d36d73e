"""The matrix of duties, a report and a span of time -> a bulletin on the work of openness, to be signed by a person.

The same content on the same day gives the same text. Whom it praises and whom it blames follows from figures alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from generator.model.diagnostic import Diagnostic
from generator.model.document import Document
from generator.model.duty import COUNTY, DOMAIN, DONE, LATE, MISSING
from generator.model.duty_evidence import Holder
from generator.model.duty_matrix import DutyCell, tally

LATE_RULES = (
    "DATE-LATE",
    "DATE-ITEM",
    "INT-LATE",
    "ANN-LATE",
    "BUD-LATE",
    "PEN-LATE",
    "ROW-LATE",
    "DUTY-LATE",
    "LET-LATE",
)
"""Rules that find a document of which the term had passed."""
PRAISED = 3
"""How many are praised at most."""


class OfficeRecord(msgspec.Struct, frozen=True):
    """What one did in a span. published: documents. late: findings of lateness in them. problems: other findings in
    its documents. owed, missing: cells by now, whatever their period."""

    holder: Holder
    published: int
    late: tuple[Diagnostic, ...]
    problems: int
    owed: int
    missing: tuple[DutyCell, ...]

    @property
    def blamed(self) -> bool:
        """Whether anything is missing or came late."""
        return bool(self.missing or self.late)


def records(
    holders: Iterable[Holder],
    cells: Sequence[DutyCell],
    documents: Iterable[Document],
    diagnostics: Iterable[Diagnostic],
    span: tuple[datetime.date, datetime.date],
    county: Set[str],
) -> tuple[OfficeRecord, ...]:
    """What each did, in their order; domains owe their columns and are nobody. documents: those that are public.
    county: ids of the agencies that stand for the county."""
    rows = {row.source: row for row in documents}
    within = {path: row for path, row in rows.items() if span[0] <= row.publish_date <= span[1]}
    told = [item for item in diagnostics if item.path in rows and item.level != "info"]
    made = []
    for holder in (one for one in holders if one.owing != DOMAIN):
        own = [cell for cell in cells if cell.holder == holder]
        sources = {
            path for path, row in rows.items() if row.agency in (county if holder.owing == COUNTY else {holder.id})
        }
        late = tuple(item for item in told if item.path in sources & within.keys() and item.code in LATE_RULES)
        problems = sum(1 for item in told if item.path in sources and item.code not in LATE_RULES)
        missing = tuple(cell for cell in own if cell.state == MISSING and _due_by(cell, span[1]))
        published = sum(1 for path in within if path in sources)
        made.append(OfficeRecord(holder, published, late, problems, tally(own).owed, missing))
    return tuple(made)


def _due_by(cell: DutyCell, day: datetime.date) -> bool:
    return cell.due is None or cell.due <= day


def praised(offices: Iterable[OfficeRecord]) -> list[OfficeRecord]:
    """Those to whom nothing is missing or late, who published most; none who published nothing."""
    good = [one for one in offices if not one.blamed and not one.problems and one.published]
    return sorted(good, key=lambda one: (-one.published, one.holder.id))[:PRAISED]


def county_text(
    title: str, offices: Sequence[OfficeRecord], cells: Sequence[DutyCell], span_name: str, url: str
) -> str:
    """The body of the county's bulletin. url: of the site, for links to what proves it."""
    return "\n".join(_county(title, offices, cells, span_name, url)) + "\n"


def _county(
    title: str, offices: Sequence[OfficeRecord], cells: Sequence[DutyCell], span_name: str, url: str
) -> Iterator[str]:
    sums = tally(cell for cell in cells if cell.holder.owing != DOMAIN)
    yield f"现将{span_name}全县政务公开工作情况通报如下。数据由公开的文件、目录和日期算出，可以在 [公开责任]({url}/duties/) 逐项核对。"
    yield ""
    yield "## 一、总体情况"
    yield ""
    published = sum(one.published for one in offices)
    yield (
        f"{span_name}公开文件 {published} 份。到通报之日，应公开的责任 {sums.owed} 项，已公开 {sums.of(DONE)} 项，"
        f"逾期公开 {sums.of(LATE)} 项，未公开 {sums.of(MISSING)} 项。"
    )
    yield ""
    yield "| 单位 | 公开文件 | 晚于期限 | 其他问题 | 应公开的责任 | 未公开 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for one in offices:
        numbers = (one.published, len(one.late), one.problems, one.owed, len(one.missing))
        yield f"| {one.holder.name} | {' | '.join(map(str, numbers))} |"
    yield ""
    yield "## 二、做得好的"
    yield ""
    good = praised(offices)
    if good:
        yield from (f"- {one.holder.name}：公开文件 {one.published} 份，没有未公开、晚公开和其他问题。" for one in good)
    else:
        yield "本期没有各项都做到的单位。"
    yield ""
    yield "## 三、存在的问题"
    yield ""
    blamed = [one for one in offices if one.blamed]
    yield from (_blame(one, url) for one in blamed)
    if not blamed:
        yield "本期没有未公开和晚公开的。"
    yield ""
    yield "## 四、要求"
    yield ""
    yield "未公开的，应当立即公开；不该由本单位公开的，写明理由，报政务公开主管部门批准。晚公开的，查明原因，不再发生。"


def _blame(one: OfficeRecord, url: str) -> str:
    """One office with every rule that it broke, each leading to what proves it."""
    parts = []
    for duty in dict.fromkeys(cell.duty for cell in one.missing):
        spans = "、".join(cell.period.label for cell in one.missing if cell.duty == duty and cell.period.label)
        law = "，".join(filter(None, (spans, duty.basis)))
        parts.append(f"未公开[{duty.name}]({url}/duties/{duty.id}/){f'（{law}）' if law else ''}")
    by_code: dict[str, list[Diagnostic]] = {}
    for item in one.late:
        by_code.setdefault(item.code, []).append(item)
    for code, found in sorted(by_code.items()):
        parts.append(f"{len(found)} 处晚于期限（规则 {code}：{found[0].message}{'等' if len(found) > 1 else ''}）")
    return f"- [{one.holder.name}]({url}{one.holder.duties_url})：{'；'.join(parts)}。"


def notice_text(one: OfficeRecord, span_name: str, today: datetime.date, url: str, rules: Mapping[str, str]) -> str:
    """The body of a notice to one office that did not do what it had to. rules: code -> law that asks for it."""
    lines = [
        f"{one.holder.name}：",
        "",
        f"经核对，到 {today.isoformat()}，你单位{span_name}及以前有下列应当公开而没有公开、或者公开晚了的事项：",
        "",
    ]
    number = 0
    for cell in one.missing:
        number += 1
        due = f"，最迟应在 {cell.due.isoformat()} 公开" if cell.due else ""
        law = f"依据{cell.duty.basis}" if cell.duty.basis else ""
        lines.append(f"{number}. {cell.period.label}{cell.duty.name}：没有公开{due}。{law}。{cell.duty.next}")
    for item in one.late:
        number += 1
        law = rules.get(item.code, "")
        lines.append(f"{number}. {item.message}（规则 {item.code}{f'，{law}' if law else ''}）。")
    lines += ["", f"请在收到后公开或者说明理由，情况以[公开责任]({url}{one.holder.duties_url})为准。"]
    return "\n".join(lines) + "\n"
