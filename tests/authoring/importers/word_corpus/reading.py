"""What a reader sees, as lines: of a text that LibreOffice saved, and of the Markdown that an import wrote."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.authoring.importers.legacy import libreoffice

from .parts import WordParts

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
_LINES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "section", "br"])


_PROGRAM = libreoffice() or ""


def libreoffice_version() -> str:
    """The installed program's version, such as 7.4; "" where there is none."""
    if not _PROGRAM:
        return ""
    told = subprocess.run([_PROGRAM, "--version"], check=True, capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"\d+\.\d+", told)
    return found.group() if found else ""


def asked(files: Mapping[str, WordParts], folder: Path) -> dict[str, str]:
    """LibreOffice's own text of every file, by one call of the program."""
    source, target = folder / "docx", folder / "txt"
    source.mkdir()
    for name, parts in files.items():
        (source / f"{name}.docx").write_bytes(parts.packed())
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [_PROGRAM, home, "--headless", "--convert-to", "txt:Text", "--outdir", str(target)]
    subprocess.run([*command, *map(str, sorted(source.iterdir()))], check=True, capture_output=True, timeout=300)
    return {name: (target / f"{name}.txt").read_text(encoding="utf-8-sig") for name in files}


def lines_of_text(text: str) -> list[str]:
    """The lines that hold something, without blanks: LibreOffice indents lists and parts their numbers by one."""
    return [line for line in map(_bare, text.split("\n")) if line]


def lines_of_markdown(body: str) -> list[str]:
    """The lines that a browser shows, numbers of lists among them as it counts them."""
    tree = LexborHTMLParser(_MARKDOWN.render(body)).body
    assert tree is not None
    return lines_of_text("".join(_pieces(tree)))


def _bare(line: str) -> str:
    """Underscores are how blanks to fill in are written, which LibreOffice gives as blanks; every bullet is one, and a
    hyphen that does not break a hyphen."""
    return re.sub("^[◦▪●]", "•", re.sub(r"[\s_]", "", line).replace("\u2011", "-"))


def _pieces(node: LexborNode) -> Iterator[str]:
    number = int(node.attributes.get("start") or 1) if node.tag == "ol" else 0
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield (child.text_content or "").replace("\n", " ")
            continue
        classes = child.attributes.get("class") or ""
        if "footnote-backref" in classes:
            continue
        if child.tag == "li":
            yield f"\n{number}." if node.tag == "ol" else "\n•"
            number += 1
            yield "".join(_pieces(child)).strip("\n")
            yield "\n"
            continue
        around = "\n" if child.tag in _LINES else ""
        yield around
        yield from _pieces(child)
        yield around
