"""Turns any Markdown into HTML through markdown-it-py: settles headings, links, line breaks, columns, then renders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from generator.content.markdown.body import Composition, is_local, is_web
from generator.content.markdown.cjk import BLANKS, is_cjk
from generator.content.markdown.parser import Environment, parser
from generator.content.markdown.sanitise import OWN, mark_tags, sanitise
from generator.content.markdown.tables import column_class

_EDGE = " \t\u3000"


def render_blocks(text: str, first_line: int, composition: Composition) -> str:
    """Render a normalised text whose first line has the number `first_line` (from 1) in the document."""
    env: Environment = {"composition": composition}
    tokens = parser().parse(text, env)
    raw = any(token.type.startswith("html_") for token in _walk(tokens))
    env["own"] = OWN if raw else ""
    tokens = _settle_blocks(tokens, first_line, composition, env["own"])
    html: str = parser().renderer.render(tokens, parser().options, env)
    return sanitise(html, composition) if raw else html


def _walk(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _settle_blocks(tokens: list[Token], first_line: int, composition: Composition, own: str) -> list[Token]:
    """Settle the tokens in their order; return them without empty headings, which assistive devices stumble over."""
    kept: list[Token] = []
    skip_to, notes = 0, False
    for index, token in enumerate(tokens):
        if index < skip_to:
            continue
        notes = notes or token.type == "footnote_block_open"
        if token.type == "inline":
            _settle_inline(token.children or [], first_line, composition, own)
            if tokens[index - 1].type == "paragraph_open" and not notes:
                composition.paragraph(_text(token).replace("\n", " ").strip(BLANKS))
        elif token.type == "html_block":
            token.content = mark_tags(token.content, first_line + (token.map or [0])[0], composition)
        elif token.type == "table_open":
            _settle_columns(tokens, index, own)
        elif token.type == "heading_open":
            inline, close = tokens[index + 1 : index + 3]
            if not inline.children:
                skip_to = index + 3
                continue
            _join_lines(inline.children)
            heading = composition.heading(int(token.tag[1]), _text(inline).replace("\n", " ").strip(BLANKS))
            token.tag = close.tag = f"h{heading.level}"
            token.attrs["id"] = own + heading.id
        kept.append(token)
    return kept


def _settle_inline(tokens: list[Token], first_line: int, composition: Composition, own: str) -> None:
    _join_lines(tokens)
    for token in tokens:
        if token.type == "link_open":
            token.attrs.update(_address(str(token.attrs["href"]), first_line + token.meta["line"], composition, own))
        elif token.type == "image":
            source = str(token.attrs["src"])
            if is_local(source):
                source = composition.link(source, first_line + token.meta["line"], image=True)
            else:
                source = normalizeLink(source)
            token.attrs.update({"src": source, "loading": f"{own}lazy"})
            _join_lines(token.children or [])
        elif token.type == "html_inline":
            token.content = mark_tags(token.content, first_line + token.meta["line"], composition)


def _address(href: str, line: int, composition: Composition, own: str) -> dict[str, str | int | float]:
    if is_local(href):
        return {"href": composition.link(href, line, image=False)}
    if is_web(href):
        return {"href": normalizeLink(href), "rel": f"{own}noopener noreferrer", "class": f"{own}external"}
    return {"href": normalizeLink(href)}


def _join_lines(tokens: list[Token]) -> None:
    """Drop the line breaks between Chinese characters, and the full-width blanks beside any line break."""
    for index, token in enumerate(tokens):
        if token.type not in ("softbreak", "hardbreak"):
            continue
        if index > 0 and tokens[index - 1].type == "text":
            tokens[index - 1].content = tokens[index - 1].content.rstrip(_EDGE)
        if index + 1 < len(tokens) and tokens[index + 1].type == "text":
            tokens[index + 1].content = tokens[index + 1].content.lstrip(_EDGE)
    for index, token in enumerate(tokens):
        if token.type == "softbreak" and is_cjk(_neighbour(tokens, index, -1)) and is_cjk(_neighbour(tokens, index, 1)):
            token.type = "text"


def _neighbour(tokens: list[Token], index: int, step: int) -> str:
    """The character before (`step` -1) or after (1) a token; empty beside an image or another line break."""
    index += step
    while 0 <= index < len(tokens):
        token = tokens[index]
        if token.type in ("image", "softbreak", "hardbreak"):
            return ""
        if token.type in ("text", "code_inline", "ruby") and token.content:
            return token.content[-1 if step < 0 else 0]
        index += step
    return ""


def _text(inline: Token) -> str:
    """The plain text of an inline token; of an image, its description."""
    texts = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        _text(token)
        if token.type == "image"
        else texts.get(token.type, "" if token.type[:5] == "html_" else token.content)
        for token in inline.children or ()
    )


def _settle_columns(tokens: list[Token], start: int, own: str) -> None:
    """Give the cells of a table the classes of their columns, and its header cells their scope."""
    columns: list[list[str]] = []
    cells: list[tuple[int, Token]] = []
    column = 0
    for index in range(start + 1, len(tokens)):
        token = tokens[index]
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            column = 0
        elif token.type in ("th_open", "td_open"):
            cells.append((column, token))
            if token.type == "th_open":
                columns.append([])
            else:
                columns[column].append(tokens[index + 1].content)
            column += 1
    for column, token in cells:
        alignment = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        if token.type == "th_open":
            token.attrs["scope"] = f"{own}col"
        if names := column_class(alignment, columns[column]):
            token.attrs["class"] = own + names
