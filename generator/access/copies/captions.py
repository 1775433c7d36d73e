"""WebVTT captions -> the same cues without what nobody sees: notes, styles and regions (W3C WebVTT)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.access.copies.refused import MadeCopy, NoCopy, Removed
from generator.access.copies.text import cleaned, decoded, without_marked
from generator.base.patterns import lazy_re

_TIMES = lazy_re(r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})([ \t].*)?")
_UNSEEN = ("NOTE", "STYLE", "REGION")
_MEND = "在字幕软件里另存为 WebVTT（.vtt）：第一行写 WEBVTT，每条字幕写 00:00:01.000 --> 00:00:04.000，下一行写字幕"


def captions(data: bytes) -> MadeCopy:
    """A file of captions. Raises NoCopy for what players cannot show: no cue, a cue without text, times that run
    back."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NoCopy("字幕文件不是 UTF-8 编码，播放器不认", "另存为 UTF-8 编码")
    text, removed = cleaned(decoded(data)[0])
    head, *blocks = without_marked(text).strip("\n").split("\n\n")
    first, *rest = head.split("\n")
    if first.split(" ")[0].split("\t")[0] != "WEBVTT":
        raise NoCopy("字幕文件的第一行不是 WEBVTT", _MEND)
    if any("-->" in line for line in rest):
        raise NoCopy("字幕文件的第一行 WEBVTT 之后没有空行", _MEND)
    cues = list(_cues(blocks, removed))
    if not cues:
        raise NoCopy("字幕文件里没有一条字幕", _MEND)
    return MadeCopy(("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode(), removed)


def _cues(blocks: list[str], removed: Removed) -> Iterator[str]:
    """Each cue as players read it, without its name, which nobody sees."""
    number, before = 0, 0.0
    for block in blocks:
        lines = [line for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        if lines[0].split(" ")[0].rstrip(":") in _UNSEEN and "-->" not in block:
            removed["comment" if lines[0].startswith("NOTE") else "custom"] += 1
            continue
        number += 1
        named = len(lines) > 1 and "-->" not in lines[0]
        times = _TIMES.fullmatch(lines[named].strip()) if "-->" in lines[named] else None
        if times is None:
            raise NoCopy(f"第 {number} 条字幕没有写对时间：{lines[named][:40]}", _MEND)
        start, end = _seconds(times[1]), _seconds(times[2])
        if end <= start or start < before:
            raise NoCopy(f"第 {number} 条字幕的时间倒着走：{lines[named][:40]}", "按时间先后排，结束晚于开始")
        if len(lines) <= named + 1:
            raise NoCopy(f"第 {number} 条字幕没有文字：{lines[named][:40]}", "补上文字，或删去这一条")
        before = start
        yield "\n".join(line.strip() for line in lines[named:])


def _seconds(text: str) -> float:
    """ "01:02:03.500" -> 3723.5"""
    total = 0.0
    for part in text.split(":"):
        total = total * 60 + float(part)
    return total
