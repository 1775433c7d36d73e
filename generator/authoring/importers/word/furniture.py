"""What only wraps text on a Word page, and pinyin guides -> the text itself."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W, all_of, parents, unwrap

_WRAPPERS = ("smartTag", "customXml", "bdo", "dir")
"""Elements that only stand around runs; the reader of Word files passes over some of them with all that they hold."""


def wrappers(root: Element) -> None:
    """Take away what only wraps text, in place."""
    above = parents(root)
    for element in all_of(root, *_WRAPPERS):
        unwrap(element, above)


def pinyin_guides(root: Element) -> int:
    """Ruby as its base text; gives how many."""
    above = parents(root)
    done = 0
    for ruby in all_of(root, "ruby"):
        run = above[ruby]
        base = ruby.find(f"{W}rubyBase")
        words = "".join(node.text or "" for node in base.iter(f"{W}t")) if base is not None else ""
        place = list(run).index(ruby)
        run.remove(ruby)
        node = Element(f"{W}t")
        node.text = words
        run.insert(place, node)
        done += 1
    return done
