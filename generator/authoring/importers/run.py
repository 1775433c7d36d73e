"""Files of offices -> documents in a folder, and a report of everything that was changed, lost, found or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from generator.authoring.importers import cleaning, similarity, structure
from generator.authoring.importers.proposals import Known
from generator.authoring.importers.similarity import Duplicate
from generator.authoring.importers.source import ImportChange, ImportedAttachment, RawText, notice, refused
from generator.authoring.importers.structure import Outline
from generator.authoring.importers.writing import front_matter, markdown
from generator.authoring.importers.writing.front_matter import ProposedField
from generator.base import discovery
from generator.base.digest import digest
from generator.model.diagnostic import Diagnostic

_LATER = {
    ".pdf": "请用 WPS 或 Acrobat 把 PDF 另存为 Word（.docx）或文本后再导入；扫描件请先识别文字（OCR）。",
    ".ofd": "请用 OFD 阅读器导出为文本或 Word（.docx）后再导入。",
    ".uof": "请用 WPS 打开，另存为 Word（.docx）或 Excel（.xlsx）后再导入。",
    ".uot": "请用 WPS 打开，另存为 Word（.docx）后再导入。",
    ".ppt": "请把要公开的文字另存为 Word（.docx）后再导入。",
    ".pptx": "请把要公开的文字另存为 Word（.docx）后再导入。",
    ".zip": "请先解压，再导入其中的文件。",
    ".rar": "请先解压，再导入其中的文件。",
}
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

    @property
    def missing(self) -> tuple[str, ...]:
        """Chinese names of required fields that a person has to fill before the document can be published."""
        empty = {field.key for field in self.fields if not field.value}
        return tuple(name for key, name in _REQUIRED.items() if key in empty)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Every file in the order given, and the pairs that are one document."""

    files: tuple[ImportedFile, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def refused(self) -> tuple[ImportedFile, ...]:
        """Files that could not be imported."""
        return tuple(item for item in self.files if item.target is None)


def import_files(
    paths: Iterable[Path],
    *,
    to: Path,
    agency: str | None = None,
    dry_run: bool = False,
    simplify: bool = False,
    known: Known | None = None,
    compare_with: Path | None = None,
) -> ImportReport:
    """Import every file and write the documents into ``to``. Prints nothing, overwrites nothing.

    agency: the name to write instead of what the text says. simplify: traditional characters become simplified.
    known: the county's vocabularies, for proposals. compare_with: a folder of documents in which to look for the same
    document (``to`` when not given). A bad file is a notice; OSError is raised only when ``to`` cannot be written.
    """
    vocabulary = known or Known()
    others = _bodies(compare_with or to)
    taken: set[str] = set()
    files: list[ImportedFile] = []
    for path in paths:
        item = imported(path, agency=agency, simplify=simplify, known=vocabulary)
        if item.outline is not None:
            item = _placed(item, to, taken)
            item = item if dry_run else _written(item)
        files.append(item)
    bodies = {str(item.source): item.body for item in files if item.target is not None}
    return ImportReport(tuple(files), similarity.near(bodies, others))


def importers() -> tuple[ModuleType, ...]:
    """The source formats, found by themselves: modules of this package with EXTENSIONS and ``read``."""
    readers = (module for module in discovery.modules("generator.authoring.importers") if hasattr(module, "EXTENSIONS"))
    return tuple(readers)


def read(path: Path) -> RawText:
    """The raw text of a file by the importer of its extension; anything wrong with it is a notice."""
    suffix = path.suffix.lower()
    module = next((item for item in importers() if suffix in item.EXTENSIONS), None)
    if module is None:
        known = "、".join(sorted(extension for item in importers() for extension in item.EXTENSIONS))
        return refused(f"不能导入 {suffix or '没有扩展名的'} 文件", _LATER.get(suffix, f"可以导入的有：{known}。"))
    try:
        raw: RawText = module.read(path)
    except FileNotFoundError:
        return refused("找不到文件", "请核对文件名和所在文件夹。")
    except OSError as error:
        return refused(
            f"打不开文件：{error.strerror or error}", "请确认不是文件夹、没有被其他程序占用，并且有读取权限。"
        )
    return raw


def imported(path: Path, *, agency: str | None, simplify: bool, known: Known) -> ImportedFile:
    """One file as a document, not yet placed or written: ``text`` still lacks names of attachments.
    Pure but for reading."""
    raw = read(path)
    if raw.failed:
        return ImportedFile(path, notices=raw.notices)
    clean = cleaning.clean(raw, simplify=simplify)
    outline = structure.recover(clean)
    notices = (*clean.notices, *outline.notices, *_cautions(outline, clean))
    if any(one.level == "error" for one in outline.notices):
        return ImportedFile(path, title=outline.title.value, changes=clean.changes, notices=notices)
    blocks = structure.climbed(outline.body, outline.annexes)
    listed = "".join(item.data.decode("utf-8-sig") for item in clean.attachments if item.name.startswith("rows"))
    plain = cleaning.whole(blocks) + listed
    kind = clean.known("kind")
    rows = [item for item in clean.attachments if item.name.startswith("rows")]
    fields = front_matter.fields(
        outline,
        plain,
        known,
        agency=agency,
        kind=kind.value if kind else "",
        files=tuple(item.name for item in rows[1:]),
    )
    if rows:
        fields = (*fields, ProposedField("rows", rows[0].name))
    outline = replace(outline, body=blocks)
    body = markdown.written(blocks, clean.links, clean.attachments, _PREFIX)
    return ImportedFile(
        path, None, outline.title.value, "", body, outline, fields, clean.changes, notices, clean.attachments
    )


_PREFIX = "\ufde0-"
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


def _placed(item: ImportedFile, to: Path, taken: set[str]) -> ImportedFile:
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
    body = item.body.replace(_PREFIX, f"{name}-")
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


def _written(item: ImportedFile) -> ImportedFile:
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


def _bodies(folder: Path) -> dict[str, str]:
    """Bodies of the documents in a folder, by path; files that cannot be read are for ``check`` to name."""
    bodies: dict[str, str] = {}
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        bodies[str(path)] = re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)
    return bodies


def _cautions(outline: Outline, raw: RawText) -> tuple[Diagnostic, ...]:
    """What the recovered outline itself gives to think about."""
    cautions: list[Diagnostic] = []
    if outline.classification.value in ("依申请公开", "不予公开"):
        cautions.append(
            notice(
                f"{outline.classification.place}：这份文件不能主动公开",
                "请移到另一个不公开的文件夹，不要提交到公开的仓库。",
            )
        )
    if outline.attachments:
        cautions.append(
            notice(
                f"原文列有 {len(outline.attachments)} 个附件：{'；'.join(outline.attachments)}",
                "请把附件文件放到文档旁边并填写 attachments。",
                "info",
            )
        )
    if not outline.body and not raw.attachments:
        cautions.append(notice("只找到标题，没有正文", "请核对原文件。"))
    return tuple(cautions)
