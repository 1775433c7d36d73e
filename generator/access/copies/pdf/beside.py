"""What lies on and beside the pages of a PDF -> links and bookmarks that lead somewhere public; the rest drawn or
gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.access.copies.pdf.sorts import has_entries, listed
from generator.access.copies.refused import NoCopy, Removed
from generator.access.copies.text import cleaned

_NOTES = frozenset(
    (
        "/Text",
        "/Popup",
        "/FileAttachment",
        "/Sound",
        "/Movie",
        "/Screen",
        "/RichMedia",
        "/3D",
        "/Redact",
        "/Caret",
        "/TrapNet",
        "/PrinterMark",
        "/Projection",
    )
)
_HIDDEN = 0b100010
"""Flags of an annotation: hidden, no view."""
_LINK = frozenset(("/Type", "/Subtype", "/Rect", "/Border", "/C", "/H", "/QuadPoints", "/Dest", "/A"))
_TITLE = frozenset(("/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest"))
_BOOKMARKS = 20_000


def flattened(pdf: Any, removed: Removed) -> None:
    """Annotations and forms as what they draw; links alone stay. Raises NoCopy for a form whose values nothing
    draws."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    if form is not None:
        removed["form"] = 1
        if form.get("/XFA") is not None and not len(form.get("/Fields", ())):
            raise NoCopy("是动态表单（XFA），公众看到的内容无法检查", "用“打印为 PDF”重新生成后再附上")
    links: list[tuple[Any, list[Any]]] = []
    for page in pdf.pages:
        stays, drawn = [], []
        for one in _annotations(page):
            sort = str(one.get("/Subtype", ""))
            if sort == "/Link":
                stays.append(one)
            elif _noted(one, sort, removed):
                drawn.append(one)
        page.obj["/Annots"] = pikepdf.Array(drawn)
        links.append((page, stays))
    pdf.flatten_annotations("all")
    for page, stays in links:
        page.obj["/Annots"] = pikepdf.Array([one for one in stays if _leads(one, pdf, removed)])
        if not len(page.obj["/Annots"]):
            del page.obj["/Annots"]


def _annotations(page: Any) -> Iterator[Any]:
    for one in listed(page.obj.get("/Annots")):
        if has_entries(one):
            yield one


def _noted(one: Any, sort: str, removed: Removed) -> bool:
    """Whether an annotation is something that the page shows; its words are not."""
    flags = int(one.get("/F", 0))
    said = one.get("/Contents") is not None or one.get("/RC") is not None
    if sort == "/FileAttachment":
        removed["embedded file"] += 1
    elif sort != "/Widget" and said:
        removed["comment"] += 1
    elif flags & _HIDDEN:
        removed["hidden text"] += 1
    if sort in _NOTES or flags & _HIDDEN:
        return False
    appearance = one.get("/AP")
    if appearance is None or appearance.get("/N") is None:
        if sort == "/Widget" and _filled(one):
            raise NoCopy("表单里填的内容没有固定在页面上，不同的程序显示不同", "用“打印为 PDF”重新生成后再附上")
        return False
    for name in ("/OC", "/A", "/AA"):
        if name in one:
            del one[name]
    return True


def _filled(one: Any) -> bool:
    node, depth = one, 0
    while node is not None and depth < 20:
        if node.get("/V") is not None:
            return str(node.get("/FT", "")) != "/Btn" and bool(str(node.get("/V")).strip())
        node, depth = node.get("/Parent"), depth + 1
    return False


def _leads(link: Any, pdf: Any, removed: Removed) -> bool:
    """Whether a link leads to a page of the file or to a public address; it keeps that alone."""
    import pikepdf

    action = link.get("/A")
    place = link.get("/Dest")
    if action is not None and str(action.get("/S", "")) == "/GoTo":
        place, action = action.get("/D"), None
    address = str(action.get("/URI", "")) if action is not None and str(action.get("/S", "")) == "/URI" else ""
    for key in list(link.keys()):
        if key not in _LINK or key in ("/A", "/Dest"):
            del link[key]
    if address and _public(address):
        link["/A"] = pikepdf.Dictionary(S=pikepdf.Name("/URI"), URI=pikepdf.String(address))
        return True
    found = destination(place, pdf)
    if found is None:
        removed["link"] += 1
        return False
    link["/Dest"] = found
    return True


def _public(address: str) -> bool:
    try:
        return urlsplit(address).scheme.lower() in ("http", "https", "mailto")
    except ValueError:
        return False


def destination(place: Any, pdf: Any) -> Any:
    """A place in the file as page and position, wherever its name is listed; None for none."""
    import pikepdf

    if isinstance(place, pikepdf.Name | pikepdf.String):
        place = _listed(place, pdf)
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    if not isinstance(place, pikepdf.Array) or not len(place) or not has_entries(place[0]):
        return None
    if str(place[0].get("/Type", "")) != "/Page":
        return None
    rest = [one for one in list(place)[1:6] if not isinstance(one, pikepdf.String | pikepdf.Dictionary)]
    return pikepdf.Array([place[0], *rest])


def _listed(name: Any, pdf: Any) -> Any:
    import pikepdf

    if isinstance(name, pikepdf.Name):
        return pdf.Root.get("/Dests", {}).get(str(name))
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if names is not None else None
    if tree is None:
        return None
    try:
        return pikepdf.NameTree(tree).get(str(name))
    except (ValueError, RuntimeError, pikepdf.PdfError):
        return None


def bookmarks(pdf: Any) -> Any:
    """The list of contents beside the pages: titles and the places to which they lead. None when there is none."""
    import pikepdf

    root = pdf.Root.get("/Outlines")
    if root is None or root.get("/First") is None:
        return None
    seen: set[tuple[int, int]] = set()
    waiting = [root.get("/First")]
    while waiting:
        one = waiting.pop()
        if not has_entries(one) or one.objgen in seen:
            continue
        seen.add(one.objgen)
        if len(seen) > _BOOKMARKS:
            raise NoCopy("书签太多", "用“打印为 PDF”重新生成后再附上")
        place, action = one.get("/Dest"), one.get("/A")
        if action is not None and str(action.get("/S", "")) == "/GoTo":
            place = action.get("/D")
        found = destination(place, pdf)
        for key in list(one.keys()):
            if key not in _TITLE or key == "/Dest":
                del one[key]
        if found is not None:
            one["/Dest"] = found
        one["/Title"] = pikepdf.String(cleaned(str(one.get("/Title", "")))[0])
        waiting += [one.get("/First"), one.get("/Next")]
    for key in list(root.keys()):
        if key not in ("/First", "/Last", "/Count"):
            del root[key]
    return root
