"""An Office file -> what the cameras wrote into the photos that stand in it: Word keeps a photo as it was taken."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.checks.detectors.attachments import image
from generator.checks.detectors.attachments.package import OfficePackage
from generator.checks.detectors.attachments.parts import OfficePart, Residue

_HEAD = 1 << 18
"""Bytes of a JPEG that are looked at; the camera's segments stand before the picture itself."""
_PHOTOS = (".jpg", ".jpeg")


def photos(package: OfficePackage, code: str) -> tuple[list[OfficePart], list[Residue]]:
    """Texts and residues of every photo in the file, the residues once each under the file's own code."""
    parts: list[OfficePart] = []
    residues: dict[str, Residue] = {}
    for name, head in _heads(package):
        try:
            seen = image.read(head, name)
        except (OSError, ValueError, SyntaxError):
            continue  # a broken picture shows nothing and tells nothing
        shown = name.rpartition("/")[2]
        parts += [msgspec.structs.replace(part, label=f"插图“{shown}”的说明") for part in seen.parts]
        for residue in seen.residues:
            about = msgspec.structs.replace(
                residue, code=code, what=f"插图“{shown}”的{residue.what}", what_en=f"{residue.what_en} in {shown}"
            )
            residues.setdefault(residue.what, about)
    return parts, list(residues.values())


def _heads(package: OfficePackage) -> Iterator[tuple[str, bytes]]:
    for name in sorted(package.names):
        if "/media/" in name and name.lower().endswith(_PHOTOS):
            yield name, package.bytes_of(name, most=_HEAD)
