"""Names of the XML of Office files (ECMA-376), as prefixes and as what lxml calls them."""

from __future__ import annotations

from functools import cache, lru_cache

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KNOWN = frozenset(SPACES.values())
LOCALS = {uri: prefix for prefix, uri in SPACES.items()}


@cache
def q(name: str) -> str:
    """ "w:p" -> the name as lxml has it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


@lru_cache(maxsize=4096)
def short(tag: object) -> str:
    """The reverse of ``q``; "" for what is no element or in no known space."""
    uri, _, local = str(tag)[1:].rpartition("}")
    return f"{LOCALS[uri]}:{local}" if uri in LOCALS else ""
