"""A Markdown file -> RawText: what it shows when rendered, read like a page; its front matter is evidence."""

from __future__ import annotations

import re
from pathlib import Path

from generator.authoring.importers.encodings import decode, remarks
from generator.authoring.importers.source import Evidence, RawText, change, refused
from generator.authoring.importers.webpage.blocks import Reader
from generator.authoring.importers.webpage.gathering import Gathering, beside
from generator.authoring.importers.webpage.trees import MESSAGE, TooDeep, tree_of

NAME = "Markdown"
EXTENSIONS = (".md", ".markdown")
LARGEST = 20 * 1024 * 1024
_COMMENT = re.compile(r"<!--(.+?)-->", re.DOTALL)

_NAMES = {
    "title": "title",
    "标题": "title",
    "date": "published",
    "publish_date": "published",
    "发布日期": "published",
    "doc_number": "doc_number",
    "发文字号": "doc_number",
    "source": "source",
    "来源": "source",
}


def read(path: Path) -> RawText:
    """The file's text. Raises OSError when it cannot be opened; an unreadable encoding is a notice."""
    if path.stat().st_size > LARGEST:
        return refused("文件超过 20 MB，不像一篇文档", "请确认文件是否选错。")
    decoded = decode(path.read_bytes())
    if decoded is None or not decoded.text.strip():
        return refused("文件没有文字，或者认不出文字编码", "请用记事本打开，另存为 UTF-8 编码后再导入。")
    evidence, body = _front_matter(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    from markdown_it import MarkdownIt

    # Line ends become breaks, so that the step for hard-wrapped lines decides which of them part paragraphs.
    shown = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"]).render(body)
    gathering = Gathering(fetch=lambda target: beside(path, target), keep_relative=True)
    try:
        page = tree_of(f"<body>{shown}</body>").body
    except TooDeep:
        return refused(*MESSAGE)
    blocks = Reader(gathering.link, gathering.picture).read(page) if page is not None else ()
    hidden = tuple(" ".join(note.split()) for note in _COMMENT.findall(body))
    changes = change("未带入注释（网页上看不到的文字）", hidden) + change("删去图片附带信息", tuple(gathering.removed))
    notices = (*remarks(decoded), *dict.fromkeys(gathering.notices), *gathering.brought())
    return RawText(blocks, tuple(gathering.links), tuple(gathering.attachments), evidence, changes, notices)


def _front_matter(text: str) -> tuple[tuple[Evidence, ...], str]:
    """``key: value`` lines between two ``---`` at the head; nothing nested, since they are evidence only."""
    match = re.match(r"\ufeff?---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        return (), text
    pairs = (line.partition(":") for line in match.group(1).split("\n") if ":" in line and not line.startswith(" "))
    evidence = tuple(
        Evidence(_NAMES[key.strip()], value.strip().strip("\"'"), f"原文件头部“{key.strip()}”")
        for key, _, value in pairs
        if key.strip() in _NAMES and value.strip()
    )
    return evidence, text[match.end() :]
