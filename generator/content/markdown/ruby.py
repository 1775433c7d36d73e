"""Turns ``{㸚|lǐ}`` into ruby: a reading above rare characters, for who reads a place or a name for the first time.

Only Han characters may stand before the stroke, and only a reading (letters with tone marks, bopomofo, blanks, hyphens)
after it, so nothing else that editors write between braces changes. In a table the stroke is written ``\\|``.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.base.patterns import lazy_re
from generator.content.markdown.cjk import HAN

_LETTER = r"A-Za-z\u00c0-\u024f\u0300-\u036f\u02ca\u02c7\u02cb\u02d9\u3105-\u312f"
"""Letters of pinyin and of 注音, and their tones."""
_READING = lazy_re(rf"\{{([{HAN}\U00020000-\U0003ffff]{{1,12}})\|((?:[{_LETTER}]|[ '’-](?=\S)){{1,60}})\}}")


def use_ruby(md: MarkdownIt) -> None:
    """Add ruby to a parser."""
    md.inline.ruler.before("link", "ruby", _ruby)
    md.add_render_rule("ruby", ruby)


def _ruby(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = _READING.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content, token.meta = match[1], {"reading": match[2].strip()}
    state.pos = match.end()
    return True


def ruby(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
    """The characters with their reading; in brackets where a browser knows no ruby."""
    token = tokens[idx]
    return f"<ruby>{token.content}<rp>（</rp><rt>{token.meta['reading']}</rt><rp>）</rp></ruby>"
