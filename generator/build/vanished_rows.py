"""Lists that are public, now and at a Git revision -> the items that went without a word: their row is gone from the
file instead of bearing its last day and the reason (清单动态调整本身也要公开: 政府信息公开条例 第八条; 中办发〔2016〕8号).

Between two versions of a list that are documents of their own, ``replaces`` tells the same (rules/list_row.py).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.build.former_text import former_text
from generator.build.repository import FolderInGit, folder_in_git, known_revision
from generator.content.register_table import read_rows
from generator.model.diagnostic import Finding, UsageError
from generator.model.document import Document
from generator.model.register import RegisterRow, called
from generator.model.site import Site


def vanished_rows(site: Site, folders: Sequence[Path], revision: str) -> Iterator[Finding]:
    """Items in force that a list had at ``revision`` and neither holds nor explains now, each at the line that names
    the file of its rows. Files that were moved or renamed are followed. Raises UsageError."""
    lists = [row for row in site.opened if _keeps_ended(site, row)]
    for number, folder in enumerate(folders):
        mine = [row for row in lists if row.file_key.partition("/")[0] == str(number)]
        if not mine:
            continue
        known_revision(folder, revision)
        there = folder_in_git(folder)
        before = {now: old for old, now in there.since(revision) if now}
        for row in mine:
            inner = there.inside + row.file_key.partition("/")[2]
            old = before.get(inner, inner)
            yield from _said(site, row, there, revision, old) if old else ()


def _keeps_ended(site: Site, row: Document) -> bool:
    register = site.vocabularies.registers.by_id.get(row.register)
    return register is not None and "valid_to" in register.named


def _said(site: Site, row: Document, there: FolderInGit, revision: str, old: str) -> Iterator[Finding]:
    held = {called(item) for item in row.rows} | {item["name"] for item in row.rows}
    for item in _rows_then(site, row, there, revision, old):
        if not item["valid_to"] and called(item) not in held and item["name"] not in held:
            values = {"value": item["name"] or called(item), "gone": f"在 {revision} 的表里有、现在没有，"}
            yield Finding(row.lines.get("rows", 1), 1, values, row.source, level="error", code="LIST-ROW")


def _rows_then(site: Site, row: Document, there: FolderInGit, revision: str, old: str) -> Sequence[RegisterRow]:
    """What the list held, where it was public and can still be read."""
    then = former_text(_bytes(there, revision, old))
    named = str(then.fields.get("rows") or "")
    if not named or not then.public(site.today):
        return ()
    path = posixpath.normpath(posixpath.join(posixpath.dirname(old), named))
    register = site.vocabularies.registers.by_id[row.register]
    data = _bytes(there, revision, path)
    return read_rows(data, path, register=register, words=site.vocabularies, document=row)[0] if data else ()


def _bytes(there: FolderInGit, revision: str, path: str) -> bytes:
    """Of a file then; none where it was not there."""
    try:
        return there.at(revision, path)
    except UsageError:
        return b""
