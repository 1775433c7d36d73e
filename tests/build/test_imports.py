"""What an ordinary edit does not import: libraries that take longer to load than the edit takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

import pytest

from generator.base.scan import RACY
from tests.conftest import TODAY, SmallSite

HEAVY = {
    "email",
    "http",
    "ssl",
    "socket",
    "urllib.request",
    "xml.sax.saxutils",
    "segno.writers",
    "subprocess",
    "tarfile",
    "zipfile",
    "markdown_it",
    "importlib.metadata",
    "asyncio",
    "rich",
    "numpy",
    "deflate",
}
MORE = {
    "jinja2",
    "yaml",
    "concurrent.futures",
    "ctypes",
    "generator.build.publish",
    "generator.checks.rules",
    "generator.model.config",
}


def loaded(site: SmallSite, before: str = "") -> set[str]:
    """The modules of a process that builds the site."""
    code = (
        f"{before}import sys; from generator.cli import run; "
        f"code = run(['build', '--no-search', '--date', '{TODAY}']); print('loaded', *sys.modules); sys.exit(code)"
    )
    # Measuring coverage imports modules of its own.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=site.root, env=plain, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("fields", "needed"),
    [({"title": "另一个题目"}, set()), ({"attachments": ["a.csv"], "keywords": "甲、乙"}, {"zipfile"})],
)
def test_an_edit_imports_what_it_needs(site: SmallSite, fields: dict[str, Any], needed: set[str]) -> None:
    site.document("a.md")
    site.document("b.md")
    site.write("content/a.csv", "名称,数\n甲,1\n")
    loaded(site)
    here = "from generator.base import workers; workers.FORKS = False; "  # files are read in this process
    site.document("a.md", **fields)
    assert HEAVY & loaded(site, here) == needed
    site.document("a.md", "另一段正文。", **fields)
    assert HEAVY & loaded(site, here) == needed


def test_nothing_to_do_imports_next_to_nothing(site: SmallSite) -> None:
    site.document("a.md")
    loaded(site)
    time.sleep(RACY / 1e9 + 0.1)  # what has just been written is looked at once more
    loaded(site)
    assert (HEAVY | MORE) & loaded(site) == set()
