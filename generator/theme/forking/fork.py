"""A theme folder -> Fork: everything that the checks look at, read once and as far as it can be read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from generator.base.scan import scan
from generator.model.diagnostic import UsageError
from generator.model.source import ReadError
from generator.model.view import SiteView
from generator.theme import theme_file
from generator.theme.chain import Chain, folder_of, load_chain, view_for
from generator.theme.forking.contract import page_kinds
from generator.theme.forking.examples import blank
from generator.theme.forking.expressions import GLOBALS
from generator.theme.forking.walk import Walk
from generator.theme.render.environment import environment
from generator.theme.render.sandbox import Sandbox
from generator.theme.render.source import TemplateSource
from generator.theme.static_files import unfit
from generator.theme.theme_file import Theme

VIEW: SiteView = msgspec.structs.replace(blank(SiteView), search=True)
"""A site of no one, for reading templates: what it holds is never shown."""


class Fork:
    """One theme under check. Nothing here is changed after it was made; what costs is read when first asked for."""

    def __init__(self, name: str, places: Sequence[Path], *, guest: bool = False) -> None:
        folder = folder_of(name, places)
        if folder is None:
            raise UsageError(
                f"找不到主题 {name}", "主题是 themes 文件夹里的一个文件夹，里面有 theme.yaml；新建：gongkai theme new"
            )
        self.name = name
        self.places = tuple(places)
        self.guest = guest
        self.theme: Theme
        self.wrong: list[ReadError]
        self.theme, self.wrong = theme_file.read(name, folder)
        self.folder = folder
        self.files = scan(folder)

    @cached_property
    def parent(self) -> Chain | None:
        """The chain that the theme builds on; None for a theme that stands alone. Raises UsageError."""
        return load_chain(self.theme.extends, self.places) if self.theme.extends else None

    @cached_property
    def chain(self) -> Chain:
        """The theme with its parents, without what is wrong in its theme.yaml and its static files.
        Raises UsageError."""
        above = self.parent
        fine = self.files.only(
            lambda path: (
                not path.startswith("static/") or unfit(path.removeprefix("static/"), self.folder / path) is None
            )
        )
        listings = {self.name: fine, **(above.listings if above else {})}
        return Chain([self.theme, *(above.themes if above else ())], listings)

    @cached_property
    def sandbox(self) -> Sandbox:
        """The environment of the theme's templates. Raises UsageError."""
        return environment(self.chain, view_for(self.chain, VIEW))

    @cached_property
    def pages(self) -> dict[str, tuple[type[msgspec.Struct], ...]]:
        """Template of each page -> the contexts with which it is rendered. A county's own kind of document may name a
        template of its own: it then extends that of documents."""
        pages = dict(page_kinds())
        for path in self.files:
            name = path.removeprefix("templates/")
            if path.startswith("templates/") and name not in pages:
                extended = [source.name.rpartition("/")[2] for source in self.sandbox.sources.lineage(name)[1:]]
                kind = next((template for template in page_kinds() if template in extended), None)
                pages |= {name: page_kinds()[kind][:1]} if kind else {}
        return pages

    @cached_property
    def walk(self) -> Walk:
        """Every page's template read with what it sees."""
        return _read_pages(Walk(self.chain, self.sandbox), self.pages)

    @cached_property
    def above(self) -> Walk | None:
        """The parent's templates, read likewise."""
        return _read_once(self.theme.extends, self.places, self.parent.fingerprint()) if self.parent else None

    @property
    def whole(self) -> bool:
        """Whether there are pages to look at: a parent, or a template of its own for every page kind."""
        return bool(self.theme.extends) or all(f"templates/{name}" in self.files for name in page_kinds())

    def lineages(self) -> dict[str, tuple[TemplateSource, ...]]:
        """Template of each page kind and of each part that is rendered by itself -> its lineage."""
        names = [*page_kinds(), *(name for name in sorted(self.walk.parts))]
        return {name: units for name in names if (units := self.walk.lineage(name))}

    def shown(self, path: Path | str) -> str:
        """A file as messages name it: "themes/qingshan/templates/home.html"."""
        inner = os.fspath(path).removeprefix(os.fspath(self.folder)).lstrip("/\\")
        return f"themes/{self.name}/{inner}".replace("\\", "/").rstrip("/")

    def owns(self, path: Path | str) -> bool:
        """Whether a file lies in this theme's folder."""
        return Path(path).is_relative_to(self.folder)

    def line(self, key: str) -> int:
        """The line of a dotted key of theme.yaml, 1 when it is not there."""
        return self.theme.lines.get(key, 1)

    @property
    def yaml(self) -> str:
        """theme.yaml as messages name it."""
        return self.shown("theme.yaml")


@lru_cache(maxsize=4)
def _read_once(name: str, places: tuple[Path, ...], fingerprint: str) -> Walk:
    """The templates of a parent that many forks share; ``fingerprint`` tells when they are others."""
    return walked(load_chain(name, places))


def walked(chain: Chain) -> Walk:
    """A chain's templates, every page kind's."""
    return _read_pages(Walk(chain, environment(chain, view_for(chain, VIEW))), page_kinds())


def _read_pages(walk: Walk, pages: Mapping[str, tuple[type[msgspec.Struct], ...]]) -> Walk:
    for template, contexts in pages.items():
        for context in contexts:
            walk.page(template, {**GLOBALS, "page": context})
    return walk
