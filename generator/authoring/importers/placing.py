"""A document that was made of a file -> its id, its place and the files written; nothing is ever overwritten."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring.importers.source import ImportChange, ImportedAttachment, notice
from generator.authoring.importers.structure import Outline
from generator.authoring.importers.writing import front_matter
from generator.authoring.importers.writing.front_matter import ProposedField
from generator.base.digest import digest
from generator.model.diagnostic import Diagnostic

_REQUIRED = {
    "title": "标题",
    "domain": "领域",
    "subject": "主题",
    "publish_date": "发布日期",
    "classification": "公开属性",
    "list_type": "清单类型",
}


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of one source. ``target`` is None when it was refused; with ``dry_run`` nothing stands there.

    text: the whole document file. body: its Markdown without front matter. written: every path that was written.
    within: the folder with which it came.
    """

    source: Path
    target: Path | None = None
    title: str = ""
    text: str = ""
    body: str = ""
    outline: Outline | None = None
    fields: tuple[ProposedField, ...] = ()
    changes: tuple[ImportChange, ...] = ()
    notices: tuple[Diagnostic, ...] = ()
    attachments: tuple[ImportedAttachment, ...] = ()
    written: tuple[Path, ...] = ()
    within: Path | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Chinese names of required fields that a person has to fill before the document can be published."""
        empty = {field.key for field in self.fields if not field.value}
        return tuple(name for key, name in _REQUIRED.items() if key in empty)


PREFIX = "\ufde0-"
"""Stands for the document's id in links until the id is chosen; a noncharacter occurs in no text."""


def identity(outline: Outline, body: str) -> str:
    """An id of ASCII letters and digits from date and number, else from the text: never a guess at pronunciation."""
    day = outline.written_date.value or outline.published.value[:10]
    number = re.search(r"〔(\d{4})〕(\d+)号$|第\s*(\d{1,4})\s*号$", outline.doc_number.value)
    mark = digest(outline.title.value, body)
    if number and day:
        return f"{day}-{number.group(2) or number.group(3)}"
    if number and number.group(1):
        return f"{number.group(1)}-{number.group(2)}-{mark[:4]}"
    return f"{day}-{mark[:6]}" if day else f"doc-{mark[:10]}"


def placed(item: ImportedFile, to: Path, taken: set[str]) -> ImportedFile:
    """The item with its id, its path and its finished text. An id that is used, on disk or in this run,
    gets a suffix."""
    assert item.outline is not None
    wanted = identity(item.outline, item.body)
    name, tries = wanted, 1
    while (
        name in taken
        or (to / f"{name}.md").exists()
        or any((to / f"{name}-{file.name}").exists() for file in item.attachments)
    ):
        tries += 1
        name = f"{wanted}-{tries}"
    taken.add(name)
    renamed = (
        (notice(f"{wanted}.md 已经存在，没有覆盖，本次写成 {name}.md", "请核对是不是重复导入。"),)
        if name != wanted
        else ()
    )
    names = {file.name for file in item.attachments}
    fields = tuple(_renamed(field, name, names) for field in item.fields)
    body = item.body.replace(PREFIX, f"{name}-")
    attachments = tuple(replace(file, name=f"{name}-{file.name}") for file in item.attachments)
    return replace(
        item,
        target=to / f"{name}.md",
        text=f"{front_matter.written(fields)}\n{body}",
        body=body,
        fields=fields,
        attachments=attachments,
        notices=item.notices + renamed,
    )


def _renamed(field: ProposedField, name: str, names: set[str]) -> ProposedField:
    if isinstance(field.value, tuple):
        return replace(field, value=tuple(f"{name}-{value}" if value in names else value for value in field.value))
    return replace(field, value=f"{name}-{field.value}") if field.key == "rows" else field


def written(item: ImportedFile) -> ImportedFile:
    """Write the attachments, then the document that names them;
    a file that appeared meanwhile raises FileExistsError."""
    assert item.target is not None
    item.target.parent.mkdir(parents=True, exist_ok=True)
    contents = [
        *((item.target.with_name(file.name), file.data) for file in item.attachments),
        (item.target, item.text.encode()),
    ]
    for path, data in contents:
        with path.open("xb") as stream:
            stream.write(data)
    return replace(item, written=tuple(path for path, _ in contents))
