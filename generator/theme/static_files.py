"""What a theme may publish beside its templates: known types, no active content in pictures,
scripts only where trusted."""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

from generator.base.patterns import lazy_re

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
SCRIPTS = frozenset({".js", ".mjs", ".wasm"})
"""What runs in a reader's browser: not from a theme that wears one column of somebody else's site (ADR 0064)."""
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"})
_CSS_URL = lazy_re(r"url\(\s*['\"]?\s*(?!['\"#\s]|data:image/(?!svg))|@import|image-set|src\s*\(", re.IGNORECASE)
_ESCAPED = lazy_re(r"\\|/\*")
"""What hides words of a style: "\\40 import" loads as "@import" does."""
_MOVING = frozenset(("set", "animate", "animatetransform", "animatemotion", "animatecolor", "discard"))


def unfit(name: str, path: Path) -> tuple[str, str] | None:
    """What is wrong with a static file and what to do, or None. name: as published, "img/emblem.svg"."""
    suffix = Path(name).suffix.lower()
    if suffix not in STATIC_TYPES:
        return "不是允许发布的文件类型", "static 文件夹里只放样式、脚本、图片和字体；删去这个文件"
    if suffix == ".svg" and (action := active(path.read_bytes())):
        return f"不是单纯的图片：里面有{action}", "用绘图软件另存为普通 SVG，或换成 PNG"
    return None


def active(data: bytes) -> str:
    """The first thing in an SVG that runs, fetches or unfolds, in words; "" for a mere picture.

    A picture opened by itself is a document at the site's own address: what is in it could act there.
    """
    acts: list[str] = []
    written: list[str] = []
    styled: list[bool] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        styled.extend([True] if local == "style" else ())
        if local in _ACTIVE:
            acts.append(f" <{local}>")
        changes = attributes.get("attributeName", "").rpartition(":")[2].lower()
        if local in _MOVING and (changes in ("href", "src", "style", "class") or changes.startswith("on")):
            acts.append("会变化的网址或样式")
        for key, value in attributes.items():
            attribute = key.rpartition(":")[2].lower()
            compact = re.sub(r"[\s\x00-\x1f]", "", value).lower()
            if attribute.startswith("on"):
                acts.append(f"事件 {key}")
            elif "javascript:" in compact or compact.startswith(("data:text", "data:image/svg")):
                acts.append("脚本网址")
            elif attribute in ("href", "src") and not compact.startswith(("#", "data:image/")):
                acts.append(f"指向别处的 {key}")
            elif _CSS_URL.search(value) or (attribute == "style" and _ESCAPED.search(value)):
                acts.append("样式里的网址")
            elif attribute == "base":
                acts.append("指向别处的 base")

    def text(value: str) -> None:
        written.append(value)

    def entity(*_: object) -> None:
        acts.append("实体声明")
        raise _Enough

    def instruction(target: str, _: str) -> None:
        acts.append(f"处理指令 {target}")

    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except _Enough:
        pass
    except (expat.ExpatError, ValueError):
        acts.append("读不懂的写法")
    words = "".join(written)
    if _CSS_URL.search(words) or (styled and _ESCAPED.search(words)):
        acts.append("样式里的网址")
    return acts[0].strip() if acts else ""


class _Enough(Exception):
    """Stops a parse that need not go on."""
