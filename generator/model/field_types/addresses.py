"""addresses 旧网址的路径

以前的网址或它的路径，可多个；网址里有参数的连参数一起写（/show.asp?id=77），不写 # 和它后面的。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types import names
from generator.model.field_types._values import SCALARS, SEPARATORS, names_of, semicolons
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = (
    "[/art/2023/5/18/art_1.html]",
    "/a.html、/b.html",
    "https://old.lanqing.example/art/1.html",
    "old",
    "2023",
    "/show.asp?id=77",
    "[/a.jsp?cid=3&id=77]",
)
REFUSED = ("/art/*", "/art?", "/art?id=1?2", "[/art#a]", "//art/1.html", "/art 1.html", "{甲: 乙}")
OFFERED = False
BROWSER = names.BROWSER
split, widget = semicolons, names.widget
_BARRED = r"*:?#<>\"|\\\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
"""What hosts read as patterns in redirects, or what no file can be named."""
_HOST = rf"[A-Za-z][A-Za-z0-9+.-]*://(?![^/]*///)[^\s/?#*{SEPARATORS}]+"


def _pattern(separators: str) -> str:
    return rf"(?:{_HOST}|(?!//))[^{_BARRED}{separators}]*(?:\?[^{_BARRED}{separators}]+)?"


_ONE, _SEVERAL = _pattern(""), _pattern(SEPARATORS)
SCHEMA = SCALARS | {
    "pattern": rf"^\s*{_SEVERAL}(?:\s*[{SEPARATORS}]\s*{_SEVERAL})*\s*$",
    "items": SCALARS["items"] | {"pattern": rf"^\s*{_ONE}\s*$"},
}
_WANTED = "旧网址的路径，如 /art/2023/5/18/art_1.html、/show.asp?id=77（不能有 * : # 和空格）"


def check(value: Any, field: Field) -> tuple[str, ...]:
    addresses = names_of(value)
    if not all(re.fullmatch(_ONE, address) for address in addresses):
        raise UnfitValue(Misfit(value, _WANTED))
    return addresses
