"""Expressions of a template -> their types, and what they use that is not in the contract."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any

import msgspec
from jinja2 import nodes

from generator.base.annotations import bare, element, fields
from generator.base.close_names import closest
from generator.model.view import SiteView
from generator.theme.chain import Chain
from generator.theme.forking.contract import name_of
from generator.theme.forking.types_of import dotted, guarded
from generator.theme.render.flatten import TemplatePiece
from generator.theme.render.sandbox import METHODS, Sandbox
from generator.theme.render.source import written_names

Names = Mapping[str, Any]
GLOBALS: dict[str, Any] = {"site": SiteView, "range": Any, "asset": Any, "shared": Any}
_SAME = frozenset({"list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr"})
_ONE = frozenset({"first", "last", "max", "min"})
ALWAYS = {"loop": Any, "self": Any, "super": Any, "caller": Any, "varargs": Any, "kwargs": Any}


class BannedUse(msgspec.Struct, frozen=True):
    """Something that a template must not use. path: absolute. kind: variable, filter, test, option, file, block,
    template."""

    path: str
    line: int
    kind: str
    name: str
    meant: str = ""
    on: str = ""


class Expressions:
    """What is known while a theme's templates are read, and the half of the reading that looks at expressions.

    pieces: what is being read, from the outermost in. seen: what must not be used. used: (class, field).
    mentions: what is written out, "site.code", "option motto".
    """

    def __init__(self, chain: Chain, sandbox: Sandbox) -> None:
        self.chain = chain
        self.sandbox = sandbox
        self.pieces: list[TemplatePiece] = []
        self.seen: set[BannedUse] = set()
        self.used: set[tuple[str, str]] = set()
        self.mentions: set[str] = set()
        self._guards: frozenset[str] = frozenset()

    def part(self, name: str, line: int, scope: Names) -> None:
        """A template that another one draws on."""
        raise NotImplementedError

    def note(self, line: int, kind: str, name: str, meant: str, on: str = "") -> None:
        self.seen.add(BannedUse(self.pieces[-1].source.path, line, kind, name, meant, on))

    def type_of(self, node: nodes.Node, scope: Names) -> Any:
        """The type of an expression; Any when that cannot be known."""
        match node:
            case nodes.Const():
                return type(node.value)
            case nodes.Name():
                return self.name(node, scope)
            case nodes.Getattr():
                return self.field(self.type_of(node.node, scope), node.attr, node)
            case nodes.Getitem():
                return self.item(node, scope)
            case nodes.Filter():
                return self.filter(node, scope)
            case nodes.Test():
                return self.test(node, scope)
            case nodes.CondExpr():
                self.type_of(node.test, scope)
                before = self._guards
                self._guards = before | set(guarded(node.test))
                kind = self.type_of(node.expr1, scope)
                self._guards = before
                other = self.type_of(node.expr2, scope) if node.expr2 is not None else kind
                return kind if kind == other else Any
            case nodes.And():
                self.type_of(node.left, scope)
                before = self._guards
                self._guards = before | set(guarded(node.left))
                self.type_of(node.right, scope)
                self._guards = before
                return Any
            case nodes.Or():
                left, right = self.type_of(node.left, scope), self.type_of(node.right, scope)
                return left if left == right else Any
            case nodes.Call():
                return self.call(node, scope)
        for child in node.iter_child_nodes():
            self.type_of(child, scope)
        if isinstance(node, nodes.Concat):
            return str
        return bool if isinstance(node, nodes.Compare | nodes.Not) else Any

    def name(self, node: nodes.Name, scope: Names) -> Any:
        known = {**GLOBALS, **ALWAYS, **scope}
        if node.name not in known and node.name not in self._guards:
            meant = closest(node.name, [*scope, *GLOBALS])
            self.note(node.lineno, "variable", node.name, meant)
        return known.get(node.name, Any)

    def field(self, kind: Any, name: str, node: nodes.Node) -> Any:
        """A field of a value; one that is not in the contract is noted."""
        written = dotted(node)
        if written in self._guards:
            return Any
        base = bare(kind)
        if isinstance(base, type) and issubclass(base, msgspec.Struct):
            known = fields(base)
            if name not in known:
                self.note(
                    node.lineno,
                    "variable",
                    written or name,
                    closest(name, known),
                    base.__name__,
                )
                return Any
            self.used.add((name_of(base), name))
            if written:
                self.mentions.add(written)
            return known[name]
        allowed = METHODS.get(typing.get_origin(base) or base)
        if allowed is not None and name not in allowed and typing.get_origin(base) is not dict and base is not dict:
            meant = closest(name, allowed)
            self.note(node.lineno, "variable", written or name, meant, "plain")
        return Any

    def item(self, node: nodes.Getitem, scope: Names) -> Any:
        kind = bare(self.type_of(node.node, scope))
        argument = node.arg
        self.type_of(argument, scope)
        if dotted(node.node) == "site.options" and isinstance(argument, nodes.Const):
            option = self.chain.declared.get(argument.value)
            if option is None:
                meant = closest(str(argument.value), self.chain.declared)
                self.note(node.lineno, "option", str(argument.value), meant)
                return Any
            self.mentions.add(f"option {option.name}")
            return {"flag": bool, "number": int, "list": list[str]}.get(option.type, str)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(argument, nodes.Const):
            return self.field(kind, str(argument.value), node)
        if typing.get_origin(kind) is dict:
            return typing.get_args(kind)[1]
        if kind is str:
            return str
        return element(kind) if isinstance(argument, nodes.Const | nodes.Name) else kind

    def filter(self, node: nodes.Filter, scope: Names) -> Any:
        if node.name not in self.sandbox.filters:
            meant = closest(node.name, self.sandbox.filters)
            self.note(node.lineno, "filter", node.name, meant)
        kind = bare(self.type_of(node.node, scope)) if node.node is not None else str
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.type_of(argument, scope)
        self.mentions.add(f"filter {node.name}")
        inner = element(kind)
        if node.name in ("selectattr", "rejectattr") and node.args and isinstance(node.args[0], nodes.Const):
            self.attribute(inner, str(node.args[0].value), node)
        by = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
        attribute = (
            self.attribute(inner, str(by.value), node)
            if isinstance(by, nodes.Const) and isinstance(by.value, str)
            else Any
        )
        if node.name == "map":
            return types.GenericAlias(list, (attribute,)) if isinstance(by, nodes.Const) else Any
        if node.name in _SAME:
            return kind
        if node.name in _ONE:
            return inner
        return int if node.name in ("length", "count", "int") else Any

    def attribute(self, kind: Any, path: str, node: nodes.Node) -> Any:
        for name in path.split("."):
            kind = self.field(kind, name, nodes.Getattr(nodes.Name("", "load"), name, "load", lineno=node.lineno))
        return kind

    def test(self, node: nodes.Test, scope: Names) -> Any:
        if node.name not in self.sandbox.tests:
            self.note(node.lineno, "test", node.name, closest(node.name, self.sandbox.tests))
        if node.name not in ("defined", "undefined"):
            self.type_of(node.node, scope)
        for argument in node.args:
            self.type_of(argument, scope)
        return bool

    def call(self, node: nodes.Call, scope: Names) -> Any:
        own = node.node.name if isinstance(node.node, nodes.Name) else ""
        self.type_of(node.node, scope)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.type_of(argument, scope)
        names = [name for name in written_names(node.args[0]) if name] if node.args else []
        if own in ("shared", "asset"):
            self.mentions.add(f"function {own}")
        if own == "shared":
            for name in names:
                self.part(name, node.lineno, GLOBALS)
        if own == "asset":
            known = {
                path.removeprefix("static/") for theme in self.chain.themes for path in self.chain.listings[theme.name]
            }
            for name in names:
                if name not in known | self.chain.made.keys():
                    self.note(node.lineno, "file", f"static/{name}", closest(name, known))
        return str if own in ("shared", "asset") else Any
