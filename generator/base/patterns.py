"""Regular expressions that are compiled when they are first used.

Compiling the two hundred patterns of the gate takes a tenth of a second, longer than reading one document: most builds
look at few documents, and most documents give most patterns nothing to do.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Late:
    """Stands for a pattern; from the first use on its methods are those of the compiled one."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_re(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like ``re.compile``, but a mistake in the pattern shows at its first use."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
