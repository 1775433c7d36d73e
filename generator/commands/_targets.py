"""What ``--to`` and the file arguments of ``import`` mean: a folder, or a domain's folder; files, or a pattern."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.authoring.importers import Known


def chosen_files(names: tuple[str, ...], here: Path) -> tuple[list[Path], list[str]]:
    """The paths that arguments name, and patterns that fit no file. Windows leaves ``*.docx`` to the program."""
    paths: list[Path] = []
    empty: list[str] = []
    for name in names:
        path = here / name
        if path.exists() or not glob.has_magic(name):
            paths.append(path)
            continue
        files = [Path(one) for one in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207
        paths += files
        empty += [] if files else [name]
    return list(dict.fromkeys(paths)), empty


def domain_folder(name: str, here: Path, roots: list[Path], known: Known) -> tuple[Path, str]:
    """The folder that ``--to`` names, and "" or what to say of it.

    A folder of that name is itself. Otherwise the last step may be a domain's name, id or alias: then it is the folder
    whose ``_defaults.yaml`` gives that domain, else the one named like the domain's id, in the first content folder."""
    folder = here / name
    if folder.exists():
        return folder, _outside(folder, roots)
    above, step = folder.parent, folder.name
    domain = next((one for one in known.domains if step in (one.id, one.name, *one.aliases)), None)
    places = roots if Path(name).parent == Path() else [above] if above.is_dir() else []
    if domain is None or not places:
        return folder, _outside(folder, roots)
    names = {domain.id, domain.name, *domain.aliases}
    given = [place for root in places for place in _with_domain(root, names)]
    named = [root / one for root in places for one in (domain.id, domain.name) if (root / one).is_dir()]
    chosen = (given or named or [places[0] / domain.id])[0]
    if chosen == folder:
        return folder, _outside(folder, roots)
    shown = chosen.relative_to(here) if chosen.is_relative_to(here) else chosen
    return chosen, f"“{step}”是领域“{domain.name}”，文件写到 {shown}"


def _with_domain(root: Path, names: set[str]) -> list[Path]:
    """Folders below a content folder whose defaults give a domain, those higher up first."""
    import yaml

    folders: list[Path] = []
    for path in sorted(root.rglob("_defaults.yaml"), key=lambda one: (len(one.parts), one)):
        try:
            value = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            continue  # which ``check`` tells
        domain = (value.get("domain") or value.get("领域")) if isinstance(value, dict) else None
        if str(domain) in names:
            folders.append(path.parent)
    return folders


def _outside(folder: Path, roots: list[Path]) -> str:
    """What to say of a folder from which nothing is published."""
    if not roots or any(folder.resolve().is_relative_to(root.resolve()) for root in roots):
        return ""
    names = "、".join(root.name for root in roots)
    return f"{folder.name} 不在内容文件夹（{names}）里，写在那里的文件不会发布"
