"""The theme's scripts that speak Chinese -> copies that speak it in traditional characters.

Han characters stand in a script's texts and nowhere else, so the file is converted as a whole: what it compares with
the texts of a page is converted as those are. A script of a theme that must stay as it is writes such characters
as escapes ("\\u5c9a").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from generator.base.digest import digest
from generator.model.edition import Edition
from generator.site.edition.converter import converter

_SPEAKS = re.compile("[\u3400-\u9fff]")


def speaking(static: Mapping[str, Path], made: Mapping[str, bytes]) -> tuple[str, ...]:
    """Names of the scripts among a theme's static files that hold Chinese. made: content of those that are no files."""
    texts: dict[str, Callable[[], bytes]] = {name: path.read_bytes for name, path in static.items()}
    texts |= {name: partial(bytes, content) for name, content in made.items()}
    scripts = (name for name in sorted(texts) if name.endswith((".js", ".mjs")))
    return tuple(name for name in scripts if _SPEAKS.search(texts[name]().decode("utf-8")))


def traditional_digest(content: str, edition: Edition) -> str:
    """Digest of the converted copy of a script, from that of the script."""
    return digest(content, edition.digest)


def traditional_script(content: bytes, edition: Edition) -> bytes:
    """The converted copy."""
    return converter(edition).text(content.decode("utf-8")).encode()
