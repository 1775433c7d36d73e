"""A flattened template -> everything that it uses, found by reading it with the types of the contract,
not by running it.

What stands where is known from flattening (render/flatten.py). What cannot be known (arguments of macros) counts as
fine: a check that cries wolf is switched off.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import nodes

from generator.base.annotations import element
from generator.base.close_names import closest
from generator.theme.chain import Chain
from generator.theme.forking.expressions import ALWAYS, GLOBALS, BannedUse, Expressions, Names
from generator.theme.forking.types_of import assign, guarded
from generator.theme.render.environment import ChainLoader
from generator.theme.render.flatten import Flattened, TemplatePiece, flatten
from generator.theme.render.sandbox import Sandbox
from generator.theme.render.source import TemplateSource, written_names

Scope = dict[str, Any]


class Walk(Expressions):
    """One reading of a theme's templates. What it finds gathers in its sets.
    parts: the templates that others draw on."""

    def __init__(self, chain: Chain, sandbox: Sandbox) -> None:
        super().__init__(chain, sandbox)
        assert isinstance(sandbox.loader, ChainLoader)
        self._loader = sandbox.loader
        self.reached: set[Path] = set()
        self.parts: set[str] = set()
        self._flattened: dict[str, Flattened | None] = {}
        self._under_way: list[str] = []
        self._shared: Scope = {}

    def lineage(self, name: str) -> tuple[TemplateSource, ...]:
        """A template and those that it extends, nearest first."""
        return self.sandbox.sources.lineage(name)

    def flattened(self, name: str) -> Flattened | None:
        """A template as pieces; None when there is none, or it cannot be read (which is noted)."""
        if name not in self._flattened:
            self._flattened[name] = flatten(self.sandbox.sources, name)
            for wrong, error in self.sandbox.sources.wrong.items():
                self.seen.add(BannedUse(str(self._loader.path(wrong)), 0, "template", error.message, error.hint))
        return self._flattened[name]

    def page(self, name: str, names: Names) -> None:
        """Read a template with what it sees."""
        flattened = self.flattened(name)
        if flattened is None or name in self._under_way:
            return
        self._under_way.append(name)
        self._read(flattened.piece, dict(names))
        self._under_way.pop()

    def _read(self, piece: TemplatePiece, scope: Scope) -> None:
        """A piece with the names that it sees: a template's are seen by its blocks too, when they are set."""
        before = self._shared
        self.pieces.append(piece)
        if piece.template:
            self.reached.add(Path(piece.source.path))
            self._shared = scope
        extends = next((node for node in piece.body if isinstance(node, nodes.Extends)), None)
        for node in piece.body:
            if extends is None or not isinstance(node, nodes.Output):
                self.statement(node, scope)
        if extends is not None and extends in piece.inside:
            self._read(piece.inside[extends], scope)
        self.pieces.pop()
        self._shared = before

    def _stands(self, node: nodes.Node, scope: Scope) -> bool:
        """Read the piece that stands at a node, if one does."""
        piece = self.pieces[-1].inside.get(node)
        if piece is not None:
            self._read(piece, dict(scope if piece.around else self._shared))
        return piece is not None

    def body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        """One statement; what it sets is added to ``scope``."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is not None:
            method(node, scope)
        elif isinstance(node, nodes.Expr):
            self.type_of(node, scope)
        else:
            self.body(list(node.iter_child_nodes()), scope)

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        self._stands(node, scope)

    def _extends(self, node: nodes.Extends, scope: Scope) -> None:
        """Read behind everything else."""

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData) and not self._stands(child, scope):
                self.type_of(child, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner = {**scope, "loop": Any}
        assign(node.target, element(self.type_of(node.iter, scope)), inner)
        if node.test is not None:
            self.type_of(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self.type_of(node.test, scope)
        before = self._guards
        self._guards = before | set(guarded(node.test))
        self.body(node.body, scope)
        self._guards = before
        self.body(node.elif_, scope)
        self.body(node.else_, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            assign(target, self.type_of(value, scope), inner)
        self.body(node.body, inner)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        assign(node.target, self.type_of(node.node, scope), scope)

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.body(node.body, dict(scope))
        assign(node.target, str, scope)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = Any
        self.body(node.body, {**scope, **ALWAYS, **{argument.name: Any for argument in node.args}})

    def _callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self.type_of(node.call, scope)
        self.body(node.body, {**scope, **{argument.name: Any for argument in node.args}})

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        if self._stands(node, scope):
            self.parts |= {name for name in written_names(node.template) if name}
            return
        for name in filter(None, written_names(node.template)):
            self.part(name, node.lineno, scope if node.with_context else GLOBALS)

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        for name in filter(None, written_names(node.template)):
            self.part(name, node.lineno, GLOBALS)
        scope[node.target] = Any

    def _fromimport(self, node: nodes.FromImport, scope: Scope) -> None:
        for name in filter(None, written_names(node.template)):
            self.part(name, node.lineno, GLOBALS)
        for given in node.names:
            scope[given[1] if isinstance(given, tuple) else given] = Any

    def part(self, name: str, line: int, scope: Names) -> None:
        """A template that another one draws on, and that does not stand where it is shown."""
        self.parts.add(name)
        if self.flattened(name) is None and name not in self.sandbox.sources.wrong:
            self.note(line, "file", name, closest(name, self.every()))
        self.page(name, scope)

    def every(self) -> list[str]:
        """The names of all templates of the chain."""
        return sorted(
            path.removeprefix("templates/")
            for theme in self.chain.themes
            for path in self.chain.listings[theme.name]
            if path.startswith("templates/")
        )
