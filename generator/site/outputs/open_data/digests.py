"""The published texts and attachments -> ``/data/digests.json``: the SHA-256 of each, so that anybody can see whether
one was changed. A large site has a file a year beside it, so that an edit writes one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from generator.base.bodies import body_mark
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.site.outputs.open_data.files import Json, data_file

MANY = 5000
"""Documents from which on each year has a file of its own."""
NORMAL_FORM = "正文全部文字依次相连，去掉标签和空白，Unicode NFC，UTF-8 编码，取 SHA-256；附件取公开副本的字节"


def plan(site: Site) -> Iterator[Target | Batch]:
    """One file with every text; or one that names the files of the years."""
    rows = [row for row in site.readable if site.bodies.get(row.id) or row.attachments]
    if len(rows) <= MANY:
        yield Batch("data/digests", _print(site, rows), partial(_file, site, rows, "digests.json"))
        return
    years: dict[int, list[Document]] = defaultdict(list)
    for row in rows:
        years[row.publish_date.year].append(row)
    for year, own in years.items():
        name = f"digests/{year}.json"
        yield Batch(f"data/digests/{year}", _print(site, own), partial(_file, site, own, name))
    index = [
        {"year": year, "count": len(own), "json": f"{site.base_url}/data/digests/{year}.json"}
        for year, own in years.items()
    ]
    yield data_file("digests.json", Json(_head(site) | {"years": index}))


def revised(data: bytes, changed: Mapping[str, str]) -> tuple[Target, Target] | None:
    """The target that gave these bytes, and the same with other digests of some texts (id -> key of the body); None
    where they are of no such file or lack one of them."""
    try:
        value = msgspec.json.decode(data, type=dict[str, Any])
        entries = {entry["id"]: entry for entry in value["documents"]}
        path = value["file"]
    except (msgspec.DecodeError, KeyError, TypeError):
        return None
    if not changed.keys() <= entries.keys():
        return None
    documents = [
        {**entry, "sha256": body_mark(changed[entry["id"]])} if entry["id"] in changed else entry
        for entry in value["documents"]
    ]
    return data_file(path, Json(value)), data_file(path, Json({**value, "documents": documents}))


def file_of(row: Document, files: Container[str]) -> str:
    """The path of the file that has a document's entry. files: that there are."""
    own = f"data/digests/{row.publish_date.year}.json"
    return own if own in files else "data/digests.json"


def _print(site: Site, rows: Sequence[Document]) -> bytes:
    return msgspec.msgpack.encode([(row.digest, body_mark(site.bodies.get(row.id, ""))) for row in rows])


def _head(site: Site) -> dict[str, Any]:
    return {
        "schema": f"{site.base_url}/data/schema/digests.json",
        "publisher": site.config.site.organiser,
        "algorithm": "sha256",
        "normal_form": NORMAL_FORM,
    }


def _file(site: Site, rows: Sequence[Document], name: str) -> Iterator[Target]:
    entries = [_entry(site, row) for row in rows]
    yield data_file(name, Json(_head(site) | {"file": name, "documents": entries}))


def _entry(site: Site, row: Document) -> dict[str, Any]:
    files = [
        {"title": item.title, "url": site.base_url + item.url, "size": item.size, "sha256": item.sha256}
        for item in row.attachments
        if item.sha256
    ]
    entry: dict[str, Any] = {
        "id": row.id,
        "url": site.base_url + row.url,
        "sha256": body_mark(site.bodies.get(row.id, "")),
    }
    return entry | ({"attachments": files} if files else {})
