"""A saved web page -> RawText: its main text, with tables as they stand; navigation and hidden text left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.importers.encodings import Decoded, decode, remarks
from generator.authoring.importers.source import Evidence, RawText, refused
from generator.authoring.importers.webpage import (
    article_text,
    facts,
    main_content,
    noise,
    page_kinds,
    titles,
    visibility,
)
from generator.authoring.importers.webpage.files import ArchivedFiles, PageFiles, whole
from generator.authoring.importers.webpage.gathering import Gathering
from generator.authoring.importers.webpage.main_content import PageArticle
from generator.authoring.importers.webpage.page_kinds import PageSigns
from generator.authoring.importers.webpage.trees import MESSAGE, TooDeep, tree_of
from generator.authoring.importers.webpage.visibility import PageScripts
from generator.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

NAME = "网页"
EXTENSIONS = (".html", ".htm", ".xhtml", ".shtml")
LARGEST = 30 * 1024 * 1024

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(path: Path, *, root: Path | None = None, address: str = "") -> RawText:
    """The page's main text. Raises OSError when it cannot be opened.

    root: the folder of a whole saved site to which the page belongs: files that it names may lie anywhere in there.
    address: where the page stood on the web, when the caller knows; links and files are found by it.
    """
    if path.stat().st_size > LARGEST:
        return refused("网页文件超过 30 MB", "请确认文件是否选错。")
    decoded = page_text(path.read_bytes())
    if decoded is None:
        return refused("认不出网页的文字编码", "请用浏览器打开，全选复制到文本文件中再导入。")
    raw = parsed(decoded.text, PageFiles(path, root, address))
    return raw if decoded.certain else replace(raw, notices=(*raw.notices, *remarks(decoded)))


def page_text(data: bytes) -> Decoded | None:
    """The text of a page by its own declaration, where that is true; None when no encoding fits."""
    if 0 < data.count(0) <= len(data) // 50:
        data = data.replace(b"\0", b"")
    declared = _CHARSET.search(data[:4096])
    return decode(data, declared=declared.group(1).decode("ascii") if declared else "")


def parsed(page: str, files: PageFiles | ArchivedFiles) -> RawText:
    """The text of a page; files that it shows are taken from where ``files`` says and from nowhere else."""
    try:
        tree = tree_of(page)
        signs, scripts, hiding = page_kinds.seen(tree), visibility.scripts_of(tree), visibility.hiding(tree)
        noise.without_machinery(tree)
        article = main_content.find(tree, hiding, scripts)
        article = _kept(signs, scripts, article) or article
    except TooDeep:
        return refused(*MESSAGE)
    if (refusal := page_kinds.instead(signs, article)) is not None:
        return refusal
    assert article is not None
    evidence, told = _stated(tree, article, scripts)
    address = files.address or next((item.value for item in evidence if item.name == "address"), "")
    where = whole(address, signs.base) if signs.base else address
    files = replace(files, address=address or where, base=signs.base)
    gathering = Gathering(fetch=files.fetch, names=files.names, base=where if where.startswith("http") else "")
    raw = article_text.read(tree, article, gathering, signs, hiding, scripts)
    if not raw.blocks:
        return page_kinds.empty(signs)
    return replace(raw, evidence=(*evidence, *raw.evidence), notices=(*told, *raw.notices))


def _kept(signs: PageSigns, scripts: PageScripts, article: PageArticle | None) -> PageArticle | None:
    """The article that stands as markup in a text field until a script shows it, when the page itself has less."""
    if not signs.kept:
        return None
    tree = tree_of(f"<body>{max(signs.kept, key=len)}</body>")
    noise.without_machinery(tree)
    found = main_content.find(tree, frozenset(), scripts)
    if found is None or "。" not in found.text or (article is not None and article.weight >= found.weight):
        return None
    return replace(found, whole=False, hidden=True)


def _stated(
    tree: LexborHTMLParser, article: PageArticle, scripts: PageScripts
) -> tuple[tuple[Evidence, ...], tuple[Diagnostic, ...]]:
    """What the page says of its document, its title first, and where it contradicts itself."""
    inside = article.elements
    known = facts.facts(tree, inside)
    found, told = titles.titles(tree, known, inside, facts.text_lengths(tree.body))
    rest = (*(item for item in known if item.name != "title"), *facts.scripted(scripts.text))
    return (*found, *rest), (*told, *facts.doubts(rest))
