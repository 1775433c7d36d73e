"""SEC-REVIEW 缺少审查记录。

`config.yaml` 写有 `review: {required: true}` 时，每个主动公开的文件都要有审查记录：谁审查、谁批准、哪一天。审查人和批准人不能是同一人，批准不能晚于发布。

错误的做法：没有 review 一项就发布。正确的做法：review: {reviewer: 政策法规股, approver: 分管副主任, date: 2026-02-27}

依据：政府信息公开条例 第十七条。
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.document import OPEN, Document
from generator.model.library import Library

LEVEL = "error"
MESSAGE = "{what}"
HINT = "{how}"
ENGLISH = ("{what_en}", "add the record of the review: reviewer, approver, date")
BASIS = "政府信息公开条例第十七条"


def check(library: Library) -> Findings:
    """Open documents without a sound record, where the configuration asks for one."""
    if not library.config.review.required:
        return
    for row in library.rows:
        if row.classification == OPEN and (wrong := _fault(row)):
            what, what_en, how = wrong
            line = row.lines.get("review", 1)
            yield Finding(line, 1, {"what": what, "what_en": what_en, "how": how}, row.source)


def _fault(row: Document) -> tuple[str, str, str] | None:
    """What is wrong with a record, in Chinese and English, and what to do; None when it is sound."""
    example = f"在 review 下写明 reviewer（审查人）、approver（批准人）、date（不晚于 {row.publish_date}）"
    if row.review is None:
        return "没有保密审查记录", "no record of the secrecy review", example
    if row.review.date is None:
        return "审查记录没有日期", "the record of the review has no date", example
    if row.review.reviewer == row.review.approver:
        return "审查人与批准人是同一人", "reviewer and approver are the same", "由另一人批准"
    if row.review.date > row.publish_date:
        return "审查晚于发布", "reviewed after publication", "先审查后公开：核对审查日期和发布日期"
    return None
