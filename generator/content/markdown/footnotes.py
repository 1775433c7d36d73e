"""Turns footnotes into a numbered list at the end of the body, with links both ways that read well aloud."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

Environment = MutableMapping[str, Any]


def use_footnotes(md: MarkdownIt) -> None:
    """Add footnotes to a parser."""
    md.use(footnote_plugin)
    for rule in (
        footnote_ref,
        footnote_block_open,
        footnote_block_close,
        footnote_open,
        footnote_anchor,
    ):
        md.add_render_rule(rule.__name__, rule)


def footnote_ref(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: Environment) -> str:
    """The number in the text: `fnref-1`, the second reference to it `fnref-1-2`."""
    number, own = tokens[idx].meta["id"] + 1, env["own"]
    return (
        f'<sup class="{own}footnote-ref"><a href="#fn-{number}" id="{own}fnref-{_place(tokens[idx])}"'
        f' aria-label="{own}脚注{number}">[{number}]</a></sup>'
    )


def footnote_block_open(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: Environment) -> str:
    """The list of footnotes is a landmark of its own."""
    return f'<section class="{env["own"]}footnotes" aria-label="{env["own"]}脚注">\n<ol>\n'


def footnote_block_close(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: Environment) -> str:
    """The end of the list."""
    return "</ol>\n</section>\n"


def footnote_open(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: Environment) -> str:
    """A footnote: `fn-1`."""
    return f'<li id="{env["own"]}fn-{tokens[idx].meta["id"] + 1}">'


def footnote_anchor(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: Environment) -> str:
    """The way back to each place that refers to the footnote."""
    own, meta = env["own"], tokens[idx].meta
    label = f"返回脚注{meta['id'] + 1}在正文中的位置" + (f"（第{meta['subId'] + 1}处）" if meta["subId"] else "")
    return f' <a href="#fnref-{_place(tokens[idx])}" class="{own}footnote-back" aria-label="{own}{label}">↩</a>'


def _place(token: Token) -> str:
    number, place = token.meta["id"] + 1, token.meta.get("subId", 0) + 1
    return str(number) if place == 1 else f"{number}-{place}"
