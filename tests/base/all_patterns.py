"""The modules of the program -> the values of a class that their variables hold, in tuples and mappings too."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import TypeVar

import generator

T = TypeVar("T")


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of the program but the one that runs it."""
    names = [module.name for module in pkgutil.walk_packages(generator.__path__, "generator.")]
    return tuple(importlib.import_module(name) for name in names if name != "generator.__main__")


def in_modules(wanted: type[T]) -> list[tuple[str, T]]:
    """Each value once, with the first module and variable that hold it."""
    known: dict[int, tuple[str, T]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for one in _inside(value):
                if isinstance(one, wanted):
                    known.setdefault(id(one), (f"{module.__name__}.{name}", one))
    return list(known.values())


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _inside(one)
    else:
        yield value
