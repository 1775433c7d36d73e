"""A template -> everything that it uses, found by reading it with the types of the contract, not by running it.

Blocks are followed as Jinja resolves them (the nearest version, its parents where ``super`` is called), parts with what
stands around their inclusion. What cannot be known (arguments of macros) counts as fine: a check that cries wolf is
switched off.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from generator.base.annotations import element
from generator.model.diagnostic import UsageError
from generator.theme.chain import Chain
from generator.theme.forking.expressions import ALWAYS, GLOBALS, Expressions, Names, Seen, Unit
from generator.theme.forking.types_of import assign, constants, guarded
from generator.theme.render.environment import ChainLoader, parsed


class Walk(Expressions):
    """One reading of a theme's templates. What it finds gathers in its sets."""

    def __init__(self, chain: Chain, made: Environment) -> None:
        super().__init__(chain, made)
        self.reached: set[Path] = set()
        self.units: dict[str, Unit | None] = {}
        self._stack: list[tuple[Unit, ...]] = []

    def unit(self, name: str) -> Unit | None:
        """A template by name, parsed once; None when it is not there or cannot be read (which is noted)."""
        if name in self.units:
            return self.units[name]
        loader = self.made.loader
        assert isinstance(loader, ChainLoader)
        path = loader.path(name)
        self.units[name] = None
        if path is None:
            return None
        try:
            tree = parsed(self.made, path.read_bytes(), name, str(path))
        except UsageError as error:
            self.seen.add(Seen(str(path), 0, "template", error.message, error.hint))
            return None
        blocks = {block.name: block for block in tree.find_all(nodes.Block)}
        parent = next((node.template for node in tree.find_all(nodes.Extends)), None)
        name_of_parent = parent.value if isinstance(parent, nodes.Const) else ""
        self.units[name] = Unit(name, path, tree, blocks, name_of_parent)
        return self.units[name]

    def lineage(self, name: str) -> tuple[Unit, ...]:
        """A template and those that it extends, nearest first."""
        found: list[Unit] = []
        while name and len(found) < 20:
            unit = self.unit(name)
            if unit is None or any(unit.path == other.path for other in found):
                break
            found.append(unit)
            name = unit.parent
        return tuple(found)

    def page(self, name: str, names: Names) -> tuple[Unit, ...]:
        """Read a template with what it sees; returns its lineage."""
        units = self.lineage(name)
        if not units or any(unit.path == units[0].path for stack in self._stack for unit in stack[:1]):
            return units
        self._stack.append(units)
        self.reached |= {unit.path for unit in units}
        scope = dict(names)
        for unit in units:
            for node in unit.tree.body:
                if isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Macro | nodes.Import | nodes.FromImport):
                    self.statement(node, scope, unit)
        root = units[-1]
        for node in root.tree.body:
            self.statement(node, scope, root)
        self._stack.pop()
        return units

    def block(self, name: str, scope: dict[str, Any], start: int = 0) -> None:
        """The nearest version of a block, and the next one when it calls ``super``."""
        units = self._stack[-1]
        for index in range(start, len(units)):
            found = units[index].blocks.get(name)
            if found is None:
                continue
            self.body(found.body, dict(scope), units[index])
            if any(
                isinstance(call.node, nodes.Name) and call.node.name == "super" for call in found.find_all(nodes.Call)
            ):
                self.block(name, scope, index + 1)
            return

    def body(self, body: list[nodes.Node], scope: dict[str, Any], unit: Unit) -> None:
        for node in body:
            self.statement(node, scope, unit)

    def statement(self, node: nodes.Node, scope: dict[str, Any], unit: Unit) -> None:
        """One statement; what it sets is added to ``scope``."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is not None:
            method(node, scope, unit)
        elif isinstance(node, nodes.Expr):
            self.type_of(node, scope, unit)
        else:
            for child in node.iter_child_nodes():
                self.statement(child, scope, unit)

    def _block(self, node: nodes.Block, scope: dict[str, Any], unit: Unit) -> None:
        self.block(node.name, scope)

    def _extends(self, node: nodes.Extends, scope: dict[str, Any], unit: Unit) -> None:
        """Followed by ``lineage``."""

    def _output(self, node: nodes.Output, scope: dict[str, Any], unit: Unit) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self.type_of(child, scope, unit)

    def _for(self, node: nodes.For, scope: dict[str, Any], unit: Unit) -> None:
        inner = {**scope, "loop": Any}
        assign(node.target, element(self.type_of(node.iter, scope, unit)), inner)
        if node.test is not None:
            self.type_of(node.test, inner, unit)
        self.body(node.body, inner, unit)
        self.body(node.else_, dict(scope), unit)

    def _if(self, node: nodes.If, scope: dict[str, Any], unit: Unit) -> None:
        self.type_of(node.test, scope, unit)
        before = self._guards
        self._guards = before | set(guarded(node.test))
        self.body(node.body, scope, unit)
        self._guards = before
        for other in node.elif_:
            self.statement(other, scope, unit)
        self.body(node.else_, scope, unit)

    def _with(self, node: nodes.With, scope: dict[str, Any], unit: Unit) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            assign(target, self.type_of(value, scope, unit), inner)
        self.body(node.body, inner, unit)

    def _assign(self, node: nodes.Assign, scope: dict[str, Any], unit: Unit) -> None:
        assign(node.target, self.type_of(node.node, scope, unit), scope)

    def _assignblock(self, node: nodes.AssignBlock, scope: dict[str, Any], unit: Unit) -> None:
        self.body(node.body, dict(scope), unit)
        assign(node.target, str, scope)

    def _macro(self, node: nodes.Macro, scope: dict[str, Any], unit: Unit) -> None:
        scope[node.name] = Any
        self.body(node.body, {**scope, **ALWAYS, **{argument.name: Any for argument in node.args}}, unit)

    def _callblock(self, node: nodes.CallBlock, scope: dict[str, Any], unit: Unit) -> None:
        self.type_of(node.call, scope, unit)
        self.body(node.body, {**scope, **{argument.name: Any for argument in node.args}}, unit)

    def _include(self, node: nodes.Include, scope: dict[str, Any], unit: Unit) -> None:
        for name in constants(node.template):
            self.part(name, node.lineno, scope, unit)

    def _import(self, node: nodes.Import, scope: dict[str, Any], unit: Unit) -> None:
        for name in constants(node.template):
            self.part(name, node.lineno, GLOBALS, unit)
        scope[node.target] = Any

    def _fromimport(self, node: nodes.FromImport, scope: dict[str, Any], unit: Unit) -> None:
        for name in constants(node.template):
            self.part(name, node.lineno, GLOBALS, unit)
        for given in node.names:
            scope[given[1] if isinstance(given, tuple) else given] = Any

    def part(self, name: str, line: int, scope: Names, unit: Unit) -> None:
        """A template that another one draws on."""
        if self.unit(name) is None and not any(item.path.endswith(name.rpartition("/")[2]) for item in self.seen):
            near = difflib.get_close_matches(name, self.every(), n=1)
            self.note(unit, line, "file", name, near)
        self.page(name, dict(scope))

    def every(self) -> list[str]:
        """The names of all templates of the chain."""
        return sorted(
            path.removeprefix("templates/")
            for theme in self.chain.themes
            for path in self.chain.listings[theme.name]
            if path.startswith("templates/")
        )
