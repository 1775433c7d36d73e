"""Targets of links and pictures in a page -> inline marks, attachments and notices."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.authoring.importers import inline
from generator.authoring.importers.pictures import stripped
from generator.authoring.importers.source import ImportedAttachment, notice
from generator.base.patterns import pattern_table
from generator.model.diagnostic import Diagnostic

_FILE_ENDING = pattern_table(
    (r"docx?", "doc", "docx"),
    (r"xlsx?", "xls", "xlsx"),
    (r"pptx?", "ppt", "pptx"),
    "wps et pdf zip rar 7z ofd csv txt",
    (r"jpe?g", "jpg", "jpeg"),
    "png",
)
_FILES = re.compile(rf"\.{_FILE_ENDING.pattern}$", re.IGNORECASE)
_ORNAMENT = pattern_table("icon logo blank spacer fileicon wza", ("/ext/", "/ext/"))
_ORNAMENTS = re.compile(rf"{_ORNAMENT.pattern}[^/]*$", re.IGNORECASE)
"""Addresses of pictures that say nothing: marks of file types, fillers."""
_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass(slots=True)
class Gathering:
    """The state of one reading: what links point at and which pictures came along.

    fetch: bytes of a target beside the page, or None. base: the page's own address, "" when unknown. keep_relative:
    links to other documents (.md) stay as they are.
    """

    fetch: Callable[[str], bytes | None]
    base: str = ""
    keep_relative: bool = False
    links: list[str] = field(default_factory=list)
    attachments: list[ImportedAttachment] = field(default_factory=list)
    notices: list[Diagnostic] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def link(self, target: str, text: str) -> str:
        """Text with its link when that will work on the new site; the bare text, and a notice, when it will not."""
        parts = urlsplit(target) if not re.search(r"[\x00-\x1f]", target) else urlsplit("")
        if target.startswith("#") or parts.scheme in ("javascript", "vbscript", "data"):
            return text
        if parts.scheme in _SCHEMES or target.startswith("//"):
            return inline.link(text, self._position(target if parts.scheme else f"https:{target}"))
        data = self.fetch(unquote(parts.path)) if not parts.scheme and _FILES.search(parts.path) else None
        if data is not None:
            name = f"file-{len(self.attachments) + 1}{re.sub(r'.*(?=[.])', '', parts.path).lower()}"
            self.attachments.append(ImportedAttachment(name, data, inline.plain(text).strip()))
            return inline.link(text, self._position(f"attachment:{len(self.attachments) - 1}"))
        if self.keep_relative and not parts.scheme and parts.path.endswith(".md"):
            return inline.link(text, self._position(target))
        if self.base and not parts.scheme:
            return inline.link(text, self._position(urljoin(self.base, target)))
        label = inline.plain(text).strip()[:40]
        if _FILES.search(parts.path):
            self.notices.append(
                notice(f"附件“{label}”没有随网页一起保存（{target[:80]}）", "请下载该附件，放到文档旁边并加链接。")
            )
        elif parts.path:
            self.notices.append(
                notice(f"链接“{label}”指向本机或原站内部地址，已只留文字（{target[:80]}）", "需要时请补上完整网址。")
            )
        return text

    def picture(self, source: str, alt: str) -> str:
        """The picture as an attachment, cleaned of metadata; a notice when it is not at hand."""
        data = _embedded(source) if source.startswith("data:") else self.fetch(unquote(urlsplit(source).path))
        if data is None:
            if source and not _ORNAMENTS.search(source):
                self.notices.append(notice(f"图片没有导入：{source[:80]}", "请把图片存到文档旁边，再插入正文。"))
            return alt if len(alt) > 1 and not _FILES.search(alt) else ""
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
        return inline.image(alt, len(self.attachments) - 1)

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
    """A file named by a relative address, when it lies below the page's own folder."""
    folder = page.parent.resolve()
    try:
        file = (folder / target).resolve() if target and not target.startswith(("/", "\\")) else folder
        return file.read_bytes() if file.is_file() and file.is_relative_to(folder) else None
    except (OSError, ValueError):
        return None
