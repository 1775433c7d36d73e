"""The kinds of pages, one file each, found by themselves.

A page kind is a module with

    TEMPLATE   name of the template in the theme ("domain.html")
    Context    frozen class of what the template sees as ``page``; its docstring and fields are the theme contract
    EXAMPLE    optional words for the contract
    plan       plan(site: Site) -> Iterator[Target | Batch], pure; contexts hold nothing that changes by itself
    service_links  optional: service_links(site: Site) -> the links to it that stand on the service entry, ``/fuwu/``

``_parts`` holds what several of them share: rows, heads with meta tags; ``_paging`` cuts long lists into pages.
"""

from __future__ import annotations

from types import ModuleType

from generator.base import discovery


def every() -> tuple[ModuleType, ...]:
    """All page kinds, by name."""
    return discovery.modules(__name__)
