"""Jinja's templates -> Python that does the same with less work a value: what the sandbox allows is found out once.

Three things make up most of the time of a page: reaching fields through the sandbox, escaping, and handing each scrap
of text up through every level of blocks. Here a field of one of our values (``msgspec.Struct``) is read directly once
the environment has allowed it for that class; text is escaped without making an object of it; and what stands
together is handed up together. ``shared`` and ``asset`` are our own functions and are called without the sandbox's
questions; templates cannot give these names to something else. Everything else goes the way that Jinja goes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import escape

from generator.base.digest import digest_bytes
from generator.theme.render.escaping import plain

WAY = digest_bytes(Path(__file__).read_bytes())[:8]
"""Names this way of compiling: what another one compiled is not used."""
OWN_FUNCTIONS = ("shared", "asset")
_readers: dict[str, set[type]] = {}


def readers(attribute: str) -> set[type]:
    """The classes of values whose field of that name templates may read; filled by ``reach``."""
    return _readers.setdefault(attribute, set())


def reach(environment: Any, value: Any, attribute: str) -> Any:
    """An attribute through the sandbox; a declared field of one of our values is remembered as allowed."""
    found = environment.getattr(value, attribute)
    if isinstance(value, msgspec.Struct) and attribute in value.__struct_fields__:
        readers(attribute).add(type(value))
    return found


def out(value: Any) -> str:
    """A value as text of a page, escaped unless it is markup already."""
    if value.__class__ is str:
        return plain(value)
    return escape(value)


def included(environment: Any, name: str, parent: str, context: Context, names: dict[str, Any]) -> str:
    """A part that sees what its place of inclusion sees, as one text."""
    # Looking a template up costs more than many a part does, so the environment remembers those that were included.
    parts = environment.__dict__.setdefault("parts", {})
    template = parts.get(name)
    if template is None:
        template = parts[name] = environment.get_template(name, parent)
    return "".join(template.root_render_func(template.new_context(context.get_all(), True, names)))


class ShortWays(CodeGenerator):
    """Jinja's code generator with the short ways."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from generator.theme.render.compiler import included, out, reach, readers")
        attributes = sorted({found.attr for found in node.find_all(nodes.Getattr)})
        for attribute in attributes:
            self.writeline(f"may_{attribute} = readers({attribute!r})")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        # The condition comes first, so the walrus has the value before the field is read; nested ones end before.
        self.write(f"(held.{node.attr} if (held := ")
        self.visit(node.node, frame)
        self.write(f").__class__ in may_{node.attr} else reach(environment, held, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller)
        if isinstance(node.node, nodes.Name) and node.node.name in OWN_FUNCTIONS and plain:
            self.write(f"environment.globals[{node.node.name!r}](")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        names = self.dump_local_context(frame)
        self.simple_write(f"included(environment, {name!r}, {self.name!r}, context, {names})", frame, node)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.buffer is not None or len(node.nodes) < 2 or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        together = frame.copy()
        together.buffer = self.temporary_identifier()
        self.writeline(f"{together.buffer} = []")
        super().visit_Output(node, together)
        self.writeline(f"yield ''.join({together.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("out(")
        else:
            super()._output_child_pre(node, frame, finalize)
