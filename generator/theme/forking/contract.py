"""The contract with themes as values: which template sees what, what parts need, which blocks there are."""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

import msgspec

from generator.base.annotations import fields
from generator.model import kinds, view
from generator.model.view import SiteView
from generator.site import pages
from generator.site.pages import _menu, document
from generator.theme.chain import Chain

SHARED = ("header", "footer", "head")
"""Parts that are rendered once for all pages and see ``site`` alone."""


@cache
def page_kinds() -> dict[str, tuple[type[msgspec.Struct], ...]]:
    """Template of a page -> the contexts with which it is rendered."""
    contexts: dict[str, list[type[msgspec.Struct]]] = {_menu.TEMPLATE: [_menu.Context]}
    for module in pages.every():
        contexts.setdefault(module.TEMPLATE, [])
        if module.Context not in contexts[module.TEMPLATE]:
            contexts[module.TEMPLATE].append(module.Context)
    for kind in kinds.built_in():
        contexts.setdefault(kind.template, [document.Context])
    return {template: tuple(classes) for template, classes in sorted(contexts.items())}


@cache
def values() -> dict[str, type[msgspec.Struct]]:
    """Every class of value that templates meet, by name; contexts under the name of their template ("home")."""
    classes: dict[str, type[msgspec.Struct]] = {}

    def meet(kind: Any, name: str = "") -> None:
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            key = name or kind.__name__
            if key not in classes and kind not in classes.values():
                classes[key] = kind
                for inner in fields(kind).values():
                    meet(inner)
        for argument in typing.get_args(kind):
            meet(argument)

    meet(SiteView, "site")
    for template, contexts in page_kinds().items():
        for context in contexts:
            meet(context, template.removesuffix(".html"))
    for name in ("Row", "MetaFact", "Window", "Section"):
        meet(getattr(view, name))
    return classes


def name_of(kind: type[msgspec.Struct]) -> str:
    """What the contract calls a class: "Row", or the template of a context ("home")."""
    return next((name for name, known in values().items() if known is kind), kind.__name__)


def parts(chain: Chain) -> list[str]:
    """The names of all parts of a chain ("rows"), sorted."""
    names = set()
    for theme in chain.themes:
        for path in chain.listings[theme.name]:
            if path.startswith("templates/parts/") and path.endswith(".html"):
                names.add(path.removeprefix("templates/parts/").removesuffix(".html"))
    return sorted(names)


def words(kind: Any) -> str:
    """A type in a forker's words: tuple[Row, ...] -> "Row 的列表"."""
    if kind is str:
        return "文字"
    if kind is bool:
        return "真假"
    if kind is int:
        return "整数"
    if kind is type(None):
        return "空"
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin in (tuple, list):
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return f"{words(arguments[0])}的列表"
        if origin is list:
            return f"{words(arguments[0])}的列表"
        return "（" + "，".join(words(item) for item in arguments) + "）"
    if origin is dict:
        return f"{words(arguments[1])}的对照表"
    if arguments:
        return "或".join(words(item) for item in arguments)
    return getattr(kind, "__name__", "任意")
