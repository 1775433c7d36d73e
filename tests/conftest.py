"""Small sites for tests: a folder with a configuration and a few documents, and the public commands run on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from generator import cli
from generator.model.options import Options

# How long one example takes on a shared machine says nothing; where growth matters, a test of its own compares sizes.
settings.register_profile("usual", deadline=None)
settings.load_profile("usual")
settings.register_profile("deep", deadline=None, stateful_step_count=40)
"""``make test-deep``: how many examples each test then takes is said beside it, see ``tests/deep.py``."""
CONFIG = """\
theme: county
site:
  name: 试验县政务公开平台
  jurisdiction: 试验县
  url: https://www.test.example
  code: "9900000001"
  organiser: 试验县人民政府办公室
  phone: 0000-5550100
  icp: 青ICP备00000000号-1
  notice: 演示站：试验县是虚构的县。
"""
AGENCIES = """\
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, address: 试验县东街1号, phone: 0000-5550111}
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇}
"""
SUBJECTS = """\
- {id: minsheng, name: 民生}
- {id: zonghe, name: 综合政务}
"""
TODAY = "2026-11-22"


class SmallSite:
    """A site in a folder of its own. Paths are relative to that folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("config.yaml", CONFIG)
        self.write("content/_data/agencies.yaml", AGENCIES)
        self.write("content/_data/subjects.yaml", SUBJECTS)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write one file, with its folders."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def document(self, path: str, body: str = "正文。", **fields: Any) -> Path:
        """Write a document that is right but for what ``fields`` change; a field given as None is left out."""
        front: dict[str, Any] = {
            "title": f"关于{Path(path).stem}的通知",
            "domain": "社会救助",
            "subject": "民生",
            "publish_date": "2026-03-02",
            "classification": "主动公开",
            "agency": "县民政局",
        } | fields
        head = yaml.safe_dump({key: value for key, value in front.items() if value is not None}, allow_unicode=True)
        return self.write(f"content/{path}", f"---\n{head}---\n\n{body}\n")

    def options(self, **given: Any) -> Options:
        """Options for this site on the tests' day, without search."""
        usual: dict[str, Any] = {"config": self.root / "config.yaml", "date": TODAY, "search": False}
        return Options(**(usual | given))

    def run(self, *arguments: str) -> int:
        """Run the command line on this site, as an editor would; returns the exit code."""
        command, *rest = arguments
        given = ["--config", str(self.root / "config.yaml")] if command in ("build", "check", "takedown") else []
        if command == "theme":
            return cli.run([command, rest[0], "--config", str(self.root / "config.yaml"), *rest[1:]])
        if command in ("build", "check", "takedown") and "--date" not in rest:
            given += ["--date", TODAY]
        return cli.run([command, *given, *rest])

    def build(self, *arguments: str) -> int:
        """``gongkai build --no-search``."""
        return self.run("build", "--no-search", *arguments)

    def page(self, path: str) -> str:
        """The text of one file of the built site."""
        return (self.root / "public" / path).read_text(encoding="utf-8")

    def page_of(self, path: str) -> str:
        """The text of one file beside the configuration."""
        return (self.root / path).read_text(encoding="utf-8")

    def tree(self, *, without: tuple[str, ...] = ("build.json",)) -> dict[str, bytes]:
        """Every file of the built site with its content."""
        return tree(self.root / "public", without=without)


def tree(folder: Path, *, without: tuple[str, ...] = ("build.json",)) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() not in without
    }


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """An empty small site."""
    return SmallSite(tmp_path)


@pytest.fixture
def diagnostics(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """A function that checks the site and gives its diagnostics as ``check --format json`` prints them."""

    def check(*arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        site.run("check", "--format", "json", *arguments)
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["diagnostics"]
        return found

    yield check
