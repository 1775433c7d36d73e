"""What will exist in the output: one small value for each file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

import msgspec

from generator.model.citation import Citation
from generator.model.document import Document

Making = tuple[Callable[..., Any], tuple[Any, ...]]
"""A top-level function and its arguments: how a context is made, wherever."""


class Deferred:
    """A context that is made only when its page is.

    value: stands for all that the context is made from and decides whether the page must be made again; for documents
    their digest is enough. prepare: gives a top-level function and its arguments, so that a worker can call it; asked
    only for pages that are made. ``value`` must change with whatever that function reaches.
    """

    __slots__ = ("prepare", "value")

    def __init__(self, value: Any, prepare: Callable[[], Making]) -> None:
        self.value = value
        self.prepare = prepare

    def __reduce__(self) -> tuple[Any, ...]:
        return _prepared, (self.prepare(),)

    def resolve(self) -> Any:
        """The context."""
        make, arguments = self.prepare()
        return make(*arguments)


def _prepared(making: Making) -> Deferred:
    return Deferred(None, lambda: making)


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the site to be.

    path: in the output, with "/", no leading one ("d/abc/index.html").
    maker: module that makes it, "pages.document" or "outputs.sitemap", or "copy" for a file taken over as it is.
    context: the frozen value that the maker sees; its bytes are what decides whether the file must be made again. For
    the many pages of documents and lists it is Deferred.
    theme: name of the theme that renders it (pages only). template: of that theme (pages only).
    body: key of the stored body that goes into ``context.body`` when rendering; "" for none. links: addresses for the
    body's link placeholders, in order, "" for what is not shown.
    cited: what the body cites of the site, with the address and how many letters before it are not of it.
    source: absolute path of the file to copy; digest: of its content (copies only).
    edition: language tag of the edition that a page belongs to; "" for the simplified one.
    origin: which content file it comes from, for messages about two targets with one address. linked_files: key of
    the file that the page is of, then those of the documents that it names (pages of documents only). tells: paths of
    other files whose sizes and checksums it tells; it is made after them (outputs only).
    """

    path: str
    maker: str
    context: Any = None
    theme: str = ""
    template: str = ""
    body: str = ""
    links: tuple[str, ...] = ()
    cited: tuple[tuple[Citation, str, int], ...] = ()
    source: str = ""
    digest: str = ""
    edition: str = ""
    origin: str = ""
    linked_files: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


class Batch(msgspec.Struct, frozen=True):
    """Targets that follow from the same documents: the pages of one domain's documents, of one column, a year's data.

    name: unlike that of any other batch, the same at every build. fingerprint: bytes that change with anything that
    these targets are made from, but for what ``Keys.common`` stands for; while they stay the same,
    nothing of the batch is planned. targets: gives them.
    """

    name: str
    fingerprint: bytes
    targets: Callable[[], Iterable[Target]]


def fingerprint_of(documents: Iterable[Document]) -> bytes:
    """The fingerprint of a batch that is made from these documents, in this order."""
    return msgspec.msgpack.encode([document.digest for document in documents])


def page_path(url: str) -> str:
    """Site address -> file: "/d/abc/" -> "d/abc/index.html", "/404.html" -> "404.html"."""
    return (url + "index.html" if url.endswith("/") else url).lstrip("/")


def clean_address(alias: str) -> str:
    """An alias as the editor wrote it -> a clean site address: "art/1.html" -> "/art/1.html", "old" -> "/old/"."""
    path = unquote(alias.partition("?")[0].partition("#")[0]).strip()
    for scheme in ("https://", "http://"):
        if path.startswith(scheme):
            path = "/" + path.removeprefix(scheme).partition("/")[2]
    clean = posixpath.normpath("/" + path.lstrip("/"))
    last = clean.rpartition("/")[2]
    return clean if "." in last else clean.rstrip("/") + "/"
