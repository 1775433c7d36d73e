"""The bytes of a .docx file -> RawText: a pass over its XML, then mammoth, then the reader of HTML."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.authoring.importers.source import ImportChange, RawText, change, notice, refused
from generator.authoring.importers.webpage.blocks import Reader
from generator.authoring.importers.webpage.gathering import Gathering
from generator.authoring.importers.webpage.trees import tree_of
from generator.authoring.importers.word import (
    alternatives,
    asides,
    blanks,
    fields,
    furniture,
    hidden,
    lists,
    numbering,
    revisions,
)
from generator.authoring.importers.word.archive import WordPackage, opened
from generator.authoring.importers.word.names import STRICT, W, places
from generator.authoring.importers.word.visible import Sight
from generator.model.diagnostic import Diagnostic

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_STYLE_MAP = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='标题'] => h1:fresh",
        "p[style-name='文章标题'] => h1:fresh",
        *(f"p[style-name='标题 {level}'] => h{level}:fresh" for level in range(1, 7)),
    )
)


def converted(data: bytes) -> RawText:
    """The visible text of a Word document. Every refusal is a notice; nothing is raised for a bad file."""
    package = opened(data)
    if isinstance(package, Diagnostic):
        return RawText(notices=(package,))
    try:
        parts = {name: _transitional(name, part) for name, part in package.parts.items()}
        return _converted(WordPackage(parts))
    except (ElementTree.ParseError, KeyError, ValueError, IndexError, AttributeError, RecursionError):
        return refused("文件内部结构有误，读不出正文", "请用 Word 或 WPS 打开并另存一份后再导入。")


def _converted(package: WordPackage) -> RawText:
    import mammoth

    changed, changes, sight, told = _prepared(package)
    pictures: list[bytes] = []

    def keep(image: Any) -> dict[str, str]:
        with image.open() as stream:
            data = stream.read()
        if data not in pictures:  # a picture shown twice is one file
            pictures.append(data)
        return {"src": f"picture-{pictures.index(data)}"}

    result = mammoth.convert_to_html(
        package.packed(changed), convert_image=mammoth.images.img_element(keep), style_map=_STYLE_MAP
    )
    gathering = Gathering(fetch=lambda target: _picture(target, pictures), source="Word 文件")
    body = tree_of(f"<body>{result.value}</body>").body
    blocks = Reader(gathering.link, gathering.picture).read(body) if body is not None else ()
    more, remarks = asides.reported(package)
    stripped = change("删去图片附带信息", tuple(gathering.removed))
    empty = () if blocks else (notice("文档没有文字", "如果是扫描件，请先识别文字（OCR）后再导入。", "error"),)
    notices = (*told, *sight.notices(blocks), *remarks, *dict.fromkeys(gathering.notices), *empty)
    return RawText(blocks, tuple(gathering.links), tuple(gathering.attachments), (), changes + more + stripped, notices)


def _prepared(
    package: WordPackage,
) -> tuple[dict[str, bytes], tuple[ImportChange, ...], Sight, tuple[Diagnostic, ...]]:
    """The parts with only visible text in them, what was taken out, and what lost its form."""
    styles = package.xml("word/styles.xml")
    hiding, counted = hidden.styles_of(styles), lists.lists_of(package.xml("word/numbering.xml"), styles)
    forms, sight = blanks.forms_of(styles), Sight()
    gone: list[str] = []
    kept: list[str] = []
    unseen: list[str] = []
    white: list[str] = []
    written = guides = contents = 0
    changed: dict[str, bytes] = {}
    for name in _PARTS:
        root = package.xml(name)
        if root is None:
            continue
        alternatives.taken(root)
        fields.spread(root)
        furniture.wrappers(root)
        deleted, inserted = revisions.accepted(root)
        gone, kept = gone + deleted, kept + inserted
        unseen += hidden.removed(root, hiding)
        white += hidden.white(root)
        guides += furniture.pinyin_guides(root)
        sight.texts(root, forms)
        contents += _table_of_contents(root, styles)
        sight.layout(root, package, name)
        written += numbering.spelled_out(root, counted)
        changed[name] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    if "word/numbering.xml" in package.parts:
        changed["word/numbering.xml"] = numbering.counting_anew()
    changed |= _spared(package)
    contents += sight.contents
    changes = (
        *change("未带入修订中已删除的文字", gone),
        *change("修订中插入的文字按已接受带入", kept),
        *change("未带入隐藏文字", unseen),
        *((ImportChange("把自动编号写成文字", written),) if written else ()),
        *((ImportChange("去掉拼音指南，只留汉字", guides),) if guides else ()),
        *((ImportChange("未带入目录（网页自有目录）", contents),) if contents else ()),
        *sight.changes(),
    )
    return changed, changes, sight, (*_unknown_forms(counted), *_white(white))


def _unknown_forms(counted: lists.WordLists) -> tuple[Diagnostic, ...]:
    if not counted.unknown:
        return ()
    forms = "、".join(counted.unknown)
    return (notice(f"自动编号用了不认识的格式 {forms}，已按阿拉伯数字写出", "请对照原文件核对这些编号。"),)


def _white(texts: list[str]) -> tuple[Diagnostic, ...]:
    if not texts:
        return ()
    shown = places([one[:20] for one in texts])
    told = f"有 {len(texts)} 处白色的文字，在原文件的白纸上看不见，已带入正文：{shown}"
    return (notice(told, "请核对；不公开的，从正文里删去。"),)


def _spared(package: WordPackage) -> dict[str, bytes]:
    """Parts that mammoth reads at length and nobody needs: comments, which must not get through, and latent styles."""
    styles = package.parts.get("word/styles.xml", b"")
    empty = f'<w:comments xmlns:w="{W.strip("{}")}"/>'.encode()
    spared = (
        {"word/styles.xml": re.sub(rb"<w:latentStyles.*?</w:latentStyles>", b"", styles, flags=re.DOTALL)}
        if styles
        else {}
    )
    return spared | {name: empty for name in package.parts if re.fullmatch(r"word/comments\d*\.xml", name)}


def _table_of_contents(root: Element, styles: Element | None) -> int:
    """Take out lines of Word's own table of contents: they name pages of paper. Gives how many."""
    names = {
        style.get(f"{W}styleId", "")
        for style in (styles.findall(f"{W}style") if styles is not None else ())
        if (label := style.find(f"{W}name")) is not None and label.get(f"{W}val", "").lower().startswith("toc ")
    }
    done = 0
    for parent in list(root.iter()):
        for child in list(parent):
            style = child.find(f"{W}pPr/{W}pStyle") if child.tag == f"{W}p" else None
            if style is not None and style.get(f"{W}val", "") in names:
                parent.remove(child)
                done += 1
    return done


def _picture(target: str, pictures: list[bytes]) -> bytes | None:
    number = target.removeprefix("picture-")
    return pictures[int(number)] if number.isdigit() and int(number) < len(pictures) else None


def _transitional(name: str, part: bytes) -> bytes:
    """Strict OOXML in the namespaces of the usual kind, which mammoth and the passes above know."""
    if not name.endswith((".xml", ".rels")) or b"purl.oclc.org/ooxml" not in part:
        return part
    part = part.replace(STRICT, W.strip("{}").encode())
    part = part.replace(
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    )
    return part.replace(b"http://purl.oclc.org/ooxml/drawingml", b"http://schemas.openxmlformats.org/drawingml/2006")
