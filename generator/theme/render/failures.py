"""What a template raised -> what went wrong, in the words of somebody who writes themes."""

from __future__ import annotations

from jinja2 import TemplateError, TemplateNotFound, UndefinedError

from generator.base.patterns import lazy_re

_MISSING = (
    (lazy_re(r"'(?P<name>[^']+)' is undefined"), "没有“{name}”这个变量"),
    (lazy_re(r"has no attribute '(?P<name>[^']+)'"), "没有“{name}”这一项"),
    (lazy_re(r"has no element (?P<name>.+)"), "没有 {name} 这一项"),
)
_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (ZeroDivisionError, "除数是零"),
    (RecursionError, "部件互相包含，没有尽头"),
    (MemoryError, "要的内存太多"),
    (TypeError, "值的类型不对"),
    (ValueError, "值不对"),
    (TemplateNotFound, "找不到要包含的模板"),
)


def failure(error: BaseException) -> str:
    """What went wrong; what the library says stands behind it where our words say less."""
    said = str(error.message) if isinstance(error, TemplateError) else str(error)
    if isinstance(error, UndefinedError):
        for pattern, words in _MISSING:
            if match := pattern.search(said):
                return words.format(name=match["name"])
    told = next((words for kind, words in _KINDS if isinstance(error, kind)), "")
    if told:
        return f"{told}（{said}）" if said else told
    return said if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
