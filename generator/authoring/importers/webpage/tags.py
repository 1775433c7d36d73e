"""HTML elements by what they do to a text: those that carry none, those that part it, those that mark it."""

from __future__ import annotations

from generator.authoring.importers import inline
from generator.base.words import words

SKIPPED = frozenset(
    words(
        "script style noscript template iframe object embed svg canvas audio video button select textarea nav head "
        "link meta map xml frameset"
    )
)
"""Elements whose content is no text of a document. ``xml``: what Word leaves in a page that was pasted from it."""
BLOCKS = frozenset(
    words(
        "p div section article main header footer aside center blockquote figure figcaption dl dt dd address fieldset "
        "legend tbody details summary body html hr form li table tr td th thead tfoot hgroup"
    )
)
LISTS = frozenset(("ul", "ol", "dir", "menu"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PARTING = ", ".join(sorted((BLOCKS | LISTS | HEADINGS | {"pre"}) - {"body", "html"}))
"""A selector for everything that ends the line it stands in (HTML Living Standard 15.3: ``display: block``)."""
MARKS = {
    "strong": (inline.STRONG_ON, inline.STRONG_OFF),
    "b": (inline.STRONG_ON, inline.STRONG_OFF),
    "em": (inline.EM_ON, inline.EM_OFF),
    "i": (inline.EM_ON, inline.EM_OFF),
    "sup": (inline.SUP_ON, inline.SUP_OFF),
    "sub": (inline.SUB_ON, inline.SUB_OFF),
    "s": (inline.STRIKE_ON, inline.STRIKE_OFF),
    "del": (inline.STRIKE_ON, inline.STRIKE_OFF),
    "strike": (inline.STRIKE_ON, inline.STRIKE_OFF),
}
