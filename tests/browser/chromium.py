"""This machine -> a Chromium to test with: on PATH, else Playwright's own download, else Debian's package when root."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
HOW = (
    "没有找到 Chromium：请安装（Debian/Ubuntu: apt-get install chromium），或运行 python -m playwright install chromium"
)
INSTALL = ("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk")


class NoBrowser(AssertionError):
    """There is no Chromium and none could be had: the test fails and says how to get one."""


def on_path() -> str:
    """The first Chromium on PATH, or ""."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def launch(playwright: Playwright) -> Browser:
    """A running browser. Raises NoBrowser."""
    own = on_path()
    if not own and not Path(playwright.chromium.executable_path).is_file() and can_install():
        own = installed()
    if own:
        return playwright.chromium.launch(executable_path=own, args=list(FLAGS))
    try:
        return playwright.chromium.launch(args=list(FLAGS))
    except Error as error:
        raise NoBrowser(HOW) from error


def can_install() -> bool:
    """Root on a Debian may install the package."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def installed() -> str:
    """Install Debian's package; the browser's path, or "" when that failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with suppress(subprocess.SubprocessError, OSError):
        for command in (("apt-get", "update", "-q"), INSTALL):
            subprocess.run(command, env=environment, check=True, capture_output=True, timeout=600)
    return on_path()
