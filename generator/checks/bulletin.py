"""The matrix of duties, a report and a span of time -> a bulletin on the work of openness, to be signed by a person.

The same content on the same day gives the same text. Whom it praises and whom it blames follows from figures alone.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from generator.base.plain_markdown import plain
from generator.model.diagnostic import Diagnostic
from generator.model.document import Document
from generator.model.duty import DONE, LATE, MISSING
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
    "LET-LATE",
)
"""Rules that find a document of which the term had passed."""
PRAISED = 3
"""How many are praised at most."""


class OfficeRecord(msgspec.Struct, frozen=True):
    """What one did in a span. published: documents. late: cells that were met after their day in the span, and findings
    of lateness in its documents. problems: other warnings on its documents of the span. owed, missing: cells by now,
    whatever their period."""

    holder: Holder
    published: int
    late: tuple[DutyCell, ...]
    told: tuple[Diagnostic, ...]
    problems: int
    owed: int
    missing: tuple[DutyCell, ...]

    @property
    def behind(self) -> int:
        """How many things came late."""
        return len(self.late) + len(self.told)

    @property
    def blamed(self) -> bool:
        """Whether anything is missing or came late."""
        return bool(self.missing or self.behind)


def records(
    cells: Sequence[DutyCell],
    documents: Iterable[Document],
    found: Iterable[tuple[Diagnostic, Document | None]],
    span: tuple[datetime.date, datetime.date],
    county: Set[str],
) -> tuple[OfficeRecord, ...]:
    """What each did, in their order; domains owe their columns and are nobody. documents: those that are public. found:
    findings with the public documents that they are about. county: ids of the agencies that stand for the county."""
    published: Counter[str] = Counter()
    for row in documents:
        published[_office(row, county)] += _within(row.publish_date, span)
    told: dict[str, list[Diagnostic]] = defaultdict(list)
    for item, about in found:
        if about and item.level != "info" and _within(about.publish_date, span):
            told[_office(about, county)].append(item)
    owed: dict[Holder, list[DutyCell]] = defaultdict(list)
    for cell in cells:
        if cell.holder.office:
            owed[cell.holder].append(cell)
    return tuple(_record(holder, own, published[holder.id], told[holder.id], span) for holder, own in owed.items())


def _record(
    holder: Holder,
    own: Sequence[DutyCell],
    published: int,
    told: Sequence[Diagnostic],
    span: tuple[datetime.date, datetime.date],
) -> OfficeRecord:
    late = tuple(
        cell for cell in own if cell.state == LATE and cell.day and (cell.duty.fresh or _within(cell.day, span))
    )
    codes = {code for cell in late for code in cell.duty.told_by}  # which say the same of the same documents
    findings = tuple(item for item in told if item.code in LATE_RULES and item.code not in codes)
    return OfficeRecord(
        holder,
        published,
        late,
        findings,
        sum(1 for item in told if item.code not in LATE_RULES),
        tally(own).owed,
        tuple(cell for cell in own if cell.state == MISSING and (cell.due is None or cell.due <= span[1])),
    )


def _office(row: Document, county: Set[str]) -> str:
    """Whose a document is; "" for the county."""
    return "" if row.agency in county else row.agency


def _within(day: datetime.date, span: tuple[datetime.date, datetime.date]) -> bool:
    return span[0] <= day <= span[1]


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
    sums = tally(cell for cell in cells if cell.holder.office)
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
        numbers = (one.published, one.behind, one.problems, one.owed, len(one.missing))
        yield f"| {plain(one.holder.name)} | {' | '.join(map(str, numbers))} |"
    yield ""
    yield "## 二、做得好的"
    yield ""
    good = praised(offices)
    if good:
        yield from (
            f"- {plain(one.holder.name)}：公开文件 {one.published} 份，没有未公开、晚公开和其他问题。" for one in good
        )
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
        parts.append(f"未公开[{plain(duty.name)}]({url}/duties/{duty.id}/){f'（{law}）' if law else ''}")
    parts += [
        f"逾期公开[{cell.period.label}{plain(cell.duty.name)}]({url}/duties/{cell.duty.id}/)（{_days(cell)}；{_ground(cell)}）"
        for cell in one.late
    ]
    by_code: dict[str, list[Diagnostic]] = {}
    for item in one.told:
        by_code.setdefault(item.code, []).append(item)
    for code, found in sorted(by_code.items()):
        parts.append(
            f"{len(found)} 处晚于期限（规则 {code}：{plain(found[0].message)}{'等' if len(found) > 1 else ''}）"
        )
    return f"- [{plain(one.holder.name)}]({url}{one.holder.duties_url})：{'；'.join(parts)}。"


def _days(cell: DutyCell) -> str:
    due = f"最迟应在 {cell.due.isoformat()}" if cell.due else "已过期限"
    return f"{due}，{'最近一份是' if cell.duty.fresh else '公开于'} {cell.day.isoformat()}" if cell.day else due


def _ground(cell: DutyCell) -> str:
    """The rule that a cell broke, and the law behind it."""
    return "，".join(filter(None, (*(f"规则 {code}" for code in cell.duty.told_by), cell.duty.basis)))


def notice_text(one: OfficeRecord, span_name: str, today: datetime.date, url: str, rules: Mapping[str, str]) -> str:
    """The body of a notice to one office that did not do what it had to. rules: code -> law that asks for it."""
    lines = [
        f"{plain(one.holder.name)}：",
        "",
        f"经核对，到 {today.isoformat()}，你单位{span_name}及以前有下列应当公开而没有公开、或者公开晚了的事项：",
        "",
    ]
    number = 0
    for cell in one.missing:
        number += 1
        due = f"，最迟应在 {cell.due.isoformat()} 公开" if cell.due else ""
        law = f"依据{cell.duty.basis}。" if cell.duty.basis else ""
        lines.append(f"{number}. {cell.period.label}{plain(cell.duty.name)}：没有公开{due}。{law}")
    for cell in one.late:
        number += 1
        lines.append(f"{number}. {cell.period.label}{plain(cell.duty.name)}：{_days(cell)}（{_ground(cell)}）。")
    for item in one.told:
        number += 1
        law = rules.get(item.code, "")
        lines.append(f"{number}. {plain(item.message)}（规则 {item.code}{f'，{law}' if law else ''}）。")
    lines += ["", f"请在收到后公开或者说明理由，情况以[公开责任]({url}{one.holder.duties_url})为准。"]
    return "\n".join(lines) + "\n"
