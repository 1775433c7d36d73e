"""A template's name -> the template that renders pages: flattened and compiled once, or else Jinja's own.

What is compiled is kept with Jinja's compiled templates,
under the state of all files of the themes (``Sandbox.stamp``).
"""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2 import Template, TemplateSyntaxError

from generator.theme.render.compiler import LINES, compiled
from generator.theme.render.flatten import Refusal, flatten
from generator.theme.render.sandbox import Sandbox


class FlatTemplate(Template):
    """A page's template in one function. sources: the names of the templates that it is put together from."""

    sources: list[str]

    def place(self, code_line: int) -> tuple[str, int]:
        """The template and the line in it from which a line of Python was made."""
        number, line = divmod(self.get_corresponding_lineno(code_line), LINES)
        return self.sources[number], line


def page_text(sandbox: Sandbox, name: str, page: Any) -> str:
    """A page. Raises what Jinja raises; ``place_of`` then says where."""
    template: Template | None = sandbox.pages.get(name)
    if template is None:
        template = sandbox.pages[name] = flat_template(sandbox, name) or sandbox.get_template(name)
    return text(template, page=page)


def text(template: Template, **given: Any) -> str:
    """What a template makes of some values. Raises what Jinja raises, its traceback as it is."""
    return "".join(template.root_render_func(template.new_context(given)))


def flat_template(sandbox: Sandbox, name: str) -> FlatTemplate | None:
    """A template flattened; None for one that cannot be."""
    code = _kept(sandbox, name)
    namespace: dict[str, Any] = {"environment": sandbox, "__file__": code.co_filename}
    exec(code, namespace)  # compiled here, from trees that were read
    if "refusal" in namespace:
        return None
    template = FlatTemplate._from_namespace(sandbox, namespace, dict(sandbox.globals))
    assert isinstance(template, FlatTemplate)
    template.sources = namespace["sources"]
    return template


def _kept(sandbox: Sandbox, name: str) -> CodeType:
    """The code of a page's template, from the folder of compiled templates where it is there."""
    if sandbox.bytecode_cache is None:
        return _code(sandbox, name)
    bucket = sandbox.bytecode_cache.get_bucket(sandbox, f"flat {name}", sandbox.theme, sandbox.stamp)
    if bucket.code is None:
        bucket.code = _code(sandbox, name)
        sandbox.bytecode_cache.set_bucket(bucket)
    return bucket.code


def _code(sandbox: Sandbox, name: str) -> CodeType:
    code = flat_code(sandbox, name)
    return code if isinstance(code, CodeType) else compile(f"refusal = {tuple(code or ())!r}", name, "exec")


_MOST = 400
_compiled_before: dict[tuple[str, ...], CodeType | Refusal | None] = {}
"""What this process has compiled, by all texts that it comes from and the way."""


def flat_code(sandbox: Sandbox, name: str) -> CodeType | Refusal | None:
    """The code of a template, or why there is none; None for a template that is not there or cannot be read."""
    texts = (f"{source.path} {source.digest}" for source in sandbox.sources.reached(name))
    seen = (name, sandbox.sources.way, *texts)
    if seen not in _compiled_before:
        if len(_compiled_before) >= _MOST:
            _compiled_before.clear()
        _compiled_before[seen] = _flat_code(sandbox, name)
    return _compiled_before[seen]


def _flat_code(sandbox: Sandbox, name: str) -> CodeType | Refusal | None:
    flattened = flatten(sandbox.sources, name)
    if flattened is None:
        return None
    if flattened.refusals:
        return flattened.refusals[0]
    source = flattened.piece.source
    try:
        return compile(compiled(flattened.piece, sandbox), f"<flat {name}>", "exec")
    except TemplateSyntaxError as error:
        sources = (piece.source for piece in flattened.piece.every())
        source = next((item for item in sources if item.name == error.name), source)
        return Refusal(source.name, source.path, error.lineno, error.message or "")
    except (SyntaxError, RecursionError, MemoryError):  # Python allows no more than twenty loops in each other
        return Refusal(name, source.path, 1, "连同引用的部件，循环和条件一层套一层太深")


def place_of(error: BaseException) -> tuple[str, int]:
    """The template and the line in which rendering stopped; ("", 0) when it stopped elsewhere."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    place, trace = ("", 0), error.__traceback__
    while trace:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, FlatTemplate):
            place = template.place(trace.tb_lineno)
        elif isinstance(template, Template):
            place = template.name or "", template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return place
