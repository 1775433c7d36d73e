"""Links and pictures of a workbook's cells -> inline marks, with the files that go beside the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.authoring.importers import inline
from generator.authoring.importers.pictures import stripped
from generator.authoring.importers.source import ImportChange, ImportedAttachment, SourceBlock, change, notice
from generator.content.workbook import SheetPicture
from generator.model.diagnostic import Diagnostic

_LINK = re.compile(f"{inline.LINK_ON}(.)(.*?){inline.LINK_OFF}")
_IMAGE = re.compile(f"{inline.IMAGE_ON}(.)(.*?){inline.IMAGE_OFF}")
_LARGEST = 100 * 1024 * 1024
"""Bytes of all pictures of a workbook."""


class SheetMarks:
    """Gathers links and pictures in the order in which cells are read. removed: what was taken out of pictures. unfit:
    places of pictures in a form that browsers do not show. told: places of those that came along."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.attachments: list[ImportedAttachment] = []
        self.removed: list[str] = []
        self.unfit: list[str] = []
        self.told: list[str] = []
        self._left = _LARGEST
        self._taken: dict[bytes, int] = {}

    def link(self, text: str, address: str) -> str:
        """The text as a link; where it is the address itself, just that."""
        if address not in self.links:
            self.links.append(address)
        return inline.link(text, self.links.index(address))

    def picture(self, picture: SheetPicture, where: str) -> str:
        """The picture, cleaned of metadata, as 图1 and so on; "" when it cannot be shown."""
        position = self._position(picture.data)
        if position is None:
            self.unfit.append(where)
            return ""
        name = self.attachments[position].title
        self.told.append(f"{where} 的图片记为“{name}”")
        return inline.image(name, position)

    def _position(self, data: bytes) -> int | None:
        if data not in self._taken:
            clean = stripped(data) if len(data) <= self._left else None
            if clean is None:
                return None
            self._left -= len(data)
            self.removed += clean.removed
            number = len(self.attachments) + 1
            self._taken[data] = number - 1
            self.attachments.append(ImportedAttachment(f"image-{number}{clean.suffix}", clean.data, f"图{number}"))
        return self._taken[data]

    def changes(self) -> tuple[ImportChange, ...]:
        """What was done to pictures."""
        return change("图片存为文件", self.told) + change("删去图片附带信息", self.removed)

    def notices(self) -> Iterator[Diagnostic]:
        """What is to be done about pictures."""
        if self.unfit:
            told = f"有图片的格式不能在网页上显示，没有导入：{'、'.join(dict.fromkeys(self.unfit))}"
            yield notice(told, "请另存为 PNG 或 JPG 后插入正文。")
        if self.attachments:
            told = f"表格里的 {len(self.attachments)} 张图片存为文件，插入正文"
            yield notice(told, "请核对，并在正文 ![ ] 的方括号里写上图片内容，读屏软件要读它。", "info")

    def as_text(self, cell: str) -> str:
        """A cell of a CSV file, which knows neither links nor pictures: 查看（https://…）, 图1."""
        return inline.plain(_IMAGE.sub(r"\2", _LINK.sub(self._beside, cell)))

    def _beside(self, match: re.Match[str]) -> str:
        text, address = match[2], self.links[inline.index(match[1])]
        bare = address.removeprefix("mailto:").removeprefix("tel:")
        if text.strip("/") in (address.strip("/"), bare, address.partition("://")[2].strip("/")):
            return bare
        return f"{text}（{bare}）"

    def shown_below(self, rows: list[list[str]]) -> list[SourceBlock]:
        """The pictures that cells of a CSV file name, each with its name below it."""
        found = dict.fromkeys(match.group() for row in rows for cell in row for match in _IMAGE.finditer(cell))
        return [SourceBlock("paragraph", text) for mark in found for text in (mark, inline.plain(mark))]
