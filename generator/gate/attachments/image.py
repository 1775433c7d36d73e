"""A picture -> what the camera wrote into it: the place above all."""

from __future__ import annotations

import io
import warnings

from generator.gate.attachments.parts import Contents, Part, Residue, tells_somebody

_GPS, _EXIF = 0x8825, 0x8769
_TEXTS = {0x010E: "说明", 0x013B: "作者", 0x8298: "版权", 0x9C9C: "备注", 0x9C9D: "作者", 0x9C9B: "标题"}
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
            written = [
                str(value)
                for key, value in picture.info.items()
                if isinstance(value, str) and len(value) < 2000 and key != "XML:com.adobe.xmp"
            ]
    residues = []
    if any(key in place for key in (2, 4)):
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
    return Contents((Part("\n".join(lines), "图片说明", visible=False),) if lines else (), tuple(residues))
