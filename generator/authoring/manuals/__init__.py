"""The pages of ``docs/`` that are generated from the program itself, one file each, found by themselves.

A manual is a module with

    PATH    file under ``docs/`` ("rules.md")
    text    text() -> str, the whole page; the same for the same sources

``gongkai docs`` writes them, ``gongkai docs --check`` and a test say whether they are current.
"""

from __future__ import annotations

from types import ModuleType

from generator.base import discovery

MARK = "<!-- 由 gongkai docs 生成，请不要改这个文件；要改的是 {source} -->"


def every() -> tuple[ModuleType, ...]:
    """All manuals, by name."""
    return discovery.modules(__name__)


def pages() -> dict[str, str]:
    """Path under ``docs/`` -> text of each generated page."""
    return {module.PATH: module.text() for module in every()}
