"""Fields -> what Word shows: the result that the file keeps, else what the code itself says, else a notice.

A field stands over several runs, even paragraphs (ECMA-376 part 1, 17.16.18): its code between ``begin`` and
``separate``, its result up to ``end``. Word keeps no result for EQ, SYMBOL, drop-down lists and check boxes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word import equations, symbols
from generator.authoring.importers.word.enclosed import circled, han_in_brackets, in_brackets, with_full_stop
from generator.authoring.importers.word.names import W, all_of, is_on, note, parents, remove, within, words_node
from generator.authoring.importers.word.number_forms import counted

BLANK = "________"
_SHOWN = frozenset(
    f"{W}{name}"
    for name in (
        *("sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference", "noBreakHyphen"),
        *("br", "cr", "tab", "ptab", "ruby"),
    )
)
_SILENT = frozenset(
    "ADVANCE XE TC TA RD SET ASK PRIVATE NEXT NEXTIF SKIPIF INDEX TOC TOA HTMLACTIVEX BIDIOUTLINE STYLEREF".split()
)
"""Fields that show nothing at their place, or that list pages of paper."""
_NUMBERS = {
    "chinesenum1": "chineseCounting",
    "chinesenum2": "chineseLegalSimplified",
    "chinesenum3": "chineseCountingThousand",
    "circlenum": "decimalEnclosedCircle",
    "zodiac1": "ideographTraditional",
    "zodiac2": "ideographZodiac",
    "dbnum1": "chineseCounting",
    "ROMAN": "upperRoman",
    "roman": "lowerRoman",
    "ALPHABETIC": "upperLetter",
    "alphabetic": "lowerLetter",
}
_ENCLOSED = {"gb1": with_full_stop, "gb2": in_brackets, "gb4": han_in_brackets}
_PROMPT = re.compile(r"[\[［【〔(（].*|(?:单击|点击|请|Click|click).*")


@dataclass(slots=True)
class _Field:
    """A field being read. ``machine``: its nodes that are no text."""

    begin: Element
    paragraph: Element | None
    code: list[str] = field(default_factory=list)
    machine: list[Element] = field(default_factory=list)
    result: list[Element] = field(default_factory=list)
    in_result: bool = False
    shown: bool = False
    words: bool = False


@dataclass(slots=True)
class Found:
    """What one reading of a document's fields came upon, as places."""

    empty: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    _sequences: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


def spread(root: Element) -> None:
    """``w:fldSimple`` as a field of runs, in place, so that there is one kind of field."""
    above = parents(root)
    for simple in all_of(root, "fldSimple"):
        parent, at = above[simple], list(above[simple]).index(simple)
        head, tail = Element(f"{W}r"), Element(f"{W}r")
        SubElement(head, f"{W}fldChar", {f"{W}fldCharType": "begin"})
        SubElement(head, f"{W}instrText").text = simple.get(f"{W}instr", "")
        SubElement(head, f"{W}fldChar", {f"{W}fldCharType": "separate"})
        SubElement(tail, f"{W}fldChar", {f"{W}fldCharType": "end"})
        inner = [child for child in simple if child.tag != f"{W}fldData"]
        parent.remove(simple)
        for offset, child in enumerate((head, *inner, tail)):
            parent.insert(at + offset, child)
            above[child] = parent


def resolved(root: Element, found: Found) -> None:
    """Put in the place of every field what it shows, in place. Links stay fields, with nothing but their address."""
    above = parents(root)
    stack: list[_Field] = []
    for run in all_of(root, "r"):
        paragraph = within(run, above, "p")
        for node in list(run):
            kind = node.get(f"{W}fldCharType", "") if node.tag == f"{W}fldChar" else ""
            if kind == "begin":
                stack.append(_Field(node, paragraph, machine=[node]))
            elif kind and not stack:
                remove(node, above)
            elif kind == "separate":
                stack[-1].machine.append(node)
                stack[-1].in_result = True
            elif kind == "end":
                stack[-1].machine.append(node)
                _closed(stack.pop(), stack, above, found)
            elif stack:
                _inside(node, stack, paragraph)
    for unclosed in stack:
        for node in unclosed.machine:
            if node.tag in (f"{W}fldChar", f"{W}instrText"):
                remove(node, above)


def _inside(node: Element, stack: list[_Field], paragraph: Element | None) -> None:
    """A node within fields: part of every result outwards, up to the first field whose code is still being said.

    A code stands in one paragraph. Text of later ones is no code: the mark that ends the field has gone astray.
    """
    if node.tag == f"{W}rPr":
        return
    filled = node.tag == f"{W}t" and bool(node.text)
    for item in reversed(stack):
        if not item.in_result and item.paragraph is not paragraph and node.tag != f"{W}instrText":
            return
        if not item.in_result:
            item.code.append(node.text or "" if node.tag in (f"{W}instrText", f"{W}t") else "")
            item.machine.append(node)
            return
        item.shown = item.shown or filled or node.tag in _SHOWN
        item.words = item.words or (filled and bool((node.text or "").strip())) or node.tag in _SHOWN
        if filled:
            item.result.append(node)


def _closed(item: _Field, outer: list[_Field], above: dict[Element, Element], found: Found) -> None:
    code = "".join(item.code).strip()
    name = (re.match(r"=|[A-Za-z]+", code) or re.match("", code)).group().upper()  # type: ignore[union-attr]
    if name == "HYPERLINK" and item.shown:
        _link(item, code, above)
        return
    words = None
    if name == "SEQ":
        words = _sequence(code, item, found)
    if not item.shown:
        words = _said(name, code, item, found, words)
        if words is None and name not in _SILENT:
            note(found.empty, f"{name or '未命名'}：", item.begin, above)
    elif name == "FORMTEXT" and not item.words:
        # Word fills a text field that nobody filled in with five blanks (17.16.33).
        for node in item.result:
            remove(node, above)
        words = BLANK
    else:
        words = None
    run = above[item.begin]
    at = list(run).index(item.begin)
    for node in item.machine:
        remove(node, above)
    if words:
        fresh = words_node(words)
        run.insert(at, fresh)
        above[fresh] = run
        _inside(fresh, outer, item.paragraph)


def _said(name: str, code: str, item: _Field, found: Found, words: str | None) -> str | None:
    """What a field without a result shows by its code; None when the code does not say."""
    rest = code[len(name) :].strip()
    data = item.begin.find(f"{W}ffData")
    if name == "EQ":
        text, sure = equations.text(rest)
        if text and not sure:
            found.unsure.append(text)
        return text or None
    if name == "SYMBOL":
        return _symbol(rest)
    if name == "FORMCHECKBOX":
        box = data.find(f"{W}checkBox") if data is not None else None
        checked = is_on(box.find(f"{W}checked")) if box is not None else None
        default = is_on(box.find(f"{W}default")) if box is not None else None
        return "☑" if (default if checked is None else checked) else "☐"
    if name == "FORMDROPDOWN":
        return _chosen(data)
    if name == "FORMTEXT":
        return BLANK
    if name == "MACROBUTTON":
        shown = rest.partition(" ")[2].strip()
        if _PROMPT.fullmatch(shown):
            found.prompts.append(shown)
            return ""
        return shown or None
    if name == "QUOTE":
        quoted = re.fullmatch(r'"([^"]*)"|(\S+)', rest)
        return quoted.group(1) or quoted.group(2) if quoted else None
    if name == "=":
        value = re.match(r"\s*(\d{1,6})\s*(?=\\|$)", rest)
        return _formatted(int(value.group(1)), rest) if value else None
    return words


def _chosen(data: Element | None) -> str | None:
    """The entry of a drop-down list that is chosen: ``w:result`` counts from nought (17.16.28)."""
    listed = data.find(f"{W}ddList") if data is not None else None
    if listed is None:
        return None
    entries = [entry.get(f"{W}val", "") for entry in listed.findall(f"{W}listEntry")]
    chosen = next((node for name in ("result", "default") if (node := listed.find(f"{W}{name}")) is not None), None)
    value = chosen.get(f"{W}val", "0") if chosen is not None else "0"
    number = int(value) if value.isdigit() and len(value) < 6 else 0
    return entries[number] if number < len(entries) else None


def _symbol(rest: str) -> str | None:
    match = re.match(r'"?(0x[0-9a-fA-F]{1,6}|\d{1,7}|.)"?', rest)
    font = re.search(r'\\f\s*(?:"([^"]+)"|(\S+))', rest)
    if match is None:
        return None
    value = match.group(1)
    is_number = value.isdigit() or value.lower().startswith("0x")
    code = int(value, 16 if value.lower().startswith("0x") else 10) if is_number else ord(value)
    name = (font.group(1) or font.group(2)) if font else ""
    if not name and code < 0x100 and "\\u" not in rest:
        return bytes([code]).decode("cp1252", "ignore") or None
    return symbols.symbol(name, code) or None


def _sequence(code: str, item: _Field, found: Found) -> str | None:
    r"""The number of a SEQ field, counted through the document; ``\r`` starts again, ``\c`` repeats, ``\h`` hides."""
    match = re.match(r"SEQ\s+(\S+)(.*)", code, re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    name, rest = match.groups()
    start = re.search(r"\\r\s*(\d{1,6})", rest)
    if start:
        found._sequences[name] = int(start.group(1))
    elif not re.search(r"\\c(?:\s|$)", rest):
        found._sequences[name] += 1
    shown = "".join(node.text or "" for node in item.result).strip()
    if shown.isdigit() and len(shown) < 7:
        found._sequences[name] = int(shown)
    return "" if re.search(r"\\h(?:\s|$)", rest) else _formatted(found._sequences[name], rest)


def _formatted(number: int, rest: str) -> str | None:
    r"""A number in the form that ``\*`` names (17.16.4.3.1); Arabic without one."""
    for name in re.findall(r"\\\*\s*(\w+)", rest):
        if name.lower() in _ENCLOSED:
            return _ENCLOSED[name.lower()](number) or None
        if name.lower() == "gb3":
            return circled(str(number)) or None
        form = _NUMBERS.get(name) or _NUMBERS.get(name.lower())
        if form:
            return counted(number, form)
    return str(number)


def _link(item: _Field, code: str, above: dict[Element, Element]) -> None:
    r"""Leave ``HYPERLINK "address"`` as the code: tips (``\o``) and frames (``\t``) would be read into the address."""
    match = re.match(r'HYPERLINK\s+(\\l\s+)?(?:"([^"]*)"|([^\\\s]\S*))', code, re.IGNORECASE)
    codes = [node for node in item.machine if node.tag != f"{W}fldChar"]
    for node in codes[1:] if match else item.machine:
        remove(node, above)
    if match and codes:
        address = (match.group(2) or match.group(3) or "").replace('"', "%22")
        fresh = Element(f"{W}instrText")
        fresh.text = f' HYPERLINK {match.group(1) or ""}"{address}" '
        run = above[codes[0]]
        run[list(run).index(codes[0])] = fresh
