"""addresses 旧网址的路径

以前的网址或它的路径，可多个；静态网站分辨不了网址里的参数，所以不能有 ? 和 #。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._values import SCALARS, SEPARATORS, names_of
from generator.model.field_types._values import semicolons as split
from generator.model.field_types.names import BROWSER, widget
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

__all__ = ["BROWSER", "split", "widget"]

EXAMPLES = ("[/art/2023/5/18/art_1.html]", "/a.html、/b.html", "https://old.lanqing.example/art/1.html", "old", "2023")
REFUSED = ("/art/*", "/art?id=1", "[/art#a]", "//art/1.html", "/art 1.html", "{甲: 乙}")
OFFERED = False
_BARRED = r"*:?#<>\"|\\\s"
"""What hosts read as patterns in redirects, or what no file can be named."""
_HOST = r"[A-Za-z][A-Za-z0-9+.-]*://(?![^/]*///)[^\s/?#*SEPARATED]+"


def _pattern(separators: str) -> str:
    return rf"(?:{_HOST.replace('SEPARATED', separators)}|(?!//))[^{_BARRED}{separators}]*"


_ADDRESS = re.compile(_pattern(""))
_ONE, _SEVERAL = _pattern(""), _pattern(SEPARATORS)
SCHEMA = SCALARS | {
    "pattern": rf"^\s*{_SEVERAL}(?:\s*[{SEPARATORS}]\s*{_SEVERAL})*\s*$",
    "items": SCALARS["items"] | {"pattern": rf"^\s*{_ONE}\s*$"},
}
_WANTED = "旧网址的路径，如 /art/2023/5/18/art_1.html（不能有 * : ? # 和空格：静态网站分辨不了网址里的参数）"


def check(value: Any, field: Field) -> tuple[str, ...]:
    addresses = names_of(value)
    if not all(_ADDRESS.fullmatch(address) for address in addresses):
        raise UnfitValue(Misfit(value, _WANTED))
    return addresses
