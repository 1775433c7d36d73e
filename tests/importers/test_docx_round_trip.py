"""Any Word file: no visible text is lost on the way to Markdown, no hidden text arrives there.

Every piece of text carries a token of its own (Latin letters, which no cleaning step touches), so that "lost" and
"kept" can be counted. The Markdown is read back by the parser that the site uses.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.importers import import_files

from .word_files import element, empty, hidden, run, saved, tracked

TEXT = st.text(alphabet="政务公开县级通知办法。，、（）*_#>[]<&|\\`~-+1.", min_size=0, max_size=12)
VISIBLE = st.sampled_from(["plain", "bold", "ins", "moveTo"])
INVISIBLE = st.sampled_from(["del", "moveFrom", "hidden", "comment"])
PARTS = st.lists(st.tuples(st.booleans(), VISIBLE, INVISIBLE, TEXT), min_size=1, max_size=4)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["p", "h1", "h2", "bullet", "number", "table", "merged"]), PARTS), min_size=1, max_size=6
)


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


def fill(document: object, paragraph: object, parts: list[tuple[bool, str, str, str]], tokens: Tokens) -> None:
    for is_visible, kind, unkind, text in parts:
        words = tokens.next(visible=is_visible) + text
        if not is_visible and unkind == "hidden":
            hidden(paragraph, words)  # type: ignore[arg-type]
        elif not is_visible and unkind == "comment":
            anchor = paragraph.add_run(tokens.next(visible=True))  # type: ignore[attr-defined]
            document.add_comment([anchor], words, author="t")  # type: ignore[attr-defined]
        elif not is_visible:
            tracked(paragraph, unkind, words)  # type: ignore[arg-type]
        elif kind in ("ins", "moveTo"):
            tracked(paragraph, kind, words)  # type: ignore[arg-type]
        else:
            paragraph.add_run(words).bold = kind == "bold"  # type: ignore[attr-defined]


def built(blocks: list[tuple[str, list[tuple[bool, str, str, str]]]], path: Path) -> Tokens:
    document, tokens = empty(), Tokens()
    document.add_paragraph("关于公开的通知")
    document.add_paragraph("现将有关情况通知如下，请各单位遵照执行。")
    for kind, parts in blocks:
        if kind in ("table", "merged"):
            table = document.add_table(2, 2)
            if kind == "merged":
                table.cell(0, 0).merge(table.cell(1, 0))
            fill(document, table.cell(0, 1).paragraphs[0], parts, tokens)
            table.cell(1, 1).paragraphs[0]._p.append(run(tokens.next(visible=True)))
            continue
        style = {"p": None, "h1": "Heading 1", "h2": "Heading 2", "bullet": "List Bullet", "number": "List Number"}[
            kind
        ]
        fill(document, document.add_paragraph(style=style), parts, tokens)
    document.element.body.append(element("w:p", run(tokens.next(visible=True))))
    saved(document, path)
    return tokens


def shown(markdown: str) -> str:
    """What a reader of the rendered page sees."""
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return re.sub(r"<[^>]+>", " ", html)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
