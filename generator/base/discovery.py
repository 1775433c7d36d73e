"""A package -> its modules, sorted by name: how an open set (rules, kinds, pages ...) is found."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def names(package: str) -> tuple[str, ...]:
    """Names of the public modules directly inside ``package``, sorted, without importing them."""
    package_module = importlib.import_module(package)
    return tuple(
        sorted(item.name for item in pkgutil.iter_modules(package_module.__path__) if not item.name.startswith("_"))
    )


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """The public modules directly inside ``package``, sorted by name, imported."""
    return tuple(importlib.import_module(f"{package}.{name}") for name in names(package))
