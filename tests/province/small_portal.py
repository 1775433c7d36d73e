"""A province of two small counties, built by the public commands, for the tests of its portal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli
from tests.conftest import CONFIG, TODAY, SmallSite

EAST, WEST = "https://www.dong.example", "https://www.xi.example"
SECRET = "正文里的一句话，门户不抄。"


def county(root: Path, name: str, url: str) -> SmallSite:
    """A county with three documents, one of them normative, built."""
    site = SmallSite(root)
    site.write("config.yaml", CONFIG.replace("试验县", name).replace("https://www.test.example", url))
    site.document("notice.md", SECRET, title=f"{name}停水通知", publish_date="2026-11-20")
    site.document("old.md", SECRET, title=f"{name}去年的通知", publish_date="2025-05-06")
    site.document(
        "rule.md",
        SECRET,
        title=f"{name}救助办法",
        kind="规范性文件",
        doc_number="试政规〔2026〕1号",
        publish_date="2026-03-02",
        effective_date="2026-04-01",
        expiry_date="2031-03-31",
        validity="有效",
    )
    assert site.build() in (0, 1)
    return site


@pytest.fixture(scope="session")
def two_counties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two built counties, which nobody changes."""
    root = tmp_path_factory.mktemp("counties")
    county(root / "dong", "东县", EAST)
    county(root / "xi", "西县", WEST)
    return root


class Portal:
    """A province of copies of the two counties' sites."""

    def __init__(self, root: Path, built: Path) -> None:
        self.root = root
        for name in ("dong", "xi"):
            shutil.copytree(built / name / "public", root / "sites" / name)
        self.settings: dict[str, Any] = {
            "name": "海东省",
            "counties": {
                "dong": {"name": "东县", "source": {"folder": "dong"}, "url": EAST},
                "xi": {"name": "西县", "source": {"folder": "xi"}},
            },
            "portal": {"title": "海东省政务公开平台", "url": "https://www.hd.example", "organiser": "海东省政府办公厅"},
        }

    def save(self) -> None:
        """Write province.yaml."""
        (self.root / "province.yaml").write_text(yaml.safe_dump(self.settings, allow_unicode=True), encoding="utf-8")

    def make(self, *arguments: str) -> int:
        """``gongkai province portal``."""
        self.save()
        return cli.run(["province", "portal", str(self.root / "province.yaml"), "--date", TODAY, *arguments])

    def page(self, address: str) -> str:
        return (self.root / "portal" / address.strip("/") / "index.html").read_text(encoding="utf-8")

    def rows(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.root / f"portal/data/{name}.json").read_bytes())["rows"]
        return found

    def change(self, path: str, change: Callable[[Any], Any]) -> None:
        """Change a published file of a county ("xi/data/duties.json")."""
        place = self.root / "sites" / path
        place.write_bytes(json.dumps(change(json.loads(place.read_bytes())), ensure_ascii=False).encode())

    def everything(self) -> str:
        """All bytes of the portal and of its memory, as text."""
        places = [*(self.root / "portal").rglob("*"), *(self.root / ".gongkai").rglob("*")]
        return "".join(path.read_bytes().decode("utf-8", "replace") for path in places if path.is_file())


@pytest.fixture
def portal(tmp_path: Path, two_counties: Path) -> Portal:
    return Portal(tmp_path, two_counties)
