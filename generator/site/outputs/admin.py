"""The site's kinds and vocabularies -> /admin/, the editors' page, when config.yaml has it.
No document is in these files.

Decap CMS itself is copied beside them by the build (``admin.package``), since it comes from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.site.admin.settings import settings, written
from generator.site.admin.static import FILES, read
from generator.site.admin.tables import tables


class Context(msgspec.Struct, frozen=True):
    """data: the whole file."""

    data: bytes


def plan(site: Site) -> Iterator[Target]:
    """The files below /admin/; none unless the configuration says so."""
    if not site.config.admin.enabled:
        return
    ids = {stem: row.id for row in site.public if (stem := PurePosixPath(row.place).stem) != row.id}
    made = {
        "config.yml": written(settings(site.config, site.vocabularies)),
        "tables.json": tables(site.vocabularies, ids),
        **{name: read(name) for name in FILES},
    }
    for name, data in made.items():
        yield Target(path=f"admin/{name}", maker="outputs.admin", context=Context(data))


def render(context: Context) -> bytes:
    """The file."""
    return context.data
