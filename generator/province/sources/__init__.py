"""Where content is -> a folder of it on this machine; each kind of place is a module with ``look`` and ``fetch``.

``look(source)`` asks as little as tells whether anything has changed; ``fetch(source, mark, work)`` gives the folder of
the site with the content that the mark stands for, or a newer one.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from generator.model.diagnostic import UsageError
from generator.province.settings import CountySource


class SourceMark(msgspec.Struct, frozen=True):
    """What a look gave. mark: differs where the content does: a digest, or a revision. settled: False where it may
    change once more without another mark, as files that were written within the last tick of a clock."""

    mark: str
    settled: bool = True


class Fetched(msgspec.Struct, frozen=True):
    """Content on this machine. root: the folder with config.yaml. revision: the commit, "" outside of Git. inside:
    whether it came from elsewhere, so that a link that leads out of it was never meant for this machine."""

    root: Path
    revision: str = ""
    inside: bool = True


def look(source: CountySource) -> SourceMark:
    """Raises UsageError where the place cannot be reached."""
    found: SourceMark = _of("look", source)(source)
    return found


def fetch(source: CountySource, mark: str, work: Path) -> Fetched:
    """work: a folder of this machine for this source alone, which keeps what was fetched before. Raises UsageError."""
    found: Fetched = _of("fetch", source)(source, mark, work)
    return found


def _of(name: str, source: CountySource) -> Callable[..., Any]:
    (kind,) = source.given
    function: Callable[..., Any] = getattr(import_module(f"{__name__}.{kind}"), name)
    return function


def away(what: str, why: str) -> UsageError:
    """The error of a place that cannot be used."""
    return UsageError(f"{what} 不能用：{why}", "检查 province.yaml 里写的位置，以及工作机有没有读的权限")
