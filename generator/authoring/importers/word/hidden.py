"""Hidden text -> none: w:vanish on runs, through styles and defaults, on table rows; as Word itself resolves it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W, all_of, is_on, parents, remove, text


@dataclass(frozen=True, slots=True)
class Styles:
    """Which styles hide their text. defaults: what the document's defaults say."""

    hiding: dict[str, bool]
    default_paragraph: str = ""
    defaults: bool = False


def styles_of(root: Element | None) -> Styles:
    """The styles of ``word/styles.xml``; a style that says nothing does as the one it is based on."""
    if root is None:
        return Styles({})
    own: dict[str, tuple[bool | None, str]] = {}
    default = ""
    for style in root.findall(f"{W}style"):
        identity = style.get(f"{W}styleId", "")
        based = style.find(f"{W}basedOn")
        own[identity] = (is_on(style.find(f"{W}rPr/{W}vanish")), based.get(f"{W}val", "") if based is not None else "")
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
            default = identity
    hiding = {identity: _resolved(identity, own) for identity in own}
    return Styles(hiding, default, bool(is_on(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}vanish"))))


def removed(root: Element, styles: Styles) -> list[str]:
    """Take hidden runs and rows out in place; gives their texts."""
    above = parents(root)
    gone = []
    for row in all_of(root, "tr"):
        if is_on(row.find(f"{W}trPr/{W}hidden")):
            gone.append(text(row))
            remove(row, above)
    outer: dict[Element | None, bool] = {}
    for run in all_of(root, "r"):
        if _is_hidden(run, above, styles, outer):
            gone.append(text(run))
            remove(run, above)
    _unprinted(root, above, styles)
    return [item for item in gone if item]


def white(root: Element) -> list[str]:
    """Texts in white on paper that nothing colours there, which their reader does not see.

    In tables with a look of their own and in drawings the ground may be dark; such texts are taken to be seen.
    """
    above = parents(root)
    return [words for run in all_of(root, "r") if _is_white(run) and (words := text(run)) and _on_paper(run, above)]


def _is_white(run: Element) -> bool:
    color = run.find(f"{W}rPr/{W}color")
    return color is not None and color.get(f"{W}val", "").upper() == "FFFFFF"


def _on_paper(run: Element, above: dict[Element, Element]) -> bool:
    around: Element | None = run
    while around is not None:
        if around.tag == f"{W}txbxContent" or around.find(f"{W}tblPr/{W}tblStyle") is not None:
            return False
        for kind in ("rPr", "pPr", "tcPr", "tblPr"):
            if any(around.find(f"{W}{kind}/{W}{ground}") is not None for ground in ("shd", "highlight")):
                return False
        around = above.get(around)
    return True


def _unprinted(root: Element, above: dict[Element, Element], styles: Styles) -> None:
    """Paragraphs that are hidden whole, their mark too, are neither printed nor counted in a list."""
    for paragraph in all_of(root, "p"):
        own = is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish"))
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else styles.default_paragraph
        hides = own if own is not None else styles.hiding.get(style, False) or styles.defaults
        properties = paragraph.find(f"{W}pPr")
        if not hides or paragraph.find(f".//{W}r") is not None:
            continue
        if above[paragraph].tag != f"{W}tc":
            remove(paragraph, above)
        elif properties is not None:
            # A cell must keep a paragraph.
            paragraph.remove(properties)


def _is_hidden(run: Element, above: dict[Element, Element], styles: Styles, known: dict[Element | None, bool]) -> bool:
    """Direct formatting decides; else vanish of the paragraph's and the run's style toggle each other (17.7.3).

    known: what the styles of paragraphs say, looked up once: a paragraph may have thousands of runs.
    """
    direct = is_on(run.find(f"{W}rPr/{W}vanish"))
    if direct is not None:
        return direct
    paragraph = above.get(run)
    while paragraph is not None and paragraph.tag != f"{W}p":
        paragraph = above.get(paragraph)
    if paragraph not in known:
        named = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        identity = named.get(f"{W}val", "") if named is not None else styles.default_paragraph
        known[paragraph] = styles.hiding.get(identity, False)
    outer = known[paragraph]
    style = run.find(f"{W}rPr/{W}rStyle")
    inner = styles.hiding.get(style.get(f"{W}val", "") if style is not None else "", False)
    return (outer != inner) or styles.defaults


def _resolved(identity: str, own: dict[str, tuple[bool | None, str]]) -> bool:
    seen: set[str] = set()
    while identity in own and identity not in seen:
        seen.add(identity)
        value, based = own[identity]
        if value is not None:
            return value
        identity = based
    return False
