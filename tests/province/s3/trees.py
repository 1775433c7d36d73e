"""Small finished sites for tests of publishing, and a store that dies at the n-th thing asked of it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.model.config_servers import StoreTarget
from generator.province.storage.lease import KEY
from generator.province.storage.manifest import FOLDER
from generator.province.storage.objects import Held, Listed, ObjectStore, Pulse, Upload
from generator.province.storage.opening import open_store
from generator.site.outputs.hosting import HEADERS, Context, render


def lay(folder: Path, files: Mapping[str, str | bytes], *, day: str = "2026-11-22", robots: str = "Allow: /") -> Path:
    """Make ``folder`` a finished site of these files and no other."""
    own: dict[str, str | bytes] = {
        "build.json": json.dumps({"generator": "gongkai", "date": day, "revision": "0" * 40}),
        "robots.txt": f"User-agent: *\n{robots}\n",
        "_headers": render(Context("headers", rules=HEADERS)),
    }
    wanted: dict[str, str | bytes] = {**own, **files}
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, data in wanted.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def generation(number: int, pages: int = 6) -> dict[str, str]:
    """A site of which every part says its generation: pages, what they lead to, and an index."""
    page = f'<link href="/assets/site.{number:06x}ab.css"> generation {number}'
    return {
        "index.html": page,
        "404.html": f"lost, generation {number}",
        f"assets/site.{number:06x}ab.css": f"/* {number} */",
        "search/index/entry.json": f'{{"generation": {number}}}',
        "d/kept/index.html": "what stays",
        "d/kept/附件 一.csv": "名称,数\n",
        **{f"d/{one}/index.html": f"{page}, document {one}" for one in range(pages)},
    }


class Died(BaseException):
    """As by kill -9: nothing that comes after it is done any more, what tidies up included."""


class Mortal:
    """A store whose user dies at the ``last``-th request. Batches are done one by one, to end anywhere."""

    def __init__(self, inner: ObjectStore, last: int | None = None) -> None:
        self.inner, self.last, self.requests = inner, last, 0

    def _one(self) -> None:
        self.requests += 1
        if self.last is not None and self.requests > self.last:
            raise Died

    def read(self, key: str) -> Held | None:
        self._one()
        return self.inner.read(key)

    def write(self, key: str, data: bytes, *, tag: str | None, metadata: Mapping[str, str]) -> str:
        self._one()
        return self.inner.write(key, data, tag=tag, metadata=metadata)

    def upload(self, files: Iterable[Upload], pulse: Pulse) -> None:
        for file in files:
            self._one()
            self.inner.upload([file], pulse)

    def copy(self, pairs: Iterable[tuple[str, str]], pulse: Pulse) -> None:
        for pair in pairs:
            self._one()
            self.inner.copy([pair], pulse)

    def remove(self, keys: Iterable[str], pulse: Pulse) -> None:
        for key in keys:
            self._one()
            self.inner.remove([key], pulse)

    def listed(self, folder: str) -> Iterator[Listed]:
        self._one()
        return self.inner.listed(folder)

    def folders(self) -> tuple[str, ...]:
        self._one()
        return self.inner.folders()

    def purge(self, pulse: Pulse) -> int:
        self._one()
        return self.inner.purge(pulse)


def memory(layout: str = "switch") -> tuple[StoreTarget, Any]:
    """A store of its own in memory."""
    target = StoreTarget(url=f"memory://{uuid.uuid4().hex}/lanqing", layout=layout)  # type: ignore[arg-type]
    return target, open_store(target)


def everything(objects: ObjectStore) -> dict[str, bytes]:
    """Every object of a store that is no record of ours."""
    keys = [one.key for one in objects.listed("") if not one.key.startswith(FOLDER)]
    found = {key: objects.read(key) for key in keys}
    return {key: held.data for key, held in found.items() if held is not None}


def live(objects: ObjectStore) -> dict[str, bytes]:
    """What a reader gets: path -> content."""
    held = objects.read(KEY)
    control = json.loads(held.data) if held else {}
    if control.get("layout") == "website":
        return everything(objects)
    slot = control.get("slot") or "none"
    return {
        key.removeprefix(f"{slot}/"): data for key, data in everything(objects).items() if key.startswith(f"{slot}/")
    }


def on_disk(folder: Path) -> dict[str, bytes]:
    """What a site has, without what is the host's."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in ("_headers", "_redirects"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
