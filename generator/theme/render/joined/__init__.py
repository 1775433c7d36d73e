"""The template of many pages -> one function, joined from all that it extends and includes, for pages of one class.

A page is then a few calls instead of some fifteen templates and blocks that hand texts up to each other. Joining costs as
much as some hundred pages, so it is done for what is rendered again and again. Whatever a joined function stumbles over is
rendered again the ordinary way, which alone says what is wrong, in which template and at which line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment

from generator.theme.render.joined.statements import function_of

AFTER = 100
"""Pages of one template and class that a process renders the ordinary way first."""


def page_text(made: Environment, name: str, page: Any) -> str:
    """A page's text. Raises what Jinja raises."""
    ways: dict[tuple[str, type], int | Callable[[Any], str] | None] = made.__dict__.setdefault("joined", {})
    way = ways.get((name, page.__class__), 0)
    if isinstance(way, int):
        if way == AFTER:
            way = joined(made, name, page.__class__)
        ways[name, page.__class__] = way + 1 if isinstance(way, int) else way
    if callable(way):
        try:
            return way(page)
        except Exception:  # the ordinary way says what it is, or knows better
            pass
    return made.get_template(name).render(page=page)


def joined(made: Environment, name: str, kind: type) -> Callable[[Any], str] | None:
    """The function for a template and a class of pages; None for what is not joined."""
    try:
        return function_of(made, name, kind)
    except Exception:  # not foreseen, wrong or too deep: the ordinary way says what it is
        return None
