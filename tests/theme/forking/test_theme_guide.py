"""docs/theme-guide.md: doing what it says works, its pictures are there and light."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from tests.paths import DOCS

GUIDE = (DOCS / "theme-guide.md").read_text(encoding="utf-8")


def test_the_steps_of_the_guide_work(tmp_path: Path) -> None:
    found = importlib.util.spec_from_file_location("theme_pictures", DOCS / "theme_pictures.py")
    assert found and found.loader
    pictures = importlib.util.module_from_spec(found)
    found.loader.exec_module(pictures)
    shown = list(pictures.follow(tmp_path, GUIDE))
    assert [name for name, _, _ in shown] == re.findall(r"theme-(?:\d-\w+|own-site)\.png", GUIDE)
    checked = pictures.gongkai(tmp_path, "theme", "check", "qingshan", "--strict")
    assert checked.returncode == 0, checked.stdout
    for site, word in (("column", "周末上午有人值班"), ("own", "这里没有您要找的页面")):
        output = pictures.build(tmp_path, site)
        address = next(address for _, name, address in reversed(shown) if name == site and address != "/")
        page = output / address.lstrip("/")
        assert word in (page / "index.html" if page.is_dir() else page).read_text(encoding="utf-8")


def test_its_pictures_are_there_and_light() -> None:
    for name in re.findall(r"\(images/([\w-]+\.png)\)", GUIDE):
        assert (DOCS / "images" / name).stat().st_size < 120 * 1024, name


def test_its_links_into_the_contract_lead_somewhere() -> None:
    contract = (DOCS / "theme-contract.md").read_text(encoding="utf-8")
    for heading in re.findall(r"\(theme-contract\.md#([^)]+)\)", GUIDE):
        assert f"## {heading}\n" in contract
