"""The pieces of a flattened template -> Python: Jinja's code generator, which here writes each piece where it stands.

A piece gets a frame of its own, as a block or a part does with Jinja: names that it does not set are looked up in its
context. The context of the page is Jinja's; what stands around a part is found out while code is generated,
so no context has to be made for it.

Three things are shorter than Jinja makes them: a field of one of our values (``msgspec.Struct``) is read directly once
the environment has allowed it for that class; text is escaped without making an object of it; ``page``, ``site`` and
our functions are looked up once a page where no template gives these names to something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_ALIAS, VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED

from generator.base.digest import digest_bytes
from generator.theme.render import flatten
from generator.theme.render.flatten import TemplatePiece

WAY = digest_bytes(b"".join(Path(file).read_bytes() for file in (flatten.__file__, __file__)))[:8]
"""Names this way of compiling: what another one compiled is not used."""
LINES = 100_000
"""A place in a page's sources is one number: the source's, times this, and the line."""
Refs = Mapping[str, tuple[str, ...]]
"""Name -> the Python variables that may hold it, outermost first."""
_readers: dict[str, set[type]] = {}


def readers(attribute: str) -> set[type]:
    """The classes of values whose field of that name templates may read; filled by ``reach``."""
    return _readers.setdefault(attribute, set())


def reach(environment: Any, value: Any, attribute: str) -> Any:
    """An attribute through the sandbox; a declared field of one of our values is remembered as allowed."""
    attribute_value = environment.getattr(value, attribute)
    if isinstance(value, msgspec.Struct) and attribute in value.__struct_fields__:
        readers(attribute).add(type(value))
    return attribute_value


def compiled(piece: TemplatePiece, environment: Environment) -> str:
    """The Python of a page's template. Raises TemplateSyntaxError for what Jinja refuses to compile."""
    generator = FlatGenerator(piece, environment)
    tree = nodes.Template([generator.place], lineno=1).set_environment(environment)
    generator.visit(tree)
    code: str = generator.stream.getvalue()  # type: ignore[attr-defined]  # a StringIO, as none was given
    return code


class FlatGenerator(CodeGenerator):
    """Jinja's code generator for a page's pieces. place: the node at which the outermost piece stands."""

    def __init__(self, piece: TemplatePiece, environment: Environment) -> None:
        super().__init__(environment, piece.source.name, piece.source.path)
        self.place = nodes.Scope([], lineno=1)
        self._pieces = tuple(piece.every())
        self._piece = TemplatePiece(piece.source, [], {self.place: piece})
        self._around: Refs = {}
        self._used = tuple({item.source.name: item.source for item in self._pieces}.values())
        self._numbers = {source.name: number for number, source in enumerate(self._used)}
        self._sure = {"page", *environment.globals}.difference(*(source.given for source in self._used))
        """Names that stand for the same all over the page."""

    # The page

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from generator.theme.render.escaping import plain")
        self.writeline("from generator.theme.render.compiler import reach, readers")
        self.writeline(f"sources = {[source.name for source in self._used]!r}")
        for attribute in sorted(set().union(*(source.attributes for source in self._used))):
            self.writeline(f"may_{attribute} = readers({attribute!r})")
        super().visit_Template(node, frame)

    def pull_dependencies(self, _: Iterable[nodes.Node]) -> None:
        filters = (nodes.Filter(None, name, [], [], None, None) for source in self._used for name in source.filters)
        tests = (nodes.Test(None, name, [], [], None, None) for source in self._used for name in source.tests)
        super().pull_dependencies([*filters, *tests])

    def visit_Scope(self, node: nodes.Scope, frame: Frame) -> None:
        """The outermost piece: a page is gathered as one list of texts."""
        for name in sorted(self._sure):
            self.writeline(f"sure_{name} = resolve({name!r})")
        inner = frame.inner()
        self.buffer(inner)
        self._write_piece(self._piece.inside[node], inner)
        self.writeline(f"yield concat({inner.buffer})")

    # Pieces

    def _write_piece(self, piece: TemplatePiece, outer: Frame) -> None:
        frame = Frame(outer.eval_ctx, level=outer.symbols.level + 1)
        frame.buffer = outer.buffer
        frame.symbols.analyze_node(nodes.Template(list(piece.body), lineno=1))
        before = self._piece, self._around, self.name, self.has_known_extends
        if piece.around:
            self._around = _seen(self._around, outer.symbols.dump_stores())
        self._piece, self.name, self.has_known_extends = piece, piece.source.name, False
        self.enter_frame(frame)
        if piece.template:
            self._around = _seen(self._around, {name: frame.symbols.ref(name) for name in frame.symbols.stores})
        extends = next((node for node in piece.body if isinstance(node, nodes.Extends)), None)
        for node in piece.body:
            if node is extends:  # from here on text outside of blocks is shown nowhere, as Jinja has it
                frame.require_output_check = self.has_known_extends = True
            else:
                self.visit(node, frame)
        self.has_known_extends = False
        if extends is not None:
            self._write_piece(piece.inside[extends], frame)
        self._piece, self._around, self.name, self.has_known_extends = before

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        self._write_piece(self._piece.inside[node], frame)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        piece = self._piece.inside.get(node)
        if piece is not None:
            self._write_piece(piece, frame)
        elif node.with_context:
            super().visit_Include(node, frame)
        else:
            self.start_write(frame, node)
            self.write("concat(environment.get_template(")
            self.visit(node.template, frame)
            self.write(f", {self.name!r})._get_default_module()._body_stream)")
            self.end_write(frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        shown: list[nodes.Expr] = []
        for child in node.nodes:
            piece = self._piece.inside.get(child)
            if piece is None:
                shown.append(child)
                continue
            self._write_texts(shown, node, frame)
            self._write_piece(piece, frame)
            shown = []
        self._write_texts(shown, node, frame)

    def _write_texts(self, shown: list[nodes.Expr], node: nodes.Output, frame: Frame) -> None:
        if shown:
            super().visit_Output(nodes.Output(shown, lineno=node.lineno), frame)

    # Names

    def enter_frame(self, frame: Frame) -> None:
        for target, (action, name) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE and name not in self._sure:
                self.writeline(f"{target} = {self._resolved(name)}")
            elif action == VAR_LOAD_ALIAS:
                self.writeline(f"{target} = {name}")
            elif action == VAR_LOAD_UNDEFINED:
                self.writeline(f"{target} = missing")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """Names are set anew whenever a frame is entered."""

    def _resolved(self, name: str) -> str:
        return _first_given(self._around.get(name, ()), f"resolve({name!r})")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        ref = frame.symbols.ref(node.name)
        if node.name in self._sure and frame.symbols.find_load(ref) == (VAR_LOAD_RESOLVE, node.name):
            self.write(f"sure_{node.name}")
        else:
            super().visit_Name(node, frame)

    def dump_local_context(self, frame: Frame) -> str:
        around = _seen(self._around, frame.symbols.dump_stores())
        names = (f"{name!r}: {_first_given(refs[1:], refs[0])}" for name, refs in around.items())
        return f"{{{', '.join(names)}}}"

    # Values

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        # The condition comes first, so the walrus has the value before the field is read; nested ones end before.
        self.write(f"(held.{node.attr} if (held := ")
        self.visit(node.node, frame)
        self.write(f").__class__ in may_{node.attr} else reach(environment, held, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        ours = isinstance(node.node, nodes.Name) and node.node.name in {"shared", "asset"} & self._sure
        if not ours or node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(plain(held) if (held := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(").__class__ is str else escape(held))")

    # Lines

    def newline(self, node: nodes.Node | None = None, extra: int = 0) -> None:
        super().newline(None, extra)
        if node is None:
            return
        place = self._numbers[self._piece.source.name] * LINES + node.lineno
        if place != self._last_line:
            self._write_debug_info = self._last_line = place


def _seen(around: Refs, more: Mapping[str, str]) -> Refs:
    return {**around, **{name: (*around.get(name, ()), ref) for name, ref in more.items()}}


def _first_given(refs: Sequence[str], otherwise: str) -> str:
    """The innermost of some variables that holds something."""
    for ref in refs:
        otherwise = f"({ref} if {ref} is not missing else {otherwise})"
    return otherwise
