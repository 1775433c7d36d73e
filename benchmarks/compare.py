"""Two built sites -> how alike they are: visible text, number of elements and bytes of each sort of page.

Long lists are cut into pages in different places (ours counts from the oldest, Hugo from the newest), so all the pages
of a column are laid together: what stands around the rows of its front page, then the rows of all pages in order.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

SORTS = ("documents", "domain lists", "subject lists", "agency lists", "kind lists", "year lists", "menus", "home")
_PAGER = re.compile(r"/p/\d+$")


class Sort(NamedTuple):
    """One sort of page. equal: how many of the columns (or single pages) show the same text; alike: the mean ratio;
    least: the lowest.

    elements, bytes: sums, ours and theirs.
    """

    name: str
    pages: tuple[int, int]
    equal: int
    columns: int
    alike: float
    least: float
    elements: tuple[int, int]
    bytes: tuple[int, int]


def compare(ours: Path, theirs: Path, domains: frozenset[str]) -> Iterator[Sort]:
    """Compare two output folders, sort by sort. domains: ids of the disclosure domains."""
    left, right = _columns(ours, domains), _columns(theirs, domains)
    for sort in SORTS:
        names = sorted({*left[sort], *right[sort]})
        ratios = [_alike(_text(left[sort].get(name, [])), _text(right[sort].get(name, []))) for name in names]
        pages = tuple([path for files in side[sort].values() for path in files] for side in (left, right))
        yield Sort(
            sort,
            (len(pages[0]), len(pages[1])),
            sum(ratio == 1 for ratio in ratios),
            len(names),
            sum(ratios) / len(ratios) if ratios else 0.0,
            min(ratios, default=0.0),
            (sum(map(_elements, pages[0])), sum(map(_elements, pages[1]))),
            (sum(path.stat().st_size for path in pages[0]), sum(path.stat().st_size for path in pages[1])),
        )


def _columns(site: Path, domains: frozenset[str]) -> dict[str, dict[str, list[Path]]]:
    """Sort -> address of a column or page -> its files, the front page first and then from the newest on."""
    found: dict[str, dict[str, list[Path]]] = {sort: defaultdict(list) for sort in SORTS}
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix()
        column = _PAGER.sub("", address)
        sort = _sort(column, domains)
        if sort:
            found[sort][column].append(path)
    for columns in found.values():
        for files in columns.values():
            files.sort(key=_newest, reverse=True)
    return found


def _sort(column: str, domains: frozenset[str]) -> str:
    if column == ".":
        return "home"
    if column in domains:
        return "domain lists"
    if column in ("subject", "agency", "kind", "archive"):
        return "menus"
    lists = {"d": "documents", "subject": "subject lists", "agency": "agency lists", "kind": "kind lists"}
    return {**lists, "archive": "year lists"}.get(column.partition("/")[0], "") if column.count("/") == 1 else ""


def _newest(path: Path) -> str:
    """The newest day that a page of a list names."""
    days = re.findall(r'<p class="row-date"><time datetime="([0-9-]+)"', path.read_text(encoding="utf-8"))
    return max(days, default="")


def _text(files: list[Path]) -> list[str]:
    """What a reader sees, a line an element with text of its own: the first page but for rows and pager,
    then all rows."""
    frame: list[str] = []
    listed: list[str] = []
    for number, path in enumerate(files):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        for row in tree.css("ul.rows > li"):
            listed += _lines(row)
            row.decompose()
        for pager in tree.css("nav.pager"):
            pager.decompose()
        if number == 0:
            frame = [*_lines(tree.css_first("title")), *_lines(tree.body)]
    return frame + listed


def _lines(node: LexborNode | None) -> list[str]:
    text = node.text(separator="\n") if node else ""
    return [line for line in (re.sub(r"\s+", " ", part).strip() for part in text.split("\n")) if line]


def _alike(left: list[str], right: list[str]) -> float:
    return 1.0 if left == right else difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def _elements(path: Path) -> int:
    return len(LexborHTMLParser(path.read_text(encoding="utf-8")).css("*"))


def shown(sorts: list[Sort]) -> str:
    """The comparison as a table."""
    head = f"{'':16}{'pages':>13}{'same text':>13}{'alike':>8}{'least':>8}{'elements':>18}{'kB':>16}{'kB ratio':>10}"
    lines = [head]
    for row in sorts:
        kilobytes = tuple(size / 1000 for size in row.bytes)
        lines.append(
            f"{row.name:16}{f'{row.pages[0]} / {row.pages[1]}':>13}{f'{row.equal} of {row.columns}':>13}"
            f"{row.alike:8.3f}{row.least:8.3f}{f'{row.elements[0]} / {row.elements[1]}':>18}"
            f"{f'{kilobytes[0]:.0f} / {kilobytes[1]:.0f}':>16}{row.bytes[1] / max(1, row.bytes[0]):10.3f}"
        )
    return "\n".join(lines)
