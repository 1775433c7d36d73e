"""Content controls (``w:sdt``) -> their content: a check box as ☑ or ☐, the chosen entry, nothing for a prompt."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W14, W, all_of, is_on, parents, text, unwrap, words_run

_LISTS = ("dropDownList", "comboBox")


def unwrapped(root: Element) -> tuple[list[str], int]:
    """Take the controls away, in place. Gives the prompts that were left out, and how many tables of contents were.

    A prompt (单击此处输入文字) is what Word shows in a control that nobody filled in (ECMA-376 part 1, 17.5.2.39).
    """
    prompts: list[str] = []
    contents = 0
    above = parents(root)
    for control in all_of(root, "sdt"):
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if content is None:
            above[control].remove(control)
            continue
        if properties is not None:
            gallery = properties.find(f"{W}docPartObj/{W}docPartGallery")
            if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
                _emptied(content)
                contents += 1
            elif is_on(properties.find(f"{W}showingPlcHdr")):
                prompts.extend(filter(None, (text(content),)))
                _emptied(content)
            elif (box := properties.find(f"{W14}checkbox")) is not None:
                _filled(content, "☑" if _ticked(box) else "☐")
            elif not text(content) and (words := _chosen(properties)):
                _filled(content, words)
        for child in list(control):
            if child is not content:
                control.remove(child)
        unwrap(control, above)
        for child in list(content):
            above[child] = content
        unwrap(content, above)
    _never_without_paragraph(root)
    return prompts, contents


def _emptied(content: Element) -> None:
    """Nothing but the frame of rows, cells and paragraphs stays."""
    for child in list(content):
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
            _emptied(child)
        elif child.tag not in (f"{W}pPr", f"{W}tblPr", f"{W}tblGrid", f"{W}trPr", f"{W}tcPr"):
            content.remove(child)


def _filled(content: Element, words: str) -> None:
    """The words as the control's only text: in the first run, in the form of that run."""
    runs = list(content.iter(f"{W}r"))
    if not runs:
        holder = next(content.iter(f"{W}p"), content)
        holder.append(words_run(words))
        return
    above = parents(content)
    for run in runs[1:]:
        above[run].remove(run)
    first = runs[0]
    fresh = words_run(words, first.find(f"{W}rPr"))
    parent = above[first]
    parent[list(parent).index(first)] = fresh


def _ticked(box: Element) -> bool:
    checked = box.find(f"{W14}checked")
    return checked is not None and checked.get(f"{W14}val", "1").lower() in ("1", "true", "on")


def _chosen(properties: Element) -> str:
    """The entry that a list says was chosen last, by its value."""
    for name in _LISTS:
        listed = properties.find(f"{W}{name}")
        value = listed.get(f"{W}lastValue") if listed is not None else None
        for entry in listed.findall(f"{W}listItem") if listed is not None and value else ():
            if entry.get(f"{W}value") == value:
                return entry.get(f"{W}displayText") or value or ""
    return ""


def _never_without_paragraph(root: Element) -> None:
    for cell in all_of(root, "tc"):
        if cell.find(f"{W}p") is None and cell.find(f".//{W}p") is None:
            cell.append(Element(f"{W}p"))
