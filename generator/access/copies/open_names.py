"""Names of the XML of OpenDocument files (ISO 26300), as prefixes and as what lxml calls them."""

from __future__ import annotations

BASE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    name: f"{BASE}{name}:1.0" for name in ("office", "style", "text", "table", "drawing", "datastyle", "manifest")
}
SPACES |= {
    "svg": f"{BASE}svg-compatible:1.0",
    "fo": f"{BASE}xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def q(name: str) -> str:
    """ "text:p" -> the name as lxml has it."""
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"
