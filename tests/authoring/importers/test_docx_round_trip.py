"""Any Word file: no visible text is lost on the way to Markdown, no hidden text arrives there.

Every piece of text carries a token of its own (Latin letters, which no cleaning step touches), so that "lost" and
"kept" can be counted. The Markdown is read back by the parser that the site uses.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from generator.authoring.importers import import_files

from .word_files import element, empty, hidden, run, saved, tracked, with_part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TEXT = st.text(alphabet="政务公开县级通知办法。，、（）*_#>[]<&|\\`~-+1.", min_size=0, max_size=12)
VISIBLE = st.sampled_from(
    ["plain", "bold", "ins", "moveTo", "box", "old-box", "field", "simple-field", "control", "tag", "link", "shown"]
)
INVISIBLE = st.sampled_from(
    [
        "del",
        "moveFrom",
        "hidden",
        "comment",
        "code",
        "style",
        "paragraph-style",
        "fallback",
        "web",
        "del-in-ins",
        "ins-in-del",
    ]
)
PARTS = st.lists(st.tuples(st.booleans(), VISIBLE, INVISIBLE, TEXT), min_size=1, max_size=4)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(
            ["p", "h1", "h2", "bullet", "number", "table", "merged", "nested", "row-gone", "row-hidden", "note"]
        ),
        PARTS,
    ),
    min_size=1,
    max_size=6,
)


QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: a Word file takes a third of a second, and a failure names its tokens anyway."""


class Tokens:
    """Tokens given out so far: those that a reader sees and those that nobody may see."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.unseen: list[str] = []

    def next(self, *, visible: bool) -> str:
        into = self.seen if visible else self.unseen
        name = f"{'V' if visible else 'X'}{len(into)}{'q' if visible else 'z'}"
        into.append(name)
        return name


def field(words: str, code: str) -> object:
    """A complex field: its code between begin and separate, its result up to end."""
    marks = [element("w:r", element("w:fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return element("w:ins", marks[0], run(code, "w:instrText"), marks[1], run(words), marks[2], id="9", author="t")


def box(words: str, fallback: str = "") -> object:
    """A text box as Word 2010 and later write it: a drawing, and the same for older programs as fallback."""
    inner = f'<w:txbxContent><w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:txbxContent>'
    older = f"<w:txbxContent><w:p><w:r><w:t>{escape(fallback)}</w:t></w:r></w:p></w:txbxContent>" if fallback else inner
    return parse_xml(
        f'<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{older}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(words: str) -> object:
    """A text box as Word 2007 wrote it."""
    return parse_xml(
        f'<w:r xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml">'
        "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>"
        f'<w:t xml:space="preserve">{escape(words)}</w:t>'
        "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


_SEEN: dict[str, Callable[[str], object]] = {
    "box": box,
    "old-box": old_box,
    "field": lambda words: field(words, " REF _Ref123 \\h "),
    "simple-field": lambda words: element("w:fldSimple", run(words), instr=" DOCPROPERTY Title "),
    "control": lambda words: element("w:sdt", element("w:sdtContent", run(words))),
    "tag": lambda words: element("w:smartTag", run(words), element="place", uri="urn:x"),
    "link": lambda words: element("w:hyperlink", run(words), anchor="_Toc1"),
    # A run that says "not hidden" itself, whatever its style says.
    "shown": lambda words: run(words, "w:t", element("w:rStyle", val="HiddenC"), element("w:vanish", val="0")),
}
"""Ways in which Word holds text that prints."""
_UNSEEN: dict[str, Callable[[str, Tokens], object]] = {
    "code": lambda words, tokens: field(tokens.next(visible=True), f' HYPERLINK "{words}" '),
    "style": lambda words, tokens: run(words, "w:t", element("w:rStyle", val="HiddenC")),
    "fallback": lambda words, tokens: box(tokens.next(visible=True), words),
    "web": lambda words, tokens: run(words, "w:t", element("w:vanish"), element("w:webHidden")),
    "del-in-ins": lambda words, tokens: element(
        "w:ins", element("w:del", run(words, "w:delText"), id="4", author="t"), id="3", author="t"
    ),
    "ins-in-del": lambda words, tokens: element(
        "w:moveFrom", element("w:ins", run(words), id="6", author="t"), id="5", author="t"
    ),
}
"""Ways in which Word holds text that does not print; some stand in what does."""


def styled() -> Document:
    """An empty document with a character style and a paragraph style that hide, a header and a footer."""
    document = empty()
    for name, kind in (("HiddenC", WD_STYLE_TYPE.CHARACTER), ("HiddenP", WD_STYLE_TYPE.PARAGRAPH)):
        document.styles.add_style(name, kind).font.hidden = True
    return document


def fill(document: object, paragraph: object, parts: list[tuple[bool, str, str, str]], tokens: Tokens) -> None:
    for is_visible, kind, unkind, text in parts:
        words = tokens.next(visible=is_visible) + text
        if not is_visible and unkind == "hidden":
            hidden(paragraph, words)  # type: ignore[arg-type]
        elif not is_visible and unkind == "comment":
            anchor = paragraph.add_run(tokens.next(visible=True))  # type: ignore[attr-defined]
            document.add_comment([anchor], words, author="t")  # type: ignore[attr-defined]
        elif not is_visible and unkind in _UNSEEN:
            paragraph._p.append(_UNSEEN[unkind](words, tokens))  # type: ignore[attr-defined]
        elif not is_visible and unkind == "paragraph-style":
            # A paragraph of its own, right behind, whose style hides it.
            paragraph._p.addnext(element("w:p", element("w:pPr", element("w:pStyle", val="HiddenP")), run(words)))  # type: ignore[attr-defined]
        elif not is_visible:
            tracked(paragraph, unkind, words)  # type: ignore[arg-type]
        elif kind in _SEEN:
            paragraph._p.append(_SEEN[kind](words))  # type: ignore[attr-defined]
        elif kind in ("ins", "moveTo"):
            tracked(paragraph, kind, words)  # type: ignore[arg-type]
        else:
            paragraph.add_run(words).bold = kind == "bold"  # type: ignore[attr-defined]


def built(blocks: list[tuple[str, list[tuple[bool, str, str, str]]]], path: Path) -> Tokens:
    document, tokens = styled(), Tokens()
    document.sections[0].header.paragraphs[0].text = tokens.next(visible=False) + "单位内部"
    document.sections[0].footer.paragraphs[0].text = tokens.next(visible=False) + "页脚"
    document.core_properties.author = tokens.next(visible=False)
    document.add_paragraph("关于公开的通知")
    document.add_paragraph("现将有关情况通知如下，请各单位遵照执行。")
    notes: list[str] = []
    for kind, parts in blocks:
        if kind in ("table", "merged", "nested", "row-gone", "row-hidden"):
            table = document.add_table(2, 2)
            if kind == "merged":
                table.cell(0, 0).merge(table.cell(1, 0))
            if kind == "nested":
                table.cell(1, 0).add_table(1, 1).cell(0, 0).text = tokens.next(visible=True)
            if kind in ("row-gone", "row-hidden"):
                row = table.add_row()
                row.cells[0].text = tokens.next(visible=False)
                row.cells[1].paragraphs[0]._p.append(run(tokens.next(visible=False)))
                gone = element("w:del", id="8", author="t") if kind == "row-gone" else element("w:hidden")
                row._tr.insert(0, element("w:trPr", gone))
            fill(document, table.cell(0, 1).paragraphs[0], parts, tokens)
            table.cell(1, 1).paragraphs[0]._p.append(run(tokens.next(visible=True)))
            continue
        if kind == "note":
            notes.append(tokens.next(visible=True))
            anchor = document.add_paragraph()
            fill(document, anchor, parts, tokens)
            anchor._p.append(element("w:r", element("w:footnoteReference", id=str(len(notes)))))
            continue
        style = {"p": None, "h1": "Heading 1", "h2": "Heading 2", "bullet": "List Bullet", "number": "List Number"}[
            kind
        ]
        fill(document, document.add_paragraph(style=style), parts, tokens)
    document.element.body.append(element("w:p", run(tokens.next(visible=True))))
    saved(document, path)
    if notes:
        with_part(path, footnotes(path, notes, tokens.next(visible=False)))
    return tokens


def footnotes(path: Path, notes: list[str], unseen: str) -> dict[str, bytes]:
    """The parts of a package that hold footnotes, each with hidden words behind its own."""
    made = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{unseen}</w:t></w:r>"
        "</w:p></w:footnote>"
        for number, text in enumerate(notes, 1)
    )
    with zipfile.ZipFile(path) as package:
        types = package.read("[Content_Types].xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    return {
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{made}</w:footnotes>'.encode(),
        "[Content_Types].xml": types.replace(
            "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
        ).encode(),
        "word/_rels/document.xml.rels": links.replace(
            "</Relationships>", f'<Relationship Id="rIdN" Type="{link}" Target="footnotes.xml"/></Relationships>'
        ).encode(),
    }


def shown(markdown: str) -> str:
    """What a reader of the rendered page sees."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    html = parser.render(markdown)
    return re.sub(r"<[^>]+>", " ", html)


@settings(max_examples=25, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_visible_text_arrives_and_hidden_text_does_not(
    blocks: list[tuple[str, list[tuple[bool, str, str, str]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        tokens = built(blocks, path)
        item = import_files([path], to=Path(folder) / "out", dry_run=True).files[0]
        assert item.target is not None
        page = shown(item.body) + item.title
        assert [name for name in tokens.seen if page.count(name) != 1] == []
        assert [name for name in tokens.unseen if name in item.text] == []


@settings(max_examples=25, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_signs_of_markdown_are_shown_as_they_were(texts: list[str]) -> None:
    """Escaping loses and adds nothing: the rendered page has the very characters of the paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        document = empty()
        document.add_paragraph("关于公开的通知")
        for place, text in enumerate(texts):
            document.add_paragraph(f"V{place}政{text}务。")
        item = import_files([saved(document, Path(folder) / "a.docx")], to=Path(folder), dry_run=True).files[0]
    import html

    page = re.sub(r"\s", "", html.unescape(shown(item.body)))
    removed = sum(change.count for change in item.changes if change.step not in ("未带入文件属性（作者、单位等）",))
    if not removed:
        assert page == "".join(f"V{place}政{text}务。" for place, text in enumerate(texts))
