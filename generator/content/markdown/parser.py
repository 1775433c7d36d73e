"""Turns markdown-it-py into the parser of Chinese prose: CommonMark with tables, footnotes, strikethrough, ruby.

No indented code (`　　` and four blanks open a paragraph on paper), no automatic links, addresses left as written.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from generator.content.markdown.body import escape
from generator.content.markdown.cjk import flanking
from generator.content.markdown.footnotes import use_footnotes
from generator.content.markdown.ruby import use_ruby
from generator.content.markdown.tables import FRAME_CLOSE, frame_open

Environment = MutableMapping[str, Any]
"""Goes with the tokens: `composition`; `own`, which stands before attributes of ours (empty without raw HTML)."""


@cache
def parser() -> MarkdownIt:
    """Build the parser; once a process, since it takes milliseconds."""
    md = _Parser(renderer_cls=_Renderer)
    md.inline = _InlineParser()
    md.configure("commonmark", options_update={"xhtmlOut": False, "html": True})
    md.enable(["table", "strikethrough"]).disable("code")
    md.block.ruler.before("paragraph", "wide_indent", _wide_indent, {"alt": ["paragraph", "reference", "blockquote"]})
    use_footnotes(md)
    use_ruby(md)
    md.core.ruler.after("inline", "lines", _number_lines)
    return md


class _Parser(MarkdownIt):
    """Keeps addresses as they are written; the renderer's caller judges, encodes or looks them up."""

    def normalizeLink(self, url: str) -> str:
        return url

    def validateLink(self, url: str) -> bool:
        return True


class _InlineParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Environment, tokens: list[Token]) -> list[Token]:
        state = _Inline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Inline(StateInline):
    """Knows Chinese characters beside a marker, and on which line of its block (from 0) a link begins."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        marker, end = self.src[start], start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        return Scanned(*flanking(before, after, marker, end - start), end - start)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        if ttype in ("link_open", "image", "html_inline"):
            token.meta = {"line": self.src.count("\n", 0, self.pos)}
        return token


def _wide_indent(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Let a line that opens with two full-width blanks end the paragraph before it; it makes no block of its own."""
    return silent and state.src.startswith("\u3000\u3000", state.bMarks[startLine] + state.tShift[startLine])


def _number_lines(state: StateCore) -> None:
    """Count the lines of links from the start of the text instead of their block;
    inline footnotes have their block's."""
    for token in state.tokens:
        if token.type == "inline" and token.map is not None:
            _shift(token.children or [], token.map[0], state.env)


def _shift(tokens: Sequence[Token], line: int, env: Environment) -> None:
    for token in tokens:
        if "line" in token.meta:
            token.meta["line"] += line
        elif token.type == "footnote_ref" and "label" not in token.meta:
            _shift(env["footnotes"]["list"][token.meta["id"]]["tokens"], line, env)


class _Renderer(RendererHTML):
    """Frames tables and marks the classes of code."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment) -> str:
        if env["own"]:  # framed when it has been sanitised, together with the tables in raw HTML
            return "<table>\n"
        env["composition"].tables += 1
        return frame_open(env["composition"].tables) + "<table>\n"

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment) -> str:
        return "</table>\n" if env["own"] else "</table>\n" + FRAME_CLOSE

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Environment) -> str:
        language = unescapeAll(tokens[idx].info).split()
        name = f' class="{env["own"]}language-{escape(language[0])}"' if language else ""
        return f"<pre><code{name}>{escape(tokens[idx].content)}</code></pre>\n"
