"""What the checks of requirements ask of a site: the findings of one rule, as ``check --format json`` prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reported = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def reported(diagnostics: Callable[..., list[dict[str, Any]]]) -> Reported:
    """A function that checks the site and gives what one code finds."""

    def of(code: str, *arguments: str) -> list[dict[str, Any]]:
        return [item for item in diagnostics(*arguments) if item["code"] == code]

    return of
