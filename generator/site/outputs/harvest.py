"""The sets of data of a site -> ``/data.json`` (DCAT-US 1.1) and ``/data/catalog.jsonld`` (DCAT 3), for harvesters.

Both tell sizes and checksums of other files, so they are made when these are there (``Target.tells``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue import dcat, us
from generator.site.data_catalogue.entry import DataSet, FileFacts
from generator.site.data_catalogue.own import own_sets
from generator.site.data_catalogue.published import published_sets

FILES = {"us": "data.json", "dcat": "data/catalog.jsonld"}
"""Form -> path in the output."""


class Context(msgspec.Struct, frozen=True):
    """form: key of ``FILES``. base: address of the site."""

    form: str
    base: str
    title: str
    publisher: str
    sets: tuple[DataSet, ...]


def plan(site: Site) -> Iterator[Target]:
    """The two files."""
    sets = (*published_sets(site), *own_sets(site))
    tells = tuple(sorted({file.path for one in sets for file in one.files}))
    title = f"{site.config.site.jurisdiction}公共数据开放目录"
    for form, path in FILES.items():
        context = Context(form, site.base_url, title, site.config.site.organiser, sets)
        yield Target(path=path, maker="outputs.harvest", context=context, tells=tells)


def render(context: Context, facts: Mapping[str, FileFacts]) -> bytes:
    """The bytes of one file. facts: of the files that it tells of, by path."""
    if context.form == "us":
        value = us.catalogue(context.base, context.sets, facts)
    else:
        value = dcat.catalogue(context.base, context.title, context.publisher, context.sets, facts)
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
