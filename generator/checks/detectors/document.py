"""A Source with its attachments -> problems by code: what every rule of the gate hands out.

The rules ask one after another about the same document; it is looked at once. What is looked at follows what will be
shown: all of a document that is or will be open, the title alone of one open on application, nothing of a withheld one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator.checks.detectors import attachments, columns, masking, secrecy
from generator.checks.detectors.attachments.parts import LIMIT, Contents, OfficePart
from generator.checks.detectors.hit import Hit
from generator.checks.detectors.names import is_full_name
from generator.checks.detectors.scan import scan
from generator.model.diagnostic import Problem
from generator.model.document import ON_APPLICATION, WITHHELD, Attachment
from generator.model.negative import Negative
from generator.model.source import Source

MOST = 10
"""Problems of one code that one file is reported with; the last says how many more there are."""
_PAGE_NUMBERS = ("页眉", "页脚", "页")
_UNPUBLISHED = ("exceptions", "review")

Opened = Callable[[str], Path]


class Seen(msgspec.Struct, frozen=True):
    """What was seen in one document. hits: in its own text, by offset. problems: by code, attachments included."""

    hits: tuple[Hit, ...] = ()
    problems: Mapping[str, tuple[Problem, ...]] = {}


_last: tuple[Source | None, Seen] = (None, Seen())


def look(source: Source, negative: tuple[Negative, ...], opened: Opened) -> Seen:
    """Everything that the gate sees in a document; remembered for the one document at hand."""
    global _last  # one document at a time passes through all rules of a worker; see the module's docstring
    if _last[0] is not source:
        _last = (source, _look(source, negative, opened))
    return _last[1]


def _look(source: Source, negative: tuple[Negative, ...], opened: Opened) -> Seen:
    classification = source.value("classification")
    if classification == WITHHELD:
        return Seen()
    text = _title_only(source) if classification == ON_APPLICATION else _published(source)
    if _is_negative_list(source):
        negative = ()
    hits, families = scan(text, negative=negative)
    if classification != ON_APPLICATION:
        hits += _own(source, text, families)
    lines = _line_starts(text) if hits else []
    problems = [_problem(hit, text, lines) for hit in sorted(hits, key=lambda hit: (hit.start, hit.code))]
    problems += _escaped(source, negative, text)
    found = list(_capped(problems))
    if classification != ON_APPLICATION:
        found += _defaults(source, negative)
        for attachment in source.document.attachments if source.document else ():
            found += _attached(source, attachment, negative, opened)
    by_code: dict[str, tuple[Problem, ...]] = {}
    for code, problem in found:
        by_code[code] = (*by_code.get(code, ()), problem)
    return Seen(tuple(hits), by_code)


def masked_lines(source: Source, seen: Seen) -> list[str]:
    """The document's lines as a report may quote them: none of a document that is not open, since reports are read too."""
    if source.value("classification") in (WITHHELD, ON_APPLICATION):
        return []
    lines = masking.covered(source.text, seen.hits).split("\n")
    starts = _line_starts(source.text)
    for number in {bisect_right(starts, hit.start) for hit in seen.hits if hit.code.startswith("PRI-")}:
        lines[number - 1] = masking.names(lines[number - 1])
    return lines


def _escaped(source: Source, negative: tuple[Negative, ...], text: str) -> Iterator[tuple[str, Problem]]:
    """What stands in front matter as references such as \\u0031: pages show what they mean."""
    if "\\" not in text:
        return
    for key, entry in source.entries.items():
        shown = key not in _UNPUBLISHED and (key == "title" or source.value("classification") != ON_APPLICATION)
        if not shown or not isinstance(entry.value, str) or entry.value in text:
            continue
        hits, _ = scan(entry.value, negative=negative)
        for hit in hits:
            code, problem = _problem(hit, entry.value, _line_starts(entry.value))
            yield code, msgspec.structs.replace(problem, line=entry.line, column=entry.column)


def _title_only(source: Source) -> str:
    """The text with everything but the line of the title blanked, so that lines keep their numbers."""
    lines = source.text.split("\n")
    line = source.line_of("title")
    return "\n".join(text if number == line else "" for number, text in enumerate(lines, 1))


def _published(source: Source) -> str:
    """The text without the parts of the front matter that no page shows (review record, exceptions)."""
    spans = [entry.line for key, entry in source.entries.items() if key in _UNPUBLISHED and entry.line]
    if not spans:
        return source.text
    starts = sorted(entry.line for entry in source.entries.values() if entry.line)
    lines = source.text.split("\n")
    for first in spans:
        after = next((line for line in starts if line > first), 0)
        last = after or next(
            (number for number in range(first + 1, source.body_line) if lines[number - 1].strip() == "---"),
            source.body_line,
        )
        for number in range(first, last):
            lines[number - 1] = " " * len(lines[number - 1])
    return "\n".join(lines)


def _is_negative_list(source: Source) -> bool:
    """The published list of what is not published names its matters and must be able to."""
    return "负面清单" in source.value("title") or source.value("list_type") == "负面清单"


def _own(source: Source, text: str, families: frozenset[str]) -> list[Hit]:
    """Hits that depend on what the document is: columns of its tables, the party of a penalty, a 份号 at its head."""
    found: list[Hit] = []
    if "columns" in families:
        about = f"{source.kind.name if source.kind else ''} {source.value('title')}"
        tables = [*columns.pipe_tables(text), *columns.html_tables(text)]
        for table in tables:
            for column in columns.forbidden(table, about=about):
                end = text.find("\n", column.offset)
                found.append(_column(column, end if end >= 0 else len(text)))
    party = source.entries.get("party")
    if party and source.kind and source.kind.id == "penalty" and is_full_name(source.value("party").strip()):
        start = text.find(source.value("party").strip(), _offset_of(text, party.line))
        if start >= 0:
            name = source.value("party").strip()
            shown = masking.name(name)
            found.append(Hit("PRI-NAME", start, start + len(name), shown, masked=shown))
    for hit in secrecy.serial(source.body):
        base = _offset_of(text, source.body_line)
        found.append(msgspec.structs.replace(hit, start=hit.start + base, end=hit.end + base))
    return found


def _column(column: columns.Forbidden, end: int) -> Hit:
    return Hit("PRI-LIST", column.offset, end, column.header, values={"rows": str(column.count)})


def _offset_of(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at


def _defaults(source: Source, negative: tuple[Negative, ...]) -> Iterator[tuple[str, Problem]]:
    """What the folder's ``_defaults.yaml`` gives does not stand in the document's text."""
    given = [entry.value for entry in source.entries.values() if not entry.line and isinstance(entry.value, str)]
    if given:
        for hit in scan("\n".join(given), negative=negative)[0]:
            yield hit.code, Problem(1, 1, _values(hit, where="文件夹默认值：", line=1), level=hit.level)


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _problem(hit: Hit, text: str, lines: list[int]) -> tuple[str, Problem]:
    line = bisect_right(lines, hit.start)
    values = _values(hit, where="", line=line)
    return hit.code, Problem(line, hit.start - lines[line - 1] + 1, values, level=hit.level)


def _values(hit: Hit, *, where: str, line: int, file: str = "") -> dict[str, str]:
    place = f"file: {file}, " if file else ""
    place += f"line: {line}, " if line else ""
    example = f"code: {hit.code}, {place}reason: 理由, approver: 批准人, expires: 到期日期"
    return {"shown": hit.shown, "where": where, "example": example, "more": "", "more_en": "", **hit.values}


def _capped(found: list[tuple[str, Problem]]) -> Iterator[tuple[str, Problem]]:
    """At most MOST problems of each code."""
    counts: dict[str, int] = {}
    for code, _ in found:
        counts[code] = counts.get(code, 0) + 1
    seen: dict[str, int] = {}
    for code, problem in found:
        seen[code] = seen.get(code, 0) + 1
        if seen[code] == MOST and counts[code] > MOST:
            rest = {"more": f"（另有 {counts[code] - MOST} 处）", "more_en": f" (and {counts[code] - MOST} more)"}
            yield code, msgspec.structs.replace(problem, values={**problem.values, **rest})
        elif seen[code] <= MOST:
            yield code, problem


def _attached(
    source: Source, attachment: Attachment, negative: tuple[Negative, ...], opened: Opened
) -> Iterator[tuple[str, Problem]]:
    prefix = source.path.removesuffix(source.place.partition("/")[2])
    path = prefix + attachment.path.partition("/")[2]
    name = attachment.path.rpartition("/")[2]
    found: list[tuple[str, Problem]] = []
    for hit in scan(name, negative=negative)[0]:
        values = _values(hit, where="文件名：", line=0, file=name)
        found.append((hit.code, Problem(0, 0, values, path, hit.level)))
    try:
        contents = (
            Contents(unreadable=f"文件超过 {LIMIT >> 20} MB")
            if attachment.size > LIMIT
            else attachments.read(opened(attachment.path).read_bytes(), name)
        )
    except OSError:
        contents = Contents(unreadable="文件读不出来")
    about = f"{source.kind.name if source.kind else ''} {source.value('title')} {name} {attachment.title}"
    known: set[tuple[str, str]] = set()
    for part in contents.parts:
        for code, problem in _part(part, about, negative, path, name):
            key = (code, problem.values["shown"])
            if key not in known or (part.table and not part.label.startswith("表")):
                known.add(key)
                found.append((code, problem))
    for residue in contents.residues:
        values = {
            "what": residue.what,
            "what_en": residue.what_en,
            "name": name,
            "example": _values(Hit(residue.code, 0, 0, ""), where="", line=0, file=name)["example"],
        }
        found.append((residue.code, Problem(0, 0, values, path, "warning" if residue.light else None)))
    if contents.unreadable:
        found.append(("ATT-UNREADABLE", Problem(0, 0, {"name": name, "why": contents.unreadable}, path)))
    yield from _capped(found)


def _part(
    part: OfficePart, about: str, negative: tuple[Negative, ...], path: str, name: str
) -> Iterator[tuple[str, Problem]]:
    rows = columns.tab_rows(part.text) if part.table else []
    hits, _ = scan(part.text, headers=columns.headers(rows) if part.table else None, negative=negative)
    if part.table:
        hits += [_column(column, column.offset) for column in columns.forbidden(rows, about=f"{about} {part.label}")]
    lines = _line_starts(part.text) if hits else []
    for hit in hits:
        if hit.code == "RES-PAGE" and part.label.endswith(_PAGE_NUMBERS):
            continue
        line = bisect_right(lines, hit.start) + part.first - 1
        row = line if part.table or not part.label else 0
        unit = f"第{line}行" if part.table and part.label else ""
        where = f"{part.label}{unit}：" if part.label else ""
        yield hit.code, Problem(row, 1 if row else 0, _values(hit, where=where, line=row, file=name), path, hit.level)


def forget() -> None:
    """Let go of the last document; tests that change attachments behind one Source need it."""
    global _last
    _last = (None, Seen())
