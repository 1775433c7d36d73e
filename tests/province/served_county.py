"""The sample county with its search page on a server: built and uploaded by the public commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.paths import ROOT

DATE = "2026-11-30"
_ENGINE = "\nsearch:\n  engine: opensearch\n  index: page\n"


class ServedCounty:
    """A copy of the sample county whose documents a search server has. folder: of its own. servers: addresses."""

    def __init__(self, folder: Path, servers: Sequence[str]) -> None:
        self.folder, self.public = folder, folder / "public"
        self._printed: tuple[str, str] | None = None
        self._environment = {**os.environ, "GONGKAI_OPENSEARCH": ",".join(servers)}

    @classmethod
    def built(cls, folder: Path, servers: Sequence[str]) -> ServedCounty:
        """Build it, and upload its documents."""
        folder.mkdir(parents=True)
        for name in ("content", "themes"):
            shutil.copytree(ROOT / name, folder / name)
        config = (ROOT / "config.yaml").read_text(encoding="utf-8")
        assert "\nsearch:" not in config
        (folder / "config.yaml").write_text(config + _ENGINE, encoding="utf-8")
        made = cls(folder, servers)
        made.run("build", "--date", DATE)
        return made

    def copied(self, folder: Path, servers: Sequence[str]) -> ServedCounty:
        """The same site with its documents on other servers."""
        shutil.copytree(self.folder, folder, symlinks=True)
        made = ServedCounty(folder, servers)
        made.run("search", "rebuild", "--date", DATE)
        return made

    def run(self, *command: str) -> str:
        """What a command of gongkai prints."""
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command],
            cwd=self.folder,
            env={**self._environment, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=400,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def settings(self, rate: int = 1000) -> tuple[str, str]:
        """What nginx is told, for both blocks. rate: questions a second, in the place of a citizen's."""
        if not self._printed:
            self._printed = self.run("hosting", "nginx", "--maps"), self.run("hosting", "nginx")
        maps, site = self._printed
        assert "rate=10r/s" in maps
        return maps.replace("rate=10r/s", f"rate={rate}r/s"), site
