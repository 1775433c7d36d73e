"""Files of offices -> documents in a folder, and a report of everything that was changed, lost, found or refused."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from generator.access.copies.refused import FILE
from generator.authoring.importers import accounting, cleaning, folders, similarity, structure
from generator.authoring.importers.folders import FoundFile
from generator.authoring.importers.pictures import stripped
from generator.authoring.importers.placing import PREFIX, ImportedFile, placed, written
from generator.authoring.importers.proposals import Known
from generator.authoring.importers.similarity import Duplicate
from generator.authoring.importers.source import RawText, notice, refused
from generator.authoring.importers.structure import Outline
from generator.authoring.importers.writing import front_matter, markdown
from generator.authoring.importers.writing.front_matter import ProposedField
from generator.base import discovery
from generator.base.digest import digest_bytes
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


_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Every file in the order given, the pairs that are one document, and what of folders was left, with why."""

    files: tuple[ImportedFile, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    left: tuple[tuple[Path, str], ...] = ()

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
    """Import every file, and every file of a folder, and write the documents into ``to``. Prints nothing, overwrites
    nothing.

    agency: the name to write instead of what the text says. simplify: traditional characters become simplified.
    known: the county's vocabularies, for proposals. compare_with: a folder of documents in which to look for the same
    document (``to`` when not given). A bad file is a notice; OSError is raised only when ``to`` cannot be written.
    """
    vocabulary = known or Known()
    others = _bodies(compare_with or to)
    taken = {path.stem for path in to.rglob("*.md")} if to.is_dir() else set()
    found, left = _found(paths, to)
    files: list[ImportedFile] = []
    attached: set[str] = set()
    for one in found:
        if one.within and _is_attached(one.path, attached):
            continue
        item = imported(one.path, agency=agency, simplify=simplify, known=vocabulary, within=one.within)
        attached |= {digest_bytes(file.data) for file in item.attachments}
        if one.within and item.outline is not None and _says_nothing(item):
            left.append((one.path, "只有标题，没有正文"))
            continue
        if item.outline is not None:
            item = placed(item, to / one.folder, taken)
        files.append(replace(item, within=one.within))
    files = [item if dry_run or item.target is None else written(item) for item in _led(files)]
    left = [(path, why) for path, why in left if why or not _is_attached(path, attached)]
    bodies = {str(item.source): item.body for item in files if item.target is not None}
    return ImportReport(tuple(files), similarity.near(bodies, others), tuple(left))


def _found(paths: Iterable[Path], to: Path) -> tuple[list[FoundFile], list[tuple[Path, str]]]:
    """The files that are given, and those of the folders that are."""
    found: list[FoundFile] = []
    left: list[tuple[Path, str]] = []
    known = {extension for item in importers() for extension in item.EXTENSIONS}
    for path in paths:
        if not path.is_dir():
            found.append(FoundFile(path))
            continue
        plan = folders.planned(path, to, lambda file: file.suffix.lower() in known)
        found += plan.files
        left += plan.left
    return found, left


def _is_attached(path: Path, attached: set[str]) -> bool:
    """Whether a file came along with a text that names it; pictures come along without what the camera left in them."""
    try:
        data = path.read_bytes() if attached and path.stat().st_size <= FILE else b""
    except OSError:
        return False
    if not data or digest_bytes(data) in attached:
        return bool(data)
    clean = stripped(data) if path.suffix.lower() in _PICTURES else None
    return clean is not None and digest_bytes(clean.data) in attached


def _says_nothing(item: ImportedFile) -> bool:
    """Whether a file of a folder is but the head of a list of pages (``_index.md``)."""
    return item.source.stem.lower() in ("_index", "index") and not item.body.strip() and not item.attachments


def _led(files: list[ImportedFile]) -> list[ImportedFile]:
    """The files with links between them that lead to what they became."""
    made = {Path(os.path.normpath(item.source.absolute())): item.target for item in files if item.target is not None}
    return [_relinked(item, made) if item.target and ".md" in item.body else item for item in files]


def _relinked(item: ImportedFile, made: dict[Path, Path]) -> ImportedFile:
    assert item.target is not None
    body, lost = folders.retargeted(item.body, item.source, item.within, item.target, made)
    told = (
        (notice(f"正文链接的文档没有一起导入：{'、'.join(lost[:20])}", "请一起导入，或改成网址，不要的删去链接。"),)
        if lost
        else ()
    )
    text = item.text.removesuffix(item.body) + body
    return replace(item, body=body, text=text, notices=item.notices + told)


def importers() -> tuple[ModuleType, ...]:
    """The source formats, found by themselves: modules of this package with EXTENSIONS and ``read``."""
    readers = (module for module in discovery.modules("generator.authoring.importers") if hasattr(module, "EXTENSIONS"))
    return tuple(readers)


def read(path: Path, within: Path | None = None) -> RawText:
    """The raw text of a file by the importer of its extension; anything wrong with it is a notice.

    within: the folder that is imported as a whole."""
    suffix = path.suffix.lower()
    module = next((item for item in importers() if suffix in item.EXTENSIONS), None)
    if module is None:
        known = "、".join(sorted(extension for item in importers() for extension in item.EXTENSIONS))
        return refused(f"不能导入 {suffix or '没有扩展名的'} 文件", _LATER.get(suffix, f"可以导入的有：{known}。"))
    try:
        raw: RawText = module.read(path, within) if within and module.NAME == "Markdown" else module.read(path)
    except FileNotFoundError:
        return refused("找不到文件", "请核对文件名和所在文件夹。")
    except OSError as error:
        return refused(
            f"打不开文件：{error.strerror or error}", "请确认不是文件夹、没有被其他程序占用，并且有读取权限。"
        )
    return raw


def imported(
    path: Path, *, agency: str | None, simplify: bool, known: Known, within: Path | None = None
) -> ImportedFile:
    """One file as a document, not yet placed or written: ``text`` still lacks names of attachments.
    Pure but for reading."""
    raw = read(path, within)
    if raw.failed:
        return ImportedFile(path, notices=raw.notices)
    raw = replace(raw, notices=raw.notices + accounting.read_whole(path, raw))
    clean = cleaning.clean(raw, simplify=simplify)
    outline = structure.recover(clean)
    notices = (
        *clean.notices,
        *outline.notices,
        *_cautions(outline, clean),
        *accounting.files_named(clean, outline.attachments),
    )
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
    fields = (*fields, *front_matter.asides(clean))
    if rows:
        fields = (*fields, ProposedField("rows", rows[0].name))
    fields = (*fields, *(ProposedField(one.key, one.value, one.remark) for one in clean.kept))
    outline = replace(outline, body=blocks)
    body = markdown.written(blocks, clean.links, clean.attachments, PREFIX)
    told = [body, *map(str, fields), *(item.message for item in notices), *(item.value for item in clean.evidence)]
    notices += accounting.placed_whole(clean, outline, told)
    return ImportedFile(
        path, None, outline.title.value, "", body, outline, fields, clean.changes, notices, clean.attachments
    )


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
