"""Papers -> the bytes of their PDF: the same papers, fonts and typesetter give the same bytes, on any day."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from generator.base.digest import digest
from generator.base.patterns import lazy_re
from generator.base.version import installed
from generator.model.diagnostic import UsageError
from generator.model.mount import mounted
from generator.site.outputs.pdf import Context
from generator.theme.official.fonts import Fonts, fonts
from generator.theme.official.sheet import STYLE, sheet
from generator.theme.render.mounted import below
from generator.theme.render.pages import filled

_NO_GLYPH = lazy_re(r"\.notdef.*U\+([0-9A-F]+)")
EXTRA = "pip install 'gongkai[pdf]'"
LIBRARIES = "Debian、Ubuntu 运行 apt-get install libpango-1.0-0 libpangoft2-1.0-0；macOS 运行 brew install pango"


class Press(msgspec.Struct, frozen=True):
    """What sets type on this machine."""

    fonts: Fonts

    @property
    def print(self) -> str:
        """Changes with whatever can change the bytes, beside the papers."""
        versions = installed()
        libraries = (f"{name} {versions.get(name, '')}" for name in ("weasyprint", "pydyf", "fonttools", "pillow"))
        return digest(self.fonts.print, STYLE.read_bytes(), *libraries)


def press() -> Press:
    """What there is. Raises UsageError when WeasyPrint, what it needs of the system, or a Chinese font lacks."""
    _weasyprint()
    return Press(fonts())


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise UsageError("config.yaml 写了 pdf: true，没有安装生成 PDF 的排版程序", f"运行 {EXTRA}") from None
    except OSError as error:  # it opens the libraries of the system when it is imported
        raise UsageError(f"生成 PDF 要用的系统库没有安装（{str(error).splitlines()[0]}）", LIBRARIES) from None
    return weasyprint


class SetPaper(msgspec.Struct, frozen=True):
    """data: the PDF. lacking: the characters that no font of this machine has, which are drawn as boxes."""

    data: bytes
    lacking: str = ""


def pdf(context: Context, bodies: Sequence[str], picture: Callable[[str, str], bytes], fonts: Fonts) -> SetPaper:
    """The PDF. bodies: as stored, of each paper. picture: (file key, digest) -> the bytes of a public copy; nothing
    else is ever opened, on this machine or elsewhere."""
    weasyprint = _weasyprint()
    texts = [
        below(filled(body, paper.links), context.mount) for paper, body in zip(context.papers, bodies, strict=True)
    ]
    html = sheet(context.papers, texts, fonts)
    fetch = _fetcher(weasyprint, context, picture)
    with _missing() as lacking:
        data = weasyprint.HTML(string=html, base_url=context.papers[0].address, url_fetcher=fetch).write_pdf()
    return SetPaper(data, "".join(sorted(lacking)))


@contextmanager
def _missing() -> Iterator[set[str]]:
    """The characters of which WeasyPrint says while it draws that no font has them."""
    found: set[str] = set()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told = _NO_GLYPH.search(record.getMessage())
            if told:
                found.add(chr(int(told[1], 16)))

    logger, listener = logging.getLogger("weasyprint"), Listener()
    logger.addHandler(listener)
    try:
        yield found
    finally:
        logger.removeHandler(listener)


def _fetcher(weasyprint: Any, context: Context, picture: Callable[[str, str], bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    host = urlsplit(context.papers[0].address).netloc
    known = {unquote(mounted(item.url, context.mount)): item for paper in context.papers for item in paper.pictures}

    class CopiesOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            item = known.get(unquote(parts.path)) if parts.netloc == host else None
            if item is None:
                raise ValueError(url)
            return URLFetcherResponse(url, picture(item.file_key, item.copy))

    return CopiesOnly()
