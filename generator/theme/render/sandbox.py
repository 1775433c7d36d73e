"""What a template may do: read the values that it is given, and nothing that runs, reads, or grows without end.

Themes come from townships and from people whom they asked. Jinja's sandbox keeps a template from Python; this keeps it
also from what costs a build its memory or makes two builds differ (ADR 0063). What is allowed is listed, and
``docs/theme-contract.md`` is made from these lists.
"""

from __future__ import annotations

from functools import cached_property
from types import CodeType
from typing import Any

import msgspec
from jinja2 import Environment, Template
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generator.base.patterns import lazy_re
from generator.theme.render.source import TemplateSources

MAX_RANGE = 1_000
"""Turns of one ``range``: more than a page shows."""
MAX_TEXT = 100_000
"""Characters that a template may make by repeating."""
FILTERS = frozenset(
    """
    abs count d default dictsort e escape first float format groupby int items join last length list
    lower map max min reject rejectattr replace reverse round select selectattr sort string striptags
    sum title trim truncate unique upper urlencode wordcount
    """.split()
)
"""Jinja's filters that templates may use. Not there: attr, safe, random, and those that make text of any length."""
TEXT_METHODS = frozenset(
    """
    startswith endswith strip lstrip rstrip split rsplit partition rpartition upper lower removeprefix
    removesuffix find count isdigit isalpha title splitlines
    """.split()
)
METHODS: dict[type, frozenset[str]] = {
    str: TEXT_METHODS,
    Markup: TEXT_METHODS - {"title"},
    dict: frozenset(["get", "items", "keys", "values"]),
    tuple: frozenset(["index", "count"]),
    list: frozenset(["index", "count"]),
    int: frozenset(),
    float: frozenset(),
    bool: frozenset(),
    range: frozenset(),
    type(None): frozenset(),
}
"""Methods of plain values that templates may call; none that change a value or make one of any size."""
LOOP = frozenset("index index0 revindex revindex0 first last length depth depth0 previtem nextitem".split())
"""What templates ask of a loop in every cell of a table: values alone, each of them safe."""
MOST_COMPILED = 400
"""Templates whose code a process keeps; more are compiled anew."""
_compiled_before: dict[tuple[str, ...], CodeType] = {}
"""By the text, where it stands, and what else decides how it is compiled."""
_WIDE = lazy_re(r"\*|\d{3,}")


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, narrower, with a short way for what templates nearly always ask: a field of one of our values.

    Contexts are frozen values, so the cheaper of Jinja's two sandboxes is enough. The short way is also the stricter
    one: of a value only its declared fields can be reached.
    """

    intercepted_binops = frozenset(["*", "**", "%"])
    theme, stamp = "", ""
    """The nearest theme's name, and a digest of all files of the themes as the file system sees them."""

    @cached_property
    def sources(self) -> TemplateSources:
        """The templates as they were read."""
        return TemplateSources(self)

    @cached_property
    def pages(self) -> dict[str, Template]:
        """The templates of pages that were rendered here, by name."""
        return {}

    def compile(  # type: ignore[override]  # of Jinja's two ways to ask, loaders have one
        self, source: Any, name: str | None = None, filename: str | None = None, **more: Any
    ) -> Any:
        """As Jinja does, once a process: code says what the text says, and nothing of a site (ADR 0223)."""
        if more or not isinstance(source, str):
            return super().compile(source, name, filename, **more)
        seen = (type(self).__qualname__, self.sources.way, name or "", filename or "", source)
        code = _compiled_before.get(seen)
        if code is None:
            if len(_compiled_before) >= MOST_COMPILED:
                _compiled_before.clear()
            code = _compiled_before[seen] = super().compile(source, name, filename)
        return code

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, msgspec.Struct):
            if attribute in obj.__struct_fields__:
                return getattr(obj, attribute)
            return self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, str) and attribute.startswith("format"):
            # Jinja makes format safe against reaching, not against widths; the filter format is both.
            return self.undefined(obj=obj, name=attribute, exc=SecurityError)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, msgspec.Struct) or (isinstance(obj, str) and isinstance(argument, str)):
            return self.getattr(obj, str(argument))
        return super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_"):
            return False
        allowed = METHODS.get(type(obj))
        if allowed is not None and attr not in allowed:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiplication, powers and % with bounded results. Raises SecurityError."""
        if operator == "%" and isinstance(left, str):
            return formatted(left, *(right if isinstance(right, tuple) else (right,)))
        if not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(f"{operator} 只能用于数字")
        if operator == "**" or max(abs(left), abs(right)) > 1e12:
            raise SecurityError(f"{operator} 的数太大")
        return super().call_binop(context, operator, left, right)


def formatted(text: str, *values: Any) -> str:
    """Filter ``format``: "%02d"|format(3) -> "03". Widths have at most two digits. Raises SecurityError."""
    if _WIDE.search(text):
        raise SecurityError("format 里的宽度太大")
    return text % values


def bounded(*bounds: int) -> range:
    """Function ``range`` of at most 1000 numbers. Raises SecurityError for more."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise SecurityError(f"range 最多 {MAX_RANGE} 个数")
    return numbers


def replaced(text: str, old: str, new: str, count: int | None = None) -> str:
    """Filter ``replace``, of a result of bounded length. Raises SecurityError."""
    text, old, new = str(text), str(old), str(new)
    if text.count(old) * len(new) > MAX_TEXT:
        raise SecurityError("replace 的结果太长")
    return text.replace(old, new, -1 if count is None else count)


def narrow(environment: Environment) -> None:
    """Leave an environment what is allowed, and nothing else."""
    for name in set(environment.filters) - FILTERS:
        del environment.filters[name]
    environment.filters["format"] = formatted
    environment.filters["replace"] = replaced
    environment.globals.clear()
