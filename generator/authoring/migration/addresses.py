"""Addresses of an old site in one form: host, path as it is read, query as it was sent ("old.example/a/1.asp?id=7").

The host is in small letters, "" where a crawl does not say it; http and https are one, and what follows "#" is nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote_to_bytes, urlsplit

from generator.base.patterns import lazy_re

INDEXES = (
    "index.html",
    "index.htm",
    "index.shtml",
    "index.jsp",
    "index.asp",
    "index.aspx",
    "index.php",
    "default.aspx",
)
"""What servers send for a folder."""
_HOST = lazy_re(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?|localhost(?::\d+)?", re.IGNORECASE)
_PROGRAM = r"asp|aspx|jsp|jspx|php|do|action|cgi|shtml|jhtml"
_SAVED = lazy_re(rf"(.+\.(?:{_PROGRAM}))\.html?", re.IGNORECASE)
_WIDE_QUERY = lazy_re(r"(?P<path>[^@]+)@(?P<query>[\w.-]+=.*)")
_BARRED = lazy_re(r"[*:?#<>\"|\\\s\x00-\x1f\x7f-\x9f]")
_PAGES = ("page", "p", "pageno", "pagenum", "page_no", "currentpage", "pageindex", "pn", "curpage")
_NUMBERED = lazy_re(r"(?P<stem>.+)[_-](?P<number>\d{1,2})(?P<ending>\.\w+)")


def address(url: str, base: str = "") -> str:
    """A link's target as an address; "" for what is none (mail, script, another scheme). base: of the page it is on."""
    text = url.strip().replace("\\", "/")
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower() + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:
        return ""
    if parts.scheme and parts.scheme not in ("http", "https"):
        return ""
    if not parts.scheme and not parts.netloc:
        own, _, rest = base.partition("/")
        host, folder = own, "/" + rest.partition("?")[0]
        path = parts.path if parts.path.startswith("/") else posixpath.join(posixpath.dirname(folder), parts.path)
        path = path if parts.path else folder
    else:
        path = parts.path or "/"
    return host + _clean(decoded(path)) + (f"?{parts.query}" if parts.query else "")


def decoded(path: str) -> str:
    """A path without percent signs: old systems wrote them for GB 18030 as well as for UTF-8."""
    data = unquote_to_bytes(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return path


def _clean(path: str) -> str:
    clean = "/" + posixpath.normpath("/" + path.lstrip("/")).lstrip("/")
    return clean + "/" if path.endswith(("/", "/.", "/..")) and clean != "/" else clean


def of_file(name: str, *, host: str = "") -> str:
    """The address of a file as ``wget`` names it, below the folder of its host: the query stands behind "?", or behind
    "@" where names are fit for Windows, and a page of a program has ".html" added to it."""
    path, mark, query = name.partition("?")
    if not mark and (match := _WIDE_QUERY.fullmatch(name)):
        path, query = match["path"], match["query"]
    if query and "=" in query and not path.lower().endswith((".html", ".htm")):
        query = re.sub(r"\.html?$", "", query)
    if match := _SAVED.fullmatch(path):
        path = match[1]
    return host + _clean(decoded(path)) + (f"?{query}" if query else "")


def is_host(name: str) -> bool:
    """Whether a folder is called as hosts are."""
    return _HOST.fullmatch(name) is not None and name.rpartition(".")[2].lower() not in ("html", "htm", "files")


def same(one: str) -> Iterator[str]:
    """An address and the others that servers answer alike: of a folder with and without the name of its page."""
    yield one
    path, mark, query = one.partition("?")
    for tail in (f"?{query}",) if mark else ("",):
        if path.endswith("/"):
            yield from (f"{path}{name}{tail}" for name in INDEXES)
        else:
            folder, _, last = path.rpartition("/")
            if last.lower() in INDEXES:
                yield f"{folder}/{tail}"
            elif "." not in last:
                yield from same(f"{path}/{tail}")


def parts_of(one: str) -> tuple[str, str, str]:
    """Host, path, query."""
    host, slash, rest = one.partition("/")
    path, _, query = (slash + rest).partition("?")
    return host, path, query


def is_home(one: str) -> bool:
    """Whether it is the first page of a site."""
    _, path, query = parts_of(one)
    return not query and (path == "/" or path[1:].lower() in INDEXES)


def alias(one: str, *, main: str) -> str:
    """An address as a document's ``aliases`` have it: its path and query, and the host too where it is another one than
    ``main``. Signs that no alias may have are encoded."""
    host, path, query = parts_of(one)
    written = "".join(quote(char) if _BARRED.match(char) else char for char in path)
    written += "?" + "".join(quote(char) if _BARRED.match(char) else char for char in query) if query else ""
    return f"http://{host}{written}" if host and host != main else written


def number_in_series(one: str) -> tuple[str, int] | None:
    """Of a further page of a long article the address of the first page and its own number; None for what is none.
    Pages are ``77_1.html``, ``77-2.html`` or ``show.asp?id=77&page=2``."""
    host, path, query = parts_of(one)
    if match := _NUMBERED.fullmatch(path):
        return f"{host}{match['stem']}{match['ending']}" + (f"?{query}" if query else ""), int(match["number"])
    kept, number = [], 0
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name.lower() in _PAGES and value.isdigit():
            number = int(value)
        else:
            kept.append(part)
    if not number:
        return None
    return f"{host}{path}" + (f"?{'&'.join(kept)}" if kept else ""), number
