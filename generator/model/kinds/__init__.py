"""The kinds of documents, one file each: every module here holds one ``KIND`` and is found by itself.

Adding a file adds the kind to validation, JSON Schema, templates and ``docs/kinds.md``. A county adds a kind without
code in ``content/_data/kinds/<id>.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from generator.base import discovery
from generator.model.kind import Kind

DEFAULT = "notice"
"""The kind of a document that names none."""


@cache
def built_in() -> tuple[Kind, ...]:
    """The kinds that the program carries, in the order of the site's menus."""
    return in_order(module.KIND for module in discovery.modules(__name__))


def in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Kinds in the order of the site's menus."""
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.id)))
