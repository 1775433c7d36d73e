"""A page's template with all that it extends and includes -> one Python function that gives the page's text.

Blocks and parts are written where they stand, fixed text is joined with fixed text, and what depends on ``site`` alone is
decided here. What is not foreseen raises Unsupported, and the page is rendered the ordinary way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import GenericAlias
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import find_undeclared
from jinja2.runtime import LoopContext, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

from generator.base.annotations import element
from generator.theme.render.compiler import out, reach
from generator.theme.render.escaping import plain
from generator.theme.render.joined.expressions import Expressions
from generator.theme.render.joined.scope import Block, Code, Counter, Scope, Unsupported, assigned, targets
from generator.theme.render.joined.writer import Writer

PARTS = 200
"""Blocks and parts that one page may be joined from: a few parts that include each other twice would never end."""
UNROLLED = 8
"""Turns of a loop over what is known that are written one after the other."""
_COUNTED = {"index0": "{at}", "index": "({at} + 1)", "first": "({at} == 0)", "last": "({at} == {end})"}
"""What a counter knows of its loop; anything else needs Jinja's own ``loop``."""


def function_of(made: Environment, name: str, kind: type) -> Callable[[Any], str]:
    """The function for pages of that class. Raises Unsupported, and what Jinja raises for a template that is wrong."""
    return Statements(made).function(name, kind)


class Statements:
    """The joined function while it is written."""

    def __init__(self, made: Environment) -> None:
        self.made = made
        self.values = Expressions(made)
        self._to = Writer()
        self._parts = 0

    def function(self, name: str, kind: type) -> Callable[[Any], str]:
        """See ``function_of``."""
        page = {"page": Code("page", kind)}
        self._template(name, Scope(page, dict(page), {}, top=True))
        self._to.flush()
        start = ["def joined(page):", " b = []"]
        if self.values.needs_context:
            start.append(f" context = {self.values.bind(self.made.get_template(name))}.new_context({{'page': page}})")
        source = "\n".join([*start, *self._to.lines, " return ''.join(b)"])
        held: dict[str, Any] = {
            "environment": self.made,
            "undefined": self.made.undefined,
            "missing": missing,
            "reach": reach,
            "out": out,
            "plain": plain,
            "markup_join": markup_join,
            "Markup": Markup,
            "LoopContext": LoopContext,
            **self.values.bound,
        }
        exec(compile(source, f"<joined {name}>", "exec"), held)  # written here, from a tree that was read
        made: Callable[[Any], str] = held["joined"]
        return made

    def _template(self, name: str, scope: Scope) -> None:
        """A template as Jinja runs it: what it sets, then what it extends, with its blocks before the others'."""
        self._count()
        source, path, _ = self.made.loader.get_source(self.made, name)  # type: ignore[union-attr]  # there is one
        tree = self.made.parse(source, name, path)
        for found in tree.find_all(nodes.Block):
            scope.blocks.setdefault(found.name, []).append(Block(found.body, name))
        above = [node for node in tree.body if isinstance(node, nodes.Extends)]
        self._begin(tree.body, scope)
        if not above:
            self._body(tree.body, scope)
            return
        if len(above) > 1 or not isinstance(above[0].template, nodes.Const):
            raise Unsupported("extends")
        at = tree.body.index(above[0])
        for node in tree.body[:at]:
            if not isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Output):
                raise Unsupported("before extends")
            self._statement(node, scope)
        for node in tree.body[at + 1 :]:
            if isinstance(node, nodes.Assign | nodes.AssignBlock):
                self._statement(node, scope)
            elif not isinstance(node, nodes.Block | nodes.Output):  # text outside of blocks is shown nowhere
                raise Unsupported(type(node).__name__)
        self._template(above[0].template.value, scope)

    def _body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _within(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """A body with names of its own."""
        self._begin(body, scope)
        self._body(body, scope)

    def _begin(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """Names that are set in a body stand for what they stood for around it until then."""
        for name in assigned(body):
            before, place = scope.names.get(name), self._to.variable()
            if before is None and name in self.made.globals:
                before = self.values.constant(self.made.globals[name])
            self._to.line(f"{place} = {before.text if before else 'missing'}")
            scope.give(name, Code(place, unsure=before is None or before.unsure))

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        made = getattr(self, f"_{type(node).__name__.lower()}", None)
        if made is None:
            raise Unsupported(type(node).__name__)
        made(node, scope)

    # What stands in templates

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.Call) and isinstance(child.node, nodes.Name) and child.node.name == "super":
                self._super(child, scope)
                continue
            written = getattr(self.made, "written", {}).get(child.name) if isinstance(child, nodes.Filter) else None
            if written is not None and isinstance(child, nodes.Filter) and child.node is not None:
                first = self.values.text(child.node, scope)
                code = Code(f"{self.values.bind(written)}({first}{self.values.arguments(child, scope)})")
            else:
                code = self.values.expression(child, scope)
                if code.known:
                    code = self.values.constant(str(escape(code.value)))
                elif code.text.isidentifier():
                    code = Code(f"plain({code.text}) if {code.text}.__class__ is str else out({code.text})")
                else:
                    code = Code(f"plain(held) if (held := {code.text}).__class__ is str else out(held)")
            self._to.text(code)

    def _super(self, call: nodes.Call, scope: Scope) -> None:
        name, version = scope.within
        if call.args or call.kwargs or version + 1 >= len(scope.blocks.get(name, ())):
            raise Unsupported("super")
        self._version(name, version + 1, scope, scoped=False)

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        self._version(node.name, 0, scope, scoped=node.scoped)

    def _version(self, name: str, version: int, scope: Scope, *, scoped: bool) -> None:
        self._count()
        self._within(scope.blocks[name][version].body, scope.block(name, version, scoped=scoped))

    def _include(self, node: nodes.Include, scope: Scope) -> None:
        if node.ignore_missing or not node.with_context or not isinstance(node.template, nodes.Const):
            raise Unsupported("include")
        self._template(node.template.value, scope.template())

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            code = self.values.expression(value, scope)
            if code.known and isinstance(target, nodes.Name):
                inner.give(target.name, code)
            else:
                self._bind(target, code, inner)
        self._within(node.body, inner)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        code = self.values.expression(node.node, scope)
        if not isinstance(node.target, nodes.Name):
            for name in targets(node.target):
                scope.give(name, Code(scope.names[name].text))
            self._to.line(f"{self._target(node.target, scope)} = {code.text}")
            return
        place = scope.names[node.target.name].text
        self._to.line(f"{place} = {code.text}")
        scope.give(node.target.name, Code(place, code.kind))

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        if node.filter is not None or not isinstance(node.target, nodes.Name):
            raise Unsupported("set")
        if any(found.name == node.target.name for part in node.body for found in _all(part, nodes.Name)):
            # Jinja takes it for what is set here, which is nothing yet, even where it stood for something before.
            raise Unsupported("set from itself")
        with self._to.aside() as buffer:
            self._within(node.body, scope.inner())
        place = scope.names[node.target.name].text
        self._to.line(f"{place} = Markup(''.join({buffer}))")
        scope.give(node.target.name, Code(place))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        test = self.values.expression(node.test, scope)
        other: list[nodes.Node] = node.else_
        if node.elif_:
            first, *more = node.elif_
            other = [nodes.If(first.test, first.body, more, node.else_)]
        if test.known:
            self._body(node.body if test.value else other, scope)
            return
        with self._to.indented(f"if {test.text}:"):
            self._body(node.body, scope.branch())
        if other:
            with self._to.indented("else:"):
                self._body(other, scope.branch())
        # Whichever branch was taken: the variables are the same, what is in them may be of either.
        for name in assigned([node]):
            scope.give(name, Code(scope.names[name].text, unsure=scope.names[name].unsure))

    def _for(self, node: nodes.For, scope: Scope) -> None:
        looped = "loop" in find_undeclared(node.iter_child_nodes(only=("body",)), ("loop",))
        if node.recursive or "loop" in targets(node.target) or any(part.scoped for part in node.find_all(nodes.Block)):
            raise Unsupported("for")
        if node.test and any(True for part in node.body for _ in _all(part, nodes.Assign | nodes.AssignBlock)):
            # What Jinja takes such a name for before it is set differs from loops without a condition.
            raise Unsupported("set in a loop with a condition")
        values = self.values.expression(node.iter, scope)
        few = values.known and isinstance(values.value, tuple | list) and len(values.value) <= UNROLLED
        if few and not looped and not node.test and isinstance(node.target, nodes.Name):
            for value in values.value:
                inner = scope.inner()
                inner.give(node.target.name, self.values.constant(value))
                self._within(node.body, inner)
            if not values.value:
                self._within(node.else_, scope.inner())
            return
        empty = self._to.variable() if node.else_ else ""
        if empty:
            self._to.line(f"{empty} = True")
        if node.test:
            values = self._chosen(node, values, scope)
        self._loop(node, values, scope.inner(), looped, empty)
        if empty:
            with self._to.indented(f"if {empty}:"):
                self._within(node.else_, scope.inner())

    def _loop(self, node: nodes.For, values: Code, inner: Scope, looped: bool, empty: str) -> None:
        target = self._target(node.target, inner, element(values.kind))
        asked = {id(found.node): found.attr for body in node.body for found in _all(body, nodes.Getattr)}
        loops = [found for body in node.body for found in _all(body, nodes.Name) if found.name == "loop"]
        counted = all(asked.get(id(found)) in _COUNTED for found in loops)
        counted = counted and not any(True for body in node.body for _ in _all(body, nodes.Include | nodes.Block))
        head = f"for {target} in {values.text}:"
        if looped and counted:
            at, end, listed = self._to.variable(), self._to.variable(), self._to.variable()
            self._to.line(f"{listed} = list({values.text})")
            self._to.line(f"{end} = len({listed}) - 1")
            head = f"for {at}, {target} in enumerate({listed}):"
            inner.give(
                "loop", Code("loop", Counter({key: text.format(at=at, end=end) for key, text in _COUNTED.items()}))
            )
        elif looped:
            turn = self._to.variable()
            head = f"for {target}, {turn} in LoopContext({values.text}, undefined):"
            inner.give("loop", Code(turn))
        with self._to.indented(head):
            self._within(node.body, inner)
            if empty:
                self._to.line(f"{empty} = False")

    def _chosen(self, node: nodes.For, values: Code, scope: Scope) -> Code:
        """The values of a loop for which its condition holds."""
        chosen, one, inner = self._to.variable(), self._to.variable(), scope.inner()
        self._to.line(f"{chosen} = []")
        with self._to.indented(f"for {one} in {values.text}:"):
            self._to.line(f"{self._target(node.target, inner, element(values.kind))} = {one}")
            assert node.test is not None
            with self._to.indented(f"if {self.values.text(node.test, inner)}:"):
                self._to.line(f"{chosen}.append({one})")
        return Code(chosen, GenericAlias(list, (element(values.kind),)))

    # Names and lines

    def _target(self, node: nodes.Node, scope: Scope, kind: Any = Any) -> str:
        """A target, its names given to new variables of the scope."""
        if isinstance(node, nodes.Tuple):
            return f"({''.join(f'{self._target(item, scope)}, ' for item in node.items)})"
        if not isinstance(node, nodes.Name):
            raise Unsupported(type(node).__name__)
        place = self._to.variable()
        scope.give(node.name, Code(place, kind))
        return place

    def _bind(self, target: nodes.Node, code: Code, scope: Scope) -> None:
        self._to.line(f"{self._target(target, scope, code.kind)} = {code.text}")

    def _count(self) -> None:
        self._parts += 1
        if self._parts > PARTS:
            raise Unsupported("too many parts")


def _all(node: nodes.Node, kind: Any) -> Iterator[Any]:
    """A node, if it is of that kind, and all of that kind in it."""
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)
