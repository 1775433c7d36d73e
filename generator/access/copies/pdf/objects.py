"""The objects that a page draws with -> the same with the entries that drawing needs, and no others."""

from __future__ import annotations

from typing import Any

from generator.access.copies.pdf.sorts import listed
from generator.access.copies.pictures import kind_of, picture
from generator.access.copies.refused import NoCopy, Removed, too_large
from generator.base.words import words

OBJECTS = 2_000_000
PAGE = frozenset(
    words(
        "/Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Rotate /Contents /UserUnit /Annots "
        "/Group"
    )
)
_STREAM = frozenset(("/Length", "/Filter", "/DecodeParms"))
_IMAGE = _STREAM | frozenset(
    words(
        "/Type /Subtype /Width /Height /ColorSpace /BitsPerComponent /Decode /Interpolate /ImageMask /Mask "
        "/SMask /SMaskInData /Intent /Matte"
    )
)
_FORM = _STREAM | frozenset(words("/Type /Subtype /FormType /BBox /Matrix /Resources /Group"))
_RESOURCES = frozenset(words("/Font /XObject /ExtGState /ColorSpace /Pattern /Shading"))
_FONT = frozenset(
    words(
        "/Type /Subtype /BaseFont /Encoding /DescendantFonts /ToUnicode /FontDescriptor /FirstChar /LastChar /Widths "
        "/CIDSystemInfo /W /DW /W2 /DW2 /CIDToGIDMap /CharProcs /FontBBox /FontMatrix /Resources"
    )
)
_DESCRIPTOR = frozenset(
    words(
        "/Type /FontName /Flags /FontBBox /ItalicAngle /Ascent /Descent /CapHeight /XHeight /StemV /StemH "
        "/AvgWidth /MaxWidth /MissingWidth /Leading /FontFile /FontFile2 /FontFile3 /CIDSet"
    )
)
_NEVER = frozenset(
    words(
        "/Metadata /PieceInfo /LastModified /AF /OPI /AA /StructParent /StructParents /Alternates /Ref /Measure "
        "/PtData /Thumb /OC /Private /Name /A /JS /JavaScript /EF /SpiderInfo /ID /StructTreeRoot /Names"
    )
)
_SPEAKING = frozenset(("/Registry", "/Ordering", "/FontName"))
_EVERYWHERE = frozenset(("/Type",))


class Objects:
    """Goes once through everything that pages reach. removed: what was taken out."""

    def __init__(self, removed: Removed) -> None:
        self.removed = removed
        self._seen: set[tuple[int, int]] = set()

    def clean(self, start: Any) -> None:
        """Clean an object and all that it refers to, in place."""
        import pikepdf

        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one.is_indirect:
                if one.objgen in self._seen:
                    continue
                self._seen.add(one.objgen)
                if len(self._seen) > OBJECTS:
                    raise too_large("PDF 的内部对象太多")
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
                self._entries(one)
                waiting += [value for value in one.values() if isinstance(value, pikepdf.Object)]
            elif isinstance(one, pikepdf.Array):
                waiting += [value for value in one if isinstance(value, pikepdf.Object)]

    def clean_page(self, page: Any) -> None:
        """Clean a page and what it draws with; links on it are clean already."""
        self._seen.add(page.objgen)
        for key in ("/Resources", "/Contents", "/Group"):
            if key in page:
                self.clean(page[key])

    def _entries(self, one: Any) -> None:
        import pikepdf

        kept = _allowed(one)
        for key in list(one.keys()):
            value = one.get(key)
            spoken = isinstance(value, pikepdf.String) and kept is None and key not in _SPEAKING
            if key in _NEVER or spoken or (kept is not None and key not in kept):
                self.removed["embedded file"] += key in ("/AF", "/EF")
                del one[key]
        if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype", "")) == "/Image":
            self._picture(one)

    def _picture(self, image: Any) -> None:
        filters = image.get("/Filter")
        names = [str(one) for one in listed(filters)]
        last = names[-1] if names else ""
        if last == "/JPXDecode":
            raise NoCopy("里面有 JPEG 2000 图片，附加信息去不干净", "用“打印为 PDF”重新生成后再附上")
        if last != "/DCTDecode" or len(names) != 1:
            return
        raw = image.read_raw_bytes()
        if kind_of(raw) != "jpg":
            return
        made = picture_as_is(raw)
        if made != raw:
            self.removed["metadata"] += 1
            image.write(made, filter=image.Filter, decode_parms=image.get("/DecodeParms"))


def picture_as_is(data: bytes) -> bytes:
    """A JPEG inside a PDF: its way up and its colours are the page's affair, so only its segments are cut."""
    from generator.access.copies.pictures import jpeg
    from generator.access.copies.pictures.segments import Broken

    try:
        return jpeg.cut(data).kept
    except Broken:
        return picture(data, "jpg").data


def _allowed(one: Any) -> frozenset[str] | None:
    kind, sort = str(one.get("/Type", "")), str(one.get("/Subtype", ""))
    if sort == "/Image" and "/Width" in one:
        return _IMAGE
    if sort == "/Form" or (kind == "/XObject" and "/BBox" in one):
        return _FORM
    if kind == "/Page":
        return PAGE
    if kind == "/Font" and sort in (
        "/Type0",
        "/Type1",
        "/MMType1",
        "/Type3",
        "/TrueType",
        "/CIDFontType0",
        "/CIDFontType2",
    ):
        return _FONT
    if kind == "/FontDescriptor":
        return _DESCRIPTOR
    return _RESOURCES if any(name in one for name in ("/Font", "/XObject", "/ProcSet")) and not kind else None
