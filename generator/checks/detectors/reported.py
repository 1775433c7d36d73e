"""Hits in a text -> findings: on which line, in which words, at most so many of one code."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from generator.checks.detectors.detection import Detection
from generator.model.diagnostic import Exemption, Finding

MOST = 10
"""Findings of one code that one file is reported with; the last says how many more there are."""


class TextLines:
    """The lines of a text by offset, counted once for all hits in it."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> int:
        """The line on which an offset lies, 1-based."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset, 1-based."""
        line = self.of(offset)
        return line, offset - self.starts[line - 1] + 1


def reported(hit: Detection, *, line: int, column: int, where: str = "", file: str = "", path: str = "") -> Finding:
    """A hit as a finding. where: words that stand before it. file: the attachment in which it is, for an exception."""
    words = {"shown": hit.shown, "where": where, "example": exception(hit.code, hit.shown, file=file)}
    return Finding(line, column, {**words, "more": "", "more_en": "", **hit.values}, path, hit.level, hit.code)


def exception(code: str, shown: str, *, file: str = "") -> str:
    """The entry of ``exceptions`` that would answer for a finding."""
    place = f"file: {file}, " if file else ""
    what = json.dumps(" ".join(shown.split()), ensure_ascii=False)
    return f"code: {code}, what: {what}, {place}reason: 理由, approver: 批准人, expires: 到期日期"


def capped(findings: list[Finding], exemptions: Sequence[Exemption] = (), file: str = "") -> Iterator[Finding]:
    """At most MOST findings of each code, and all that an exemption may answer for: they must not stand for others."""
    if not findings:
        return
    answered = [any(one.names(finding, file) for one in exemptions) for finding in findings]
    counts = Counter(finding.code for finding, known in zip(findings, answered, strict=True) if not known)
    passed: Counter[str] = Counter()
    for finding, known in zip(findings, answered, strict=True):
        if known:
            yield finding
            continue
        passed[finding.code] += 1
        left = counts[finding.code] - MOST
        if passed[finding.code] == MOST and left > 0:
            more = {"more": f"（另有 {left} 处）", "more_en": f" (and {left} more)"}
            yield msgspec.structs.replace(finding, values={**finding.values, **more})
        elif passed[finding.code] <= MOST:
            yield finding
