"""What is asked about a form before it is saved -> its answer, in a process of its own: a text -> what the checks say
of it; a file of an office -> text, tables and pictures for the form. Writes nothing into the site.
"""

from __future__ import annotations

import base64
import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator.authoring.importers import ImportedFile, Known, import_files
from generator.base.patterns import lazy_re
from generator.base.scan import scan
from generator.base.version import fingerprint
from generator.checks.wording import worded
from generator.content import shown_path, today_of
from generator.content.config import load_config
from generator.content.documents import ReadFrame
from generator.content.front_matter import body_start
from generator.content.reading import outcomes_of, work
from generator.content.vocabulary import load_vocabularies
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Level, UsageError
from generator.model.kind import COMMON, Kind
from generator.model.options import Options
from generator.model.vocabularies import Vocabularies

COPIED = 50 << 20
"""Bytes of the files beside a document that are looked at with it; larger ones are when it has been saved."""
IN_TEXT = 200
"""Rows of a table that is put into the text; a longer one becomes a file."""
LACKING = "FLD-MISSING"
"""The code of a required field without a value: the form says by itself which are still to be filled in."""
_BY_HAND = lazy_re(r"---|头部|加一行|删去这一行")
Told = dict[str, Any]


def check_text(options: Options, path: str, text: str, files: Mapping[str, bytes]) -> list[Told]:
    """What gate and rules find in one document as it would be saved, worst first: level, message, hint, code, field
    (its name, "正文" for the body).

    path: where it would be, below the content folder. files: what the form brings, by path. What concerns several
    documents (links to others, deadlines) is found by the build after saving. Raises UsageError, OSError.
    """
    config, words, roots = site_of(options)
    with tempfile.TemporaryDirectory(prefix="gongkai-form-") as scratch:
        root = Path(scratch) / "content"
        _laid_out(root, roots[0], path, text, files)
        frame = ReadFrame(
            (root,),
            (shown_path(roots[0], options.root),),
            (scan(root),),
            vocabularies=words,
            today=today_of(options),
            bodies=Path(scratch) / "bodies",
            version=fingerprint(),
            types=config.attachments.types,
            jurisdiction=config.site.jurisdiction,
        )
        (outcome,) = outcomes_of(work((frame.setup, [frame.job(f"0/{path}", None)])))
        found = outcome.loaded.findings if outcome.loaded else ()
    findings = (*found, *(item for item in frame.findings if item.path.endswith(path)))
    told = (worded(item, config=config) for item in findings)
    order: tuple[Level, ...] = ("error", "warning", "info")
    sorted_ = sorted((item for item in told if item), key=lambda item: (order.index(item.level), item.line))
    return [_told(item, text, words.kinds.terms) for item in sorted_]


def _laid_out(root: Path, content: Path, path: str, text: str, files: Mapping[str, bytes]) -> None:
    """The document, what it brings, and what of the content folder it names or inherits from."""
    inner = PurePosixPath(path)
    wanted = [str(folder / "_defaults.yaml") for folder in inner.parents]
    listing = scan(content)
    left = COPIED
    for name, stamp in listing.items():
        given = name in wanted
        beside = not name.endswith(".md") and "/_" not in f"/{name}" and PurePosixPath(name).name in text
        if (given or beside) and stamp.size <= left:
            left -= stamp.size
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content / name, root / name)
    for name, data in {**files, path: text.encode()}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def _told(item: Diagnostic, text: str, kinds: Iterable[Kind]) -> Told:
    """A diagnostic as the form shows it: by the name of a field, since nobody there sees lines."""
    lines = text.split("\n")
    field, body = "正文", text.count("\n", 0, body_start(text)) + 1
    if item.line < body:
        names = {word: one.name for kind in kinds for one in kind.every_field for word in one.names}
        names |= {word: one.name for one in COMMON for word in one.names}
        above = (line.partition(":")[0].strip("\"' ") for line in reversed(lines[: item.line]) if line[:1].strip(" -#"))
        field = next((names[key] for key in above if key in names), "")
    return {
        "level": item.level,
        "message": item.message,
        # How to mend a file by hand is of no use where there is a field to fill in.
        "hint": "" if _BY_HAND.search(item.hint) else item.hint,
        "lacking": item.code == LACKING,
        "code": item.code,
        "field": field,
        "line": item.line,
    }


def read_file(options: Options, name: str, data: bytes) -> Told:
    """What a Word, Excel or text file holds, for the form: title, fields (key -> text), body as Markdown, files (name,
    base64), notices. A file that cannot be read gives notices alone."""
    _, words, _ = site_of(options)
    known = Known(domains=words.domains.terms, subjects=words.subjects.terms, agencies=words.agencies.terms)
    with tempfile.TemporaryDirectory(prefix="gongkai-form-") as scratch:
        # Its name is told only to people: on the disk it has one of ours.
        source = Path(scratch) / f"{_stem(name)}{PurePosixPath(name).suffix.lower()}"
        source.write_bytes(data)
        report = import_files([source], to=Path(scratch) / "made", known=known)
    (item,) = report.files
    notices = [{"level": one.level, "message": one.message, "hint": one.hint} for one in item.notices]
    notices += [
        {"level": "info", "message": f"已整理：{change.step} {change.count} 处", "hint": "、".join(change.samples[:3])}
        for change in item.changes
    ]
    if item.target is None:
        return {"failed": True, "notices": notices}
    body, files = _with_tables(item)
    fields = {field.key: field.value for field in item.fields if isinstance(field.value, str) and field.value}
    return {
        "failed": False,
        "title": item.title,
        "fields": {key: fields[key] for key in ("doc_number", "written_date") if key in fields},
        "body": body,
        "files": files,
        "notices": notices,
    }


def _stem(name: str) -> str:
    """A name that any disk takes, from which an importer may still read a title."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    kept = "".join(char for char in stem if char.isalnum() or char in "-_（）《》〔〕")[:40]
    return kept.strip("-_") or "file"


def _with_tables(item: ImportedFile) -> tuple[str, list[Told]]:
    """The body, in which a short table of a sheet stands as one; everything else that came with it is a file."""
    body, files = item.body, []
    for one in item.attachments:
        table = _markdown(one.data) if one.name.endswith(".csv") else ""
        if table and item.fields and any(field.key == "rows" and field.value == one.name for field in item.fields):
            body = f"{body.rstrip()}\n\n{table}".lstrip("\n")
        elif not (table and table.split("\n", 1)[0] in body):
            files.append({"name": one.name, "content": base64.b64encode(one.data).decode()})
    return body, files


def _markdown(data: bytes) -> str:
    """A CSV file as a table of Markdown; "" for one that is too long to be read on a page."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    if not rows or len(rows) > IN_TEXT or not rows[0]:
        return ""
    width = max(map(len, rows))
    written = ["| " + " | ".join(_cells(row, width)) + " |" for row in rows]
    return "\n".join([written[0], "|" + " --- |" * width, *written[1:]]) + "\n"


def _cells(row: list[str], width: int) -> Iterator[str]:
    for cell in row + [""] * (width - len(row)):
        yield cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>")


def site_of(options: Options) -> tuple[Config, Vocabularies, tuple[Path, ...]]:
    """Configuration, vocabularies and content folders. Raises UsageError."""
    config, _ = load_config(options.config, options.config.name)
    if config is None:
        raise UsageError(f"{options.config.name} 有错误", "运行 gongkai check 查看并改正")
    folders = options.content or tuple(options.root / name for name in config.content)
    words, _ = load_vocabularies((folder, folder.name) for folder in folders)
    return config, words, folders
