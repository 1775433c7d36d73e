"""The site's kinds and vocabularies -> /admin/, the editors' page, when config.yaml has it.
No document is in these files.

Decap CMS itself is copied beside them by the build (``admin.package``), since it comes from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.site.admin.settings import settings, written
from generator.site.admin.static import FILES, read
from generator.site.admin.tables import tables


class Context(msgspec.Struct, frozen=True):
    """data: the whole file. settings: what is to be written as YAML instead, when it changed: that takes longer than
    planning all of a county."""

    data: bytes = b""
    settings: dict[str, Any] = {}


def plan(site: Site) -> Iterator[Target]:
    """The files below /admin/; none unless the configuration says so."""
    if not site.config.admin.enabled:
        return
    ids = {stem: row.id for row in site.public if (stem := PurePosixPath(row.file_key).stem) != row.id}
    made = {
        "config.yml": Context(settings=settings(site.config, site.vocabularies)),
        "tables.json": Context(tables(site.vocabularies, ids, site.config.attachments.types)),
        **{name: Context(read(name)) for name in FILES},
    }
    for name, context in made.items():
        yield Target(path=f"admin/{name}", maker="outputs.admin", context=context)


def render(context: Context) -> bytes:
    """The file."""
    return written(context.settings) if context.settings else context.data
