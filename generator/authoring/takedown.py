"""The id of a document -> its file marked as withdrawn; where the file cannot be read, an entry in
``_data/takedown.yaml``.

For the hour in which something is public that must not be: nothing else of the file is touched, and it does not matter
what else is wrong with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.base.dates import today as today_in_china
from generator.base.files import write_atomic
from generator.content.config import load_config
from generator.content.front_matter import split
from generator.content.restricting import fields_of
from generator.content.takedowns import NAME
from generator.content.text import decode
from generator.model.diagnostic import UsageError
from generator.model.kind import COMMON
from generator.model.options import Options

_NAMES = {field.name: field.key for field in COMMON}


class Mark(msgspec.Struct, frozen=True):
    """Where a document was marked. line: 1-based. already: it was marked before."""

    path: Path
    line: int
    already: bool = False


def mark(options: Options, identity: str, reason: str) -> Mark:
    """Mark a document as withdrawn: in its file, or in the list where no one file can be told to be it and it is on the
    site. Raises UsageError when there is neither a file nor a page of that id; OSError."""
    found = [(folder, path) for folder in _folders(options) for path in _documents(folder) if _is(path, identity)]
    if len(found) != 1:
        if not _is_live(options, identity):
            raise UsageError(
                f"没有编号为 {identity} 的文件"
                if not found
                else f"编号 {identity} 有 {len(found)} 份文件，都不在网站上",
                "编号是网址 /d/编号/ 里的那一段，就是文件名去掉 .md，或头部的 id",
            )
        return mark_in_list(options, identity, reason)
    ((_, path),) = found
    given = {
        "status": "withdrawn",
        "withdrawn_date": _day(options),
        "withdrawn_reason": json.dumps(reason, ensure_ascii=False),
    }
    return _in_file(path, given) or mark_in_list(options, identity, reason)


def mark_in_list(options: Options, identity: str, reason: str) -> Mark:
    """Mark a document in the list, whatever its file says."""
    return _in_list(_folders(options)[0] / "_data" / NAME, identity, _day(options), reason)


def _day(options: Options) -> str:
    return options.date or today_in_china().isoformat()


def _is_live(options: Options, identity: str) -> bool:
    """Whether the site that was built last has a page of that id."""
    return "/" not in identity and (options.own_output_folder() / "d" / identity / "index.html").is_file()


def _folders(options: Options) -> tuple[Path, ...]:
    if options.content:
        return options.content
    try:
        config, _ = load_config(options.config, options.config.name)
    except UsageError:
        config = None
    if config is None and not (options.root / "content").is_dir():
        raise UsageError("config.yaml 读不出来", "用 --content 指明内容文件夹，或先改正 config.yaml（gongkai check）")
    return tuple(options.root / name for name in (config.content if config else ("content",)))


def _documents(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.md")):
        if not any(part.startswith("_") for part in path.relative_to(folder).parts):
            yield path


def _is(path: Path, identity: str) -> bool:
    """Whether a document has an id: the one that it says, else the name of its file."""
    try:
        own = next((value for key, value in fields_of(path.read_bytes()) if key == "id" and value), path.stem)
    except OSError:
        own = path.stem
    return own == identity


def _in_file(path: Path, given: dict[str, str]) -> Mark | None:
    """The front matter with these lines, all others byte for byte; None when it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    text, _ = decode(data)
    front = split(text) if text is not None else None
    if front is None or front.faults or not front.entries:
        return None
    lines = data.split(b"\n")
    end = b"\r" if lines[0].endswith(b"\r") else b""
    places = {_NAMES.get(entry.key, entry.key): entry for entry in front.entries}
    if places.get("status") and places["status"].value:
        return Mark(path, places["status"].line, already=True)
    closing = next(at for at in range(front.body_line - 2, -1, -1) if lines[at].strip() in (b"---", b"..."))
    for key, value in reversed(given.items()):
        made = f"{key}: {value}".encode() + end
        if key not in places:
            lines.insert(closing, made)
        elif places[key].value is None or isinstance(places[key].value, str):
            lines[places[key].line - 1] = made
    changed = b"\n".join(lines)
    again = split(decode(changed)[0] or "")
    marked = {_NAMES.get(entry.key, entry.key): entry.line for entry in again.entries}
    if again.faults or marked.keys() != {*given, *places}:
        return None
    write_atomic(path, changed)
    return Mark(path, marked["status"])


def _in_list(path: Path, identity: str, day: str, reason: str) -> Mark:
    """One entry more in the list of what is withdrawn."""
    text = (
        path.read_text(encoding="utf-8")
        if path.exists()
        else "# 文件读不出来时由 gongkai takedown 写；文件改好并写明撤回后可以删去。\n"
    )
    text += "" if text.endswith("\n") else "\n"
    words = {"id": identity, "date": day, "reason": reason}
    text += f"- {json.dumps(words, ensure_ascii=False)}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text.encode())
    return Mark(path, text.count("\n"))
