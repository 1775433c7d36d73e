"""A built site as a host would serve it: the real headers, compressed;
for the programs that look at pages from outside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.authoring.preview.app import site_app  # noqa: E402
from tests.browser.serving import served as served_app  # noqa: E402


def built(folder: Path) -> Path:
    """The sample county with its traditional edition, built into ``folder``."""
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    (folder / "config.yaml").write_text(text + "traditional: true\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--date",
        "2026-11-22",
        "--config",
        str(folder / "config.yaml"),
        "--content",
        str(ROOT / "content"),
        "--output",
        str(folder / "site"),
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site, as long as it is served ("http://127.0.0.1:1234")."""
    with served_app(GZipMiddleware(site_app(folder), minimum_size=500)) as base:
        yield base
