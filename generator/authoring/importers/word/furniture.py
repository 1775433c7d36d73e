"""Parts of a Word page that HTML has no place for -> plain paragraphs: text boxes, formulas, pinyin guides."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.names import MC, M, W, all_of, parents, remove, unwrap


def text_boxes(root: Element) -> int:
    """Move the paragraphs of text boxes behind the paragraph that anchors them, in place; gives how many boxes."""
    above = parents(root)
    done = 0
    for choice in [node for node in root.iter() if node.tag == f"{MC}AlternateContent"]:
        for fallback in (
            choice.findall(f"{MC}Fallback") if choice.find(f".//{MC}Choice//{W}txbxContent") is not None else ()
        ):
            choice.remove(fallback)
    for box in all_of(root, "txbxContent"):
        paragraph: Element | None = above.get(box)
        while paragraph is not None and paragraph.tag != f"{W}p":
            paragraph = above.get(paragraph)
        if paragraph is None or box not in list(root.iter(f"{W}txbxContent")):
            continue
        holder = above[paragraph]
        place = list(holder).index(paragraph) + 1
        for offset, child in enumerate(list(box)):
            box.remove(child)
            holder.insert(place + offset, child)
            above[child] = holder
        done += 1
    return done


_WRAPPERS = ("fldSimple", "smartTag", "customXml", "bdo", "dir")
"""Elements that only stand around runs; the reader of Word files passes over some of them with all that they hold."""


def wrappers(root: Element) -> None:
    """Take away what only wraps text, in place: the result of a simple field is text like any other."""
    above = parents(root)
    for element in all_of(root, *_WRAPPERS):
        unwrap(element, above)


def formulas(root: Element) -> int:
    """Formulas as their characters in one run; gives how many. Their layout (fractions, roots) is lost."""
    above = parents(root)
    nodes = [node for node in root.iter() if node.tag == f"{M}oMath"]
    for formula in nodes:
        parent = above[formula]
        run = Element(f"{W}r")
        SubElement(run, f"{W}t").text = "".join(node.text or "" for node in formula.iter(f"{M}t"))
        place = list(parent).index(formula)
        parent.remove(formula)
        if parent.tag == f"{M}oMathPara" and parent in above:
            holder = above[parent]
            holder.insert(list(holder).index(parent), run)
        else:
            parent.insert(place, run)
    for wrapper in [node for node in root.iter() if node.tag == f"{M}oMathPara"]:
        remove(wrapper, above)
    return len(nodes)


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
