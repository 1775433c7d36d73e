"""A PDF -> the pages that it shows, written anew: one version, no properties, forms drawn, nothing that nothing
reaches."""

from __future__ import annotations

import io
from typing import Any

from generator.access.copies.pdf.beside import bookmarks, flattened
from generator.access.copies.pdf.content import drawn, shows_text
from generator.access.copies.pdf.ground import Box
from generator.access.copies.pdf.layers import Layers
from generator.access.copies.pdf.letters import Letters, shown_box
from generator.access.copies.pdf.objects import PAGE, Objects
from generator.access.copies.pdf.signed import is_signed, unchanged
from generator.access.copies.pdf.sorts import has_entries, listed
from generator.access.copies.refused import PAGES, MadeCopy, NoCopy, Removed, damaged, too_large
from generator.base.authors import tells_somebody

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_USUAL = frozenset(("/Producer", "/Creator", "/CreationDate", "/ModDate", "/Title", "/Author", "/Trapped"))
_PAINTED = frozenset(("Do", "INLINE IMAGE", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ"))
"""What may be letters of a picture, letters that were made shapes, or a text without any."""
_PRINT = "用“打印为 PDF”重新生成后再附上"


def pdf(data: bytes) -> MadeCopy:
    """The public copy of a PDF. Raises NoCopy."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as opened:
            return _pdf(opened, data)
    except pikepdf.PasswordError:
        raise NoCopy("设有打开密码", "去掉密码后再附上") from None
    except pikepdf.ForeignObjectError:
        raise damaged("PDF") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError):
        raise damaged("PDF") from None


def _pdf(opened: Any, data: bytes) -> MadeCopy:
    if opened.is_encrypted:
        raise NoCopy("设有密码或权限限制", "去掉密码和权限限制后再附上")
    if not len(opened.pages):
        raise damaged("PDF")
    if len(opened.pages) > PAGES:
        raise too_large(f"PDF 超过 {PAGES} 页")
    if is_signed(opened.Root):
        return unchanged(opened, data)
    removed = _noticed(opened, data)
    layers = Layers(opened.Root)
    flattened(opened, removed)
    titles = bookmarks(opened)
    _inherit(opened)
    cleaner = Cleaner(opened, layers, removed)
    for page in opened.pages:
        cleaner.page(page)
    _rebuild(opened, titles, removed)
    return MadeCopy(_written(opened), +removed, ("scan",) if cleaner.mute else ())


def _noticed(opened: Any, data: bytes) -> Removed:
    """What the file has beside its pages, for the report: none of it is taken over."""
    root, info = opened.Root, opened.trailer.get("/Info")
    names = root.get("/Names")
    removed: Removed = Removed()
    told = {str(key): str(value) for key, value in info.items()} if info is not None else {}
    removed["author"] += tells_somebody(told.get("/Author", "")) or bool(told.keys() - _USUAL)
    removed["embedded file"] += "/AF" in root or (names is not None and "/EmbeddedFiles" in names)
    opening = root.get("/OpenAction")
    runs = has_entries(opening) and str(opening.get("/S", "")) != "/GoTo"
    removed["script"] += runs or "/AA" in root or (names is not None and "/JavaScript" in names)
    removed["custom"] += "/PieceInfo" in root
    removed["version"] += data.count(b"startxref") > (2 if b"/Linearized" in data[:1024] else 1)
    removed["trailing"] += bool(data[data.rfind(b"%%EOF") + 5 :].strip(b"\r\n \0")) or not data.startswith(b"%PDF")
    return removed


def _inherit(opened: Any) -> None:
    """Give each page what it takes from the nodes above it, which are not taken over."""
    for page in opened.pages:
        node, depth = page.obj.get("/Parent"), 0
        while node is not None and depth < 50:
            for name in _INHERITED:
                if name in node and name not in page.obj:
                    page.obj[name] = node[name]
            node, depth = node.get("/Parent"), depth + 1


class Cleaner:
    """Writes the drawing of pages and forms anew, each once, and cuts their resources down to what it uses.
    mute: whether there is a page that shows something and no text."""

    def __init__(self, opened: Any, layers: Layers, removed: Removed) -> None:
        self.opened = opened
        self.layers = layers
        self.removed = removed
        self.mute = False
        self._seen: set[tuple[int, int]] = set()

    def page(self, page: Any) -> None:
        """Clean a page."""
        import pikepdf

        for key in list(page.obj.keys()):
            if key not in PAGE:
                self.removed["script"] += key == "/AA"
                del page.obj[key]
        instructions = pikepdf.parse_content_stream(page) if "/Contents" in page.obj else []
        resources = page.obj.get("/Resources")
        text = shows_text(instructions) or self._forms_show_text(resources)
        made = self._drawn(instructions, resources, scanned=not text, box=shown_box(page))
        self.mute |= not text and any(str(operator) in _PAINTED for _, operator in made.instructions)
        page.obj["/Contents"] = self.opened.make_stream(pikepdf.unparse_content_stream(made.instructions))
        if resources is not None:
            page.obj["/Resources"] = self._resources(resources, made.used, text)

    def _forms_show_text(self, resources: Any, depth: int = 0) -> bool:
        import pikepdf

        objects = resources.get("/XObject") if resources is not None else None
        for one in objects.values() if objects is not None and depth < 5 else ():
            form = isinstance(one, pikepdf.Stream) and str(one.get("/Subtype", "")) == "/Form"
            if form and shows_text(pikepdf.parse_content_stream(one)):
                return True
            if form and self._forms_show_text(one.get("/Resources"), depth + 1):
                return True
        return False

    def _drawn(self, instructions: Any, resources: Any, *, scanned: bool, box: Box | None = None) -> Any:
        def hidden(kind: str, named: Any) -> bool:
            table = resources.get("/Properties" if kind == "/OC" else "/XObject") if resources is not None else None
            one = table.get(str(named)) if table is not None and str(named).startswith("/") else None
            group = one if kind == "/OC" else (one.get("/OC") if one is not None else None)
            return self.layers.known and self.layers.hidden(group)

        def entry(kind: str, name: str) -> Any:
            table = resources.get(kind) if resources is not None else None
            return table.get(name) if table is not None and name.startswith("/") else None

        made = drawn(instructions, hidden, Letters(box, entry), scanned=scanned)
        self.removed["hidden layer"] += made.hidden
        self.removed["hidden text"] += made.unseen
        return made

    def _resources(self, resources: Any, used: dict[str, set[str]], text: bool) -> Any:
        """The resources that the drawing names; forms and patterns among them are cleaned as pages are."""
        import pikepdf

        made = pikepdf.Dictionary()
        for kind in ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"):
            table = resources.get(kind)
            named = used.get(kind, set()) | (used.get("/Pattern", set()) if kind == "/ColorSpace" else set())
            kept = {name: table[name] for name in named if table is not None and name in table}
            if kept:
                made[kind] = pikepdf.Dictionary(kept)
            for one in kept.values():
                if kind in ("/XObject", "/Pattern"):
                    self._form(one, resources, text)
                elif kind == "/Font":
                    _readable(one)
                    self._glyphs(one)
                elif kind == "/ExtGState":
                    self._state(one, resources, text)
        return made

    def _state(self, state: Any, resources: Any, text: bool) -> None:
        mask = state.get("/SMask")
        if has_entries(mask) and mask.get("/G") is not None:
            self._form(mask["/G"], resources, text)
        font = state.get("/Font")
        if font is not None:
            _readable(listed(font)[0])

    def _form(self, form: Any, around: Any, text: bool) -> None:
        import pikepdf

        image = str(form.get("/Subtype", "")) == "/Image"
        if not isinstance(form, pikepdf.Stream) or image or form.objgen in self._seen:
            return
        self._seen.add(form.objgen)
        own = form.get("/Resources")
        resources = own if own is not None else around
        made = self._drawn(pikepdf.parse_content_stream(form), resources, scanned=not text)
        form.write(pikepdf.unparse_content_stream(made.instructions))
        if resources is not None:
            form["/Resources"] = self._resources(resources, made.used, text)

    def _glyphs(self, font: Any) -> None:
        """The drawings of the letters of a Type 3 font."""
        import pikepdf

        letters = font.get("/CharProcs")
        for one in letters.values() if letters is not None else ():
            if isinstance(one, pikepdf.Stream) and one.objgen not in self._seen:
                self._seen.add(one.objgen)
                resources = font.get("/Resources")
                made = self._drawn(pikepdf.parse_content_stream(one), resources, scanned=False)
                one.write(pikepdf.unparse_content_stream(made.instructions))


def _readable(font: Any) -> None:
    """Raises NoCopy for a font whose letters no program can tell."""
    if str(font.get("/Subtype", "")) != "/Type0" or font.get("/ToUnicode") is not None:
        return
    if str(font.get("/Encoding", "")) in ("/Identity-H", "/Identity-V"):
        raise NoCopy("里面的文字读不出来（字体没有文字对应表）", f"{_PRINT}，或改附 docx")


def _rebuild(opened: Any, titles: Any, removed: Removed) -> None:
    """One list of pages below a new root; what neither reaches is not written."""
    import pikepdf

    pages = [page.obj for page in opened.pages]
    objects = Objects(removed)
    node = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name("/Pages")))
    for one in pages:
        one["/Parent"] = node
        objects.clean_page(one)
    node["/Kids"] = pikepdf.Array(pages)
    node["/Count"] = len(pages)
    for key in list(opened.Root.keys()):
        if key != "/Type":
            del opened.Root[key]
    opened.Root["/Pages"] = node
    if titles is not None:
        opened.Root["/Outlines"] = titles
    for key in list(opened.trailer.keys()):
        if key not in ("/Root", "/Size"):
            del opened.trailer[key]


def _written(opened: Any) -> bytes:
    import pikepdf

    buffer = io.BytesIO()
    opened.save(
        buffer,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,
        normalize_content=False,
        linearize=False,
    )
    return buffer.getvalue()
