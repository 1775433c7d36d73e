"""Targets -> files in a folder, chunk by chunk, in this process or in others. Pure but for what it reads and writes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import TemplateError
from markupsafe import Markup

from generator.base.bodies import BodyStore
from generator.base.errors import GongkaiError
from generator.base.limits import CRASH, SPACE, TIME, GivenUp, OutOfTime, allow, given
from generator.base.patterns import lazy_re
from generator.content.citations import with_citations
from generator.model.edition import Edition
from generator.model.failure import STANDS
from generator.model.mount import mount_of
from generator.model.target import Deferred, Target
from generator.model.view import SiteView
from generator.site.edition.twins import finished, traditional_view
from generator.theme.chain import load_chain, view_for
from generator.theme.render.environment import environment
from generator.theme.render.failures import failure
from generator.theme.render.flat import page_text, place_of
from generator.theme.render.leaving import sends_away
from generator.theme.render.mounted import below
from generator.theme.render.sandbox import Sandbox
from generator.theme.render.traditional import traditional_assets

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_PLACEHOLDER = lazy_re(r'(href|src)="\ue000(\d+)\ue001([^"]*)"')


class RenderSetup(msgspec.Struct, frozen=True):
    """What all chunks of one build share. places: where themes lie. key: digest of view and themes, for the cache.
    edition: the traditional one, when there is one.
    host: the site's own theme."""

    key: str
    view: SiteView
    places: tuple[str, ...]
    bodies: str
    cache: str
    folder: str
    edition: Edition | None = None
    host: str = ""


class RenderError(GongkaiError):
    """A template that could not be rendered: which, for which page, what was wrong. guest: the theme, when it is not
    the site's own, so that the page can be made without it."""

    def __init__(self, page: str, template: str, line: int, message: str, theme: str = "", guest: str = "") -> None:
        super().__init__(page, template, line, message, theme, guest)
        self.page, self.template, self.line, self.message = page, template, line, message
        self.theme, self.guest = theme, guest

    def explain(self) -> tuple[str, str]:
        """Which template to mend."""
        theme = f"主题 {self.theme} 的" if self.theme else ""
        line = f"第 {self.line} 行" if self.line else ""
        what = f"{theme}模板 {self.template} {line}生成 {self.page} 时出错：{self.message}"
        return what, f"改正主题里的这个模板；{STANDS}"


SECONDS = 5.0
"""Of computing, for one page: the longest take a tenth of one."""
LARGEST = 32 << 20
"""Characters of one page; the longest document has a tenth of it."""
MEMORY = 1 << 30
"""Bytes that pages may take while they are made."""
_TOO_MUCH = {
    TIME: f"用了 {SECONDS:.0f} 秒还没有生成完，多半是循环或宏一层套一层",
    SPACE: "用的内存太多，多半是循环或宏一层套一层",
    CRASH: "程序中途停了",
}


@lru_cache(maxsize=16)
def _environment(key: str, theme: str, places: tuple[str, ...], cache: str, view: bytes, edition: bytes) -> Sandbox:
    """edition: the traditional one, encoded, for its pages; b"" for the others."""
    chain = load_chain(theme, tuple(map(Path, places)))
    seen = view_for(chain, msgspec.msgpack.decode(view, type=SiteView))
    if not edition:
        return environment(chain, seen, cache=Path(cache))
    assets = traditional_assets(chain, msgspec.msgpack.decode(edition, type=Edition))
    return environment(chain, traditional_view(seen), cache=Path(cache), assets=assets)


_handed: list[Target] = []
_bodies: dict[str, BodyStore] = {}


def hand_over(targets: list[Target]) -> None:
    """Lay targets where workers that are forked from now on find them: a job then names them by number, and nothing has
    to be packed for the way between processes, which costs a third of what rendering does. Call again with [] after."""
    _handed[:] = targets
    while _bodies:
        _bodies.popitem()[1].close()


def work(job: tuple[RenderSetup, list[Target] | range]) -> int:
    """Make one chunk of files below ``setup.folder``; runs in a worker. Returns bytes written. Raises RenderError.

    The chunk: targets, or the numbers of targets that were handed over.
    """
    setup, part = job
    targets = [_handed[number] for number in part] if isinstance(part, range) else part
    with closing(given(_gives, job, memory=MEMORY)) as answers:
        return sum(_told(setup, target, answer) for target, answer in zip(targets, answers, strict=True))


def _told(setup: RenderSetup, target: Target, answer: bytes | GivenUp) -> int:
    if isinstance(answer, GivenUp):
        raise _failed(setup, target, target.template, 0, _TOO_MUCH[answer.reason])
    return int(answer)


def _gives(job: tuple[RenderSetup, list[Target] | range], start: int) -> Iterator[bytes]:
    setup, part = job
    view = msgspec.msgpack.encode(setup.view)
    for at in range(start, len(part)):
        allow(SECONDS)
        yield str(_written(setup, part[at : at + 1], view)).encode()


def _written(setup: RenderSetup, part: list[Target] | range, view: bytes) -> int:
    if isinstance(part, range):  # bodies stay open for the next chunk until the targets are taken back
        opened = _bodies.setdefault(setup.bodies, BodyStore(Path(setup.bodies)))
        return _write_pages([_handed[number] for number in part], setup, opened, view)
    bodies = BodyStore(Path(setup.bodies))
    try:
        return _write_pages(part, setup, bodies, view)
    finally:
        bodies.close()


def _write_pages(targets: list[Target], setup: RenderSetup, bodies: BodyStore, view: bytes) -> int:
    folder, written = Path(setup.folder), 0
    for target in targets:
        data = rendered(target, setup, bodies, view)
        put(folder, target.path, data)
        written += len(data)
    return written


def rendered(target: Target, setup: RenderSetup, bodies: BodyStore, view: bytes) -> bytes:
    """The bytes of one page or output."""
    context = target.context.resolve() if isinstance(target.context, Deferred) else target.context
    if target.maker.startswith("outputs."):
        module: Any = import_module(f"generator.site.{target.maker}")
        data: bytes = module.render(context)
        return data
    edition = msgspec.msgpack.encode(setup.edition) if target.edition else b""
    sandbox = _environment(setup.key, target.theme, setup.places, setup.cache, view, edition)
    if target.body:
        html = bodies.read(target.body)
        if target.cited:
            html = with_citations(html, {citation: (address, before) for citation, address, before in target.cited})
        context = msgspec.structs.replace(context, body=Markup(filled(html, target.links)))
    try:
        html = page_text(sandbox, target.template, context)
        if len(html) > LARGEST:
            raise TemplateError(f"页面有 {len(html):,} 个字，最多 {LARGEST:,} 个")
        if away := sends_away(html):
            raise TemplateError(away)
        if setup.edition is not None:
            html = finished(html, target, setup.edition, setup.view.url)
        return below(html, mount_of(setup.view.url)).encode()
    except (Exception, OutOfTime) as error:
        template, line = place_of(error)
        raise _failed(setup, target, template or target.template, line, _what(error)) from None


def _what(error: BaseException) -> str:
    if isinstance(error, OutOfTime | MemoryError):
        return _TOO_MUCH[TIME if isinstance(error, OutOfTime) else SPACE]
    return failure(error)


def _failed(setup: RenderSetup, target: Target, template: str, line: int, what: str) -> RenderError:
    guest = target.theme if target.theme != setup.host else ""
    return RenderError(target.path, template, line, what, target.theme, guest)


def filled(html: str, links: tuple[str, ...]) -> str:
    """A body with its link placeholders filled in; a link to what is not shown loses its address."""
    if "\ue000" not in html:
        return html

    def fill(match: re.Match[str]) -> str:
        index = int(match[2])
        address = links[index] if index < len(links) else ""
        return f'{match[1]}="{escape(address)}{match[3]}"' if address else 'aria-disabled="true"'

    return _PLACEHOLDER.sub(fill, html)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102  # nearly always enough, and a fifth of the cost
    except FileExistsError:
        return
    except FileNotFoundError:
        Path(path).mkdir(parents=True, exist_ok=True)


_in_the_way: type[OSError] | None = None
"""What stood in the way of the file before: mostly the same stands in the way of the next,
and is done away with first."""


def put(folder: Path, path: str, data: bytes) -> None:
    """Write a new file; one that stands there is replaced, never written through (it may be the live tree's too)."""
    place = f"{folder}/{path}"
    handle = _opened(place)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _opened(place: str) -> int:
    """A new file, opened for writing."""
    global _in_the_way
    try:
        if _in_the_way is FileNotFoundError:
            os.mkdir(place.rpartition("/")[0])  # noqa: PTH102
        elif _in_the_way is FileExistsError:
            os.unlink(place)  # noqa: PTH108
        return os.open(place, _NEW, 0o644)
    except OSError:
        _in_the_way = None
    try:
        return os.open(place, _NEW, 0o644)
    except FileNotFoundError:
        _in_the_way = FileNotFoundError
        _make_folder(place.rpartition("/")[0])
    except FileExistsError:
        _in_the_way = FileExistsError
        os.unlink(place)  # noqa: PTH108
    return os.open(place, _NEW, 0o644)
