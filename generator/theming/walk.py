"""A template -> everything that it uses, found by reading it with the types of the contract, not by running it.

Blocks are followed as Jinja resolves them (the nearest version, its parents where ``super`` is called), parts with what
stands around their inclusion. What cannot be known (arguments of macros) counts as fine: a check that cries wolf is
switched off.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, nodes

from generator.model.diagnostic import UsageError
from generator.model.view import SiteView
from generator.render.environment import ChainLoader, parsed
from generator.render.sandbox import METHODS
from generator.render.theme import Chain
from generator.theming.contract import fields, name_of

Names = Mapping[str, Any]
GLOBALS: dict[str, Any] = {"site": SiteView, "range": Any, "asset": Any, "shared": Any}
_SAME = frozenset({"list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr"})
_ONE = frozenset({"first", "last", "max", "min"})
_ALWAYS = {"loop": Any, "self": Any, "super": Any, "caller": Any, "varargs": Any, "kwargs": Any}


class Seen(msgspec.Struct, frozen=True):
    """Something that a template must not use. path: absolute. kind: variable, filter, test, option, file, block, template."""

    path: str
    line: int
    kind: str
    name: str
    near: str = ""
    on: str = ""


class Unit(msgspec.Struct, frozen=True):
    """One template file as read. blocks: every block in it, nested ones too."""

    name: str
    path: Path
    tree: nodes.Template
    blocks: dict[str, nodes.Block]
    parent: str


class Walk:
    """One reading of a theme's templates. What it finds gathers in its sets."""

    def __init__(self, chain: Chain, made: Environment) -> None:
        self.chain = chain
        self.made = made
        self.seen: set[Seen] = set()
        self.used: set[tuple[str, str]] = set()
        self.reached: set[Path] = set()
        self.mentions: set[str] = set()
        self.units: dict[str, Unit | None] = {}
        self._stack: list[tuple[Unit, ...]] = []
        self._guards: frozenset[str] = frozenset()

    # files

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

    # one template

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
        self.body(node.body, {**scope, **_ALWAYS, **{argument.name: Any for argument in node.args}}, unit)

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

    def note(self, unit: Unit, line: int, kind: str, name: str, near: list[str], on: str = "") -> None:
        self.seen.add(Seen(str(unit.path), line, kind, name, near[0] if near else "", on))

    # expressions

    def type_of(self, node: nodes.Node, scope: Names, unit: Unit) -> Any:
        """The type of an expression; Any when that cannot be known."""
        match node:
            case nodes.Const():
                return type(node.value)
            case nodes.Name():
                return self.name(node, scope, unit)
            case nodes.Getattr():
                return self.field(self.type_of(node.node, scope, unit), node.attr, node, unit)
            case nodes.Getitem():
                return self.item(node, scope, unit)
            case nodes.Filter():
                return self.filter(node, scope, unit)
            case nodes.Test():
                return self.test(node, scope, unit)
            case nodes.CondExpr():
                self.type_of(node.test, scope, unit)
                before = self._guards
                self._guards = before | set(guarded(node.test))
                kind = self.type_of(node.expr1, scope, unit)
                self._guards = before
                other = self.type_of(node.expr2, scope, unit) if node.expr2 is not None else kind
                return kind if kind == other else Any
            case nodes.And():
                self.type_of(node.left, scope, unit)
                before = self._guards
                self._guards = before | set(guarded(node.left))
                self.type_of(node.right, scope, unit)
                self._guards = before
                return Any
            case nodes.Or():
                left, right = self.type_of(node.left, scope, unit), self.type_of(node.right, scope, unit)
                return left if left == right else Any
            case nodes.Call():
                return self.call(node, scope, unit)
        for child in node.iter_child_nodes():
            self.type_of(child, scope, unit)
        if isinstance(node, nodes.Concat):
            return str
        return bool if isinstance(node, nodes.Compare | nodes.Not) else Any

    def name(self, node: nodes.Name, scope: Names, unit: Unit) -> Any:
        known = {**GLOBALS, **_ALWAYS, **scope}
        if node.name not in known and node.name not in self._guards:
            near = difflib.get_close_matches(node.name, [*scope, *GLOBALS], n=1)
            self.note(unit, node.lineno, "variable", node.name, near)
        return known.get(node.name, Any)

    def field(self, kind: Any, name: str, node: nodes.Node, unit: Unit) -> Any:
        """A field of a value; one that is not in the contract is noted."""
        written = dotted(node)
        if written in self._guards:
            return Any
        base = bare(kind)
        if isinstance(base, type) and issubclass(base, msgspec.Struct):
            known = fields(base)
            if name not in known:
                self.note(
                    unit, node.lineno, "variable", written or name, difflib.get_close_matches(name, known, n=1), base.__name__
                )  # fmt: skip
                return Any
            self.used.add((name_of(base), name))
            if written:
                self.mentions.add(written)
            return known[name]
        allowed = METHODS.get(typing.get_origin(base) or base)
        if allowed is not None and name not in allowed and typing.get_origin(base) is not dict and base is not dict:
            near = difflib.get_close_matches(name, allowed, n=1)
            self.note(unit, node.lineno, "variable", written or name, near, "plain")
        return Any

    def item(self, node: nodes.Getitem, scope: Names, unit: Unit) -> Any:
        kind = bare(self.type_of(node.node, scope, unit))
        argument = node.arg
        self.type_of(argument, scope, unit)
        if dotted(node.node) == "site.options" and isinstance(argument, nodes.Const):
            option = self.chain.declared.get(argument.value)
            if option is None:
                near = difflib.get_close_matches(str(argument.value), self.chain.declared, n=1)
                self.note(unit, node.lineno, "option", str(argument.value), near)
                return Any
            self.mentions.add(f"option {option.name}")
            return {"flag": bool, "number": int, "list": list[str]}.get(option.type, str)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(argument, nodes.Const):
            return self.field(kind, str(argument.value), node, unit)
        if typing.get_origin(kind) is dict:
            return typing.get_args(kind)[1]
        if kind is str:
            return str
        return element(kind) if isinstance(argument, nodes.Const | nodes.Name) else kind

    def filter(self, node: nodes.Filter, scope: Names, unit: Unit) -> Any:
        if node.name not in self.made.filters:
            near = difflib.get_close_matches(node.name, self.made.filters, n=1)
            self.note(unit, node.lineno, "filter", node.name, near)
        kind = bare(self.type_of(node.node, scope, unit)) if node.node is not None else str
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.type_of(argument, scope, unit)
        self.mentions.add(f"filter {node.name}")
        inner = element(kind)
        if node.name in ("selectattr", "rejectattr") and node.args and isinstance(node.args[0], nodes.Const):
            self.attribute(inner, str(node.args[0].value), node, unit)
        by = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
        found = (
            self.attribute(inner, str(by.value), node, unit)
            if isinstance(by, nodes.Const) and isinstance(by.value, str)
            else Any
        )
        if node.name == "map":
            return types.GenericAlias(list, (found,)) if isinstance(by, nodes.Const) else Any
        if node.name in _SAME:
            return kind
        if node.name in _ONE:
            return inner
        return int if node.name in ("length", "count", "int") else Any

    def attribute(self, kind: Any, path: str, node: nodes.Node, unit: Unit) -> Any:
        for name in path.split("."):
            kind = self.field(kind, name, nodes.Getattr(nodes.Name("", "load"), name, "load", lineno=node.lineno), unit)
        return kind

    def test(self, node: nodes.Test, scope: Names, unit: Unit) -> Any:
        if node.name not in self.made.tests:
            self.note(unit, node.lineno, "test", node.name, difflib.get_close_matches(node.name, self.made.tests, n=1))
        if node.name not in ("defined", "undefined"):
            self.type_of(node.node, scope, unit)
        for argument in node.args:
            self.type_of(argument, scope, unit)
        return bool

    def call(self, node: nodes.Call, scope: Names, unit: Unit) -> Any:
        own = node.node.name if isinstance(node.node, nodes.Name) else ""
        self.type_of(node.node, scope, unit)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.type_of(argument, scope, unit)
        names = constants(node.args[0]) if node.args else []
        if own in ("shared", "asset"):
            self.mentions.add(f"function {own}")
        if own == "shared":
            for name in names:
                self.part(name, node.lineno, GLOBALS, unit)
        if own == "asset":
            known = {
                path.removeprefix("static/") for theme in self.chain.themes for path in self.chain.listings[theme.name]
            }
            for name in names:
                if name not in known | {"css/tokens.css"}:
                    self.note(unit, node.lineno, "file", f"static/{name}", difflib.get_close_matches(name, known, n=1))
        return str if own in ("shared", "asset") else Any


def bare(kind: Any) -> Any:
    """``Link | None`` -> Link: what a template asks, it asks where there is something."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        inner = [item for item in typing.get_args(kind) if item is not type(None)]
        return inner[0] if len(inner) == 1 else Any
    return kind


def element(kind: Any) -> Any:
    """What a loop over a value of that type gives."""
    kind = bare(kind)
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is list or (origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis):
        return arguments[0]
    return str if kind is str or origin is dict else Any


def assign(target: nodes.Node, kind: Any, scope: dict[str, Any]) -> None:
    """Give the names of a target their types."""
    if isinstance(target, nodes.Name):
        scope[target.name] = kind
    elif isinstance(target, nodes.Tuple):
        inner = typing.get_args(kind) if typing.get_origin(kind) is tuple else ()
        fixed = len(inner) == len(target.items) and Ellipsis not in inner
        for index, item in enumerate(target.items):
            assign(item, inner[index] if fixed else Any, scope)


def constants(node: nodes.Node) -> list[str]:
    """The template names that are written out at a reference."""
    items = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    return [item.value for item in items if isinstance(item, nodes.Const) and isinstance(item.value, str)]


def dotted(node: nodes.Node) -> str:
    """``page.head.title`` as it is written, from its first name on; "" for anything else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        before = dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def guarded(test: nodes.Node) -> Iterator[str]:
    """What a condition has made sure of: ``x is defined``, also as one of several joined by ``and``."""
    if isinstance(test, nodes.And):
        yield from guarded(test.left)
        yield from guarded(test.right)
    elif isinstance(test, nodes.Test) and test.name == "defined":
        yield dotted(test.node)
