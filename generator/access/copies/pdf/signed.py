"""A signed PDF -> itself, when the signature covers all of it and nothing lies in it but its pages; never changed."""

from __future__ import annotations

import io
import re
from typing import Any

from generator.access.copies.pdf.layers import Layers
from generator.access.copies.pdf.sorts import has_entries, listed
from generator.access.copies.refused import MadeCopy, NoCopy, Removed

_REMEDY = "在签名之前去掉这些内容，重新签名；不需要签名的，用“打印为 PDF”重新生成"
_SEEN = frozenset(("/Widget", "/Link", "/Stamp"))
_CARRIED = ("/AF", "/PieceInfo", "/Collection", "/AA", "/SpiderInfo")
_NAMES = ("/EmbeddedFiles", "/JavaScript", "/AlternatePresentations", "/Renditions")
_END = re.compile(rb"%%EOF\r?\n?")


def is_signed(root: Any) -> bool:
    """Whether a file bears a signature."""
    form = root.get("/AcroForm")
    if form is None:
        return False
    return bool(int(form.get("/SigFlags", 0)) & 1) or any(True for _ in _signatures(form))


def unchanged(pdf: Any, data: bytes) -> MadeCopy:
    """The file as it is. Raises NoCopy when it holds more than it shows, or has been changed after it was signed."""
    signatures = list(_signatures(pdf.Root["/AcroForm"]))
    if not signatures:
        raise NoCopy("有签名域但没有签名", "签名后再附上，或用“打印为 PDF”重新生成")
    ends = [_covered(one, data) for one in signatures]
    if len(data.rstrip(b"\r\n \0")) > max(ends) or len(data) - max(ends) > 4:
        raise NoCopy("签名之后又改动过", _REMEDY)
    _nothing_carried(pdf)
    _same_before(pdf, data, len(signatures))
    _nothing_loose(pdf)
    return MadeCopy(data, Removed())


def _signatures(form: Any) -> Any:
    waiting, count = list(form.get("/Fields", ())), 0
    while waiting and count < 10_000:
        count += 1
        field = waiting.pop()
        value = field.get("/V")
        if str(field.get("/FT", "")) == "/Sig" and has_entries(value):
            yield value
        waiting += list(field.get("/Kids", ()))


def _covered(signature: Any, data: bytes) -> int:
    """Where what a signature covers ends. Raises NoCopy for gaps other than the signature itself."""
    spans = [int(one) for one in signature.get("/ByteRange", ())]
    if len(spans) != 4 or spans[0] != 0 or spans[2] + spans[3] > len(data):
        raise NoCopy("签名覆盖的范围不完整", _REMEDY)
    gap = data[spans[1] : spans[2]]
    if not re.fullmatch(rb"\s*<[0-9A-Fa-f\s]*>\s*", gap):
        raise NoCopy("签名覆盖的范围不完整", _REMEDY)
    return spans[2] + spans[3]


def _nothing_carried(pdf: Any) -> None:
    root = pdf.Root
    names = root.get("/Names")
    carried = any(name in root for name in _CARRIED) or (names is not None and any(name in names for name in _NAMES))
    opened = root.get("/OpenAction")
    acts = has_entries(opened) and str(opened.get("/S", "")) != "/GoTo"
    if carried or acts:
        raise NoCopy("签了名，里面又有附带的文件、脚本或动作", _REMEDY)
    for page in pdf.pages:
        if any(name in page.obj for name in _CARRIED):
            raise NoCopy("签了名，里面又有附带的文件、脚本或动作", _REMEDY)
        for one in listed(page.obj.get("/Annots")):
            if str(one.get("/Subtype", "")) not in _SEEN or "/Contents" in one:
                raise NoCopy("签了名，里面又有批注", _REMEDY)
    layers = Layers(root)
    if layers.known and layers.any_off:
        raise NoCopy("签了名，里面又有隐藏的图层", _REMEDY)


def _same_before(pdf: Any, data: bytes, signatures: int) -> None:
    """What stood in the file before it was signed showed the same pages."""
    import pikepdf

    ends = [found.end() for found in _END.finditer(data)][:-1]
    if len(ends) > signatures + 1:
        raise NoCopy("签了名，里面又保留着多个以前的版本", _REMEDY)
    shown = [_drawing(page) for page in pdf.pages]
    for end in ends:
        try:
            with pikepdf.open(io.BytesIO(data[:end]), attempt_recovery=False) as before:
                if [_drawing(page) for page in before.pages] != shown:
                    raise NoCopy("签了名，里面又保留着内容不同的以前的版本", _REMEDY)
        except pikepdf.PdfError:
            continue  # the first part of a file that is arranged for the web is none by itself


def _drawing(page: Any) -> bytes:
    parts = listed(page.obj.get("/Contents"))
    return b"\n".join(bytes(part.read_bytes()) for part in parts)


def _nothing_loose(pdf: Any) -> None:
    """Streams to which nothing leads are not seen."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting = [pdf.trailer]
    while waiting:
        one = waiting.pop()
        if one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        inside = list(one.values()) if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) else list(one)
        waiting += [item for item in inside if isinstance(item, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)]
    for one in pdf.objects:
        loose = isinstance(one, pikepdf.Stream) and one.objgen not in seen
        if loose and str(one.get("/Type", "")) not in ("/ObjStm", "/XRef"):
            raise NoCopy("签了名，里面又有页面没有用到的内容", _REMEDY)
