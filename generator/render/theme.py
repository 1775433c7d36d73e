"""Theme folders -> chains: nearest theme first, file by file, templates and static files alike (DESIGN 8)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.digest import digest, digest_file
from generator.base.scan import Listing, scan
from generator.model.diagnostic import UsageError

CONTRACT = 1
"""Version of the contract with themes that this program keeps."""
STATIC_TYPES = frozenset(
    [
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".json",
        ".svg",
        ".png",
        ".jpg",
        ".jpeg",
        ".webp",
        ".gif",
        ".ico",
        ".woff",
        ".woff2",
        ".txt",
        ".webmanifest",
        ".wasm",
    ]
)
"""What a theme may publish; anything else in its static folder is refused."""
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_TOKEN = re.compile(r"[a-z][a-z0-9-]*")
_TOKEN_VALUE = re.compile(r"[#\w\s.,%()/'\"\u4e00-\u9fff+*-]{1,200}")


class Theme(msgspec.Struct, frozen=True):
    """One theme folder and what its theme.yaml says."""

    name: str
    folder: Path
    title: str = ""
    extends: str = ""
    contract: int = CONTRACT
    options: dict[str, Any] = {}
    tokens: dict[str, str] = {}


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
        """Static files by name ("css/site.css"), nearest first. Raises UsageError for a type that may not be there."""
        found: dict[str, Path] = {}
        for theme in self.themes:
            for path in self.listings[theme.name]:
                if not path.startswith("static/"):
                    continue
                if Path(path).suffix.lower() not in STATIC_TYPES:
                    raise UsageError(
                        f"主题 {theme.name} 的 {path} 不是允许发布的文件类型",
                        "static 文件夹里只放样式、脚本、图片和字体；删去这个文件",
                    )
                found.setdefault(path.removeprefix("static/"), theme.folder / path)
        return found

    @cached_property
    def tokens_css(self) -> bytes:
        """Design tokens that the chain's theme.yaml files change, as a style sheet; empty for none."""
        tokens: dict[str, str] = {}
        for theme in reversed(self.themes):
            tokens.update(theme.tokens)
        if not tokens:
            return b""
        lines = "".join(f"  --{name}: {value};\n" for name, value in sorted(tokens.items()))
        return f":root:root {{\n{lines}}}\n".encode()

    @cached_property
    def assets(self) -> dict[str, str]:
        """Static name -> public path with the digest of its content in it, so that it can be cached for ever."""
        found = {name: hashed(name, digest_file(path)) for name, path in sorted(self.static.items())}
        found["css/tokens.css"] = hashed("css/tokens.css", digest(self.tokens_css))
        return found

    @cached_property
    def options(self) -> dict[str, Any]:
        """The options' defaults, nearest theme first."""
        found: dict[str, Any] = {}
        for theme in reversed(self.themes):
            for name, option in theme.options.items():
                found[name] = option.get("default") if isinstance(option, dict) else option
        return found

    def fingerprint(self) -> str:
        """Digest of all files of the chain as the file system sees them."""
        return digest(*(json.dumps([name, [list(map(str, item)) for item in sorted(msgspec.to_builtins(listing).items())]])
                        for name, listing in self.listings.items()))  # fmt: skip


def hashed(name: str, content: str) -> str:
    """ "css/site.css" and a digest -> "assets/css/site.1a2b3c4d.css"."""
    path = Path(name)
    return f"assets/{path.with_suffix('').as_posix()}.{content[:10]}{path.suffix}"


def carried() -> Path:
    """Where the package carries its own themes: inside the wheel, or beside the sources in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_themes"
    return inside if inside.is_dir() else package.parent / "themes"


def folder_of(name: str, places: Sequence[Path]) -> Path | None:
    """The folder of a theme: beside config.yaml first, then what the package carries."""
    return next((place / name for place in places if (place / name / "theme.yaml").is_file()), None)


def load_chain(name: str, places: Sequence[Path], listings: dict[str, Listing] | None = None) -> Chain:
    """A theme with everything that it extends. Raises UsageError for what is missing, circular or malformed."""
    themes: list[Theme] = []
    scanned: dict[str, Listing] = {}
    wanted = name
    while wanted:
        if any(theme.name == wanted for theme in themes):
            raise UsageError(f"主题 {name} 的继承绕成了圈：{' → '.join(theme.name for theme in themes)} → {wanted}",
                             "检查各主题 theme.yaml 里的 extends")  # fmt: skip
        folder = folder_of(wanted, places)
        if folder is None:
            known = sorted({path.parent.name for place in places for path in place.glob("*/theme.yaml")})
            raise UsageError(
                f"找不到主题 {wanted}",
                f"现有主题：{'、'.join(known) or '无'}；检查 config.yaml 的 theme 或 theme.yaml 的 extends",
            )
        theme = read_theme(wanted, folder)
        themes.append(theme)
        scanned[wanted] = listings[wanted] if listings and wanted in listings else scan(folder)
        wanted = theme.extends
    return Chain(themes, scanned)


def read_theme(name: str, folder: Path) -> Theme:
    """One theme.yaml. Raises UsageError for what is wrong in it."""
    place = f"themes/{name}/theme.yaml"
    try:
        value = yaml.safe_load((folder / "theme.yaml").read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"{place} 读不出来：{' '.join(str(error).split())}", "检查文件的写法，编码用 UTF-8") from error
    if not isinstance(value, dict):
        raise UsageError(f"{place} 的形式不对", "每行写“键: 值”，至少有 title 和 extends")
    unknown = sorted(set(value) - {"title", "extends", "contract", "options", "tokens", "parts"})
    if unknown:
        raise UsageError(
            f"{place} 里有不认识的“{unknown[0]}”", "可用的是 title、extends、contract、options、tokens、parts"
        )
    extends = str(value.get("extends") or "")
    if extends and not _NAME.fullmatch(extends):
        raise UsageError(f"{place} 的 extends 不是主题名", "主题名只用字母、数字、- 和 _")
    contract = value.get("contract", CONTRACT)
    if contract != CONTRACT:
        raise UsageError(
            f"{place} 按约定第 {contract} 版写成，本程序用第 {CONTRACT} 版", "见 docs/theme-contract.md 的升级说明"
        )
    tokens = {str(key): str(item) for key, item in (value.get("tokens") or {}).items()}
    for key, item in tokens.items():
        if not _TOKEN.fullmatch(key) or not _TOKEN_VALUE.fullmatch(item) or "url(" in item:
            raise UsageError(
                f"{place} 的 tokens.{key} 写法不对：{item}", '写成颜色、长度或字体名，例如 color-brand: "#1a5fb4"'
            )
    options = value.get("options") or {}
    return Theme(name, folder, str(value.get("title") or name), extends, contract, options, tokens)
