"""This machine -> what PDFs are set with: there already, else Debian's packages when root, else a reason to skip."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from functools import cache

from generator.model.diagnostic import UsageError
from generator.theme.official.press import press
from tests.browser.chromium import can_install

PACKAGES = ("fontconfig", "fonts-noto-cjk", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


@cache
def lacking() -> str:
    """What lacks, "" for nothing."""
    told = _asked()
    if told and can_install():
        _install()
        told = _asked()
    return told


def _asked() -> str:
    try:
        press()
    except UsageError as error:
        return f"{error.message}：{error.hint}"
    except Warning as error:  # of a library of the system that will be needed soon; tests take warnings for errors
        return str(error)
    return ""


def _install() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with suppress(subprocess.SubprocessError, OSError):
        for words in (("update", "-q"), ("install", "-y", "-q", "--no-install-recommends", *PACKAGES)):
            subprocess.run(("apt-get", *words), env=environment, check=True, capture_output=True, timeout=600)
