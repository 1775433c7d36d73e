"""What was last published is known wherever the memory and the site have gone, and to the editor's own preview."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.authoring.preview.board import Board
from generator.authoring.preview.outcome import Outcomes, PreviewOutcome
from generator.authoring.preview.panel import panel
from generator.authoring.preview.session import preview_options
from generator.base.progress import Progress
from generator.build import pipeline
from tests.conftest import CONFIG, SmallSite, tree

FAULT = '---\ntitle: "没有写完\n---\n\n改坏了的正文。\n'
TEXT = "市民看到的正文"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A site that can be moved."""
    return SmallSite(tmp_path / "site")


def published(site: SmallSite) -> dict[str, bytes]:
    """Two documents, one with an attachment, both public, of which the one is then broken."""
    site.write("content/biao.csv", "名称\n表里的字\n")
    site.document("tongzhi.md", TEXT, attachments=["biao.csv"])
    site.document("other.md", "另一份。")
    assert site.build() == 0
    before = site.tree()
    site.write("content/tongzhi.md", FAULT)
    return before


class Editor:
    """Somebody who has a preview open."""

    def __init__(self, site: SmallSite) -> None:
        self.options = preview_options(site.options())
        self.outcomes = Outcomes(pipeline.build)
        self.board = Board()

    def saves(self) -> PreviewOutcome:
        outcome = self.outcomes.of(self.options, Progress())
        self.board.outcome = outcome
        self.board.documents = outcome.documents if outcome.documents is not None else self.board.documents
        return outcome

    def sees(self, address: str) -> str:
        """The panel and the page below it."""
        assert self.options.output is not None
        page = self.options.output / address.strip("/") / "index.html"
        shown = page.read_text(encoding="utf-8") if page.exists() else ""
        return panel(self.board, address) + shown


def test_the_preview_shows_what_citizens_see_of_a_broken_file(site: SmallSite) -> None:
    before = published(site)
    editor = Editor(site)
    assert editor.saves().held == {"content/tongzhi.md": "standing"}
    seen = editor.sees("/d/tongzhi/")
    assert TEXT in seen and "改坏了" not in seen
    assert "上次发布的版本，市民现在看到的就是它" in seen and "本页：1 个错误" in seen
    assert editor.options.output is not None
    shown = tree(editor.options.output)
    attachment = next(path for path in before if path.endswith("biao.csv"))
    assert shown[attachment] == before[attachment]
    assert "关于tongzhi的通知" in shown["index.html"].decode()
    assert site.tree() == before and "上次发布" not in "".join(map(str, site.tree().values()))


def test_what_the_preview_had_meanwhile_was_never_public(site: SmallSite) -> None:
    published(site)
    site.document("tongzhi.md", "还没有发布的改动", attachments=["biao.csv"])
    editor = Editor(site)
    editor.saves()
    assert "还没有发布的改动" in editor.sees("/d/tongzhi/")
    site.write("content/tongzhi.md", FAULT)
    editor.saves()
    assert TEXT in editor.sees("/d/tongzhi/") and "还没有发布的改动" not in editor.sees("/d/tongzhi/")


def test_of_a_new_file_the_preview_has_its_own_last_version_and_says_so(site: SmallSite) -> None:
    published(site)
    site.document("new.md", "新的正文")
    editor = Editor(site)
    editor.saves()
    site.write("content/new.md", FAULT)
    assert editor.saves().held["content/new.md"] == "earlier"
    seen = editor.sees("/d/new/")
    assert "新的正文" in seen and "没有它发布过的版本" in seen
    assert site.build() == 1
    assert not any("新的正文" in data.decode(errors="replace") for data in site.tree().values())


@pytest.mark.parametrize("how", ["renamed", "copied", "cache", "output"])
def test_it_survives_that_the_memory_or_the_site_is_moved(site: SmallSite, tmp_path: Path, how: str) -> None:
    before = published(site)
    old, new = site.root, tmp_path / "elsewhere/deeper/site"
    given: tuple[str, ...] = ()
    if how == "renamed":
        new.parent.mkdir(parents=True)
        old.rename(new)
    elif how == "copied":
        shutil.copytree(old, new)
    elif how == "output":
        new, given = old, ("--output", str(tmp_path / "www"))
    else:  # as a runner restores its cache: the memory alone, of another place
        shutil.move(old / ".gongkai", tmp_path / "cache")
        shutil.rmtree(old / "public")
        shutil.copytree(old, new)
        given = ("--state", str(tmp_path / "cache"))
    site.root = new
    assert site.build(*given) == 1
    assert tree(tmp_path / "www" if how == "output" else new / "public") == before
    assert site.build(*given) == 1, "and the memory is this place's own from now on"
    assert tree(tmp_path / "www" if how == "output" else new / "public") == before


def test_another_site_in_the_same_memory_and_a_preview_are_not_believed(site: SmallSite, tmp_path: Path) -> None:
    published(site)
    site.write("config.yaml", CONFIG.replace("www.test", "other.test"))
    elsewhere = ("--output", str(tmp_path / "www"))
    assert site.build(*elsewhere) == 1
    assert not (tmp_path / "www/d/tongzhi").exists()

    shutil.rmtree(site.root / ".gongkai")
    site.document("tongzhi.md", "只在预览里")
    Editor(site).saves()
    site.write("content/tongzhi.md", FAULT)
    shutil.rmtree(site.root / "public")
    assert site.build() == 1
    assert not (site.root / "public/d/tongzhi").exists()
