"""An attached file -> what is published of it, as a value: the copy's digest, what was taken out, or why there is
none."""

from __future__ import annotations

import msgspec

from generator.base.words import words


class CopyRefusal(msgspec.Struct, frozen=True):
    """Why a file is not published. code: of the rule that says so. why, todo: in the editor's words."""

    code: str
    why: str
    todo: str


class PublicCopy(msgspec.Struct, frozen=True):
    """original, digest: of the bytes of file and copy; ``digest`` is "" when the file is refused.

    data: the copy's bytes. removed: what the copy does not have any more, kind -> how many (words: ``REMOVED``).
    hints: kinds of things that no program can look into (words: ``HINTS``).
    """

    original: str = ""
    digest: str = ""
    data: bytes = b""
    removed: dict[str, int] = {}
    hints: tuple[str, ...] = ()
    refusal: CopyRefusal | None = None


REMOVED: dict[str, tuple[str, str]] = {
    "comment": ("批注", "comments"),
    "revision": ("修订痕迹", "tracked changes"),
    "hidden text": ("隐藏文字", "hidden text"),
    "white text": ("与底色相同的文字", "text in the colour of its ground"),
    "hidden sheet": ("隐藏的工作表", "hidden sheets"),
    "hidden row": ("隐藏的行", "hidden rows"),
    "hidden column": ("隐藏的列", "hidden columns"),
    "hidden slide": ("隐藏的幻灯片", "hidden slides"),
    "hidden shape": ("看不见的图形", "shapes that are not seen"),
    "hidden layer": ("隐藏的图层", "hidden layers"),
    "notes": ("演讲者备注", "speaker notes"),
    "embedded file": ("夹带的文件", "embedded files"),
    "macro": ("宏", "macros"),
    "script": ("脚本", "scripts"),
    "form": ("表单的填写功能", "form controls"),
    "formula": ("公式（保留结果）", "formulas (their results are kept)"),
    "link": ("不能公开的链接", "links that lead to no public place"),
    "cache": ("数据透视表缓存和外部数据", "pivot caches and data of other files"),
    "author": ("作者和文件属性", "authors and properties of the file"),
    "custom": ("附加的数据和未使用的部件", "added data and parts that nothing uses"),
    "alt": ("图片的替代文字和名称", "alternative texts and names of pictures"),
    "position": ("拍摄地点", "the place at which a photo was taken"),
    "metadata": ("图片、视频的附加信息", "metadata of pictures and films"),
    "animation": ("动画", "animation"),
    "version": ("以前的版本", "earlier versions"),
    "trailing": ("文件前后夹带的内容", "bytes before or after the file"),
    "character": ("看不见的字符", "characters that are not seen"),
}
"""Kind -> what it is called, in Chinese and English."""
UNCOUNTED = frozenset(
    words(
        "alt animation author cache character custom form formula link macro metadata notes position trailing version"
    )
)
HINTS: dict[str, tuple[str, str]] = {
    "scan": ("整页是图片（扫描件），没有文字", "pages are pictures (a scan) without text"),
    "film": ("音频、视频里的内容", "what is heard and seen in it"),
}


GUARDED = "guarded"
"""Kind of what is not taken out but changed: cells that a spreadsheet would run."""


def told(removed: dict[str, int]) -> tuple[str, str]:
    """What a copy does not have or has otherwise, in Chinese and English: "已去掉：批注 3 处、作者和文件属性"."""
    without = {kind: count for kind, count in removed.items() if kind != GUARDED}
    chinese, english = _words(without)
    parts = [f"已去掉：{chinese}"] if chinese else []
    parts_en = [f"is without {english}"] if english else []
    if cells := removed.get(GUARDED, 0):
        parts.append(f"有 {cells} 个像公式的单元格前加了引号，免得被执行")
        parts_en.append(f"has {cells} cells quoted that look like formulas")
    return "；".join(parts), " and ".join(parts_en)


def _words(removed: dict[str, int]) -> tuple[str, str]:
    counted = [(kind, "" if kind in UNCOUNTED else str(count)) for kind, count in removed.items() if count]
    chinese = "、".join(REMOVED[kind][0] + (f" {count} 处" if count else "") for kind, count in counted)
    return chinese, ", ".join(f"{count} {REMOVED[kind][1]}".strip() for kind, count in counted)
