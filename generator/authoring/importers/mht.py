"""A web archive (MHT, MHTML: RFC 2557) -> RawText: its page is read like a saved page, its files come out of it."""

from __future__ import annotations

import email
import email.policy
from email.message import Message
from pathlib import Path

from generator.authoring.importers import html
from generator.authoring.importers.encodings import decode
from generator.authoring.importers.source import RawText, refused
from generator.authoring.importers.webpage.files import ArchivedFiles

NAME = "网页归档"
EXTENSIONS = (".mht", ".mhtml")
LARGEST = 60 * 1024 * 1024
_MOST = 5_000
_PAGES = 20
"""Pages of an archive that are looked at: the first, and those in its frames."""


def read(path: Path) -> RawText:
    """The archive's main text. Raises OSError when it cannot be opened; a broken archive is a notice."""
    if path.stat().st_size > LARGEST:
        return refused("网页归档超过 60 MB", "请确认文件是否选错。")
    try:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.compat32)
        parts = [part for part in message.walk() if not part.is_multipart()][:_MOST]
        pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        kept = {name: data for part in parts for data in (_bytes(part),) for name in _names(part)}
        raws = (_page(part, kept) for part in _first(message, pages)[:_PAGES])
        refusal: RawText | None = None
        for raw in raws:
            if not raw.failed:
                return raw
            refusal = refusal or raw
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError):
        return refused("网页归档损坏，读不出来", "请用浏览器打开，另存为“网页，全部”后再导入。")
    return refusal or refused("网页归档里没有网页", "请用浏览器打开，另存为“网页，全部”后再导入。")


def _page(part: Message, kept: dict[str, bytes]) -> RawText:
    data = _bytes(part)
    decoded = decode(data, declared=part.get_content_charset() or "") or html.page_text(data)
    if decoded is None:
        return refused("认不出网页的文字编码", "请用浏览器打开，全选复制到文本文件中再导入。")
    return html.parsed(decoded.text, ArchivedFiles(kept, _location(part)))


def _first(message: Message, pages: list[Message]) -> list[Message]:
    """The pages with that in front which the archive opens."""
    start = str(message.get_param("start") or "").strip("<>")
    return sorted(pages, key=lambda part: not start or _identity(part) != start)


def _names(part: Message) -> list[str]:
    return [name for name in (_location(part), f"cid:{_identity(part)}" if _identity(part) else "") if name]


def _location(part: Message) -> str:
    return "".join(str(part.get("Content-Location") or "").split())


def _identity(part: Message) -> str:
    return str(part.get("Content-ID") or "").strip().strip("<>")


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
