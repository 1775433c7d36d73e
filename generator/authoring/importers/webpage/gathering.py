"""Targets of links and pictures in a page -> inline marks, attachments and notices."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generator.access.copies.refused import FILE
from generator.access.copies.types import ending
from generator.authoring.importers import inline
from generator.authoring.importers.pictures import stripped
from generator.authoring.importers.source import ImportedAttachment, notice
from generator.authoring.importers.webpage.files import is_page, sniffed, split, whole
from generator.authoring.importers.webpage.targets import downloads, hands_out
from generator.base.inside import read_inside
from generator.base.patterns import pattern_table
from generator.base.words import words
from generator.model.config import ATTACHMENT_TYPES
from generator.model.diagnostic import Diagnostic

_ATTACHED = frozenset(ATTACHMENT_TYPES) - {"yaml", "md", "json", "svg", "vtt"}
"""What comes along with a page that links to it: of the types that may be published those that offices attach."""
_PICTURES = frozenset(("jpg", "png", "gif", "webp"))
_OLD = frozenset(words("doc xls ppt wps et dps rar 7z"))
MOST, BYTES = 200, 200 << 20
"""Files that come along with one page, and their bytes."""
_ORNAMENT = pattern_table("icon logo blank spacer fileicon wza", ("/ext/", "/ext/"))
_ORNAMENTS = re.compile(rf"{_ORNAMENT.pattern}[^/]*$", re.IGNORECASE)
"""Addresses of pictures that say nothing: marks of file types, fillers."""
_NO_WORDS = frozenset(words("图片 图像 image img picture undefined null"))
"""What programs write where words for a picture belong."""
_SHOWN, _TOLD = 20, 5
_PAGES = frozenset(words("html htm shtml xhtml"))
_SCHEMES = ("http", "https", "mailto", "tel", "ftp")


@dataclass(slots=True)
class Gathering:
    """The state of one reading: what links point at and which pictures came along.

    fetch: bytes of a file by a name that ``names`` gives, or None. names: a link -> where its file may lie. base: the
    page's own address, "" when unknown. keep_relative: links to other documents (.md) stay as they are. source: what
    the links stand in, in Chinese. taken: name of a file that came along -> its attachment.
    """

    fetch: Callable[[str], bytes | None]
    base: str = ""
    keep_relative: bool = False
    names: Callable[[str], tuple[str, ...]] = lambda target: (unquote(split(target).path),)
    links: list[str] = field(default_factory=list)
    attachments: list[ImportedAttachment] = field(default_factory=list)
    notices: list[Diagnostic] = field(default_factory=list)
    source: str = "网页"
    removed: list[str] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)
    left: int = BYTES
    local: int = 0

    def link(self, target: str, text: str) -> str:
        """Text with its link when that will work on the new site; the bare text, and a notice, when it will not."""
        parts = split(target)
        if target.startswith("#") or parts.scheme in ("javascript", "vbscript", "data", "about"):
            return text
        label = inline.plain(text).strip()
        number = self._attached(target, label) if parts.scheme in ("", "http", "https") else None
        if number is not None:
            return inline.link(text, self._position(f"attachment:{number}"))
        kind = _kind(target, label)
        if parts.scheme and parts.scheme not in _SCHEMES:
            self._lost("", label[:40], target, told=True)  # a file of somebody's own machine, or a program's address
            return text
        address = target if parts.scheme else f"https:{target}" if target.startswith("//") else ""
        if address:
            self._still_there(kind, label, address, own=parts.netloc == split(self.base).netloc)
            return inline.link(text, self._position(address))
        if self.keep_relative and not parts.scheme and parts.path.endswith(".md"):
            return inline.link(text, self._position(target))
        address = whole(self.base, target) if self.base and not parts.scheme else ""
        if address:
            self._still_there(kind, label, address, own=True)
            return inline.link(text, self._position(address))
        self._lost(kind, label[:40], target, told=bool(parts.path))
        return text

    def _still_there(self, kind: str, label: str, address: str, *, own: bool) -> None:
        if kind in _ATTACHED | _OLD and own:
            told = f"附件“{label[:40]}”没有随{self.source}一起保存，链接仍指向原网站（{address[:80]}）"
            self.notices.append(notice(told, "请下载该附件，放到文档旁边并改好链接：原网站停用后就打不开了。"))

    def _lost(self, kind: str, label: str, target: str, *, told: bool) -> None:
        if kind in _ATTACHED | _OLD or (downloads(target) and not split(target).scheme):
            todo = "放到文档旁边并加链接。" if kind not in _OLD else "另存为 docx、xlsx 或 PDF，放到文档旁边并加链接。"
            self.notices.append(
                notice(
                    f"附件“{label}”没有随{self.source}一起保存，或类型不能公开（{target[:80]}）",
                    f"请下载该附件，{todo}",
                )
            )
        elif told:
            self.local += 1
            if self.local > _TOLD:
                return
            self.notices.append(
                notice(f"链接“{label}”指向本机或原站内部地址，已只留文字（{target[:80]}）", "需要时请补上完整网址。")
            )

    def picture(self, source: str, alt: str) -> str:
        """The picture as an attachment, cleaned of metadata; a notice when it is not at hand.
        source: addresses at which it may lie, one a line, the likeliest first."""
        name, data = "", None
        alt = "" if alt.lower() in _NO_WORDS else alt
        for one in source.split("\n"):
            for name in () if one.startswith("data:") else self.names(one):
                if name in self.taken:
                    return inline.image(alt, self.taken[name])
                data = data if data is not None else self._fetched(name) if name else None
                if data is not None:
                    break
            data = _embedded(one) if one.startswith("data:") else data
            if data is not None:
                break
        source = source.partition("\n")[0]
        if data is None:
            if source and not _ORNAMENTS.search(source):
                self.notices.append(notice(f"图片没有导入：{source[:80]}", "请把图片存到文档旁边，再插入正文。"))
            return alt if len(alt) > 1 and ending(alt) not in _ATTACHED | _OLD else ""
        clean = stripped(data)
        if clean is None:
            self.notices.append(
                notice(
                    f"图片“{alt or source[:60]}”的格式不能在网页上显示，没有导入", "请另存为 PNG 或 JPG 后插入正文。"
                )
            )
            return alt
        self.removed.extend(clean.removed)
        if not alt:
            self.notices.append(
                notice("有图片没有文字说明", "请在正文 ![ ] 的方括号里写上图片内容，读屏软件要读它。", "info")
            )
        number = 1 + sum(1 for item in self.attachments if item.name.startswith("image-"))
        self.attachments.append(ImportedAttachment(f"image-{number}{clean.suffix}", clean.data, alt))
        if name:
            self.taken[name] = len(self.attachments) - 1
        return inline.image(alt, len(self.attachments) - 1)

    def _attached(self, target: str, title: str) -> int | None:
        """The position of the attachment that a linked file becomes; None when it does not come along."""
        kind = _kind(target, title)
        if kind not in _ATTACHED and not _may_be_file(target, title):
            return None
        for name in self.names(target):
            if name in self.taken:
                return self.taken[name]
            if kind in _ATTACHED or ending(name) not in _PAGES:
                number = self._brought(name, kind, title)
                if number is not None:
                    return number
        return None

    def _brought(self, name: str, kind: str, title: str) -> int | None:
        data = self._fetched(name)
        kind = kind if kind in _ATTACHED or data is None else sniffed(data)
        if data is None or kind not in _ATTACHED:
            return None
        if is_page(data) and kind != "txt":
            told = f"附件“{title[:40]}”保存下来的是一个网页（{name[:80]}），不是附件本身，没有带入"
            self.notices.append(notice(told, "原网站可能已经没有这个文件；请另找原件。"))
            return None
        suffix = f".{kind}"
        if kind in _PICTURES:
            clean = stripped(data)
            if clean is None:
                return None
            self.removed.extend(clean.removed)
            data, suffix = clean.data, clean.suffix
        self.attachments.append(ImportedAttachment(f"file-{len(self.attachments) + 1}{suffix}", data, title))
        self.taken[name] = len(self.attachments) - 1
        return self.taken[name]

    def _fetched(self, path: str) -> bytes | None:
        data = self.fetch(path) if len(self.taken) < MOST else None
        if data is None or len(data) > self.left:
            return None
        self.left -= len(data)
        return data

    def brought(self) -> tuple[Diagnostic, ...]:
        """What came along from the folder of the page, for a person to look at: a page names what it likes."""
        more = self.local - _TOLD
        others = (notice(f"另有 {more} 个链接指向本机或原站内部地址，已只留文字"),) if more > 0 else ()
        if not self.taken:
            return others
        names = "、".join(sorted(self.taken)[:_SHOWN]) + ("……" if len(self.taken) > _SHOWN else "")
        told = "请逐个打开，确认可以公开；不公开的，删去文件和正文里的链接。"
        return (*others, notice(f"从网页所在的文件夹带入了 {len(self.taken)} 个文件：{names}", told))

    def _position(self, target: str) -> int:
        if target not in self.links:
            self.links.append(target)
        return self.links.index(target)


def _embedded(source: str) -> bytes | None:
    """The bytes of a ``data:`` address."""
    head, _, body = source.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return None


def beside(page: Path, target: str) -> bytes | None:
    """A file named by a relative address, when it lies below the page's own folder; hidden ones, and those to which a
    link leads out of it, do not."""
    steps = [step for step in target.replace("\\", "/").split("/") if step != "."]
    if not target.strip() or target.startswith(("/", "\\")) or any(step.startswith(".") for step in steps):
        return None
    try:
        return read_inside(str(page.parent), "/".join(steps), FILE)
    except (OSError, ValueError):
        return None


def _kind(target: str, label: str) -> str:
    """The type of a linked file by its address, else by what the link is called where a program hands it out."""
    parts = split(target)
    kind = ending(unquote(parts.path))
    if kind in _ATTACHED | _OLD or not _may_be_file(target, label):
        return kind
    named = [ending(label.strip()), *(ending(part) for part in re.split("[&=]", unquote(parts.query)))]
    return next((one for one in named if one in _ATTACHED | _OLD), kind)


def _may_be_file(target: str, label: str) -> bool:
    """Whether an address without an ending of a file may still hand one out: ``download.jsp?id=3``."""
    parts = split(target)
    return bool(parts.query or hands_out(target) or ending(label.strip()) in _ATTACHED | _OLD)
