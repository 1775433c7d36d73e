"""Small scripts of a theme -> the one file that a page asks for in their place, so that a first search costs one.

Comments stay behind. A part imports nothing and stands in the file as a value with its exports: ``near.js`` is
``near``. A theme nearer than the one that brought a part can put its own in the place of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

JOINED: Mapping[str, tuple[str, ...]] = {
    "js/search.js": ("engine", "tokens", "query", "question", "concepts", "near", "own", "results"),
}
"""Static name of a joined file -> its parts, files of the folder that has its name."""

_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


def joined(static: Mapping[str, Path]) -> dict[str, bytes]:
    """Content of each joined file of which all parts are there. static: files by name, as the chain finds them."""
    found = {}
    for name, parts in JOINED.items():
        paths = {part: static.get(f"{name.removesuffix('.js')}/{part}.js") for part in parts}
        texts = [_part(part, path.read_text(encoding="utf-8")) for part, path in paths.items() if path]
        if len(texts) == len(parts):
            found[name] = "\n".join(texts).encode()
    return found


def _part(name: str, text: str) -> str:
    text = _COMMENT.sub("", text)
    exported = ", ".join(_EXPORT.findall(text))
    return f"export const {name} = (() => {{\n{_EXPORT.sub('', text)}\nreturn {{ {exported} }};\n}})();\n"
