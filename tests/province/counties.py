"""Small counties for the tests of a province: each a folder with its own config.yaml and a few documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from generator.base.scan import RACY
from generator.build.pipeline import build
from generator.model.options import Options
from tests.conftest import AGENCIES, CONFIG, SUBJECTS, TODAY, SmallSite


class SmallProvince:
    """A folder with province.yaml. counties: the site of each, by id."""

    def __init__(self, root: Path, *counties: str, **settings: Any) -> None:
        self.root = root
        self.counties = {county: SmallSite(root / "counties" / county) for county in counties}
        for number, (county, site) in enumerate(self.counties.items()):
            site.write("config.yaml", CONFIG.replace("www.test", county).replace("9900000001", f"99000{number:05d}"))
            for document in ("a", "b"):
                site.document(f"{document}.md", title=f"关于{county}{document}的通知")
        self.sources: dict[str, dict[str, Any]] = {county: {"folder": f"counties/{county}"} for county in counties}
        self.entries: dict[str, dict[str, Any]] = {county: {} for county in counties}
        self.settings: dict[str, Any] = {"patience": 20, **settings}
        self.write()

    def write(self, **settings: Any) -> None:
        """Write province.yaml."""
        self.settings |= settings
        entries = {
            county: {"name": f"{county}县", "source": self.sources[county], **self.entries[county]}
            for county in self.sources
        }
        value = {"name": "试验省", "counties": entries, **self.settings}
        (self.root / "province.yaml").write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")

    def shared(self) -> None:
        """Tables and a theme that the counties have alike; theirs are taken away."""
        for site in self.counties.values():
            (site.root / "content/_data/subjects.yaml").unlink()
        place = self.root / "shared/_data/subjects.yaml"
        place.parent.mkdir(parents=True)
        place.write_text(SUBJECTS, encoding="utf-8")
        (self.root / "shared/_data/agencies.yaml").write_text(AGENCIES.replace("试验县", "另一个"), encoding="utf-8")
        (self.root / "shared/themes/sheng").mkdir(parents=True)
        (self.root / "shared/themes/sheng/theme.yaml").write_text("extends: county\n", encoding="utf-8")
        self.write(shared={"folder": "shared"}, config={"theme": "sheng"})

    def command(self, *arguments: str) -> list[str]:
        """The command line of a build."""
        given = ["--date", TODAY, "--no-search", *arguments]
        return [sys.executable, "-m", "generator", "province", "build", str(self.root / "province.yaml"), *given]

    def build(self, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return subprocess.run(
            self.command(*arguments), capture_output=True, text=True, check=False, env={**os.environ, **(env or {})}
        )

    def report(self) -> dict[str, dict[str, Any]]:
        """What became of each county, by id."""
        told = json.loads((self.root / ".gongkai/province-report.json").read_text(encoding="utf-8"))
        return {one["county"]: one for one in told["counties"]}

    def outcomes(self) -> dict[str, str]:
        """The result of each county."""
        return {county: one["outcome"] for county, one in self.report().items()}

    def site(self, county: str) -> Path:
        """Where a county's site is."""
        return self.root / "sites" / county

    def alone(self, county: str, scratch: Path) -> dict[str, bytes]:
        """The files of a clean build of the county by itself."""
        output = scratch / county / "public"
        site = self.counties[county]
        build(site.options(output=output, state=scratch / county / "state"))
        return tree(output)


def tree(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of every file."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def settle() -> None:
    """Wait until what was just written is surely told from what is written next."""
    time.sleep(RACY / 1e9 + 0.1)


__all__ = ("Options", "SmallProvince", "settle", "tree")
