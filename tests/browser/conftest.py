"""What browser tests share: a Chromium, a page in it that reports script errors, and sites served as in production."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.authoring.preview.app import site_app
from tests.browser import serving
from tests.browser.chromium import launch

# How long something takes on a machine that does other work says nothing; whether it comes at all does.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process."""
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page. A script that failed, or anything that the Content-Security-Policy stopped, fails the test."""
    context = browser.new_context(locale="zh-CN")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """``served(folder)``: the address ("http://127.0.0.1:1234", no stroke) of a built site, with the host's headers."""
    with ExitStack() as stack:
        known: dict[Path, str] = {}

        def serve(folder: Path) -> str:
            if folder not in known:
                known[folder] = stack.enter_context(serving.served(site_app(folder)))
            return known[folder]

        yield serve
