"""A Markdown file -> RawText: what it shows when rendered, read like a page; its front matter is evidence.

Files of other generators (Hugo, Hexo, Jekyll, VuePress, VitePress) come in too: ``generators`` reads their heads and
tags and knows where they keep pictures.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from generator.authoring.importers.encodings import decode, remarks
from generator.authoring.importers.generators import assets, fields, head, tags
from generator.authoring.importers.source import RawText, change, notice, refused
from generator.authoring.importers.webpage.blocks import Reader
from generator.authoring.importers.webpage.gathering import Gathering
from generator.authoring.importers.webpage.trees import MESSAGE, TooDeep, tree_of
from generator.checks.detectors.unread_markup import unread_markup
from generator.model.diagnostic import Diagnostic

NAME = "Markdown"
EXTENSIONS = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
LARGEST = 20 * 1024 * 1024
_COMMENT = re.compile(r"<!--(.+?)-->", re.DOTALL)
_NOTE_BACK = re.compile(r'\s*<a href="#fnref[^"]*" class="footnote-backref">[^<]*</a>')
_NOTE_MARK = re.compile(r"\[\d+(?::\d+)?\]\n")
_TOLD = 20


def read(path: Path, within: Path | None = None) -> RawText:
    """The file's text. within: the folder that is imported as a whole, in which addresses may lead about.

    Raises OSError when it cannot be opened; an unreadable encoding is a notice."""
    if path.stat().st_size > LARGEST:
        return refused("文件超过 20 MB，不像一篇文档", "请确认文件是否选错。")
    decoded = decode(path.read_bytes())
    if decoded is None or not decoded.text.strip():
        return refused("文件没有文字，或者认不出文字编码", "请用记事本打开，另存为 UTF-8 编码后再导入。")
    front = head.split(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    stated = fields.read(front.fields, path)
    tagged = tags.read(front.body, front.lines + 1, stated.scalars)
    hidden = tuple(" ".join(note.split()) for note in _COMMENT.findall(tagged.text))
    # Line ends become breaks, so that the step for hard-wrapped lines decides which of them part paragraphs.
    shown = _html(tagged.text + "".join(f"\n\n![](<{address}>)" for address in stated.pictures))
    site = assets.site_of(path) or within
    gathering = Gathering(fetch=lambda target: assets.fetch(path, target, site), keep_relative=True)
    try:
        page = tree_of(f"<body>{shown}</body>").body
    except TooDeep:
        return refused(*MESSAGE)
    blocks = Reader(gathering.link, gathering.picture).read(page) if page is not None else ()
    changes = (
        *change("未带入注释（网页上看不到的文字）", hidden),
        *change("删去图片附带信息", tuple(gathering.removed)),
        *change("把其他网站程序的标记改成了 Markdown 或去掉", tuple(tagged.plain)),
        *stated.changes,
    )
    notices = (
        *remarks(decoded),
        *front.notices,
        *stated.notices,
        *_told(tagged),
        *_unread(tagged.text, front.lines),
        *dict.fromkeys(gathering.notices),
        *gathering.brought(),
    )
    return RawText(
        blocks,
        tuple(gathering.links),
        tuple(gathering.attachments),
        tuple(stated.evidence),
        changes,
        notices,
        tuple(stated.kept),
        _NOTE_MARK.sub("", page.text(separator="\n")) if page is not None else "",
    )


def _html(text: str) -> str:
    """The text as a page, its notes in the form that the reader of pages knows."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"])
    shown: str = parser.use(footnote_plugin).render(text)
    if "footnote" not in shown:
        return shown
    shown = (
        _NOTE_BACK.sub("", shown).replace('href="#fn', 'href="#footnote-').replace('<li id="fn', '<li id="footnote-')
    )
    return re.sub(r'id="fnref([\d:]+)"', r'id="footnote-ref-\1"', shown)


def _told(tagged: tags.TagReading) -> tuple[Diagnostic, ...]:
    """What the other generator would have made of its tags and nobody does here."""
    if not tagged.told:
        return ()
    more = f"；另有 {len(tagged.told) - _TOLD} 处" if len(tagged.told) > _TOLD else ""
    told = f"有 {len(tagged.told)} 处其他网站程序的标签没有带入：{'；'.join(tagged.told[:_TOLD])}{more}"
    return (notice(told, "标签中间的文字已带入；标签要显示的内容（视频、引用的文件等）请对照原网页补上。"),)


def _unread(body: str, lines: int) -> tuple[Diagnostic, ...]:
    found = list(islice(unread_markup(body), _TOLD))
    if not found:
        return ()
    places = "；".join(f"第 {one.line + lines} 行“{one.shown}”" for one in found)
    return (notice(f"有排版符号没有起作用，按文字带入了：{places}", f"第一处：{found[0].how}。"),)
