"""Theme folders -> chains: nearest theme first, file by file, templates and static files alike (design 8)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from generator.base import package
from generator.base.digest import digest, digest_bytes, digest_file
from generator.base.scan import Listing, scan
from generator.model.diagnostic import UsageError
from generator.model.view import SiteView
from generator.theme import theme_file
from generator.theme.derived import sheet
from generator.theme.joined import joined
from generator.theme.options import Option, UnfitOption, Value, fitted
from generator.theme.static_files import SCRIPTS, unfit
from generator.theme.theme_file import Theme


class Chain:
    """A theme and those that it extends, nearest first."""

    def __init__(self, themes: Sequence[Theme], listings: Mapping[str, Listing]) -> None:
        self.themes = tuple(themes)
        self.name = themes[0].name
        self.listings = {theme.name: listings[theme.name] for theme in themes}

    def find(self, path: str, *, start: str = "") -> Path | None:
        """The nearest file of that path ("templates/base.html"); with ``start`` looked for from that theme on."""
        themes = list(self.themes)
        if start:
            names = [theme.name for theme in themes]
            if start not in names:
                return None
            themes = themes[names.index(start) :]
        for theme in themes:
            if path in self.listings[theme.name]:
                return theme.folder / path
        return None

    @cached_property
    def static(self) -> dict[str, Path]:
        """Static files by name ("css/site.css"), nearest first. Raises UsageError for one that may not be there."""
        files: dict[str, Path] = {}
        for theme in self.themes:
            for path in self.listings[theme.name]:
                if not path.startswith("static/"):
                    continue
                name = path.removeprefix("static/")
                if wrong := unfit(name, theme.folder / path):
                    raise UsageError(f"主题 {theme.name} 的 {path} {wrong[0]}", wrong[1])
                files.setdefault(name, theme.folder / path)
        return files

    def refuse_scripts(self, trusted: Chain) -> None:
        """Raises UsageError when a theme that is not part of ``trusted`` brings scripts: it is a guest on that site."""
        known = {theme.folder for theme in trusted.themes}
        for theme in self.themes:
            for path in self.listings[theme.name] if theme.folder not in known else ():
                if path.startswith("static/") and Path(path).suffix.lower() in SCRIPTS:
                    raise UsageError(
                        f"主题 {theme.name} 的 {path} 是脚本，不能随栏目发布",
                        "统一网站里的脚本由县里的主题提供；删去这个文件（乡镇自己的网站不受这条限制）",
                    )

    @cached_property
    def tokens(self) -> dict[str, str]:
        """Design tokens that the chain's theme.yaml files change, nearest first."""
        tokens: dict[str, str] = {}
        for theme in reversed(self.themes):
            tokens.update(theme.tokens)
        return dict(sorted(tokens.items()))

    @cached_property
    def tokens_css(self) -> bytes:
        """The changed tokens, and the colours that follow from them, as a style sheet; empty for none."""
        return sheet([theme.tokens for theme in self.themes]).encode()

    @cached_property
    def made(self) -> dict[str, bytes]:
        """Static files that are made from others, by name."""
        return {"css/tokens.css": self.tokens_css, **joined(self.static)}

    @cached_property
    def assets(self) -> dict[str, str]:
        """Static name -> public path with the digest of its content in it, so that it can be cached for ever."""
        public = {name: hashed(name, digest_file(path)) for name, path in sorted(self.static.items())}
        return public | {name: hashed(name, digest_bytes(content)) for name, content in self.made.items()}

    @cached_property
    def declared(self) -> dict[str, Option]:
        """Every option of the chain as it is declared nearest, in the order of declaration."""
        options: dict[str, Option] = {}
        for theme in reversed(self.themes):
            options.update(theme.options)
        return options

    def options(self, given: Mapping[str, Any], site_theme: str) -> dict[str, Value]:
        """The options' values. ``given``: those of config.yaml, which speak for the site's theme.

        A theme nearer than the site's (a township's column) goes before them, what the site's theme is made from goes
        behind. A value that does not fit is passed over: ``check`` says so, the page is made without it.
        """
        names = [theme.name for theme in self.themes]
        nearer = names.index(site_theme) if site_theme in names else len(names) - 1
        layers: list[Mapping[str, Any]] = [theme.settings for theme in reversed(self.themes[nearer:])]
        layers += [given, *(theme.settings for theme in reversed(self.themes[:nearer]))]
        values = {name: option.default for name, option in self.declared.items()}
        for layer in layers:
            for name, raw in layer.items():
                try:
                    values[name] = fitted(self.declared[name], raw, self.static)
                except (UnfitOption, KeyError):
                    continue
        return values

    def fingerprint(self) -> str:
        """Digest of all files of the chain as the file system sees them."""
        return digest(
            *(part for name, listing in self.listings.items() for part in (name, listing.names, listing.stamps))
        )


def hashed(name: str, content: str) -> str:
    """ "css/site.css" and a digest -> "assets/css/site.1a2b3c4d.css"."""
    path = Path(name)
    return f"assets/{path.with_suffix('').as_posix()}.{content[:10]}{path.suffix}"


def carried() -> Path:
    """Where the package carries its own themes: inside the wheel, or beside the sources in a checkout."""
    return package.carried("_themes", "themes")


def folder_of(name: str, places: Sequence[Path]) -> Path | None:
    """The folder of a theme: beside config.yaml first, then what the package carries."""
    if not theme_file.NAME.fullmatch(name):
        return None
    return next((place / name for place in places if (place / name / "theme.yaml").is_file()), None)


def known_themes(places: Sequence[Path]) -> list[str]:
    """The names of all themes that are there."""
    return sorted({path.parent.name for place in places for path in place.glob("*/theme.yaml")})


def load_chain(name: str, places: Sequence[Path], listings: dict[str, Listing] | None = None) -> Chain:
    """A theme with everything that it extends. Raises UsageError for what is missing, circular or malformed."""
    themes: list[Theme] = []
    scanned: dict[str, Listing] = {}
    wanted = name
    while wanted:
        if any(theme.name == wanted for theme in themes):
            raise UsageError(
                f"主题 {name} 的继承绕成了圈：{' → '.join(theme.name for theme in themes)} → {wanted}",
                "检查各主题 theme.yaml 里的 extends",
            )
        folder = folder_of(wanted, places)
        if folder is None:
            raise UsageError(
                f"找不到主题 {wanted}",
                f"现有主题：{'、'.join(known_themes(places)) or '无'}；检查 config.yaml 的 theme 或 theme.yaml 的 extends",
            )
        theme = read_theme(wanted, folder)
        themes.append(theme)
        scanned[wanted] = listings[wanted] if listings and wanted in listings else scan(folder)
        wanted = theme.extends
    return Chain(themes, scanned)


def read_theme(name: str, folder: Path) -> Theme:
    """One theme.yaml. Raises UsageError for the first thing that is wrong in it, and says how many more there are."""
    if not os.path.realpath(folder).startswith(os.path.realpath(folder.parent) + os.sep):
        raise UsageError(f"主题 {name} 的文件夹是指向别处的链接", "把主题的文件夹真正放进 themes 文件夹")
    theme, wrong = theme_file.read(name, folder)
    if wrong:
        first = wrong[0]
        more = f"（另有 {len(wrong) - 1} 处，运行 gongkai theme check {name} 全部列出）" if len(wrong) > 1 else ""
        raise UsageError(
            f"themes/{name}/theme.yaml 第 {first.line} 行：{first.values['what']}{more}", first.values["how"]
        )
    return theme


def view_for(chain: Chain, view: SiteView) -> SiteView:
    """``site`` as the pages of one theme see it: with its options, its tokens and the way home of its column."""
    options = chain.options(view.options, view.theme)
    for name, option in chain.declared.items():
        if option.type == "file" and options[name]:
            options[name] = "/" + chain.assets[str(options[name])]
    home = view.columns.get(chain.name, view.home)
    return msgspec.structs.replace(view, options=options, tokens=chain.tokens, home=home)
