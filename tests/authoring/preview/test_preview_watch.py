"""What counts as a change, and that none is missed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from watchfiles import Change

from generator.authoring.preview.watch import Content, folders, follow
from generator.model.options import Options

CONFIG = (
    "site: {name: 甲, jurisdiction: 甲县, url: 'https://a.example', code: '0000000000', organiser: 甲, phone: '1', "
    "icp: 京ICP备00000000号, notice: 演示站}\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / ".hidden" / "site" / "content").mkdir(parents=True)
    (tmp_path / ".hidden" / "site" / "config.yaml").write_text(CONFIG, encoding="utf-8")
    return tmp_path / ".hidden" / "site"


@pytest.mark.parametrize("name", ["a.md", "shjz/_defaults.yaml", "_data/agencies.yaml", "附件.pdf"])
def test_content_counts_even_in_a_hidden_place(name: str, site: Path) -> None:
    assert Content([site / "content"])(Change.modified, str(site / "content" / name))


@pytest.mark.parametrize("name", [".a.md.swp", ".git/index", "a.md~", "~$文件.docx", "x.tmp", "a/.b/c.md"])
def test_what_editors_leave_does_not(name: str, site: Path) -> None:
    assert not Content([site / "content"])(Change.modified, str(site / "content" / name))


def test_every_change_is_told_also_in_folders_that_come_later(site: Path) -> None:
    options = Options(config=site / "config.yaml")

    async def story() -> None:
        told = asyncio.Event()
        task = asyncio.create_task(follow(options, told.set))

        async def after(change: str) -> None:
            await asyncio.wait_for(told.wait(), 20)
            # The rest of the same change, and the time that a new watch needs.
            await asyncio.sleep(0.5)
            told.clear()

        await asyncio.sleep(0.3)
        (site / "content" / "a.md").write_text("甲", encoding="utf-8")
        await after("content")
        fresh = site / "config.new"
        fresh.write_text(CONFIG + "content: [content, more]\n", encoding="utf-8")
        fresh.replace(site / "config.yaml")
        await after("config, replaced by renaming")
        (site / "more").mkdir()
        await after("a content folder that comes")
        assert (site / "more").resolve() in folders(options)
        (site / "more" / "b.md").write_text("乙", encoding="utf-8")
        await after("a file in it")
        (site / "themes" / "town").mkdir(parents=True)
        await after("themes")
        (site / "themes" / "town" / "theme.yaml").write_text("title: 镇\n", encoding="utf-8")
        await after("a theme's file")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(story())
