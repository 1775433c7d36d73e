"""Published documents, now and at a Git revision -> those whose text or attachments changed without a word of it; and
those that came into Git later than they say that they were published.

政府网站发展指引 and the yearly inspections: a text that was published is corrected openly, and a publish date that was not
the day (伪造发稿日期) fails a site as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.base.text_digest import text_digest
from generator.build.former_text import FormerText, former_text
from generator.build.repository import FolderInGit, folder_in_git, known_revision
from generator.content.front_matter import FrontMatter
from generator.content.markdown import render_markdown
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.site import Site


def silently_changed(site: Site, folders: Sequence[Path], revision: str) -> Iterator[Finding]:
    """Documents that were public at ``revision`` and are now, with another text or attachment, and neither another
    ``updated`` nor one more correction. Files that were moved or renamed are followed. Raises UsageError."""
    for number, folder in enumerate(folders):
        known_revision(folder, revision)
        there = folder_in_git(folder)
        changed = list(there.since(revision))
        now = {path: old for old, path in changed if path}
        gone = {_identity(there, revision, old): old for old, path in changed if old.endswith(".md") and not path}
        for row in site.opened:
            root, _, inner = row.file_key.partition("/")
            if root != str(number):
                continue
            path = there.inside + inner
            old = now.get(path, path) or gone.get(row.id, "")
            files = [item.title for item in row.attachments if now.get(there.inside + item.path.partition("/")[2])]
            if old and (path in now or files):
                yield from _said(site, row, there, revision, old, files)


def _said(
    site: Site, row: Document, there: FolderInGit, revision: str, old: str, files: Sequence[str]
) -> Iterator[Finding]:
    before = former_text(there.at(revision, old))
    after = former_text((there.path / row.file_key.partition("/")[2]).read_bytes())
    what = ["正文"] if _text(before.front) != _text(after.front) else []
    what += [f"附件“{name}”" for name in files]
    if what and before.public(site.today) and not _told(before, after):
        values = {"what": "、".join(what), "revision": revision, "today": site.today.isoformat()}
        line = row.lines.get("updated", row.lines.get("publish_date", 1))
        yield Finding(line, 1, values, row.source, code="TXT-CHANGED")


def _identity(there: FolderInGit, revision: str, path: str) -> str:
    given = former_text(there.at(revision, path)).fields.get("id")
    return str(given or path.rpartition("/")[2].removesuffix(".md"))


def _text(front: FrontMatter) -> str:
    return text_digest(render_markdown(front.body).html)


def _told(before: FormerText, after: FormerText) -> bool:
    """Whether the document says that it changed: another day of change, or one more correction."""
    old, new = before.fields, after.fields
    more = len(_items(new.get("corrections"))) > len(_items(old.get("corrections")))
    return more or bool(new.get("updated") and new.get("updated") != old.get("updated"))


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value] if value else []


def backdated(site: Site, folders: Sequence[Path], days: int) -> Iterator[Finding]:
    """Open documents whose publish date is more than ``days`` before the commit that brought their file (today, for one
    in no commit yet), unless they say why (补录). Raises UsageError where Git cannot know."""
    for number, folder in enumerate(folders):
        first = folder_in_git(folder).first_commits()
        for row in site.public:
            root, _, inner = row.file_key.partition("/")
            if root != str(number) or row.backfill:
                continue
            commit = first.get(inner)
            day = commit.day if commit else site.today
            late = (day - row.publish_date).days
            if late > days:
                where = f"Git 里到 {day} 才有（{commit.name}）" if commit else f"到今天（{day}）还没有提交"
                values = {"date": row.publish_date.isoformat(), "where": where, "late": str(late), "days": str(days)}
                yield Finding(row.lines.get("publish_date", 1), 1, values, row.source, code="DATE-BACKDATED")
