"""The outputs that are not pages, one file each, found by themselves: sitemap, feeds, robots, redirects, files.

An output is a module with

    plan     plan(site: Site) -> Iterator[Target | Batch], pure; maker is "outputs.<module>"
    render   render(context) -> bytes, for what is made; targets with ``source`` are copied instead
"""

from __future__ import annotations

from types import ModuleType

from generator.base import discovery


def every() -> tuple[ModuleType, ...]:
    """All outputs, by name."""
    return discovery.modules(__name__)
