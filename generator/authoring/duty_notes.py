"""Text with duty notes (（牵头单位：县政府办；落实单位：各部门）) -> the tasks that it assigns, as rows of ``_data/matters``."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import yaml

from generator.authoring.importers import Known, import_files
from generator.base.patterns import pattern_table
from generator.model.vocabulary import Vocabulary

_LEAD = pattern_table("牵头单位 牵头部门 牵头 责任单位 责任部门 主办单位 主办部门")
_FOLLOW = pattern_table("落实单位 落实部门 配合单位 配合部门 参加单位 协办单位 协办部门")
_NOTE = re.compile(rf"[（(]\s*(?P<inner>(?:{_LEAD.pattern})[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]")
_LABEL = re.compile(rf"(?P<lead>{_LEAD.pattern})|(?P<follow>{_FOLLOW.pattern})")
_EDGES = " \t\u3000:：;；、,，。"
_APART = re.compile(r"[、,，;；]|\s{2,}")
_NUMBER = re.compile(
    r"^\s*(?:[#>\s]*)(?:[（(]?[0-9一二三四五六七八九十]+[）).．、]|第[一二三四五六七八九十0-9]+[条项])\s*"
)
_HEADING = re.compile(r"^\s*#*\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])[^。；]{1,40}$")
LONGEST = 60
"""Characters of a title."""


class DutyNote(msgspec.Struct, frozen=True):
    """One task. title: the first sentence that it stands behind; text: all of it. section: the heading above."""

    title: str
    text: str
    section: str
    lead: tuple[str, ...]
    follow: tuple[str, ...]


def duty_notes(text: str) -> list[DutyNote]:
    """Every note in its order. A note that stands behind several sentences is of them all."""
    found: list[DutyNote] = []
    section = ""
    for line in text.split("\n"):
        if _HEADING.match(line) and not _NOTE.search(line):
            section = line.strip(" #\t\u3000")
        found += _of_line(line, section)
    return found


def _of_line(line: str, section: str) -> Iterator[DutyNote]:
    begin = 0
    for match in _NOTE.finditer(line):
        text = _NUMBER.sub("", line[begin : match.start()]).strip(" \t\u3000#>*。；;")
        begin = match.end()
        lead, follow = _units(match["inner"])
        if text and lead:
            title = re.split(r"[。；]", text)[0].strip("*＊ ")[:LONGEST]
            yield DutyNote(title, text, section, lead, follow)


def _units(inner: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The units behind each label of a note, whichever mark stands between."""
    labels = [*_LABEL.finditer(inner)]
    ends = [*(label.start() for label in labels[1:]), len(inner)]
    groups: dict[bool, list[str]] = {True: [], False: []}
    for label, end in zip(labels, ends, strict=True):
        names = (name.strip(_EDGES) for name in _APART.split(inner[label.end() : end].strip(_EDGES)))
        groups[label["lead"] is not None] += [name for name in names if name]
    return tuple(dict.fromkeys(groups[True])), tuple(dict.fromkeys(groups[False]))


def rows(notes: Iterable[DutyNote], prefix: str) -> str:
    """The notes as a file of ``_data/matters``: ids are numbered, units stand as they are written in the text, which
    ``gongkai check`` compares with the agencies."""
    listed = [
        {"id": f"{prefix}-{number:02d}", "title": note.title, "lifecycle": "重点任务", "lead": list(note.lead)}
        | ({"follow": list(note.follow)} if note.follow else {})
        | ({"summary": note.text} if note.text != note.title else {})
        | ({"section": note.section} if note.section else {})
        for number, note in enumerate(notes, 1)
    ]
    made: str = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=1000)
    return made


class TaskFile(msgspec.Struct, frozen=True):
    """What came of one file. unknown: units that the county's agencies do not have. refusal: why nothing was written,
    or ""."""

    target: Path
    count: int = 0
    unknown: tuple[str, ...] = ()
    refusal: str = ""


def import_tasks(source: Path, folder: Path, known: Known, *, dry_run: bool = False) -> TaskFile:
    """Read a file of any form that can be imported, and write its tasks to ``folder``. Nothing is overwritten."""
    prefix = re.sub(r"[^a-z0-9_-]+", "-", source.stem.lower()).strip("-_") or "renwu"
    target = folder / f"{prefix}.yaml"
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch:
        report = import_files((source,), to=Path(scratch), known=known)
        texts = [item.target.read_text(encoding="utf-8") for item in report.files if item.target]
        told = "；".join(notice.message for item in report.files for notice in item.notices if item.target is None)
    notes = duty_notes("\n".join(texts))
    agencies = Vocabulary(known.agencies)
    names = dict.fromkeys(name for note in notes for name in (*note.lead, *note.follow))
    unknown = tuple(name for name in names if agencies.find(name) is None)
    if not texts:
        return TaskFile(target, refusal=told or "读不出来")
    if not notes:
        return TaskFile(target, refusal="没有找到“（牵头单位：…）”这样的条目")
    if target.exists():
        return TaskFile(target, refusal=f"{target.name} 已经有了，先移走或改名")
    if not dry_run:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(rows(notes, prefix), encoding="utf-8")
    return TaskFile(target, len(notes), unknown)
