"""One part of a Word file -> what its reader sees: every pass over the tree but revisions, hidden text and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.authoring.importers.source import ImportChange, SourceBlock, change, notice
from generator.authoring.importers.word import (
    accounts,
    boxes,
    controls,
    drawings,
    fields,
    formulas,
    grid,
    lines,
    symbols,
)
from generator.authoring.importers.word.archive import WordPackage
from generator.authoring.importers.word.blanks import Forms, written_out
from generator.authoring.importers.word.names import places
from generator.model.diagnostic import Diagnostic

MAIN = "word/document.xml"
_SAMPLE = 20
"""Characters by which a person recognises a box."""
_UPDATE = "请在 Word 中按 Ctrl+A、再按 F9 更新域，保存后再导入；或者在正文里手工补上。"


@dataclass(slots=True)
class Sight:
    """What the passes came upon in all parts of one file, for the report."""

    fields: fields.Found = field(default_factory=fields.Found)
    boxes: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    drawn: list[drawings.DrawingFinds] = field(default_factory=list)
    tables: list[grid.Laid] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    contents: int = 0
    blanks: int = 0

    def texts(self, root: Element, forms: Forms) -> None:
        """Fields, controls, formulas, symbols and blanks to fill in, in place."""
        prompts, contents = controls.unwrapped(root)
        self.prompts += prompts
        self.contents += contents
        fields.resolved(root, self.fields)
        self.formulas += formulas.as_text(root)
        self.unknown += symbols.spelled_out(root)
        self.blanks += written_out(root, forms)

    def layout(self, root: Element, package: WordPackage, name: str) -> None:
        """Boxes, pictures, lines and tables, in place."""
        self.boxes += boxes.moved(root).texts
        self.drawn.append(drawings.resolved(root, drawings.relations(package, name), package))
        drawings.without_dangling(root, package, name)
        lines.parted(root)
        self.tables.append(grid.laid_out(root))
        if name == MAIN:
            self.said = accounts.paragraphs(root)

    def changes(self) -> tuple[ImportChange, ...]:
        """What was taken out or written in another form."""
        covered = [words for laid in self.tables for words in laid.covered]
        shapes = sum(drawn.shapes for drawn in self.drawn)
        return (
            *change("未带入没有填写的控件里的提示文字", (*self.prompts, *self.fields.prompts)),
            *change("未带入合并单元格里看不见的文字", covered),
            *change("删去图片说明里的文件名或路径", [path for drawn in self.drawn for path in drawn.paths]),
            *((ImportChange("把带下划线的空白和制表线写成填空线", self.blanks),) if self.blanks else ()),
            *((ImportChange("未带入线条、箭头等没有文字的图形", shapes),) if shapes else ()),
        )

    def notices(self, blocks: tuple[SourceBlock, ...]) -> tuple[Diagnostic, ...]:
        """What a person has to look at, with its place; blocks: what became of the file."""
        told: list[Diagnostic] = []
        lost = accounts.missing(self.said, blocks) if blocks else []
        if self.boxes:
            told.append(
                notice(
                    f"图形、文本框里的文字已写成段落（{len(self.boxes)} 个），次序按原页面从上到下、从左到右："
                    f"{places(_first(self.boxes))}；连线和箭头没有带入",
                    "请核对次序；是流程图的，建议另把整张图存为图片插入正文。",
                )
            )
        nested = [place for laid in self.tables for place in laid.nested]
        for count, message, hint in (
            (
                _first(lost),
                "段文字读不出来，没有带入：",
                "请用 Word 或 WPS 打开并另存一份后再导入；或者在正文里手工补上。",
            ),
            (
                self.fields.empty,
                "个域在文件里没有结果，此处内容没有带入：",
                _UPDATE,
            ),
            (self.fields.unsure, "个 EQ 域只能写出其中的字符：", "请对照原件核对，必要时改为图片。"),
            (self.formulas, "个公式改写成了一行文字：", "请对照原件核对公式，必要时改为图片。"),
            (self.unknown, "个符号认不出是什么，没有带入：", "请对照原件在正文里补上。"),
            (nested, "个表格套在另一个表格的单元格里，已改成逐行的文字：", "请核对；需要时把内层表格移到表外。"),
            (self._drawn("charts"), "个图表没有带入：", "请在 Word 中把它另存为图片后插入正文，并用表格写出数据。"),
            (self._drawn("diagrams"), "个 SmartArt 图形没有带入：", "请在 Word 中把它另存为图片后插入正文。"),
            (self._drawn("objects"), "个内嵌对象没有带入：", "请把需要公开的内容改为表格，或另存为附件。"),
            (self._drawn("unshown"), "张图片的格式不能在网页上显示，没有导入：", "请另存为 PNG 或 JPG 后插入正文。"),
            (
                self._drawn("missing"),
                "张图片没有存在文件里（只有链接，或已丢失），没有导入：",
                "请把图片插入正文后再导入。",
            ),
        ):
            if count:
                told.append(notice(f"有 {len(count)} {message}{places(count)}", hint))
        return tuple(told)

    def _drawn(self, name: str) -> list[str]:
        return [place for drawn in self.drawn for place in getattr(drawn, name)]


def _first(texts: list[str]) -> list[str]:
    return [words if len(words) <= _SAMPLE else words[:_SAMPLE] + "……" for words in texts]
