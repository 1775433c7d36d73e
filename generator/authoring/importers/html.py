"""A saved web page -> RawText: its main text, with tables as they stand; navigation and hidden text left out."""

from __future__ import annotations

import re
from pathlib import Path

from generator.authoring.importers.encodings import decode
from generator.authoring.importers.source import Evidence, ImportChange, RawText, change, notice, refused
from generator.authoring.importers.webpage import facts, main_content
from generator.authoring.importers.webpage.blocks import Reader
from generator.authoring.importers.webpage.gathering import Gathering, beside
from generator.authoring.importers.webpage.trees import MESSAGE, TooDeep, tree_of
from generator.model.diagnostic import Diagnostic

NAME = "网页"
EXTENSIONS = (".html", ".htm", ".xhtml", ".shtml")
LARGEST = 30 * 1024 * 1024

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(path: Path) -> RawText:
    """The page's main text. Raises OSError when it cannot be opened."""
    if path.stat().st_size > LARGEST:
        return refused("网页文件超过 30 MB", "请确认文件是否选错。")
    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared=declared.group(1).decode("ascii") if declared else "")
    if decoded is None:
        return refused("认不出网页的文字编码", "请用浏览器打开，全选复制到文本文件中再导入。")
    return parsed(decoded.text, source=path)


def parsed(page: str, *, source: Path) -> RawText:
    """The text of a page; files that it shows are taken from the folder of ``source`` and from nowhere else."""
    try:
        tree = tree_of(page)
    except TooDeep:
        return refused(*MESSAGE)
    evidence = facts.facts(tree)
    hidden = main_content.without_noise(tree)
    node = main_content.find(tree)
    if node is None or not node.text(strip=True):
        return refused("网页里没有找到正文", "正文可能由脚本生成；请在浏览器中全选复制到文本文件中再导入。")
    address = next((item.value for item in evidence if item.name == "address"), "")
    gathering = Gathering(
        fetch=lambda target: beside(source, target), base=address if address.startswith("http") else ""
    )
    blocks = Reader(gathering.link, gathering.picture).read(node)
    changes: tuple[ImportChange, ...] = change("删去网页中的隐藏文字", hidden) + change(
        "删去图片附带信息", tuple(gathering.removed)
    )
    notices = (*dict.fromkeys(gathering.notices), *gathering.brought())
    return RawText(
        blocks,
        tuple(gathering.links),
        tuple(gathering.attachments),
        _known(evidence),
        changes,
        notices + _where(node.tag),
        plain=node.text(separator="\n"),
    )


def _known(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(item for item in evidence if item.name != "address")


def _where(tag: str | None) -> tuple[Diagnostic, ...]:
    if tag != "body":
        return ()
    return (notice("没有认出网页的正文区域，整页文字都已导入", "请删去不属于正文的内容。"),)
