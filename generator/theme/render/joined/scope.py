"""Names at one place of a template -> what stands for them in the joined function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from jinja2 import nodes

DYNAMIC: Any = object()
"""The value of what is only known when a page is rendered."""


class Unsupported(Exception):
    """Something that is not joined: the page is then rendered the ordinary way."""


class Counter(dict[str, str]):
    """The kind of a loop's ``loop`` of which only what can be counted is asked: field -> Python."""


class Code(NamedTuple):
    """An expression in Python. kind: its type, Any when that is not known. value: what it is, when that is known already.
    unsure: whether it may be a name that was not set on the way here."""

    text: str
    kind: Any = Any
    value: Any = DYNAMIC
    unsure: bool = False

    @property
    def known(self) -> bool:
        """Whether the value is known while the template is joined."""
        return self.value is not DYNAMIC


class Block(NamedTuple):
    """One version of a block: its content, and the name of the template that it stands in."""

    body: Sequence[nodes.Node]
    template: str


class Scope:
    """What is seen at one place, as Jinja has it.

    names: everything. shared: what blocks see too (Jinja's context), which what is set at the top of a template is part of.
    blocks: every version of each block, nearest first. within: the block that we are in, and which version of it.
    """

    def __init__(
        self,
        names: dict[str, Code],
        shared: dict[str, Code],
        blocks: dict[str, list[Block]],
        *,
        top: bool = False,
        within: tuple[str, int] = ("", 0),
    ) -> None:
        self.names, self.shared, self.blocks, self.top, self.within = names, shared, blocks, top, within

    def inner(self) -> Scope:
        """A loop's, a ``with``'s: what is set there ends there, and blocks do not see it."""
        return Scope(dict(self.names), self.shared, self.blocks, within=self.within)

    def branch(self) -> Scope:
        """A branch of a condition: what is set there stays, but it is not sure that it is."""
        return Scope(dict(self.names), dict(self.shared), self.blocks, top=self.top, within=self.within)

    def block(self, name: str, version: int, *, scoped: bool) -> Scope:
        """A block's, which sees nothing of the loops around it unless it is ``scoped``."""
        seen = dict(self.names if scoped else self.shared)
        return Scope(dict(seen), seen, self.blocks, within=(name, version))

    def template(self) -> Scope:
        """That of a template that is included here, with blocks of its own."""
        return Scope(dict(self.names), dict(self.names), {}, top=True)

    def give(self, name: str, code: Code) -> None:
        """Let a name stand for something."""
        self.names[name] = code
        if self.top:
            self.shared[name] = code


def assigned(body: Iterable[nodes.Node]) -> list[str]:
    """Names that are set in a body itself: in conditions too, but not in loops and parts, where they would end."""
    found: dict[str, None] = {}
    for node in body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            if isinstance(node.target, nodes.NSRef):
                raise Unsupported("namespace")
            found |= dict.fromkeys(targets(node.target))
        elif isinstance(node, nodes.If):
            for part in (node.body, node.elif_, node.else_):
                found |= dict.fromkeys(assigned(part))
    return list(found)


def targets(node: nodes.Node) -> list[str]:
    """The names that a target binds."""
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Tuple):
        return [name for item in node.items for name in targets(item)]
    raise Unsupported(type(node).__name__)
