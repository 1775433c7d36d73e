"""A Word file -> what its pages show: text, tables, pictures, heads and feet, notes, charts; changes taken as
accepted."""

from __future__ import annotations

from typing import Any

from generator.access.copies.office.drawn import FORMS, drawing
from generator.access.copies.office.fields import results
from generator.access.copies.office.hidden import HiddenStyles, hides
from generator.access.copies.office.names import q, short
from generator.access.copies.office.package import FileFormat, OfficeForm, Package, Part
from generator.access.copies.office.scrub import chosen, each, remove, unwrapped
from generator.base.words import words

_UNWRAPPED = ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo")
_ACCEPTED = ("w:del", "w:moveFrom")
_CHANGES = words(
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange w:tblGridChange w:tblPrExChange "
    "w:numberingChange w:cellMerge w:cellIns w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart "
    "w:moveToRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd"
)
_COMMENTS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef")
_NEVER = words(
    "w:proofErr w:permStart w:permEnd w:lastRenderedPageBreak w:docPartObj w:control w:fldData w:delInstrText "
    "w:delText w:webHidden w:subDoc w:movie w:contentPart "
    "w:tblCaption w:tblDescription"
)
_INSIDE = frozenset(
    words(
        "w:document w:body w:p w:r w:hyperlink w:tbl w:tr w:tc w:hdr w:ftr w:footnotes w:footnote w:endnotes w:endnote "
        "w:txbxContent w:ruby w:rt w:rubyBase w:pict w:drawing w:fldSimple w:object m:oMath m:oMathPara w:background"
    )
)
"""What may stand around a text that a page shows; shapes are looked at as drawings."""
_SETTINGS = words(
    "w:mirrorMargins w:defaultTabStop w:autoHyphenation w:evenAndOddHeaders w:bookFoldPrinting "
    "w:characterSpacingControl "
    "w:footnotePr w:endnotePr w:compat w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator "
    "w:displayBackgroundShape w:gutterAtTop w:drawingGridHorizontalSpacing w:drawingGridVerticalSpacing "
    "w:displayHorizontalDrawingGridEvery w:displayVerticalDrawingGridEvery w:noLineBreaksAfter w:noLineBreaksBefore"
)


def _body(root: Any, package: Package, part: Part) -> None:
    styles = HiddenStyles.of(package)
    if part.path == package.main():
        for kind in ("styles", "numbering", "settings", "theme", "footnotes", "endnotes"):
            package.keep(part, kind)
        _heads(root, package, part)
    shown(root, package, styles)


def _heads(root: Any, package: Package, part: Part) -> None:
    """Heads and feet of first and of even pages are seen where the file says that those have their own."""
    path = next((one.target for one in part.relations.values() if one.kind == "settings" and not one.outside), "")
    even = path in package.parts and any(True for _ in package.xml(path).iter(q("w:evenAndOddHeaders")))
    first = any(True for _ in root.iter(q("w:titlePg")))
    for node in each(root, "w:headerReference", "w:footerReference"):
        kind = node.get(q("w:type"), "default")
        if (kind == "first" and not first) or (kind == "even" and not even):
            package.removed["hidden text"] += 1
            remove(node)


def shown(root: Any, package: Package, styles: HiddenStyles) -> None:
    """Leave in a text what a reader sees of it."""
    chosen(root)
    _accept(root, package)
    _without_forms(root, package)
    for run in each(root, "w:r"):
        if run.find(q("w:fldChar")) is not None:
            continue
        why = hides(run, styles)
        if why:
            package.removed[why] += any((node.text or "").strip() for node in run.iter(q("w:t")))
            _unseen(run, why)
    results(root)
    _objects(root, package)
    _bookmarks(root)
    drawing(root, package)
    for text in each(root, "w:t", "w:sym"):
        if not _within(text):
            remove(text)
    for text in each(root, "m:t"):
        if next(text.iterancestors(q("w:p")), None) is None:
            remove(text)


def _unseen(run: Any, why: str) -> None:
    """Take out a run, or the letters in it where the ground below them is a bar that is seen."""
    properties = run.find(q("w:rPr"))
    barred = properties is not None and any(properties.find(q(mark)) is not None for mark in ("w:shd", "w:highlight"))
    if why != "white text" or not barred:
        remove(run)
        return
    for text in each(run, "w:t"):
        text.text = "\u3000" * len(text.text or "")


def _accept(root: Any, package: Package) -> None:
    """Changes as if all were accepted, comments gone."""
    for node in each(root, *_ACCEPTED):
        package.removed["revision"] += 1
        parent = node.getparent()
        row = parent.getparent() if parent is not None and short(parent.tag) == "w:trPr" else None
        remove(node if row is None else row)
    for cell in each(root, "w:cellDel"):
        properties = cell.getparent()
        remove(properties.getparent() if properties is not None else cell)
    for node in each(root, *_CHANGES):
        package.removed["revision"] += 1
        remove(node)
    for node in each(root, *_COMMENTS, *_NEVER):
        remove(node)
    for node in each(root, *_UNWRAPPED):
        if short(node.tag) in ("w:ins", "w:moveTo"):
            package.removed["revision"] += 1
        unwrapped(node)


def _without_forms(root: Any, package: Package) -> None:
    """Content controls are what they hold; choices that nobody chose are not seen."""
    for control in each(root, "w:sdt"):
        package.removed["form"] += bool(each(control, "w:dropDownList", "w:comboBox", "w:dataBinding"))
        content = control.find(q("w:sdtContent"))
        if content is None:
            remove(control)
        else:
            unwrapped(control, content)
    for node in each(root, "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr"):
        remove(node)


def _objects(root: Any, package: Package) -> None:
    """Of an object of another program its picture is seen."""
    for node in each(root, "w:object"):
        node.tag = q("w:pict")
        for inner in each(node, "o:OLEObject"):
            package.removed["embedded file"] += 1
            remove(inner)
    for node in each(root, "o:OLEObject"):
        remove(node)


def _bookmarks(root: Any) -> None:
    """Marks to which nothing on the page leads go; the others get a number for a name."""
    wanted = {node.get(q("w:anchor")) for node in each(root, "w:hyperlink")} - {None}
    names = {name: f"a{number}" for number, name in enumerate(sorted(wanted), 1)}
    kept = set()
    for node in each(root, "w:bookmarkStart"):
        name = node.get(q("w:name"))
        if name in names:
            node.set(q("w:name"), names[name])
            kept.add(node.get(q("w:id")))
        else:
            remove(node)
    for node in each(root, "w:bookmarkEnd"):
        if node.get(q("w:id")) not in kept:
            remove(node)
    for node in each(root, "w:hyperlink"):
        if node.get(q("w:anchor")) is not None:
            node.set(q("w:anchor"), names[node.get(q("w:anchor"))])
        for name in ("w:docLocation", "w:tgtFrame"):
            node.attrib.pop(q(name), None)


def _within(text: Any) -> bool:
    parent = text.getparent()
    if parent is None or short(parent.tag) != "w:r":
        return False
    for node in parent.iterancestors():
        name = short(node.tag)
        if name not in _INSIDE and not name.startswith(("wp", "a:", "v:", "wps:", "wpg:", "m:", "o:")):
            return False
    return True


def _styles(root: Any, package: Package, _part: Part) -> None:
    """Styles by numbers: their own names are shown on no page."""
    chosen(root)
    for style in each(root, "w:style"):
        for name in ("w:aliases", "w:autoRedefine", "w:personal", "w:personalCompose", "w:personalReply"):
            for node in style.findall(q(name)):
                remove(node)
        if style.get(q("w:customStyle")) in ("1", "true", "on"):
            for node in style.findall(q("w:name")):
                node.set(q("w:val"), f"s-{style.getparent().index(style)}")
    for node in each(root, *_CHANGES):
        remove(node)


def _numbering(root: Any, package: Package, _part: Part) -> None:
    chosen(root)
    for node in each(root, "w:name", "w:nsid", "w:tmpl", *_CHANGES):
        remove(node)
    for run in each(root, "w:object"):
        remove(run)
    drawing(root, package)


def _settings(root: Any, _package: Package, _part: Part) -> None:
    keep = {q(name) for name in _SETTINGS}
    for node in list(root):
        if node.tag not in keep:
            remove(node)


def _notes(root: Any, package: Package, _part: Part) -> None:
    """Notes that no text refers to are not seen."""
    shown(root, package, HiddenStyles.of(package))
    kind = "w:footnote" if root.tag == q("w:footnotes") else "w:endnote"
    main = package.xml(package.main())
    used = {node.get(q("w:id")) for node in main.iter(q(f"{kind}Reference"))}
    for note in root.findall(q(kind)):
        if note.get(q("w:type"), "normal") == "normal" and note.get(q("w:id")) not in used:
            package.removed["hidden text"] += 1
            remove(note)


_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
FORMAT = FileFormat(
    root=q("w:document"),
    main=OfficeForm("word/", "document", _CONTENT + "document.main+xml", _body, only=True),
    forms={
        "styles": OfficeForm("word/", "styles", _CONTENT + "styles+xml", _styles, only=True),
        "numbering": OfficeForm("word/", "numbering", _CONTENT + "numbering+xml", _numbering, only=True),
        "settings": OfficeForm("word/", "settings", _CONTENT + "settings+xml", _settings, only=True),
        "header": OfficeForm("word/", "header", _CONTENT + "header+xml", _body),
        "footer": OfficeForm("word/", "footer", _CONTENT + "footer+xml", _body),
        "footnotes": OfficeForm("word/", "footnotes", _CONTENT + "footnotes+xml", _notes, only=True),
        "endnotes": OfficeForm("word/", "endnotes", _CONTENT + "endnotes+xml", _notes, only=True),
        **{kind: form("word/") for kind, form in FORMS.items()},
    },
    refused={"aFChunk": "正文里插入了另一个文件（外部内容块），公众打开时会看到它，检查时看不到"},
)
