"""Which documents hold a query, by plain comparison of text: what search is measured against."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

_DROPPED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff〔〕\[\]()<>《》〈〉【】「」『』“”‘’\"']+")
_BLOCKS = "p,summary,li,td,th,h2,h3,h4,h5,h6,dt,dd,pre,blockquote,figcaption"


class Truth:
    """The document pages below a folder, their titles and blocks with brackets and white space left out. The index
    number (索引号) stands in the box of facts, outside the text."""

    def __init__(self, folder: Path) -> None:
        self.pages: dict[str, tuple[str, list[str]]] = {}
        for path in sorted(folder.rglob("index.html")):
            page = LexborHTMLParser(path.read_text(encoding="utf-8"))
            article = page.css_first("article[data-document-id]")
            if article is None:
                continue
            numbers = [dt.parent.css_first("dd") for dt in page.css(".facts dt") if dt.parent and dt.text() == "索引号"]
            for unseen in article.css("script,style,nav,rt,rp,[data-search-ignore]"):
                unseen.decompose()
            title = article.css_first("h1")
            address = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
            blocks = [_folded(node.text()) for node in (*article.css(_BLOCKS), *filter(None, numbers))]
            self.pages[address] = (_folded(title.text()) if title else "", [block for block in blocks if block])

    def holding(self, query: str) -> set[str]:
        """Addresses of the pages with every word of the query in the title or in one block."""
        words = [_folded(word) for word in query.split()]
        return {
            url
            for url, (title, blocks) in self.pages.items()
            if all(word in title or any(word in block for block in blocks) for word in words)
        }

    def titled(self, query: str) -> set[str]:
        """Addresses of the pages with every word in the title."""
        words = [_folded(word) for word in query.split()]
        return {url for url, (title, _) in self.pages.items() if all(word in title for word in words)}


def _folded(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())
