"""The program as it is installed -> the wheel that it was installed from, so that a new site carries what made it.

A wheel is the installed files and a list of them (PEP 427; Binary distribution format, packaging.python.org): nothing
has to be built or fetched. A program that runs from a checkout is not installed as files; there pip makes its wheel.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

NAME = "gongkai"
_OF_THE_INSTALLER = frozenset(("RECORD", "INSTALLER", "REQUESTED", "direct_url.json"))
_DAY = (1980, 1, 1, 0, 0, 0)
"""One day for every file, the first that a ZIP can say: the same program gives the same bytes."""


def write_wheel(folder: Path) -> Path | None:
    """Write the wheel into a folder, which is made; None where the program is not installed as files.
    Raises OSError."""
    try:
        known = distribution(NAME)
    except PackageNotFoundError:
        return None
    if _is_checkout(known):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{NAME}-{known.version}-py3-none-any.whl"
    record: list[str] = []
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in _files(known):
            sum_ = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={sum_},{len(data)}")
            packed.writestr(_entry(name), data)
        own = f"{NAME}-{known.version}.dist-info/RECORD"
        packed.writestr(_entry(own), "".join(f"{line}\n" for line in [*record, f"{own},,"]))
    return place


def _is_checkout(known: Distribution) -> bool:
    """Whether the sources lie elsewhere (``pip install -e``, PEP 660)."""
    told = json.loads(known.read_text("direct_url.json") or "{}")
    return bool(told.get("dir_info", {}).get("editable")) or not known.files


def _files(known: Distribution) -> Iterator[tuple[str, bytes]]:
    """What the wheel held: not what the installer made of it (commands, compiled files, its own notes)."""
    for path in sorted(known.files or (), key=str):
        ours = path.parts[0] not in ("..", "/") and "__pycache__" not in path.parts and not path.is_absolute()
        if ours and path.name not in _OF_THE_INSTALLER:
            yield path.as_posix(), path.read_binary()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
