"""The names that files of _data have: what nothing would read, and is not told, is a table that somebody relies on."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from generator.base.close_names import closest
from generator.model.source import ReadError

ENDINGS = (".yaml", ".yml", ".json")
"""Of files that look like tables; others (a county's notes, the sheet that a table came from) may lie beside them."""
NAMES = (
    "agencies.yaml",
    "channels.yaml",
    "disclosure_points.yaml",
    "domains.yaml",
    "enterprises.yaml",
    "excused.yaml",
    "experts.yaml",
    "inspection.yaml",
    "key_areas.yaml",
    "licences.yaml",
    "links.yaml",
    "negative_list.yaml",
    "new_media.yaml",
    "registration.yaml",
    "services.yaml",
    "spokespersons.yaml",
    "statutory.yaml",
    "subjects.yaml",
    "supervisors.yaml",
    "synonyms.yaml",
    "takedown.yaml",
    "zh-hant.yaml",
)
FOLDERS = (
    "annual_forms",
    "catalogue",
    "duties",
    "guidelines",
    "indices",
    "kinds",
    "lifecycles",
    "matters",
    "registers",
    "topics",
)
"""Of which every file is read."""


def unread_name(folder: Path, path: Path, place: str) -> ReadError | None:
    """The fault of a file below a folder ``_data`` that looks like a table and that nothing reads. place: its path in
    messages."""
    name = path.relative_to(folder).as_posix()
    if path.suffix.lower() not in ENDINGS or name in NAMES or _in_folder(name):
        return None
    near, known = meant(name), "、".join([*NAMES, *(f"{one}/*.yaml" for one in FOLDERS)])
    listed = "" if near else f"。可以用的名称：{known}"
    return ReadError("data-file", 1, 1, {"value": name, "near": near, "listed": listed}, place)


def meant(name: str) -> str:
    """The name that was most likely meant: "takedowns.yml" -> "takedown.yaml"; "" when none is like it."""
    path = PurePosixPath(name.lower()).with_suffix(".yaml")
    if len(path.parts) == 1:
        return closest(path.name, NAMES, cutoff=0.8)
    folder = closest(path.parts[0], FOLDERS, cutoff=0.8)
    return f"{folder}/{PurePosixPath(name).stem}.yaml" if folder else ""


def _in_folder(name: str) -> bool:
    return any(fnmatchcase(name, f"{folder}/*.yaml") for folder in FOLDERS)
