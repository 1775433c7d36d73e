"""docs/theme-guide.md -> its pictures in docs/images: does what the guide says, step by step, and looks at the pages.

Run ``make pictures`` after the theme or the guide has changed. Files come from the guide's own fences, so that what it
shows is what somebody gets who copies it;
``tests/theme/forking/test_theme_guide.py`` runs the same steps without pictures.
"""

from __future__ import annotations

import functools
import http.server
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

DOCS = Path(__file__).parent
ROOT = DOCS.parent
DATE = "2026-11-22"
SIZE: ViewportSize = {"width": 1040, "height": 560}
LIMIT = 120 * 1024
_FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[[^]]*\]\(images/(theme-[\w-]+\.png)\)\n<!-- picture: (\w+) (\S+) -->")


def steps(guide: str) -> Iterator[tuple[str, ...]]:
    """What the guide does, in order: ("file", path, text), ("run", command), ("picture", file, site, address)."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for match in _FENCE.finditer(guide):
        if match[2]:
            found.append((match.start(), ("file", match[2], match[3])))
        elif match[1] == "sh":
            found += [(match.start(), ("run", line)) for line in match[3].splitlines()]
    found += [(match.start(), ("picture", *match.groups())) for match in _PICTURE.finditer(guide)]
    return (step for _, step in sorted(found, key=lambda item: item[0]))


def sites(folder: Path) -> None:
    """Two sites that share themes/: the sample county's, and one of the township alone."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "config.yaml", folder / "config.yaml")
    own = folder / "own-content"
    tables = ("new_media.yaml", "spokespersons.yaml", "enterprises.yaml", "disclosure_points.yaml")
    others = shutil.ignore_patterns("catalogue", "matters", *tables)
    shutil.copytree(ROOT / "content/_data", own / "_data", ignore=others)
    rows = re.split(r"^(?=- id: )", (own / "_data/agencies.yaml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [row for row in rows if row.startswith(("- id: qingshan", "- id: songping", "- id: xzf"))]
    (own / "_data/agencies.yaml").write_text("".join(kept), encoding="utf-8")
    for place in sorted((ROOT / "content").rglob("*.md")):
        text = place.read_text(encoding="utf-8")
        if re.search(r"^agency: (青山镇|松坪村)", text, re.MULTILINE):
            # What its links lead to is on the county's site; the catalogue is the county's too.
            text = re.sub(r"\[([^]]*)\]\([^)]*\.md\)", r"\1", text)
            (own / place.name).write_text(re.sub(r"^catalogue:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    config = (ROOT / "config.yaml").read_text(encoding="utf-8")
    config = config.replace("theme: county", "theme: qingshan").replace("岚清县政务公开平台", "青山镇政务公开网")
    config = config.replace("jurisdiction: 岚清县", "jurisdiction: 青山镇")
    home = (
        "options:\n  motto: 青山镇的事，在这里看\n  home: [latest, consultations, guides, notices, villages, domains]\n"
    )
    (folder / "own.yaml").write_text(config + home, encoding="utf-8")


def gongkai(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=_environment())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def build(folder: Path, site: str) -> Path:
    """Build one of the two sites; returns its output."""
    output = folder / f"{site}-site"
    own = ("--config", "own.yaml", "--content", "own-content") if site == "own" else ()
    done = gongkai(folder, "build", "--date", DATE, "--output", str(output), *own)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return output


def follow(folder: Path, guide: str) -> Iterator[tuple[str, str, str]]:
    """Do what the guide says in ``folder``; yields (picture, site, address) whenever it shows one."""
    sites(folder)
    for step in steps(guide):
        if step[0] == "file":
            place = folder / step[1]
            place.parent.mkdir(parents=True, exist_ok=True)
            parts = (
                place.read_text(encoding="utf-8").partition("\n# 由 gongkai theme copy")[1:] if place.exists() else ()
            )
            place.write_text(step[2] + ("".join(parts) if place.name == "theme.yaml" else ""), encoding="utf-8")
        elif step[0] == "run":
            done = gongkai(folder, *step[1].split()[1:])
            if done.returncode:
                raise SystemExit(f"{step[1]}\n{done.stdout}{done.stderr}")
        else:
            yield step[1], step[2], step[3]


def main() -> None:
    """Make every picture."""
    sys.path.insert(0, str(ROOT))
    from tests.browser.chromium import launch

    guide = (DOCS / "theme-guide.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        browser = launch(playwright)
        page = browser.new_page(viewport=SIZE, locale="zh-CN")
        for picture, site, address in follow(folder, guide):
            shoot(page, build(folder, site), address, picture)
        gongkai(folder, "theme", "gallery", "--theme", "qingshan", "--output", "buju")
        shoot(page, folder / "buju", "/", "theme-gallery.png")
        browser.close()


def shoot(page: Page, output: Path, address: str, picture: str) -> None:
    """One picture, in few colours, since many people will load it over a slow line."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://127.0.0.1:{server.server_port}{address}")
    data = page.screenshot()
    server.shutdown()
    image = Image.open(io.BytesIO(data)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    place = DOCS / "images" / picture
    image.save(place, optimize=True)
    size = place.stat().st_size
    print(f"{place.relative_to(ROOT)} {size // 1024} KB")
    assert size < LIMIT, picture


if __name__ == "__main__":
    main()
