"""What links of old sites point at: files by their ending, by a download program, by a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.access.copies.types import ending
from generator.base.patterns import pattern_table
from generator.base.words import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FILES = frozenset(
    words("pdf docx xlsx pptx odt ods ofd csv txt zip doc xls ppt wps et dps rar 7z rtf jpg png tif tiff mp4 mp3")
)
_HANDING = pattern_table("down attach file fujian affix enclosure", flags=re.IGNORECASE)
_QUOTED = re.compile(r"""[\"']([^\"'\s<>]{3,300})[\"']""")
_WRITTEN = re.compile(
    r"""<a\b[^<>]{0,300}?href\s*=\s*\\?[\"']?([^\"'\s<>\\]{3,300})[^<>]{0,300}>(.{1,200}?)</a>""",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file: where it points and what it is called."""

    target: str
    text: str


def target_of(link: LexborNode) -> str:
    """What a link leads to; a file that its script opens (``javascript:down('a.pdf')``, onclick) counts."""
    target = (link.attributes.get("href") or "").strip()
    if target and not target.startswith(("javascript:", "#")):
        return target
    for text in (target, link.attributes.get("onclick") or ""):
        for match in _QUOTED.finditer(unquote(text)):
            if is_file(match.group(1)):
                return match.group(1)
    return target


def is_file(target: str) -> bool:
    """Whether an address names a file that offices attach; also ``down.jsp?name=a.pdf``."""
    bare = unquote(target.partition("#")[0])
    return any(ending(part) in FILES for part in re.split(r"[?&=]", bare) if "." in part) and not bare.startswith(
        "mailto:"
    )


def is_file_name(text: str) -> bool:
    """Whether a text is the name of such a file, its size behind it allowed: 申请表.docx（32KB）."""
    return ending(re.split(r"[（(\[【]", text)[0].strip()) in FILES


def hands_out(target: str) -> bool:
    """Whether an address reads as a program that hands out files: ``download.jsp?id=3``."""
    return bool(re.search("[?@]", unquote(target)) or _HANDING.search(target))


def downloads(target: str) -> bool:
    """Whether an address says in words that it hands out a file: ``/down.jsp?id=3``, ``/attach/3``."""
    return bool(_HANDING.search(target)) and ending(target.partition("?")[0]) not in ("html", "htm", "shtml")


def named_in_script(scripts: str) -> Iterator[FileLink]:
    """Links to files that a script writes into the page, as some site systems do with every attachment."""
    if "<a" not in scripts.lower():
        return
    for match in _WRITTEN.finditer(scripts):
        target = unescape(match.group(1)).strip()
        text = " ".join(unescape(re.sub(r"<[^<>]*>", "", match.group(2))).split())
        if is_file(target) and text and "+" not in target:
            yield FileLink(target, text)
