"""Expressions of a template -> the same in Python, with what is known of their types and values.

What is only known when the page is there goes through the same functions of the environment as on the ordinary way. Two
things are shorter: a declared field of one of our values is read directly, and what depends on ``site`` alone is looked up
here and now, once for all pages.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import operators
from jinja2.runtime import Undefined
from jinja2.utils import _PassArg

from generator.base.annotations import bare, fields, is_value
from generator.theme.render.compiler import OWN_FUNCTIONS, readers
from generator.theme.render.joined.scope import Code, Counter, Scope, Unsupported

_RESERVED = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_LITERAL = (str, int, bool, type(None))
_BINARY = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
}
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}


class Expressions:
    """Expressions of the templates of one environment. bound: names of the joined function -> the objects behind them."""

    def __init__(self, made: Environment) -> None:
        self.made = made
        self.bound: dict[str, Any] = {}
        self.needs_context = False
        self._numbers: dict[int, str] = {}

    def bind(self, value: Any) -> str:
        """A name for an object."""
        name = self._numbers.get(id(value))
        if name is None:
            name = self._numbers[id(value)] = f"k{len(self._numbers)}"
            self.bound[name] = value
        return name

    def constant(self, value: Any) -> Code:
        """What is known already."""
        text = repr(value) if type(value) in _LITERAL else self.bind(value)
        return Code(text, type(value), value)

    def expression(self, node: nodes.Node, scope: Scope) -> Code:
        """Any expression. Raises Unsupported."""
        made = getattr(self, f"_{type(node).__name__.lower()}", None)
        if made is None:
            raise Unsupported(type(node).__name__)
        code: Code = made(node, scope)
        return code

    def text(self, node: nodes.Node, scope: Scope) -> str:
        """The Python of an expression."""
        return self.expression(node, scope).text

    def _name(self, node: nodes.Name, scope: Scope) -> Code:
        found = scope.names.get(node.name)
        if found is not None:
            if found.unsure:
                return Code(f"(undefined(name={node.name!r}) if {found.text} is missing else {found.text})")
            return found
        if node.name in _RESERVED:
            raise Unsupported(node.name)
        if node.name in self.made.globals:
            return self.constant(self.made.globals[node.name])
        return Code(f"undefined(name={node.name!r})")

    def _const(self, node: nodes.Const, scope: Scope) -> Code:
        return self.constant(node.value)

    def _templatedata(self, node: nodes.TemplateData, scope: Scope) -> Code:
        return self.constant(node.as_const())

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> Code:
        return Code(f"({''.join(f'{self.text(item, scope)}, ' for item in node.items)})")

    def _list(self, node: nodes.List, scope: Scope) -> Code:
        return Code(f"[{', '.join(self.text(item, scope) for item in node.items)}]")

    def _dict(self, node: nodes.Dict, scope: Scope) -> Code:
        pairs = (f"{self.text(item.key, scope)}: {self.text(item.value, scope)}" for item in node.items)
        return Code(f"{{{', '.join(pairs)}}}")

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Code:
        value, name = self.expression(node.node, scope), node.attr
        if value.known:
            found = self.made.getattr(value.value, name)
            if not isinstance(found, Undefined):
                return self.constant(found)
        if isinstance(value.kind, Counter):
            return Code(value.kind[name])
        # A field that may hold nothing is left to the environment, which says so in its own way.
        if is_value(value.kind) and name in value.kind.__struct_fields__:
            return Code(f"{value.text}.{name}", fields(value.kind)[name])
        may = self.bind(readers(name))
        text = f"(held.{name} if (held := {value.text}).__class__ in {may} else reach(environment, held, {name!r}))"
        kind = bare(value.kind)
        return Code(text, fields(kind).get(name, Any) if is_value(kind) else Any)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Code:
        value = self.expression(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            parts = [self.text(part, scope) if part else "" for part in (node.arg.start, node.arg.stop, node.arg.step)]
            return Code(f"{value.text}[{':'.join(parts if parts[2] else parts[:2])}]")
        argument = self.expression(node.arg, scope)
        if value.known and argument.known:
            found = self.made.getitem(value.value, argument.value)
            if not isinstance(found, Undefined):
                return self.constant(found)
        return Code(f"environment.getitem({value.text}, {argument.text})")

    def _filter(self, node: nodes.Filter, scope: Scope) -> Code:
        return self._passed(node, self.made.filters.get(node.name), scope)

    def _test(self, node: nodes.Test, scope: Scope) -> Code:
        return self._passed(node, self.made.tests.get(node.name), scope)

    def _passed(self, node: nodes.Filter | nodes.Test, function: Any, scope: Scope) -> Code:
        if function is None or node.node is None:
            raise Unsupported(node.name)
        first = {
            _PassArg.context: "context, ",
            _PassArg.eval_context: "context.eval_ctx, ",
            _PassArg.environment: "environment, ",
        }.get(_PassArg.from_obj(function), "")  # type: ignore[arg-type]  # None for most
        self.needs_context |= first.startswith("context")
        return Code(f"{self.bind(function)}({first}{self.text(node.node, scope)}{self.arguments(node, scope)})")

    def arguments(self, node: Any, scope: Scope) -> str:
        """The arguments of a call, a filter or a test, each after a comma."""
        if node.dyn_args or node.dyn_kwargs:
            raise Unsupported("*")
        found = [self.text(argument, scope) for argument in node.args]
        found += [f"{item.key}={self.text(item.value, scope)}" for item in node.kwargs]
        return "".join(f", {argument}" for argument in found)

    def _call(self, node: nodes.Call, scope: Scope) -> Code:
        if isinstance(node.node, nodes.Name) and node.node.name in OWN_FUNCTIONS and not node.kwargs:
            function: Any = self.made.globals[node.node.name]
            arguments = [self.expression(argument, scope) for argument in node.args]
            if not node.dyn_args and not node.dyn_kwargs and all(argument.known for argument in arguments):
                return self.constant(function(*(argument.value for argument in arguments)))
            raise Unsupported(node.node.name)
        self.needs_context = True
        return Code(f"environment.call(context, {self.text(node.node, scope)}{self.arguments(node, scope)})")

    def _compare(self, node: nodes.Compare, scope: Scope) -> Code:
        first = self.expression(node.expr, scope)
        others = [(part.op, self.expression(part.expr, scope)) for part in node.ops]
        if len(others) == 1 and first.known and others[0][1].known:
            return self.constant(_COMPARE[others[0][0]](first.value, others[0][1].value))
        return Code(f"({first.text}{''.join(f' {operators[op]} {other.text}' for op, other in others)})", bool)

    def _and(self, node: nodes.And, scope: Scope) -> Code:
        left = self.expression(node.left, scope)
        if left.known:
            return self.expression(node.right, scope) if left.value else left
        return Code(f"({left.text} and {self.text(node.right, scope)})")

    def _or(self, node: nodes.Or, scope: Scope) -> Code:
        left = self.expression(node.left, scope)
        if left.known:
            return left if left.value else self.expression(node.right, scope)
        return Code(f"({left.text} or {self.text(node.right, scope)})")

    def _not(self, node: nodes.Not, scope: Scope) -> Code:
        value = self.expression(node.node, scope)
        return self.constant(not value.value) if value.known else Code(f"(not {value.text})", bool)

    def _condexpr(self, node: nodes.CondExpr, scope: Scope) -> Code:
        test = self.expression(node.test, scope)
        if test.known and (test.value or node.expr2):
            return self.expression(node.expr1 if test.value else node.expr2, scope)  # type: ignore[arg-type]
        other = self.text(node.expr2, scope) if node.expr2 else f"{self.bind(Undefined)}()"
        return Code(f"({self.text(node.expr1, scope)} if {test.text} else {other})")

    def _concat(self, node: nodes.Concat, scope: Scope) -> Code:
        return Code(f"markup_join(({''.join(f'{self.text(item, scope)}, ' for item in node.nodes)}))")

    def _binary(self, node: nodes.BinExpr, scope: Scope) -> Code:
        sign = _BINARY[type(node)]
        left, right = self.text(node.left, scope), self.text(node.right, scope)
        if sign in getattr(self.made, "intercepted_binops", ()):
            self.needs_context = True
            return Code(f"environment.call_binop(context, {sign!r}, {left}, {right})")
        return Code(f"({left} {sign} {right})")

    _add = _sub = _mul = _div = _floordiv = _mod = _pow = _binary

    def _neg(self, node: nodes.Neg, scope: Scope) -> Code:
        return Code(f"(-{self.text(node.node, scope)})")

    def _pos(self, node: nodes.Pos, scope: Scope) -> Code:
        return Code(f"(+{self.text(node.node, scope)})")
