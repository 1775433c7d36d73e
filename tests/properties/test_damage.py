"""Bits flip: whatever an earlier build left, what the next one publishes is what a build without any memory would."""

from __future__ import annotations

import marshal
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

from generator.theme.render import pages
from generator.theme.render.compiled_store import SEAL
from tests.conftest import SmallSite, tree

SEARCH = "search/index/"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SmallSite, dict[str, bytes], dict[str, bytes]]]:
    """A built site with search, and what clean builds give before and after an edit."""
    site = SmallSite(tmp_path_factory.mktemp("county"))
    for number in range(6):
        site.write(f"content/t{number}.csv", f"名称,数\n甲,{number}\n")
        site.document(f"d{number}.md", f"第{number}份的正文。\n" * 9, attachments=[f"t{number}.csv"])
    trees = []
    for text in ("改过的正文。", "第0份的正文。"):
        site.document("d0.md", text)
        clean(site)
        trees.append(rebuilt(site))
    yield site, trees[1], trees[0]


def clean(site: SmallSite) -> None:
    for name in ("public", ".public.gongkai", ".gongkai"):
        shutil.rmtree(site.root / name, ignore_errors=True)


def flipped(path: Path, chance: random.Random) -> None:
    """Change a few bits of a file in place, as a disk does: its stamp and its links stay as they are."""
    stamp, data = path.stat(), bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 20))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with path.open("r+b") as stream:
        stream.write(data)
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def rebuilt(site: SmallSite, *more: str) -> dict[str, bytes]:
    pages._environment.cache_clear()  # as in a new process
    assert site.run("build", "--workers", "1", *more) == 0
    return tree(site.root / "public")


def apart(found: dict[str, bytes], expected: dict[str, bytes]) -> set[str]:
    """Paths that differ, less the index, whose bundles are laid out by what was there before."""
    names = {path for path in found.keys() | expected.keys() if SEARCH not in path}
    return {path for path in names if found.get(path) != expected.get(path)}


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_bit_in_the_state_store_reaches_no_page(
    county: tuple[SmallSite, dict[str, bytes], dict[str, bytes]], seed: int
) -> None:
    site, _, after = county
    chance = random.Random(seed)
    site.document("d0.md", "第0份的正文。")
    rebuilt(site)
    by_kind: dict[str, list[Path]] = {}
    for path in files(site.root / ".gongkai"):
        by_kind.setdefault(path.parent.name, []).append(path)
    for found in by_kind.values():
        flipped(chance.choice(found), chance)
    site.document("d0.md", "改过的正文。")
    if seed % 2:  # a build over all, not over one document
        site.write("content/_data/subjects.yaml", site.page_of("content/_data/subjects.yaml") + "\n")
    assert apart(rebuilt(site), after) == set()


@pytest.mark.parametrize("kind", ["jinja", "bodies", "attachments", "objects", "all"])
def test_every_file_of_a_kind_flipped(county: tuple[SmallSite, dict[str, bytes], dict[str, bytes]], kind: str) -> None:
    site, _, after = county
    site.document("d0.md", "第0份的正文。")
    rebuilt(site)
    chance = random.Random(kind)
    hit = [path for path in files(site.root / ".gongkai") if kind in ("all", path.parent.name)]
    assert hit
    for path in hit:
        flipped(path, chance)
    site.document("d0.md", "改过的正文。")
    built = rebuilt(site)
    assert apart(built, after) == set()
    if kind in ("objects", "all"):
        assert {path for path in built if SEARCH in path}, "the index is there"


@pytest.mark.parametrize("option", ["--force", "--verify"])
def test_the_live_tree_is_compared_and_mended(
    county: tuple[SmallSite, dict[str, bytes], dict[str, bytes]], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site, before, _ = county
    site.document("d0.md", "第0份的正文。")
    rebuilt(site)
    chance = random.Random(option)
    hit = {site.root / "public" / name for name in ("404.html", "feed.xml", "robots.txt", "d/d1/t1.csv")}
    for path in hit:
        flipped(path, chance)
    capsys.readouterr()
    assert apart(rebuilt(site, option), before) == set()
    said = capsys.readouterr().out
    assert f"有 {len(hit)} 个文件少了或不是应有的内容" in said
    assert apart(rebuilt(site, option), before) == set()
    assert "应有的内容" not in capsys.readouterr().out


def test_nothing_that_is_read_back_can_run(county: tuple[SmallSite, dict[str, bytes], dict[str, bytes]]) -> None:
    """A compiled template of another machine, or one put in the place of another, is not believed."""
    site, _, after = county
    site.document("d0.md", "第0份的正文。")
    rebuilt(site)
    compiled = files(site.root / ".gongkai")
    code = [path for path in compiled if path.parent.name == "jinja"]
    contents = [path.read_bytes() for path in code]
    assert code and all(isinstance(marshal.loads(data[SEAL:]), CodeType) for data in contents)
    for path, other in zip(code, [*contents[1:], contents[0]], strict=True):
        path.write_bytes(other)
    site.document("d0.md", "改过的正文。")
    assert apart(rebuilt(site), after) == set()
