"""A picture -> what the camera wrote into it: the place above all."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping

from generator.base.authors import tells_somebody
from generator.base.patterns import lazy_re
from generator.checks.detectors.attachments.parts import Contents, OfficePart, Residue

_GPS, _EXIF = 0x8825, 0x8769
_TEXTS = {0x010E: "说明", 0x013B: "作者", 0x8298: "版权", 0x9C9C: "备注", 0x9C9D: "作者", 0x9C9B: "标题"}
_COMMENT = 0x9286
_XMP = ("xmp", "XML:com.adobe.xmp")
_XMP_PLACE = lazy_re(r"exif:GPS(?:Latitude|Longitude)\b(?!Ref)")
_XMP_TEXT = lazy_re(r"<rdf:li[^>]*>([^<]+)</rdf:li>")
_SERIALS = {0xA431: "机身序列号", 0xA430: "机主姓名", 0xA435: "镜头序列号"}


def read(data: bytes, _name: str) -> Contents:
    """Read the metadata of a picture; its pixels are not decoded. Raises OSError for what is none."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix"):
            return Contents(unreadable="HEIC 图片浏览器打不开，请转成 JPG")
        with Image.open(io.BytesIO(data)) as picture:
            exif = picture.getexif()
            place = dict(exif.get_ifd(_GPS))
            inner = dict(exif.get_ifd(_EXIF))
            written = list(_written(picture.info))
            xmp = "".join(_text(picture.info[key]) for key in _XMP if key in picture.info)
    residues = []
    if any(key in place for key in (2, 4)) or _XMP_PLACE.search(xmp):
        residues.append(Residue("RES-IMG", "信息里有拍摄地点的经纬度", "the position at which it was taken"))
    serial = [name for key, name in _SERIALS.items() if str(inner.get(key, "")).strip()]
    if serial:
        residues.append(
            Residue("RES-IMG", "信息里有" + "、".join(serial), "serial number or owner of the camera", light=True)
        )
    artist = str(exif.get(0x013B, "")).strip()
    if tells_somebody(artist):
        residues.append(Residue("RES-IMG", "信息里有作者姓名", "the photographer's name", light=True))
    lines = [str(exif[key]) for key in _TEXTS if exif.get(key) and isinstance(exif[key], str)] + written
    lines += [_comment(inner.get(_COMMENT)), *_XMP_TEXT.findall(xmp)]
    lines = [line for line in lines if line.strip()]
    return Contents((OfficePart("\n".join(lines), "图片说明", visible=False),) if lines else (), tuple(residues))


def _written(info: Mapping[str | tuple[int, int], object]) -> Iterator[str]:
    """What a program wrote beside the picture: the texts of a PNG, the comment of a JPEG or a GIF."""
    for key, value in info.items():
        if key not in _XMP and (isinstance(value, str) or key == "comment") and len(text := _text(value)) < 2000:
            yield text


def _comment(value: object) -> str:
    """The user's comment, behind the eight bytes that name its encoding (Exif 2.32, 4.6.5)."""
    if not isinstance(value, bytes):
        return str(value or "")
    if value.startswith(b"UNICODE\0"):
        # Its byte order is the camera's and is not noted; digits are told in either reading.
        return "\n".join(value[8:].decode(encoding, "ignore").strip("\0") for encoding in ("utf-16-be", "utf-16-le"))
    return _text(value[8:])


def _text(value: object) -> str:
    """Text that a format keeps as bytes and whose encoding nobody notes: UTF-8, else that of Chinese Windows."""
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode().replace("\0", "")
    except UnicodeDecodeError:
        return value.decode("gb18030", "replace").replace("\0", "")
