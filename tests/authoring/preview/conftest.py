"""Tests of the preview run event loops of their own,
also in a process in which a browser test left Playwright's running."""

from __future__ import annotations

from asyncio import events
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_loop_of_others() -> Iterator[None]:
    """Playwright's synchronous API keeps its loop marked as running for as long as the browser is open."""
    others = events._get_running_loop()
    events._set_running_loop(None)
    yield
    events._set_running_loop(others)
