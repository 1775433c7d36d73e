"""The rules of what an interpretation shows or plays: that it is there, and that those who cannot see or hear it, or
cannot play it where they are, have the same as text."""

from __future__ import annotations

from html import unescape

from generator.base.patterns import lazy_re
from generator.checks.rule import entry
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.films import films_of, tells
from generator.model.interpreting import ASKED, PICTURED, PLAYED
from generator.model.source import Source

_BASIS = "中办发〔2016〕8号（十一）；国办发〔2016〕80号；无障碍环境建设法第三十二条"
_HEADING = lazy_re(r"<h[1-6][^>]*>(.*?)</h[1-6]>")
_TAG = lazy_re(r"<[^>]+>")
_ASKED = lazy_re(r"(?:^|\n)\s*[^\n]{2,90}[？?]\s*(?:\n|$)")
"""A line that asks, whoever is said to ask."""
_PICTURES = frozenset(("PNG", "JPG", "JPEG", "WEBP", "GIF", "SVG", "PDF"))
_LEAST = 30
"""Characters of text beside a picture below which nothing of what it shows can have been said."""


def unspoken(source: Source, _context: Context) -> Findings:
    """Films, recordings and pictures whose words stand nowhere as text."""
    row = _interpretation(source)
    if row is None or row.fields.get("transcript"):
        return
    form = row.fields.get("form", "")
    played = bool(row.fields.get("video_url")) or form in PLAYED or any(True for _ in films_of(row))
    if played and not (any(map(tells, _headings(source))) or any(tells(file.title) for file in row.attachments)):
        yield _told(source, "form" if form in PLAYED else "title", what="音视频里说的话")
    elif not played and form == PICTURED and len(_text(source)) < _LEAST:
        yield _told(source, "form", what="图里的文字")


def uncaptioned(source: Source, _context: Context) -> Findings:
    """Films of the site's own without captions of the same name."""
    row = _interpretation(source)
    for file, captions in films_of(row) if row else ():
        if file.type == "MP4" and captions is None:
            shown = file.path.rpartition("/")[2]
            yield _told(source, "attachments", file=shown, wanted=f"{shown.rpartition('.')[0]}.vtt")


def unkept(source: Source, _context: Context) -> Findings:
    """Interpretations that are not in the form that they say."""
    row = _interpretation(source)
    form = row.fields.get("form", "") if row else ""
    if row is None or not form:
        return
    types = {file.type for file in row.attachments}
    if form in PLAYED and not (row.fields.get("video_url") or types & {"MP4", "MP3"}):
        yield _told(source, "form", form=form, what="没有视频和录音", how="视频、录音放进附件，或写 video_url")
    elif form == PICTURED and not ("<img" in source.html or row.indicators or types & _PICTURES):
        yield _told(source, "form", form=form, what="没有图", how="图放进正文或附件")
    elif form in ASKED and not (row.fields.get("questions") or _ASKED.search(_text(source))):
        yield _told(source, "form", form=form, what="没有一问一答", how="问和答写在 questions 里")


def _interpretation(source: Source) -> Document | None:
    row = source.document
    return row if row and row.kind == "interpretation" and not row.withdrawn else None


def _headings(source: Source) -> list[str]:
    return [unescape(_TAG.sub("", text)) for text in _HEADING.findall(source.html)]


def _text(source: Source) -> str:
    """The words of the body, without its tags: each block on its line."""
    return unescape(_TAG.sub("", source.html.replace("</", "\n</"))).strip()


def _told(source: Source, key: str, **values: str) -> Finding:
    return Finding(source.line_of(key), 1, values)


def _about(text: str, *, wrong: str, right: str) -> str:
    """The words of a rule with its examples: an interpretation beside what it interprets."""
    return f"""
        {text}

        错误示例：
        ```md banfa.md
        title: 岚清县示例办法
        ```
        ```md jiedu.md
        title: 《岚清县示例办法》解读
        kind: interpretation
        of: banfa
        {wrong}
        ```

        正确示例（其余同上）：
        ```md jiedu.md
        {right}
        ```
        """


_PARTS = "\n\n        ## 背景依据\n\n        说明。\n\n        ## 主要内容\n\n        标准从4月起提高，城市每人每月提高到780元。"

RULES = (
    entry(
        "INT-TRANSCRIPT 解读没有文字稿",
        _about(
            "听不见、看不清的人，流量不够、不便出声的人，都靠文字稿；检索也只找得到文字。音视频写下说的话，图解写下图里的文字：写在 transcript 里，"
            "或者在正文里用“文字稿”“文字实录”作小标题；已经做成文件的，附上，标题写明是文字稿。",
            wrong="form: 音视频 ←\n        video_url: https://v.lanqing.gov.cn/0301" + _PARTS,
            right="form: 音视频\n        transcript: 低保标准从4月起提高。" + _PARTS,
        ),
        check=unspoken,
        level="warning",
        message="解读没有文字稿：{what}没有写成文字",
        hint="加一行 transcript（文字稿），或在正文里加一节“## 文字稿”",
        english=("the interpretation has no text of what it plays or shows", "add a transcript"),
        basis=_BASIS,
    ),
    entry(
        "INT-CAPTIONS 视频没有字幕",
        "自己的视频要有字幕文件（WebVTT）：与视频同名，扩展名 .vtt，一起放进附件，播放时自动显示。字幕文件写得不对、播放器读不出来的，附件不能公开（ATT-UNREADABLE）。",
        check=uncaptioned,
        level="warning",
        message="视频{file}没有字幕文件",
        hint="做一个 {wanted}，放在视频旁边，也写进附件",
        english=("the film {file} has no captions", "attach {wanted}"),
        basis=_BASIS + "；GB/T 37668-2019",
    ),
    entry(
        "INT-FORM 解读不是所写的形式",
        _about(
            "写了解读形式（form），就要有那种形式的内容：音视频、动漫要有视频或录音，图表图解要有图，问答、访谈要有一问一答。",
            wrong="form: 图表图解 ←" + _PARTS,
            right="form: 文字" + _PARTS,
        ),
        check=unkept,
        level="warning",
        message="解读形式写的是“{form}”，{what}",
        hint="{how}；不是这种形式的，改 form",
        english=("the interpretation is not in the form {form} that it says", "add it, or change the form"),
        basis=_BASIS,
    ),
)
