"""A picture -> the same picture without what the camera and the author left in it (EXIF, position, comments,
thumbnails)."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

PIXELS = 100_000_000
"""A larger picture is no scan of a page but an attack or a mistake."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A cleaned picture: its bytes, the ending of its name (``.png``), and in Chinese what was taken out."""

    data: bytes
    suffix: str
    removed: tuple[str, ...] = ()


def stripped(data: bytes) -> Picture | None:
    """The picture saved anew without metadata; None for a format that browsers do not show (EMF,
    WMF) or a broken one."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                kind = picture.format or ""
                if picture.width * picture.height > PIXELS or kind not in ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"):
                    return None
                removed = _metadata(picture)
                turned = picture.getexif().get(0x0112, 1) != 1
                whole = ImageOps.exif_transpose(picture) if turned else picture
                return Picture(*_saved(whole, kind, lossless=not turned), removed)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _metadata(picture: object) -> tuple[str, ...]:
    exif = picture.getexif()  # type: ignore[attr-defined]
    info = picture.info  # type: ignore[attr-defined]
    removed = ["拍摄信息（EXIF）"] if len(exif) else []
    removed += ["拍摄位置（GPS）"] if exif.get_ifd(0x8825) else []
    removed += (
        ["文字说明"]
        if any(isinstance(value, str) for key, value in info.items() if key not in ("dpi", "version"))
        else []
    )
    return tuple(removed)


def _saved(picture: object, kind: str, *, lossless: bool) -> tuple[bytes, str]:
    """JPEG keeps its own tables where the pixels were not turned, so that nothing is lost."""
    target = io.BytesIO()
    picture.info = {key: value for key, value in picture.info.items() if key in ("transparency", "duration", "loop")}  # type: ignore[attr-defined]
    save = picture.save  # type: ignore[attr-defined]
    if kind == "JPEG":
        save(target, "JPEG", quality="keep" if lossless else 92)
        return target.getvalue(), ".jpg"
    if kind == "GIF":
        save(target, "GIF", save_all=True)
        return target.getvalue(), ".gif"
    if kind == "WEBP":
        save(target, "WEBP", lossless=True)
        return target.getvalue(), ".webp"
    save(target, "PNG", optimize=True)
    return target.getvalue(), ".png"
