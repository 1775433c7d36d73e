"""A picture -> the picture and nothing else: turned the right way up, without camera, place, author, thumbnail,
trailer."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

from generator.access.copies.pictures import gif, jpeg, png, webp
from generator.access.copies.pictures.segments import Broken, Segments
from generator.access.copies.refused import PIXELS, MadeCopy, Removed, damaged, too_large

_CUT: dict[str, Callable[[bytes], Segments]] = {"jpg": jpeg.cut, "png": png.cut, "gif": gif.cut, "webp": webp.cut}
_NAMES = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
_ORIENTATION, _GPS = 0x0112, 0x8825
FRAMES = 1_000


def picture(data: bytes, kind: str) -> MadeCopy:
    """The public copy of a picture. kind: "jpg", "png", "gif", "webp". Raises NoCopy."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _picture(data, kind)
    except Image.DecompressionBombError:
        raise too_large("图片的像素太多") from None
    except (Broken, OSError, ValueError, SyntaxError, IndexError, TypeError, KeyError, ArithmeticError, EOFError):
        raise damaged("图片") from None
    except (RuntimeError, NotImplementedError, MemoryError, AttributeError):
        raise damaged("图片") from None


def kind_of(data: bytes) -> str:
    """The type of a picture by its first bytes, "" for none that can be cleaned."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _picture(data: bytes, kind: str) -> MadeCopy:
    from PIL import Image

    cut = _CUT[kind](data)
    removed: Removed = Removed({"metadata": 1} if cut.dropped else {})
    with Image.open(io.BytesIO(data), formats=[_NAMES[kind]]) as opened:
        width, height = opened.size
        frames = getattr(opened, "n_frames", 1)
        if width * height > PIXELS or width * height * frames > 4 * PIXELS or frames > FRAMES:
            raise too_large(f"图片有 {width}×{height} 像素，太大")
        exif = opened.getexif()
        if exif.get_ifd(_GPS):
            removed["position"] = 1
        turned = exif.get(_ORIENTATION, 1) in range(2, 9)
        if frames == 1 and (turned or cut.doubtful or _own_colours(opened)):
            return MadeCopy(_again(opened, kind), removed)
    clean = cut.kept
    with Image.open(io.BytesIO(clean), formats=[_NAMES[kind]]) as copy:
        for frame in range(frames):
            copy.seek(frame)
            copy.load()
    return MadeCopy(clean, removed)


def _own_colours(picture: Any) -> bool:
    """Whether the picture says its colours in another way than screens take them for."""
    profile = picture.info.get("icc_profile")
    return bool(profile) and b"sRGB" not in profile[:4096] and b"s\0R\0G\0B" not in profile[:4096]


def _again(picture: Any, kind: str) -> bytes:
    """The picture drawn anew: turned the right way up, its colours those of screens."""
    from PIL import ImageOps

    drawn = ImageOps.exif_transpose(_as_screens_show(picture))
    drawn.info.clear()
    if kind == "jpg" and drawn.mode not in ("L", "RGB", "CMYK"):
        drawn = drawn.convert("RGB")
    buffer = io.BytesIO()
    options = {"jpg": {"quality": 92, "optimize": True}, "webp": {"quality": 92}, "png": {"compress_level": 6}}
    drawn.save(buffer, _NAMES[kind], **options.get(kind, {}))
    return buffer.getvalue()


def _as_screens_show(picture: Any) -> Any:
    from PIL import ImageCms

    if not _own_colours(picture):
        return picture
    profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
    mode = "RGBA" if picture.mode in ("RGBA", "LA", "PA") else "RGB"
    try:
        source = picture.convert("RGB") if picture.mode == "P" else picture
        exif = picture.getexif()
        shown: Any = ImageCms.profileToProfile(source, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
        shown.getexif()[_ORIENTATION] = exif.get(_ORIENTATION, 1)
        return shown
    except ImageCms.PyCMSError:
        return picture
