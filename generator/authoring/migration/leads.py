"""List pages, the home page and searches of an old site -> where nginx leads those who come with their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from generator.authoring.migration import addresses, shapes
from generator.authoring.migration.mapping import MigrationMap
from generator.authoring.migration.reading import PageRead
from generator.base.files import write_atomic


def write(
    path: Path, pages: Mapping[str, PageRead], columns: Mapping[str, str], choices: MigrationMap, *, main: str
) -> int:
    """Write the rules and return how many there are. columns: address of an article -> its column; a list is of the one
    that most of its articles are of. A list whose column has no domain leads to all columns. Raises OSError."""
    rules: dict[str, str] = {}
    for address, page in sorted(pages.items()):
        host, old, query = addresses.parts_of(address)
        if host != main or old == "/":
            continue
        if page.shape.shape == shapes.LIST:
            found = Counter(columns[one] for one in page.links if one in columns)
            folder = choices.of(found.most_common(1)[0][0] if found else page.column).folder
            to = f"/{folder}/" if folder else "/sitemap/"
        elif page.shape.shape in (shapes.HOME, shapes.SEARCH):
            to = "/" if page.shape.shape == shapes.HOME else "/search/"
        else:
            continue
        # nginx asks for the page of a folder by its name itself: to lead that on would never end.
        if old not in (to, f"{to}index.html"):
            rules[_asked(old, query)] = to
    lines = [f"{asked} {{ return 301 {to}; }}" for asked, to in rules.items()]
    head = "# 由 gongkai migrate 生成：旧网站的栏目页、首页、检索页转到哪里。放进 nginx 的 server { } 里，可以修改。\n"
    write_atomic(path, (head + "".join(f"{line}\n" for line in lines)).encode())
    return len(rules)


def _asked(path: str, query: str) -> str:
    """What of a request is compared: an address with a query as it was sent."""
    if query:
        return f'if ($request_uri = "{_quoted(quote(path, safe="/%~!()*,;=:@&+") + "?" + query)}")'
    return f'location = "{_quoted(path)}"'


def _quoted(text: str) -> str:
    plain = "".join(quote(char) if char.isspace() or not char.isprintable() else char for char in text)
    return plain.replace("\\", "\\\\").replace('"', '\\"').replace("$", "%24")
